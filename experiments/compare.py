"""A cell beside what was measured on it: how far they are apart, where, and why."""

import numpy as np

from mofcell import models
from mofcell.experiments.comparing.curves import curve_variables
from mofcell.experiments.comparing.deviation import SCATTER, deviations, where
from mofcell.experiments.comparing.explanation import explanation
from mofcell.experiments.dataset import dataset
from mofcell.experiments.measured.given import as_list
from mofcell.experiments.measured.runs import run, scaled, simulated
from mofcell.experiments.measured.usable import usable


def compare(cell, data=None, *, model=models.DFN, progress=None):
    """Run every discharge that was measured, and say how the measurement is met.

    Parameters
    ----------
    cell : Cell
        The cell.
    data : xarray.Dataset or list of xarray.Dataset, optional
        Measured data (:func:`~mofcell.experiments.measured.read_measured`); the tables of the
        cell's record by default.
    model : type, optional
        Full model, :class:`mofcell.models.DFN` or :class:`mofcell.models.SPMe`.
    progress : callable, optional
        Called with the number of discharges done since the last call.

    Returns
    -------
    xarray.Dataset
        For tables over ``point``: ``measured``, ``measured_error`` (NaN where none is stated),
        ``simulated`` and ``residual`` [``unit``], ``relative_residual`` [-], ``status`` and
        ``limited_by``; ``cycle`` is NaN where none is stated. For voltage curves over
        ``curve``: ``voltage_rms`` and ``voltage_bias`` [V] over the common capacity,
        ``capacity_residual`` [mA.h.g-1] where the measurement ends at the cut-off,
        ``curve_status``; over ``curve`` and ``depth`` both voltages [V] and
        capacities [mA.h.g-1]. In the attributes ``rms_relative``, of all capacities [-],
        ``left_out``, and the ``verdict``: a line where they differ most, and one which single
        number of the cell would explain it.

    Raises
    ------
    InvalidInput
        If there is nothing to compare.

    Examples
    --------
    >>> import mofcell
    >>> compared = mofcell.compare(mofcell.cell("ouyang2023-lfp"))
    >>> bool(compared.rms_relative < 0.02)
    True
    """
    known = usable(cell, as_list(cell, data))
    observed = known.observed
    (outcomes,) = run([cell], observed, model=model, progress=progress)
    variables, coordinates = _of_points(cell, known.points, outcomes)
    of_curves, along = curve_variables(cell, known.curves, outcomes)
    return dataset(
        {**variables, **of_curves},
        {**coordinates, **along},
        cell=cell,
        model=model,
        flags=[flag for outcome in outcomes.values() for flag in outcome.flags],
        rms_relative=_rms_relative(known.points, variables, of_curves),
        left_out="\n".join(known.left_out),
        verdict="\n".join(_verdict(cell, known, outcomes, model)),
    )


def _of_points(cell, points, outcomes):
    """Measured and simulated numbers of tables."""
    if not points:
        return {}, {}
    measured = np.array([one.measured.item() for one in points])
    reached = np.array([simulated(cell, one, outcomes).item() for one in points])
    own = [outcomes[one.conditions[0]] for one in points]
    variables = {
        "measured": measured,
        "measured_error": [one.error.item() if one.is_stated else np.nan for one in points],
        "simulated": reached,
        "residual": reached - measured,
        "relative_residual": reached / np.where(measured == 0, np.nan, measured) - 1,
        "status": [outcome.status for outcome in own],
        "limited_by": [outcome.limited_by for outcome in own],
    }
    coordinates = {
        "c_rate": [one.conditions[0][0] for one in points],
        "temperature": [one.conditions[0][1] for one in points],
        "cycle": [one.cycle for one in points],
        "source": [one.source for one in points],
        "label": [one.label for one in points],
        "quantity": [one.quantity for one in points],
        "unit": [one.unit for one in points],
    }
    return (
        {name: ("point", values) for name, values in variables.items()},
        {name: ("point", values) for name, values in coordinates.items()},
    )


def _rms_relative(points, variables, of_curves):
    """Root mean square of the relative residuals of all capacities; NaN where there is none."""
    found = [*of_curves.get("relative_capacity_residual", ("curve", []))[1]]
    found += [
        residual
        for one, residual in zip(
            points, variables.get("relative_residual", ("point", []))[1], strict=True
        )
        if one.quantity != "mean_voltage"
    ]
    known = np.array(found)[np.isfinite(found)]
    return float(np.sqrt(np.mean(known**2))) if known.size else float("nan")


def _verdict(cell, known, outcomes, model):
    """Where the model is wrong, and what would explain it."""
    observed = known.observed
    rows = scaled(cell, observed, outcomes)
    sizes = [
        float(np.sqrt(row @ row / one.independent)) for one, row in zip(observed, rows, strict=True)
    ]
    yield where(deviations(cell, known, outcomes, sizes=sizes))
    if max(sizes) <= SCATTER:
        yield "no number of the cell has to change"
        return
    fades = {id(point): table.fade for table in known.tables for point in table.points}
    worst = observed[int(np.argmax(sizes))]
    if fades.get(id(worst)):
        yield f"the model has no fade: {fades[id(worst)]}; compare it with the first cycles"
        return
    steady = [place for place, one in enumerate(observed) if not fades.get(id(one))]
    yield explanation(
        cell,
        [observed[place] for place in steady],
        np.concatenate([rows[place] for place in steady]),
        model=model,
    )
