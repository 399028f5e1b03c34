"""The best numbers: many starts by the fast model, the best of them finished by the full one."""

import time
from dataclasses import dataclass
from typing import Any

import numpy as np
from scipy.optimize import least_squares
from scipy.stats import qmc

from mofcell import models
from mofcell.experiments.calibration.problem import TimeIsUpError, Watched, jacobian
from mofcell.experiments.compiled import Effort

#: Status of a search that was interrupted.
STOPPED = "stopped by the user"

#: Points of the ranges that are tried, how many of the best are followed, and how many that
#: come out differently are finished.
TRIED, FOLLOWED, FINISHED = 32, 4, 2

#: Two minima are one where no share differs by more [-].
APART = 0.05

#: When a step is no longer worth it: relative change of misfit and of the shares [-], in the search
#: and when a minimum is finished.
COARSE, FINE = 1e-3, 1e-5

#: Residuals beyond this [-] count less in the search: a load that is nearly held is a cliff, and
#: one discharge on its wrong side would hide what the others tell.
OUTLYING = 3.0

#: How near to the ends of its range a fit may begin [-]: it moves inside them.
INSIDE = 1e-3

#: Steps that one fit may take.
STEPS = 50


@dataclass(frozen=True, kw_only=True)
class Minimum:
    """Where a fit came to.

    Parameters
    ----------
    shares : array
        Shares of the ranges [-].
    misfit : float
        Sum of the squares of the residuals there [-].
    """

    shares: Any
    misfit: float


@dataclass(frozen=True, kw_only=True)
class Fit:
    """Everything that a search for the best numbers found.

    Parameters
    ----------
    best : Minimum
        The best point.
    minima : tuple of Minimum
        Different minima of the full model, the best first.
    status : str
        "ok", or why it stopped early.
    solves : dict
        Discharges solved, by what for.
    """

    best: Minimum
    minima: tuple
    status: str
    solves: dict


def fit(problem, *, start=None, starts=TRIED, time_limit=np.inf, progress=None, seed=0):
    """Find the best numbers.

    Points that fill the ranges are solved by the SPMe in one batch; from the best of them, and
    from the start, it goes downhill (trust region, derivatives from batches of changed cells).
    The best minima are finished by the problem's own model.

    Parameters
    ----------
    problem : Problem
        The problem.
    start : array, optional
        Shares of the ranges to start from beside others [-].
    starts : int, optional
        Points that fill the ranges; none for a fit from the start alone.
    time_limit : float, optional
        When to stop [s]; the best point so far is kept.
    progress : callable, optional
        Called with what is being done, the number of points tried and the least misfit so far.
    seed : int, optional
        What makes the points the same in every run.

    Returns
    -------
    Fit
        What was found; on Ctrl-C too.
    """
    deadline = time.monotonic() + time_limit
    progress = progress or (lambda *what: None)
    fast = problem.solved_by(models.SPMe, Effort.QUICK)
    watched = {"progress": progress, "deadline": deadline}
    searched = Watched(problem=fast, stage="search", **watched)
    finished = Watched(problem=problem, stage="fit", **watched)
    found: list[Minimum] = []
    status = "ok"
    try:
        points = _points(len(problem.free), start, starts, seed)
        if len(points) > 1:
            points = [one.shares for one in _different(_search(searched, points))]
        for shares in points[:FINISHED]:
            found.append(_downhill(finished, shares, FINE))
    except TimeIsUpError:
        status = f"stopped after {time_limit:g} s"
    except KeyboardInterrupt:
        status = STOPPED
    minima = _different(found)
    if not minima:  # stopped before one was found: the best point so far
        tried = finished if finished.best is not None else searched
        first = _points(len(problem.free), start, 0, seed)[0]
        best = first if tried.best is None else tried.best
        minima = [Minimum(shares=best, misfit=tried.misfit)]
    solves = {"search": fast.solves, "fit": problem.solves}
    return Fit(best=minima[0], minima=tuple(minima), status=status, solves=solves)


def _points(count, start, starts, seed):
    """Shares to start from: the start, then points that fill the ranges."""
    first = [np.full(count, 0.5) if start is None else np.clip(start, INSIDE, 1 - INSIDE)]
    if not starts:
        return first
    filled = qmc.LatinHypercube(d=count, rng=seed).random(starts)
    return [*first, *np.clip(filled, INSIDE, 1 - INSIDE)]


def _search(watched, points):
    """Minima that the start and the best points lead to."""
    misfits = (watched.residuals(np.array(points)) ** 2).sum(axis=1)
    best = [points[place] for place in np.argsort(misfits)[:FOLLOWED]]
    if not any(np.array_equal(points[0], one) for one in best):
        best[-1] = points[0]
    return [_downhill(watched, one, COARSE, loss="soft_l1", f_scale=OUTLYING) for one in best]


def _downhill(watched, shares, tolerance, **loss):
    """The minimum below a point, by a trust region within the ranges."""
    known: dict[bytes, Any] = {}

    def residuals(u):
        known.clear()  # the derivatives are asked for where the residuals were last
        known[u.tobytes()] = watched.residuals(u[None])[0]
        return known[u.tobytes()]

    def derivatives(u):
        own = known[u.tobytes()] if u.tobytes() in known else residuals(u)
        return jacobian(watched.residuals, u, residuals=own)

    found = least_squares(
        residuals,
        shares,
        jac=derivatives,
        bounds=(0, 1),
        x_scale="jac",
        ftol=tolerance,
        xtol=tolerance,
        gtol=1e-10,
        max_nfev=STEPS,
        **loss,
    )
    return Minimum(shares=found.x, misfit=float(found.fun @ found.fun))


def _different(minima):
    """The different ones of some minima, the best first."""
    kept: list[Minimum] = []
    for one in sorted(minima, key=lambda minimum: minimum.misfit):
        if all(_is_other(one, before) for before in kept):
            kept.append(one)
    return kept


def _is_other(one, before):
    return np.abs(one.shares - before.shares).max() > APART
