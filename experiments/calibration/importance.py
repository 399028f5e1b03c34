r"""Draws of the posterior by importance, from what the profiles saw.

Around each point k of the profiles, and of curves drawn through them, the linear theory gives a
normal distribution; along the held number it is as wide as they are apart. Their mixture q, with
Student's tails, covers a posterior that is bent or flat, which one linearisation at the best point
does not. Draws from it count with

.. math:: w(u) = \frac{p(u)}{q(u)}

by their own misfit (Cappé et al., J. Comput. Graph. Stat. 13 (2004) 907).
"""

from dataclasses import dataclass
from typing import ClassVar

import numpy as np
from scipy.interpolate import PchipInterpolator
from scipy.special import logsumexp
from scipy.stats import multivariate_t

from mofcell.experiments.calibration.draws import Draws, check_count
from mofcell.experiments.calibration.laplace import covariance
from mofcell.experiments.calibration.profiles import Point

#: Degrees of freedom of the tails: they have to be wider than those of the posterior.
TAILS = 4

#: Share of the draws that are spread over the whole ranges.
ANYWHERE = 0.05

#: Parts that each step of a profile is cut into: a bent ridge is narrower than the steps are long.
BETWEEN = 3

#: Least width along a profile, a share of the range [-].
NARROWEST = 1e-4

#: Draws that are made for each that is kept, of those within the ranges.
SPARE = 10


@dataclass(frozen=True, kw_only=True)
class Importance:
    """Draws around the profiles, each weighted by its own misfit.

    Parameters
    ----------
    count : int, optional
        How many; each takes all discharges of the data.

    Raises
    ------
    InvalidInput
        If the count is no whole number above 0.
    """

    count: int = 200

    #: Whether it needs the profiles.
    walks: ClassVar[bool] = True

    def __post_init__(self):
        check_count(self.count)

    def draw(self, evaluate, paths, *, likelihood, seed=0):
        """Draws of the posterior.

        Parameters
        ----------
        evaluate : callable
            Gives residuals [-] at several points, rows of shares of the ranges [-].
        paths : list of list of Point
            Profiles (:func:`~mofcell.experiments.calibration.profiles.profiles`).
        likelihood : Likelihood
            How likely a misfit is.
        seed : int, optional
            What makes them the same in every run.

        Returns
        -------
        Draws
            The draws.
        """
        rng = np.random.default_rng(seed)
        points = [point for path in paths for point in _between(path)]
        heights = likelihood.log(np.array([point.misfit for point in points]))
        widths = [_width(point, likelihood) for point in points]
        # a point stands for its stretch of the ridge and for the width across it
        volumes = np.array([np.linalg.slogdet(width)[1] / 2 for width in widths])
        portions = np.exp(heights + volumes - logsumexp(heights + volumes))
        parts = [
            multivariate_t(point.shares, width, df=TAILS)
            for point, width in zip(points, widths, strict=True)
        ]
        shares = _proposed(parts, portions, self.count, rng)
        own = np.array([part.logpdf(shares) for part in parts]).reshape(len(parts), -1)
        mixture = logsumexp(own + np.log(portions + 1e-300)[:, None], axis=0)
        proposal = np.logaddexp(mixture + np.log(1 - ANYWHERE), np.log(ANYWHERE))
        residuals = evaluate(shares)
        weights = likelihood.log((residuals**2).sum(axis=1)) - proposal
        weights = np.exp(weights - logsumexp(weights))
        return Draws(shares=shares, residuals=residuals, weights=weights)


def _proposed(parts, portions, count, rng):
    """Draws of the mixture within the ranges."""
    size, free = SPARE * count, len(np.atleast_1d(parts[0].loc))
    shares = rng.random((size, free))
    which = rng.choice(len(parts), size=size, p=portions)
    which[rng.random(size) < ANYWHERE] = -1
    for place, part in enumerate(parts):
        chosen = which == place
        if chosen.any():
            drawn = part.rvs(int(chosen.sum()), random_state=rng)
            shares[chosen] = np.reshape(drawn, (-1, free))
    inside = ((shares >= 0) & (shares <= 1)).all(axis=1)
    return shares[inside][:count]


def _between(path):
    """The points of a profile, and some on a smooth curve through them."""
    if len(path) < 2:
        return path
    held = path[0].held
    at, places = np.unique([point.shares[held] for point in path], return_index=True)
    path = [path[place] for place in places]
    fine = np.interp(np.arange(0, len(at) - 1 + 0.5 / BETWEEN, 1 / BETWEEN), range(len(at)), at)
    spacing = np.gradient(fine)
    smooth = {
        name: PchipInterpolator(at, np.array([getattr(point, name) for point in path]))(fine)
        for name in ("shares", "residuals", "jacobian")
    }
    return [
        Point(held=held, step=spacing[k], **{name: rows[k] for name, rows in smooth.items()})
        for k in range(len(fine))
    ]


def _width(point, likelihood):
    """Covariance around a point of a profile: as wide along it as the points are apart."""
    along = np.zeros(len(point.shares))
    along[point.held] = 1.0
    return covariance(
        point.jacobian,
        scatter=likelihood.scatter(point.misfit),
        further=np.outer(along, along) / max(point.step, NARROWEST) ** 2,
    )
