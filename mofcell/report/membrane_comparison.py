"""Measured against simulated: cells without a cathode."""

import numpy as np

from mofcell.parameters import BlockingCell
from mofcell.report import comparison
from mofcell.report.comparison import FAILED, FITTED, INPUT, PREDICTED, Comparison
from mofcell.report.membrane_results import (
    OVER_TIME,
    OVERPOTENTIAL,
    figures_of,
    first_overpotential,
)
from mofcell.views.words import temperature

#: A transference number this near to the printed one was read from it [-].
_ROUNDING = 2e-3


def of_membrane_cell(results):
    """Overpotentials and transference numbers of a cell that have a simulated one.

    Parameters
    ----------
    results : MembraneResults
        What was simulated.

    Returns
    -------
    list of Comparison
        None of a cell that nothing was printed of.
    """
    cell = results.cell
    rows = []
    for kind, at in ((OVERPOTENTIAL, _at_current), (OVER_TIME, _at_time)):
        if (known := cell.measured.get(kind)) is not None:
            for x, y in zip(known.x, known.y, strict=True):
                if kind == OVERPOTENTIAL or x > 0 or OVERPOTENTIAL not in cell.measured:
                    rows.append(_of(results, known, y, *at(results, x)))
    return rows + transference_numbers(results)


def transference_numbers(results):
    """Printed transference numbers beside what the formula of Bruce and Vincent returns.

    Parameters
    ----------
    results : MembraneResults
        What was simulated.

    Returns
    -------
    list of Comparison
        None of a blocking cell, which cannot be polarised for it.
    """
    cell, polarised = results.cell, results.polarised
    if isinstance(cell, BlockingCell):
        return []
    found, true, condition = np.nan, np.nan, ""
    if polarised is not None:
        found = polarised.transference_number.item()
        true = polarised.true_transference_number.item()
        volts, at = polarised.attrs["voltage_V"], polarised.attrs["temperature_K"]
        condition = f"{1e3 * volts:g} mV, {temperature(at)}"
    return [
        Comparison(
            paper=cell.source,
            record=cell.name,
            quantity="t+",
            condition=condition,
            measured=one.number,
            simulated=found,
            unit="",
            kind=one.provenance.kind,
            standing=FAILED if np.isnan(found) else _standing(true, one.number),
        )
        for one in figures_of(cell.electrolyte.name, "transference_number")
    ]


def _standing(true, printed):
    """Whether the transference number of a record is the printed one."""
    return INPUT if abs(true / printed - 1) < _ROUNDING else PREDICTED


def _at_current(results, current_density):
    """Condition, simulated overpotential [V] and standing at a current density [A.m-2]."""
    simulated = results.starts.get(current_density, np.nan)
    face = results.cell.provenance.get("lithium_interface_resistance")
    read = face is not None and face.kind == "derived"
    standing = FITTED if comparison.fitted_fields(results.cell) else PREDICTED
    return f"{current_density / 10:g} mA/cm²", simulated, INPUT if read else standing


def _at_time(results, seconds):
    """Likewise after a time of the test [s]."""
    cell = results.cell
    simulated = np.nan if results.plated is None else _overpotential(results.plated, seconds)
    fitted = comparison.fitted_fields(cell) or any(map(comparison.fitted_fields, cell.fade))
    when = f"{seconds / 3600:g} h" if seconds else "start"
    condition = f"{cell.current_density / 10:g} mA/cm²,\n{when}"
    return condition, simulated, FITTED if fitted else PREDICTED


def _overpotential(plated, seconds):
    """At the end of the half-cycle in which a time falls, of the first one at 0 [V]."""
    if not seconds:
        return first_overpotential(plated)
    ends = plated.time.values[:, -1]
    if not len(ends) or ends[-1] < seconds * (1 - 1e-6):
        return np.nan
    return plated.overpotential.values[np.searchsorted(ends, seconds * (1 - 1e-6)), -1]


def _of(results, known, measured, condition, simulated, standing):
    return Comparison(
        paper=results.cell.source,
        record=results.cell.name,
        quantity="overpotential",
        condition=f"{condition}, {temperature(known.temperature)}",
        measured=1e3 * measured,
        simulated=1e3 * simulated,
        unit="mV",
        kind=known.provenance.kind,
        standing=standing if np.isfinite(simulated) else FAILED,
    )
