r"""Draws of the linear theory around the best point (Laplace's approximation).

.. math:: r(u) = r_0 + J (u - u_0)

with the residuals r and their derivatives J at the best point :math:`u_0`. Draws come from the
normal distribution, or Student's t, of the covariance :math:`(J^T J / s^2 + 1)^{-1}`: the one
keeps what the data do not tell near its range, and their weights take it away again.
"""

from dataclasses import dataclass
from typing import ClassVar

import numpy as np
from scipy.special import logsumexp
from scipy.stats import multivariate_normal, multivariate_t

from mofcell.experiments.calibration.draws import Draws, check_count

#: Variance of a uniform distribution over a range, as a share of it [-].
UNIFORM = 1 / 12

#: Precision that keeps draws of what the data do not tell near its range [-].
NEAR = 1.0

#: Least variance of a direction [-]: scipy takes no covariance of a worse condition.
SHARPEST = 1e-10

#: Draws that are made for each that is kept, of those within the ranges.
SPARE = 50


@dataclass(frozen=True, kw_only=True)
class Laplace:
    """Draws of the linear theory: they take no discharge, and know of no bend.

    Parameters
    ----------
    count : int, optional
        How many.

    Raises
    ------
    InvalidInput
        If the count is no whole number above 0.
    """

    count: int = 1000

    #: Whether it needs the profiles.
    walks: ClassVar[bool] = False

    def __post_init__(self):
        check_count(self.count)

    def draw(self, evaluate, paths, *, likelihood, seed=0):
        """Draws of the posterior in the linear theory, within the ranges.

        Parameters
        ----------
        evaluate : callable
            Not used.
        paths : list of list of Point
            Profiles; the best of their points counts.
        likelihood : Likelihood
            How likely a misfit is.
        seed : int, optional
            What makes them the same in every run.

        Returns
        -------
        Draws
            The draws, with their residuals in the linear theory and weights by these.
        """
        best = min((point for path in paths for point in path), key=lambda point: point.misfit)
        precision = best.jacobian.T @ best.jacobian / likelihood.scatter(best.misfit) ** 2
        width = np.linalg.inv(precision + NEAR * np.eye(len(precision)))
        if likelihood.is_stated:
            around = multivariate_normal(best.shares, width)
        else:
            around = multivariate_t(best.shares, width, df=likelihood.freedom)
        drawn = around.rvs(SPARE * self.count, random_state=np.random.default_rng(seed))
        drawn = np.reshape(drawn, (SPARE * self.count, -1))
        inside = ((drawn >= 0) & (drawn <= 1)).all(axis=1)
        shares = drawn[inside][: self.count]
        residuals = best.residuals + (shares - best.shares) @ best.jacobian.T
        weights = likelihood.log((residuals**2).sum(axis=1)) - around.logpdf(shares)
        return Draws(
            shares=shares, residuals=residuals, weights=np.exp(weights - logsumexp(weights))
        )


def covariance(jacobian, *, scatter, further=0.0):
    """Covariance of the shares in the linear theory.

    Parameters
    ----------
    jacobian : array
        Derivatives of the residuals by the shares [-].
    scatter : float
        Scatter of the residuals [-].
    further : array, optional
        What else is known: a precision [-].

    Returns
    -------
    array
        The matrix [-].
    """
    precision = jacobian.T @ jacobian / scatter**2 + further
    values, vectors = np.linalg.eigh(precision + np.eye(len(precision)) / UNIFORM)
    variances = np.maximum(1 / np.maximum(values, 1 / UNIFORM), SHARPEST)
    return (vectors * variances) @ vectors.T
