"""A calibration of a cell to its own rate table; problems whose posterior is known."""

from dataclasses import dataclass
from typing import Any

import numpy as np
import pytest

import mofcell
from mofcell import models
from mofcell.experiments.calibration.likelihood import Likelihood
from mofcell.experiments.calibration.profiles import profiles

#: What is free, and what the data are made of.
TRUTH = {"cathode_utilisation": 0.9, "particle_diffusion_time": 4000.0}
FREE = {"cathode_utilisation": (0.6, 1.0), "particle_diffusion_time": (400.0, 4e4)}


@pytest.fixture(scope="session")
def true_cell(cell):
    """The cell that was measured."""
    return cell.replace(name="true cell", **TRUTH)


@pytest.fixture(scope="session")
def exact(true_cell, table):
    """Its rate table, to the digits of the solver."""
    return table(true_cell, c_rates=(0.1, 0.5, 1.0, 2.0), source="synthetic")


@pytest.fixture(scope="session")
def calibration(cell, exact):
    """The cell calibrated to it, by the SPMe."""
    return mofcell.calibrate(
        cell, exact, free=FREE, model=models.SPMe, draws=mofcell.Importance(count=60)
    )


@dataclass(frozen=True, kw_only=True)
class Known:
    """Residuals as a plain function of points, and the best point."""

    function: Any
    best: Any
    stated: bool = True

    @property
    def likelihood(self):
        measured = self.residuals(self.best[None]).shape[1]
        return Likelihood(independent=measured, free=len(self.best), is_stated=self.stated)

    def residuals(self, points):
        return np.asarray(self.function(np.asarray(points)))

    def paths(self, best=None):
        """Profiles from the best point, or from another one."""
        start = self.best if best is None else np.array(best)
        return profiles(self.residuals, start, likelihood=self.likelihood)

    def drawn(self, method, *, seed=0, paths=None):
        paths = self.paths() if paths is None else paths
        return method.draw(self.residuals, paths, likelihood=self.likelihood, seed=seed)


def line(slopes, best, left=0.0, stated=True):
    """Residuals that are linear in the shares, with some left over at the best point."""
    slopes, best = np.array(slopes, float), np.array(best, float)
    return Known(function=lambda u: (u - best) @ slopes.T + left, best=best, stated=stated)


def random_slopes(measured, free):
    return 25 * np.random.default_rng(1).normal(size=(measured, free))


@pytest.fixture
def linear():
    return line


@pytest.fixture(params=[1, 2, 5])
def normal(request):
    """Linear in one, two and five numbers, with the covariance of the exact posterior."""
    slopes = random_slopes(request.param + 3, request.param)
    problem = line(slopes, np.linspace(0.4, 0.6, request.param))
    return problem, np.linalg.inv(slopes.T @ slopes)


@pytest.fixture
def assumed():
    """Linear with errors that are assumed and residuals that no number takes away."""
    slopes = random_slopes(6, 2)
    left = np.linalg.svd(slopes)[0][:, -1]  # at right angles to what the numbers change
    return line(slopes, [0.5, 0.5], left=3 * left, stated=False), np.linalg.inv(slopes.T @ slopes)


@pytest.fixture
def sum_known():
    """Only the sum of two numbers is known: their product, where they are logarithms."""
    return Known(
        function=lambda u: 100 * (u.sum(axis=1, keepdims=True) - 1), best=np.array([0.3, 0.7])
    )


@pytest.fixture
def flat():
    """A number that is told, and one that is not."""
    return line([[40.0, 0.0], [30.0, 0.0]], [0.5, 0.2])


@pytest.fixture
def corner():
    r"""Two logarithmic numbers whose sum is known, :math:`10^{4u_1} + 10^{4u_2} = 200`."""
    return Known(
        function=lambda u: 20 * np.log((10 ** (4 * u)).sum(axis=1, keepdims=True) / 200),
        best=np.array([0.5, 0.5]),
    )


@pytest.fixture
def bent():
    """A ridge on a parabola: of normal z, u = 0.5 + 0.08 z1 and 0.2 + 0.05 z1^2 + 0.03 z2."""

    def residuals(u):
        first = (u[:, 0] - 0.5) / 0.08
        return np.column_stack([first, (u[:, 1] - 0.2 - 0.05 * first**2) / 0.03])

    return Known(function=residuals, best=np.array([0.5, 0.2]))


@pytest.fixture
def two_modes():
    """Two points that meet the data, with slopes of 42 at 0.2 and 78 at 0.8."""
    return Known(function=lambda u: 100 * (u - 0.2) * (u - 0.8) * (0.5 + u), best=np.array([0.2]))
