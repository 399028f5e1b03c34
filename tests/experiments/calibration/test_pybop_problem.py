"""The same problem in PyBOP: its misfit, its optimisers and its samplers."""

import sys
from dataclasses import dataclass

import numpy as np
import pytest
from scipy.stats import norm

import mofcell
from mofcell.experiments.calibration.fit import fit
from mofcell.experiments.calibration.problem import Problem
from mofcell.experiments.calibration.pybop_problem import pybop_posterior, pybop_problem
from mofcell.parameters import MofcellError

FREE = {"particle_diffusion_time": (1e3, 1e6), "cathode_utilisation": (0.6, 1.0)}


def of_the_record(free=FREE, kind=Problem):
    problem, _ = kind.of(mofcell.cell("ouyang2023-lfp"), free=free, model=mofcell.models.SPMe)
    return problem


@dataclass(frozen=True, kw_only=True)
class Linear(Problem):
    """Three residuals, linear in the shares: 5 (u - 0.5) and nothing."""

    def residuals(self, points):
        moves = np.asarray(points) - 0.5
        return np.column_stack([5 * moves, np.zeros((len(moves), 3 - moves.shape[1]))])


@pytest.fixture
def pybop():
    return pytest.importorskip("pybop")


def test_without_pybop(monkeypatch):
    monkeypatch.setitem(sys.modules, "pybop", None)
    with pytest.raises(MofcellError, match=r"install it: pip install 'mofcell\[pybop\]'"):
        pybop_problem(of_the_record())


def test_parameters_are_the_free_numbers(pybop):
    parameters = pybop_problem(of_the_record()).parameters
    assert list(parameters.keys()) == list(FREE)
    for name, ends in FREE.items():
        np.testing.assert_allclose(parameters[name].bounds, ends)
    logarithmic = parameters["particle_diffusion_time"].transformation
    assert isinstance(logarithmic, pybop.LogTransformation)
    assert isinstance(
        parameters["cathode_utilisation"].transformation, pybop.IdentityTransformation
    )


def test_the_misfit_is_the_same(pybop):
    """Bit for bit where the numbers are; 1e-12 is what the sum may round."""
    problem = of_the_record()
    points = [problem.shares(problem.numbers(u)) for u in ([0.3, 0.5], [0.5, 0.7], [0.8, 0.2])]
    expected = (problem.residuals(np.array(points)) ** 2).sum(axis=1)
    found = pybop_problem(problem)([problem.numbers(u) for u in points])
    np.testing.assert_allclose(found, expected, rtol=1e-12)


def test_derivatives_are_by_the_numbers(pybop):
    r""":math:`d \chi^2 / d \theta = 50 (u - 1/2) du / d\theta`: 1 / (t ln 1000) and 1 / 0.4."""
    problem = of_the_record(kind=Linear)
    numbers = {"particle_diffusion_time": 1e5, "cathode_utilisation": 0.9}
    found = pybop_problem(problem).evaluate(numbers, calculate_sensitivities=True)
    time, utilisation = found.sensitivities.values()
    np.testing.assert_allclose(time, 50 * (2 / 3 - 1 / 2) / (1e5 * np.log(1000)), rtol=1e-6)
    np.testing.assert_allclose(utilisation, 50 * (0.75 - 0.5) / 0.4, rtol=1e-6)


def test_an_optimiser_of_pybop_finds_our_minimum(pybop):
    problem = of_the_record()
    ours = fit(problem, starts=8)
    found = pybop.SciPyMinimize(pybop_problem(problem)).run()
    assert found.best_cost == pytest.approx(ours.best.misfit, rel=1e-4)
    for name, value in problem.numbers(ours.best.shares).items():
        assert found.best_inputs[name] == pytest.approx(value, rel=1e-3)


def test_an_optimiser_without_derivatives_does_so_too(pybop):
    np.random.seed(0)  # what its optimisers draw from
    options = pybop.PintsOptions(max_iterations=60)
    found = pybop.CMAES(pybop_problem(of_the_record(kind=Linear)), options=options).run()
    assert found.best_inputs["particle_diffusion_time"] == pytest.approx(10**4.5, rel=0.05)
    assert found.best_inputs["cathode_utilisation"] == pytest.approx(0.8, abs=0.005)


def test_the_posterior_is_ours(pybop):
    """With assumed errors; a distribution of what is known before counts."""
    before = norm(0.9, 0.02)
    problem = of_the_record({**FREE, "cathode_utilisation": before}, kind=Linear)
    numbers = [problem.numbers(u) for u in ([0.5, 0.5], [0.7, 0.2])]
    found = np.diff(pybop_posterior(problem)(numbers))
    misfits = [0.0, 25 * (0.2**2 + 0.3**2)]
    known = before.logpdf([one["cathode_utilisation"] for one in numbers])
    np.testing.assert_allclose(found, np.diff([problem.likelihood.log(m) for m in misfits] + known))


@pytest.mark.filterwarnings("ignore:NOTE. Parameter bounds are ignored")
def test_a_sampler_of_pybop_draws_our_posterior(pybop):
    """In the share of the range, of three residuals with assumed errors, by a fine grid."""
    problem = of_the_record({"particle_diffusion_time": (1e3, 1e6)}, kind=Linear)
    np.random.seed(0)  # what its samplers draw from
    options = pybop.PintsSamplerOptions(
        n_chains=2, max_iterations=6000, warm_up_iterations=1000, log_to_screen=False
    )
    chains = pybop.HaarioBardenetACMC(pybop_posterior(problem), options=options).run().chains
    shares = problem.free[0].share(chains.ravel())
    middles = (np.arange(1000) + 0.5) / 1000
    density = np.exp(problem.likelihood.log(25 * (middles - 0.5) ** 2))
    levels = (0.05, 0.25, 0.5, 0.75, 0.95)
    below = np.interp(np.quantile(shares, levels), middles, np.cumsum(density) / density.sum())
    np.testing.assert_allclose(below, levels, atol=0.05)
