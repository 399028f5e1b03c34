"""Draws of the free numbers, each with its weight."""

from dataclasses import dataclass
from typing import Any

import numpy as np

from mofcell.parameters import InvalidInput
from mofcell.parameters.shown import shown


@dataclass(frozen=True, kw_only=True)
class Draws:
    """Weighted draws.

    Parameters
    ----------
    shares : array
        Shares of the ranges, a row for each draw [-].
    residuals : array
        Their residuals [-].
    weights : array
        How much each counts; they add up to 1 [-].
    """

    shares: Any
    residuals: Any
    weights: Any

    @property
    def effective(self):
        r"""As how many equal draws they count: :math:`1 / \sum w^2`."""
        return float(1 / (self.weights**2).sum())

    def quantiles(self, values, *, levels):
        """Weighted quantiles of something that each draw has (:func:`weighted_quantiles`)."""
        return weighted_quantiles(values, weights=self.weights, levels=levels)

    def covariance(self, columns):
        """Weighted covariance of several things that each draw has.

        Parameters
        ----------
        columns : array
            A row for each of them, a column for each draw [any unit].

        Returns
        -------
        array
            The matrix [unit squared].
        """
        return np.atleast_2d(np.cov(columns, aweights=self.weights, ddof=0))

    def ranks(self, values):
        """Weighted ranks: the weight of all draws below each, and half of its own.

        Parameters
        ----------
        values : array
            One for each draw [any unit].

        Returns
        -------
        array
            Ranks, 0 to 1 [-].
        """
        order = np.argsort(values)
        found = np.empty(len(values))
        found[order] = np.cumsum(self.weights[order]) - self.weights[order] / 2
        return found

    def resampled(self, count, *, seed=0):
        """The draws that matter: rows of as many equal ones, each as often as it counts.

        Parameters
        ----------
        count : int
            How many equal draws.
        seed : int, optional
            What makes them the same in every run.

        Returns
        -------
        array
            Places of the draws.
        """
        first = np.random.default_rng(seed).random()
        ends = np.cumsum(self.weights)
        places = np.searchsorted(ends, (first + np.arange(count)) / count * ends[-1])
        return np.minimum(places, len(ends) - 1)


def check_count(count):
    """Refuse a number of draws that is none.

    Parameters
    ----------
    count : int
        How many draws.

    Raises
    ------
    InvalidInput
        If it is no whole number above 0.
    """
    if isinstance(count, bool) or not isinstance(count, int) or count < 1:
        raise InvalidInput(f"count is {shown(count)}; allowed is a whole number above 0")


def weighted_quantiles(values, *, weights, levels):
    """Weighted quantiles along the first axis.

    Parameters
    ----------
    values : array
        One for each draw along the first axis [any unit]; what is no number does not count.
    weights : array
        How much each draw counts [-].
    levels : sequence of float
        Levels [-].

    Returns
    -------
    array
        A row for each level [unit of the values]; NaN where no draw has a number.

    Examples
    --------
    >>> weighted_quantiles([1.0, 2.0, 3.0], weights=[1.0, 1.0, 1.0], levels=[0.5])
    array([2.])
    """
    values, weights = np.asarray(values, float), np.asarray(weights, float)
    columns = values.reshape(len(values), -1).T
    found = np.array([_quantiles(column, weights, levels) for column in columns])
    return found.T.reshape(len(levels), *values.shape[1:])


def _quantiles(values, weights, levels):
    known = np.isfinite(values)
    if not known.any():
        return np.full(len(levels), np.nan)
    order = np.argsort(values[known])
    values, weights = values[known][order], weights[known][order]
    middles = np.cumsum(weights) - weights / 2
    return np.interp(levels, middles / weights.sum(), values)
