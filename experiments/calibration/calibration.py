"""A calibrated cell, and what is known of the numbers that were found."""

import math
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np

from mofcell.experiments.calibration.directions import statements
from mofcell.experiments.calibration.record import calibrated_cell

#: Digits of a number that was found: more than any measurement tells.
DIGITS = 6

#: The data are not met where the residuals are this many times their standard errors (rms) [-].
MISSED = 3.0

#: Probability of the intervals.
LEVEL = 0.9


@dataclass(frozen=True, kw_only=True)
class Calibration:
    """Numbers of a cell fitted to measured data.

    Parameters
    ----------
    problem : Problem
        What was fitted to what.
    shares : array
        The best numbers, shares of their ranges [-].
    simulated : array
        What the cell with the best numbers gives [unit of each measured number].
    misfit : float
        Sum of the squares of the residuals over their standard errors [-].
    minima : tuple of Minimum
        Different minima, the best first.
    status : str
        "ok", or why the search stopped early.
    paths : list of list of Point
        Profile of each free number; empty if the user stopped before.
    draws : Draws
        Weighted draws of the free numbers; of the best ones only if the user stopped before.
    left_out : tuple of str
        Data that were not used, and why; one line each.
    solves : dict
        Discharges solved, by what for.
    seconds : float
        How long it took [s].
    """

    problem: Any
    shares: Any
    simulated: Any
    misfit: float
    minima: tuple
    status: str
    paths: list
    draws: Any
    left_out: tuple
    solves: dict
    seconds: float

    def __repr__(self):
        numbers = ", ".join(f"{name}={value:g}" for name, value in self.numbers.items())
        return f"Calibration({self.problem.cell.name!r}: {numbers}; {self.status})"

    @property
    def meets_the_data(self):
        """Whether the residuals are of the size of their standard errors."""
        return math.sqrt(self.misfit / self.likelihood.independent) < MISSED

    @property
    def is_drawn(self):
        """Whether it is known how sure the numbers are; not if the user stopped before."""
        return len(self.draws.weights) > 1

    @property
    def is_profiled(self):
        """Whether there are profiles; ``Laplace`` draws without."""
        return any(len(path) > 1 for path in self.paths)

    @property
    def names(self):
        """Names of the free numbers."""
        return [one.name for one in self.problem.free]

    @property
    def numbers(self):
        """The best numbers by name [SI], rounded to what can be written."""
        best = self.problem.numbers(self.shares)
        return {
            one.name: float(np.clip(float(f"{best[one.name]:.{DIGITS}g}"), *one.ends))
            for one in self.problem.free
        }

    @property
    def residuals(self):
        """Simulated less measured numbers [unit of each]."""
        return self.simulated - self.problem.measured

    @property
    def likelihood(self):
        """How likely a misfit is."""
        return self.problem.likelihood

    @property
    def scatter(self):
        """Scatter of the measurements over their stated or assumed errors [-]."""
        return float(self.likelihood.scatter(self.misfit))

    @cached_property
    def values(self):
        """Values of the free numbers in every draw: an array [SI] by name."""
        columns = zip(self.problem.free, self.draws.shares.T, strict=True)
        return {one.name: one.value(column) for one, column in columns}

    def interval(self, name, *, level=LEVEL):
        """Interval that holds a free number with a probability, and its best value.

        Parameters
        ----------
        name : str
            Name of the free number.
        level : float, optional
            The probability [-].

        Returns
        -------
        tuple of float
            Lower and upper end [SI].
        """
        low, high = (1 - level) / 2, (1 + level) / 2
        first, last = map(float, self.draws.quantiles(self.values[name], levels=(low, high)))
        best = self.numbers[name]  # at an end of its range it is beside all draws
        return min(first, best), max(last, best)

    @cached_property
    def covariance(self):
        """Covariance of the free numbers, of the logarithm of those whose range is even in it."""
        columns = [
            np.log(self.values[one.name]) if one.is_logarithmic else self.values[one.name]
            for one in self.problem.free
        ]
        return self.draws.covariance(np.array(columns))

    @cached_property
    def correlation(self):
        """Rank correlation (Spearman's) of the free numbers [-], a row for each.

        Of ranks, so that neither the scale of a number nor a few draws far away decide.
        """
        ranks = np.array([self.draws.ranks(column) for column in self.draws.shares.T])
        together = self.draws.covariance(ranks)
        spread = np.sqrt(np.diag(together))
        return together / np.maximum(np.outer(spread, spread), 1e-300)

    @cached_property
    def statements(self):
        """What the data tell of the free numbers, a line each."""
        return statements(self)

    @cached_property
    def cell(self):
        """The calibrated cell, with how it was calibrated in its record."""
        return calibrated_cell(self)
