"""Plating and stripping, as a table."""

import math

import numpy as np

from mofcell.experiments.characterisation.membrane_run import DURATION
from mofcell.views.cycling import chosen
from mofcell.views.tables import Table
from mofcell.views.words import number

#: Columns of the terms, and those that each adds up.
TERMS = {
    "charge transfer (mV)": ("lithium charge transfer",),
    "interphase (mV)": ("lithium interphase",),
    "membrane (mV)": ("membrane ohmic", "membrane diffusion potential"),
    "contact (mV)": ("contact",),
}

#: What a term has to reach to have its column [V].
SEEN = 5e-5

OVERPOTENTIAL = "overpotential (mV)"


def half_cycles(dataset, measured=None):
    """Overpotential and its parts at the end of half-cycles: the first, the last, some between.

    Parameters
    ----------
    dataset : xarray.Dataset
        From :func:`mofcell.symmetric_cell`.
    measured : Measurement, optional
        Measured overpotentials [V] over time [s], as of :func:`measured_beside`.

    Returns
    -------
    Table
        One row for each; the lithium is that of the side that has least.
    """
    ends = dataset.sel(share=1.0)
    parts = {
        heading: ends.overpotential_contribution.sel(term=list(terms)).sum("term")
        for heading, terms in TERMS.items()
    }
    parts = {heading: part for heading, part in parts.items() if np.any(part.values > SEEN)}
    rows = [
        [
            str(ends.half_cycle.values[k]),
            f"{ends.time.values[k] / 3600:.5g}",
            _millivolts(ends.overpotential[k]),
            *(_millivolts(part[k]) for part in parts.values()),
            number(1e6 * ends.lithium_thickness[:, k].min().item(), ".4g"),
        ]
        for k in chosen([""] * ends.sizes["half_cycle"])
    ]
    columns = ("half-cycle", "time (h)", OVERPOTENTIAL, *parts, "least Li (µm)")
    return Table(columns, rows, notes=_notes(dataset, measured))


def measured_beside(cell, dataset):
    """The measured overpotentials of a cell at the current and the temperature of a test.

    Parameters
    ----------
    cell : SymmetricCell
        The cell that was plated and stripped.
    dataset : xarray.Dataset
        From :func:`mofcell.symmetric_cell`.

    Returns
    -------
    Measurement or None
        Overpotentials [V] over time [s]: the table "overpotential_over_time", which is at the
        ``current_density`` of the cell; else that of "overpotential" at this current, at time 0
        (assumed: a paper that prints one number means the start).
    """
    i, kelvin = (dataset.attrs[name] for name in ("current_density_A_m2", "temperature_K"))
    tables = {
        kind: table for kind, table in cell.measured.items() if abs(table.temperature - kelvin) <= 1
    }
    over_time = tables.get("overpotential_over_time")
    if over_time is not None and math.isclose(i, cell.current_density, rel_tol=1e-6):
        return over_time
    at_once = tables.get("overpotential")
    if at_once is None:
        return None
    pairs = zip(at_once.x, at_once.y, strict=True)
    here = tuple(volts for current, volts in pairs if math.isclose(current, i, rel_tol=1e-6))
    return at_once.model_copy(update={"x": (0.0,) * len(here), "y": here}) if here else None


def ended_early(dataset):
    """What ended the last half-cycle before its time; empty if nothing did."""
    ended_by = "".join(dataset.ended_by.values[-1:])
    return "" if ended_by == DURATION else ended_by


def _notes(dataset, measured):
    notes = [f"ended early, {dataset.attrs['ended']}"] if ended_early(dataset) else []
    notes += ["at the end of each half-cycle; of one polarity, peak to peak is twice as much"]
    least = np.nanmin(dataset.least_salt.values, initial=1.0)
    if least < 1:
        notes.append(f"least salt anywhere: {100 * least:.0f} % of that at first")
    if dataset.attrs["assumed"]:
        notes.append(f"assumed: {dataset.attrs['assumed']}")
    if measured is not None:
        pairs = list(zip(measured.x, measured.y, strict=True))
        alone = not any(measured.x)
        shown = ", ".join(
            f"{1e3 * y:.3g} mV" + ("" if alone else f" after {x / 3600:g} h") for x, y in pairs
        )
        notes.append(f"measured: {shown}")
    return tuple(notes)


def _millivolts(volts):
    value = 1e3 * volts.item()
    return number(value, ".1f" if abs(value) < 1e4 else ".0f")
