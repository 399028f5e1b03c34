"""How well rate tables are predicted that were not seen: each point from the others."""

import numpy as np

from mofcell import models
from mofcell.experiments.calibration.calibrate import calibrate
from mofcell.experiments.calibration.calibration import LEVEL
from mofcell.experiments.calibration.draws import weighted_quantiles
from mofcell.experiments.calibration.free import USUAL_RANGES
from mofcell.experiments.calibration.importance import Importance
from mofcell.experiments.calibration.likelihood import PRIOR_NUMBERS
from mofcell.experiments.dataset import dataset
from mofcell.experiments.measured.observations import Capacity, observations
from mofcell.experiments.measured.tables import measured_tables
from mofcell.parameters import Cell, InvalidInput
from mofcell.parameters import cell as library_cell
from mofcell.parameters import cells as library_cells

#: Fewest points of a table: with two, one would be predicted from one.
FEWEST = 3

#: Errors of a measurement drawn for each draw of the free numbers.
REPEATS = 25

#: Points of the ranges that are tried, and draws, for each point that is left out.
STARTS, DRAWS = 8, Importance(count=100)


def blind_score(cells=None, *, model=models.DFN, seed=0, progress=None):
    """Predict each point of every rate table from its other points.

    The free numbers are those that the record states as fitted, within their usual ranges. The
    prediction is the median over the draws, the band holds 90 % of the draws with the error of
    a measurement.

    Parameters
    ----------
    cells : list of Cell, optional
        Cells with rate tables; those of the library by default.
    model : type, optional
        Full model, :class:`mofcell.models.DFN` or :class:`mofcell.models.SPMe`.
    seed : int, optional
        What makes the score the same in every run.
    progress : callable, optional
        Called with the number of points done and of all points.

    Returns
    -------
    xarray.Dataset
        Over ``point``: ``cell_name``, ``c_rate``, ``temperature`` [K], the measured
        ``specific_capacity``, ``predicted_capacity``, ``band_low`` and ``band_high``
        [mA.h.g-1], ``relative_error`` [-] and ``inside``, whether the band holds
        the measured. Attributes: the number of points, the share of them inside, the median
        error.

    Raises
    ------
    InvalidInput
        If no cell has a table of three points and a fitted number.

    Examples
    --------
    >>> import mofcell
    >>> score = blind_score([mofcell.cell("ouyang2023-lfp")], model=mofcell.models.SPMe)
    >>> score.sizes["point"]
    3
    """
    tests = [test for cell in _cells(cells) for test in blind_tests(cell)]
    if not tests:
        raise InvalidInput(
            f"cells: none has a rate table of {FEWEST} points or more and a number that is fitted"
        )
    rows = []
    for done, (cell, table, place) in enumerate(tests):
        if progress is not None:
            progress(done, len(tests))
        rows.append(_predicted(cell, table, place, model, seed))
    measured, predicted, low, high = np.array(rows).T
    inside = (low <= measured) & (measured <= high)
    error = predicted / measured - 1
    points = [table.isel(point=place) for _, table, place in tests]
    return dataset(
        {
            "cell_name": ("point", [cell.name for cell, _, _ in tests]),
            "specific_capacity": ("point", measured),
            "predicted_capacity": ("point", predicted),
            "band_low": ("point", low),
            "band_high": ("point", high),
            "relative_error": ("point", error),
            "inside": ("point", inside),
        },
        {
            "c_rate": ("point", [point.c_rate.item() for point in points]),
            "temperature": ("point", [point.temperature.item() for point in points]),
        },
        cell=tests[0][0] if len({cell.name for cell, _, _ in tests}) == 1 else _Several(),
        model=model,
        points=len(tests),
        share_inside=float(inside.mean()),
        median_error=float(np.median(np.abs(error))),
    )


class _Several:
    name = "several"


def _cells(cells):
    if cells is None:
        found = [library_cell(name) for name in library_cells()]
        return [cell for cell in found if isinstance(cell, Cell)]
    return cells


def blind_tests(cell):
    """Each point that can be predicted blind: of each rate table, if anything is fitted.

    Parameters
    ----------
    cell : Cell
        The cell.

    Yields
    ------
    tuple
        The cell, the table and the place of the point in it.
    """
    if not _free(cell):
        return
    for table in measured_tables(cell):
        if "specific_capacity" in table and table.sizes["point"] >= FEWEST:
            for place in range(table.sizes["point"]):
                yield cell, table, place


def _free(cell):
    """Numbers that the record of a cell states as fitted, with their usual ranges."""
    fitted = [field for field, one in cell.provenance.items() if one.kind == "fitted"]
    return {field: USUAL_RANGES[field] for field in fitted if field in USUAL_RANGES}


def _predicted(cell, table, place, model, seed):
    """Measured and predicted capacity and the ends of the band [mA.h.g-1]."""
    others = table.isel(point=[k for k in range(table.sizes["point"]) if k != place])
    found = calibrate(
        cell, others, free=_free(cell), model=model, starts=STARTS, draws=DRAWS, seed=seed
    )
    (left_out,), _ = observations(cell, [table.isel(point=[place])])
    assert isinstance(left_out, Capacity)
    problem = found.problem.asking((left_out,))
    capacity = problem.simulated(found.draws.shares)[:, 0]
    median = weighted_quantiles(capacity, weights=found.draws.weights, levels=(0.5,))[0]
    noisy = capacity[:, None] + _errors(found, left_out, seed)
    weights = np.repeat(found.draws.weights, REPEATS)
    levels = (1 - LEVEL) / 2, (1 + LEVEL) / 2
    ends = weighted_quantiles(noisy.ravel(), weights=weights, levels=levels)
    return left_out.measured[0], median, *ends


def _errors(found, left_out, seed):
    """Errors that a measurement would have [mA.h.g-1], for each draw."""
    rng = np.random.default_rng(seed)
    shape = len(found.draws.weights), REPEATS
    scatter = np.ones(shape)
    if not found.likelihood.is_stated:
        misfit = (found.draws.residuals**2).sum(axis=1)[:, None]
        freedom = PRIOR_NUMBERS + found.likelihood.independent
        scatter = np.sqrt((PRIOR_NUMBERS + misfit) / rng.chisquare(freedom, shape))
    return rng.standard_normal(shape) * scatter * left_out.error[0]
