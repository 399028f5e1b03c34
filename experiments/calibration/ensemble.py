"""Draws of the posterior by Markov chains: many walkers that learn from each other.

Half of the walkers move at a time, each by the difference of two of the other half (C. J. F. ter
Braak, Stat. Comput. 16 (2006) 239), by emcee (D. Foreman-Mackey et al., Publ. Astron. Soc. Pac.
125 (2013) 306). Chains assume nothing of the posterior: other draws are checked against them.
"""

import importlib
import warnings
from dataclasses import dataclass
from typing import ClassVar

import numpy as np
from scipy.special import logsumexp

from mofcell.experiments.calibration.draws import Draws
from mofcell.experiments.calibration.laplace import covariance
from mofcell.parameters import InvalidInput, MofcellError, ValidityWarning
from mofcell.parameters.shown import shown

#: How often a walker moves by a whole difference [-]: it may lead from one mode to another.
WHOLE = 0.1

#: Draws that are kept at most: neighbours in a chain are nearly the same.
KEPT = 500

#: A chain tells if it is so many times as long as it remembers where it was.
AUTOCORRELATIONS = 20

#: Tries to put a walker inside the ranges; after that it stands on the profile itself.
TRIES = 50

#: How near to the ends of its range a walker may begin [-].
INSIDE = 1e-3


@dataclass(frozen=True, kw_only=True)
class Ensemble:
    """Markov chains of many walkers; needs ``pip install 'mofcell[mcmc]'``.

    Parameters
    ----------
    walkers : int, optional
        How many walk at once, at least four and two for each free number; half of them are
        solved in one batch.
    steps : int, optional
        Steps of each.
    burn : int, optional
        First steps that do not count.

    Raises
    ------
    InvalidInput
        If they are no whole numbers, or no step would count.

    Examples
    --------
    >>> Ensemble(walkers=16, steps=1000)
    Ensemble(walkers=16, steps=1000, burn=100)
    """

    walkers: int = 32
    steps: int = 400
    burn: int = 100

    #: Whether it needs the profiles.
    walks: ClassVar[bool] = True

    def __post_init__(self):
        for name, least in (("walkers", 1), ("steps", 1), ("burn", 0)):
            value = getattr(self, name)
            if isinstance(value, bool) or not isinstance(value, int) or value < least:
                raise InvalidInput(
                    f"{name} is {shown(value)}; allowed are whole numbers from {least} on"
                )
        if self.burn >= self.steps:
            raise InvalidInput(
                f"burn is {self.burn} of {self.steps} steps; allowed are fewer than steps"
            )

    def draw(self, evaluate, paths, *, likelihood, seed=0):
        """Draws of the posterior, of equal weight.

        Parameters
        ----------
        evaluate : callable
            Gives residuals [-] at several points, rows of shares of the ranges [-].
        paths : list of list of Point
            Profiles (:func:`~mofcell.experiments.calibration.profiles.profiles`): where the
            walkers begin.
        likelihood : Likelihood
            How likely a misfit is.
        seed : int, optional
            What makes them the same in every run.

        Returns
        -------
        Draws
            The draws, with their residuals.

        Raises
        ------
        InvalidInput
            If there are too few walkers for the free numbers.
        MofcellError
            If emcee is not installed.
        """
        points = [point for path in paths for point in path]
        free, measured = len(points[0].shares), len(points[0].residuals)
        if self.walkers < (least := 4 + 2 * free):
            raise InvalidInput(
                f"walkers is {self.walkers}; for {free} free numbers allowed are {least} or more"
            )

        def posterior(batch):
            inside = ((batch >= 0) & (batch <= 1)).all(axis=1)
            found = np.full((len(batch), 1 + measured), -np.inf)
            if inside.any():
                residuals = evaluate(batch[inside])
                found[inside, 0] = likelihood.log((residuals**2).sum(axis=1))
                found[inside, 1:] = residuals
            return found

        emcee = _emcee()
        moves = [(emcee.moves.DEMove(), 1 - WHOLE), (emcee.moves.DEMove(gamma0=1.0), WHOLE)]
        rng = np.random.default_rng(seed)
        sampler = emcee.EnsembleSampler(self.walkers, free, posterior, moves=moves, vectorize=True)
        sampler.random_state = np.random.RandomState(rng.integers(2**32)).get_state()
        sampler.run_mcmc(_begin(points, likelihood, self.walkers, rng), self.steps)
        counted = self.steps - self.burn
        with np.errstate(invalid="ignore"):  # a walker that never moved
            times = sampler.get_autocorr_time(discard=self.burn, tol=0)
        _warn_if_short(counted, times)
        kept = {
            "discard": self.burn,
            "thin": min(-(-self.walkers * counted // KEPT), counted),
            "flat": True,
        }
        shares = sampler.get_chain(**kept)
        residuals = sampler.get_blobs(**kept).reshape(len(shares), measured)
        return Draws(
            shares=shares, residuals=residuals, weights=np.full(len(shares), 1 / len(shares))
        )


def _begin(points, likelihood, count, rng):
    """Where the walkers begin: around points of the profiles, more of them where more is likely."""
    heights = likelihood.log(np.array([point.misfit for point in points]))
    portions = np.exp(heights - logsumexp(heights))
    places = rng.choice(len(points), size=count, p=portions)
    return np.array([_around(points[place], likelihood, rng) for place in places])


def _around(point, likelihood, rng):
    """A point near one of a profile, as far as the linear theory allows."""
    width = covariance(point.jacobian, scatter=likelihood.scatter(point.misfit))
    tries = rng.multivariate_normal(point.shares, width, size=TRIES)
    inside = ((tries > 0) & (tries < 1)).all(axis=1)
    if inside.any():
        return tries[inside][0]
    return np.clip(point.shares, INSIDE, 1 - INSIDE) + INSIDE * rng.uniform(-1, 1, len(width))


def _warn_if_short(counted, times):
    """Say so if the chains are too short for what they remember."""
    if not np.all(counted >= AUTOCORRELATIONS * times):
        longest = f"{np.max(times):.0f} steps" if np.isfinite(times).all() else "all of it"
        warnings.warn(
            f"the chains remember {longest} and are {counted} long; for intervals that can be "
            f"trusted give {AUTOCORRELATIONS} times as many steps, Ensemble(steps=...)",
            ValidityWarning,
            stacklevel=4,
        )


def _emcee():
    """emcee, which is an extra."""
    try:
        return importlib.import_module("emcee")
    except ImportError:
        raise MofcellError(
            "Markov chains need emcee; install it: pip install 'mofcell[mcmc]'"
        ) from None
