"""What a calibration knows, carried through an experiment to bands."""

import inspect
import warnings
from pathlib import Path

import numpy as np
import xarray as xr

from mofcell.experiments.calibration.calibrate import how_sure
from mofcell.experiments.calibration.calibration import LEVEL, Calibration
from mofcell.experiments.calibration.draws import weighted_quantiles
from mofcell.experiments.calibration.record import recorded
from mofcell.parameters import InvalidInput
from mofcell.parameters import cell as library_cell
from mofcell.parameters.shown import shown

#: Cells that an experiment is run for.
CELLS = 100

#: What follows the name of a variable: lower end, median and upper end of its band.
LOW, MEDIAN, HIGH = "_low", "_median", "_high"


def predict(calibration, experiment, *, level=LEVEL, cells=CELLS, progress=None, **conditions):
    """Run an experiment for many cells that the data allow, and give bands.

    The bands hold what is not known of the free numbers. What is assumed of all others, and what
    the model leaves out, is not in them.

    Parameters
    ----------
    calibration : Calibration, Cell or str
        A calibration, a calibrated cell as it was saved, or the name of its file.
    experiment : callable
        An experiment on a cell, such as :func:`mofcell.rate_capability`,
        :func:`mofcell.low_temperature` or :func:`mofcell.specific_energy`.
    level : float, optional
        Probability that a band holds [-].
    cells : int, optional
        Draws of the free numbers that are run; one that counts twice is run once.
    progress : callable, optional
        Called with the number of cells done and of those to do.
    **conditions
        Arguments of the experiment.

    Returns
    -------
    xarray.Dataset
        The dataset of the experiment for the best numbers; for each number in it the ends and
        the median of its band, ``..._low``, ``..._median`` and ``..._high`` [unit of the
        number]; ``share_that_runs`` where it has a status [-].

    Raises
    ------
    InvalidInput
        If the cell is not calibrated, or the experiment is none.

    Examples
    --------
    >>> import mofcell
    >>> cell = mofcell.cell("ouyang2023-lfp")
    >>> found = mofcell.calibrate(
    ...     cell,
    ...     free={"particle_diffusion_time": (1e3, 1e6)},
    ...     model=mofcell.models.SPMe,
    ...     starts=4,
    ...     draws=mofcell.Laplace(),
    ... )
    >>> bands = predict(found, mofcell.rate_capability, c_rates=[1.0], cells=20)
    >>> bool(bands.specific_capacity_low < bands.specific_capacity_high)
    True
    """
    if not callable(experiment):
        raise InvalidInput(
            f"experiment is {shown(experiment)}; give a function such as mofcell.rate_capability"
        )
    if not 0 < level < 1:
        raise InvalidInput(f"level is {shown(level)}; allowed is a probability between 0 and 1")
    calibration = as_calibration(calibration)
    if "model" in inspect.signature(experiment).parameters:
        conditions = {"model": calibration.problem.model, **conditions}
    places, counts = np.unique(calibration.draws.resampled(cells), return_counts=True)
    with warnings.catch_warnings(action="ignore"):  # said of the best cell
        best = experiment(calibration.cell, **conditions)
        runs = []
        for done, place in enumerate(places):
            if progress is not None:
                progress(done, len(places))
            cell = calibration.problem.cell_at(calibration.draws.shares[place])
            runs.append(experiment(cell, **conditions))
    found = best.assign(_bands(best, runs, counts / counts.sum(), level))
    found.attrs |= {"band_level": level, "band_cells": len(runs)}
    return found


def as_calibration(given, *, progress=None):
    """A calibration, or the one that a calibrated cell holds.

    Parameters
    ----------
    given : Calibration, Cell or str
        A calibration, a cell that was saved by one, or the name of its file.
    progress : callable, optional
        Called with what is being done, the points tried and the least misfit so far.

    Returns
    -------
    Calibration
        The calibration.

    Raises
    ------
    InvalidInput
        If the cell is not calibrated, or the calibration was stopped before its draws.
    """
    if isinstance(given, (str, Path)):
        given = library_cell(str(given))
    if not isinstance(given, Calibration):
        problem, found = recorded(given)
        return how_sure(problem, found, progress=progress or (lambda *what: None))
    if not given.is_drawn:
        raise InvalidInput(
            "the calibration was stopped before it was known how sure it is; calibrate again"
        )
    return given


def _bands(best, runs, weights, level):
    """Ends and medians of the numbers of several runs, and how many of them run."""
    levels = ((1 - level) / 2, 0.5, (1 + level) / 2)
    found = {}
    for name, variable in best.data_vars.items():
        if variable.dtype.kind == "f":
            rows = xr.concat([run[name] for run in runs], dim="draw", join="override")
            bands = weighted_quantiles(rows.values, weights=weights, levels=levels)
            for ending, band, what in zip(
                (LOW, MEDIAN, HIGH), bands, ("lower end", "median", "upper end"), strict=True
            ):
                attributes = {
                    "units": variable.attrs.get("units", ""),
                    "long_name": f"{what} of the band of: {variable.attrs.get('long_name', name)}",
                }
                found[f"{name}{ending}"] = (variable.dims, band, attributes)
    if "status" in best:
        ok = np.array([(run.status == "ok").values for run in runs])
        attributes = {"units": "-", "long_name": "share of the draws that run"}
        found["share_that_runs"] = (best.status.dims, np.tensordot(weights, ok, 1), attributes)
    return found
