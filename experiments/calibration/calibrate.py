"""Fit what no paper reports to measured data, and say how well it is known."""

import time
from itertools import chain

import numpy as np

from mofcell import models
from mofcell.experiments.calibration.calibration import Calibration
from mofcell.experiments.calibration.draws import Draws
from mofcell.experiments.calibration.fit import STOPPED, TRIED, fit
from mofcell.experiments.calibration.free import current
from mofcell.experiments.calibration.importance import Importance
from mofcell.experiments.calibration.problem import Problem, Watched
from mofcell.experiments.calibration.profiles import FAR, linearised, profiles
from mofcell.experiments.compiled import Effort
from mofcell.experiments.discharged import positive


def calibrate(
    cell,
    data=None,
    *,
    free,
    model=models.DFN,
    starts=TRIED,
    draws=None,
    time_limit=np.inf,
    seed=0,
    progress=None,
):
    r"""Fit numbers of a cell to measured data.

    .. math:: \min_\theta \sum_k \left( \frac{f_k(\theta) - y_k}{\sigma_k} \right)^2

    over all measured numbers y of all data together, with their stated standard errors; where
    none is stated 1 % of a capacity and 10 mV are assumed, and the scatter of the residuals
    decides. The best numbers, their profile likelihoods and weighted draws of them follow.

    Parameters
    ----------
    cell : Cell
        The cell.
    data : xarray.Dataset or list of xarray.Dataset, optional
        Measured data (:func:`~mofcell.experiments.measured.read_measured`); the tables of the
        cell's own record by default.
    free : dict
        By name of what is free: two rising numbers [SI], or ``uniform`` or ``loguniform`` of
        :mod:`scipy.stats`. Names are axes of :func:`~mofcell.experiments.designs.explore`; a law
        of temperature keeps its shape and is named by its value at 298.15 K, with
        ".activation_energy" behind by its energy [J.mol-1].
    model : type, optional
        Full model, :class:`mofcell.models.DFN` or :class:`mofcell.models.SPMe`.
    starts : int, optional
        Points of the ranges that are tried at first.
    draws : Importance, Laplace or Ensemble, optional
        What draws free numbers that the data allow, for intervals and predictions:
        ``Importance()`` by default; ``Laplace()``, the linear theory; ``Ensemble()``, Markov
        chains, which take long.
    time_limit : float, optional
        When the search for the best numbers stops with what it has [s].
    seed : int, optional
        What makes the result the same in every run.
    progress : callable, optional
        Called with what is being done, the points tried and the least misfit so far.

    Returns
    -------
    Calibration
        The best numbers and what is known of them; on Ctrl-C the best so far.

    Raises
    ------
    InvalidInput
        If there are no data, they cannot be used, or a free number or its range is wrong.

    Examples
    --------
    >>> import mofcell
    >>> found = mofcell.calibrate(
    ...     mofcell.cell("ouyang2023-lfp"),
    ...     free={"particle_diffusion_time": (1e3, 1e6)},
    ...     model=mofcell.models.SPMe,
    ... )
    >>> bool(2.5e4 < found.numbers["particle_diffusion_time"] < 3.5e4)
    True
    """
    begun = time.monotonic()
    positive("time_limit", min(time_limit, 1e300))
    progress = progress or (lambda *what: None)
    problem, left_out = Problem.of(cell, data, free=free, model=model)
    own = {one.name: current(cell, one.name) for one in problem.free}
    start = problem.shares(own) if None not in own.values() else None
    found = fit(
        problem,
        start=start,
        starts=starts,
        time_limit=time_limit,
        progress=progress,
        seed=seed,
    )
    return how_sure(
        problem,
        found,
        draws=draws,
        left_out=left_out,
        progress=progress,
        seed=seed,
        begun=begun,
    )


def how_sure(problem, found, *, draws=None, left_out=(), progress, seed=0, begun=None):
    """Profiles and draws around the best numbers.

    Parameters
    ----------
    problem : Problem
        The problem.
    found : Fit
        The best numbers.
    draws : Importance, Laplace or Ensemble, optional
        What draws free numbers that the data allow.
    left_out : tuple of str, optional
        Data that were not used.
    progress : callable
        As for :func:`calibrate`.
    seed : int, optional
        What makes the draws the same in every run.
    begun : float, optional
        When the calibration began (:func:`time.monotonic`) [s].

    Returns
    -------
    Calibration
        The calibration.
    """
    begun = time.monotonic() if begun is None else begun
    best = found.best.shares
    left = problem.residuals(best[None])
    likelihood = problem.likelihood
    fast = problem.solved_by(models.SPMe, Effort.QUICK)
    walker = Watched(problem=fast, progress=progress, stage="profiles")
    drawer = Watched(
        problem=problem.solved_by(problem.model, Effort.USUAL), progress=progress, stage="draws"
    )
    sampler = Importance() if draws is None else draws
    paths, status = [], found.status
    drawn = Draws(shares=best[None], residuals=np.zeros((1, 0)), weights=np.ones(1))
    try:
        if status != STOPPED:
            # the fast model walks where the full one is, as far as they differ at the best numbers
            apart = left - fast.residuals(best[None])

            def walked(points):
                return walker.residuals(points) + apart

            likely = [one.shares for one in found.minima if _matters(one, found, likelihood)]
            if sampler.walks:
                every = [profiles(walked, at, likelihood=likelihood) for at in likely]
            else:
                every = [[[linearised(walked, at)]] for at in likely]
            paths = every[0]
            drawn = sampler.draw(
                drawer.residuals, [*chain(*every)], likelihood=likelihood, seed=seed
            )
    except KeyboardInterrupt:
        status = STOPPED
    return Calibration(
        problem=problem,
        shares=best,
        simulated=problem.simulated(best[None])[0],
        misfit=float((left**2).sum()),
        minima=found.minima,
        status=status,
        paths=paths,
        draws=drawn,
        left_out=left_out,
        solves={
            **found.solves,
            "profiles": walker.problem.solves,
            "draws": drawer.problem.solves,
        },
        seconds=time.monotonic() - begun,
    )


def _matters(minimum, found, likelihood):
    """Whether a minimum is likely enough, beside the best one, to be seen in the draws."""
    return likelihood.log(minimum.misfit) > likelihood.log(found.best.misfit) - FAR
