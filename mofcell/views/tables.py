"""Results as tables of text, for the terminal and the report alike."""

from dataclasses import dataclass, field

import numpy as np

from mofcell.views.words import celsius, limit, number, temperature

EQUILIBRIUM = "equilibrium potential"


@dataclass(frozen=True)
class Table:
    """A table of text.

    Parameters
    ----------
    columns : tuple of str
        Headings, with their units.
    rows : list of list of str
        Contents.
    text : tuple of str, optional
        Columns that hold words: they stand on the left, numbers on the right.
    total : bool, optional
        Whether the last row is a sum.
    optional : tuple of str, optional
        Columns that are left out where the screen is too narrow, the first one first.
    notes : tuple of str, optional
        What stands below the table.
    whole : tuple of str, optional
        Columns whose texts are not broken into more lines than they have.
    headings : dict, optional
        Headings above some rows, by the place of the row: texts, the widest one first;
        empty ones are left out.
    """

    columns: tuple
    rows: list
    text: tuple = ()
    total: bool = False
    optional: tuple = ()
    notes: tuple = ()
    whole: tuple = ()
    headings: dict = field(default_factory=dict)


def rates(dataset, measured=None):
    """Capacity, energy and voltage at each C-rate, beside what was measured.

    Parameters
    ----------
    dataset : xarray.Dataset
        From :func:`mofcell.rate_capability`.
    measured : Measurement, optional
        Measured capacities [C.kg-1] over C-rate.

    Returns
    -------
    Table
        One row for each C-rate; the areal capacity where nothing was measured.
    """
    known = dict(zip(measured.x, measured.y, strict=True)) if measured is not None else {}
    rows = []
    for point in _points(dataset, "c_rate"):
        capacity = point.specific_capacity.item()
        seen = known.get(point.c_rate.item(), np.nan) / 3600
        beside = (
            [number(seen, ".1f"), number(100 * (capacity / seen - 1), "+.1f")]
            if known
            else [number(point.areal_capacity.item(), ".3f")]
        )
        rows.append(
            [
                f"{point.c_rate.item():g}",
                number(capacity, ".1f"),
                *beside,
                number(point.energy.item(), ".0f"),
                number(point.mean_voltage.item(), ".3f"),
                limit(point),
            ]
        )
    columns = (
        "C-rate",
        "model (mAh/g)",
        *(("measured (mAh/g)", "error (%)") if known else ("areal (mAh/cm²)",)),
        "energy (Wh/kg active)",
        "mean voltage (V)",
        "limited by",
    )
    return Table(columns, rows, ("limited by",))


def membranes(dataset):
    """A membrane and those of the reference cells.

    Parameters
    ----------
    dataset : xarray.Dataset
        From :func:`mofcell.against_references`.

    Returns
    -------
    Table
        One row for each membrane, one column for the capacity at each C-rate.
    """
    slowest = dataset.c_rate.values.argmin()
    rows = []
    for point in _points(dataset, "membrane"):
        energy = point.specific_energy.isel(c_rate=slowest)
        resistance = 1e4 * point.membrane_resistance.item()
        rows.append(
            [
                str(point.membrane.item()),
                number(1e6 * point.thickness.item(), ".3g"),
                number(resistance, ".0f" if resistance >= 100 else ".3g"),
                *(number(value, ".1f") for value in point.specific_capacity.values),
                number(energy.item(), ".0f"),
                limit(point.isel(c_rate=-1)),
            ]
        )
    last = f"limited at {dataset.c_rate.values[-1]:g} C by"
    columns = (
        "membrane",
        "thickness (µm)",
        "R (Ω cm²)",
        *(f"{rate:g} C" for rate in dataset.c_rate.values),
        "Wh/kg",
        last,
    )
    return Table(columns, rows, ("membrane", last), optional=(last, "thickness (µm)"))


def terms(dataset):
    """The losses of a discharge, the largest first.

    Parameters
    ----------
    dataset : xarray.Dataset
        From :func:`mofcell.polarization`.

    Returns
    -------
    Table
        Each loss [mV] at half of the delivered capacity and at the end.
    """
    end = -1e3 * dataset.end_contribution
    half = -1e3 * dataset.contribution.isel(depth=dataset.sizes["depth"] // 2)
    order = half if dataset.status.item() == "ok" else end
    names = [name for name in dataset.term.values if name != EQUILIBRIUM]
    names = sorted(names, key=lambda name: -np.nan_to_num(order.sel(term=name).item()))
    rows = [
        [str(name), _millivolts(half.sel(term=name)), _millivolts(end.sel(term=name))]
        for name in names
    ]
    rows.append(
        [
            "all losses",
            *(
                _millivolts(values.sel(term=names).sum("term", skipna=False))
                for values in (half, end)
            ),
        ]
    )
    return Table(("loss", "at half discharge (mV)", "at the end (mV)"), rows, ("loss",), total=True)


def cold(dataset):
    """Capacity at each temperature and what limits it.

    Parameters
    ----------
    dataset : xarray.Dataset
        From :func:`mofcell.low_temperature`.

    Returns
    -------
    Table
        One row for each temperature; the highest that is reached where the cell warms itself.
    """
    warms = "highest_temperature" in dataset
    rows = [
        [
            temperature(point.temperature.item()),
            *([celsius(point.highest_temperature.item())] if warms else []),
            number(point.specific_capacity.item(), ".1f"),
            number(point.energy.item(), ".0f"),
            number(point.mean_voltage.item(), ".3f"),
            limit(point),
        ]
        for point in _points(dataset, "temperature")
    ]
    columns = (
        "temperature",
        *(["reaches"] if warms else []),
        "model (mAh/g)",
        "energy (Wh/kg active)",
        "mean voltage (V)",
        "limited by",
    )
    return Table(columns, rows, ("limited by",))


def energies(dataset):
    """Specific energy on each basis.

    Parameters
    ----------
    dataset : xarray.Dataset
        From :func:`mofcell.views.bases.specific_energies`.

    Returns
    -------
    Table
        One row for each basis.
    """
    rows = [
        [
            str(point.basis.item()),
            f"{100 * point.mass.sum().item():.1f}",
            number(point.specific_energy.item(), ".1f"),
            number(point.energy_density.item(), ".1f"),
        ]
        for point in _points(dataset, "basis")
    ]
    return Table(("basis", "mass (mg/cm²)", "Wh/kg", "Wh/L"), rows, ("basis",))


def _points(dataset, dimension):
    return [dataset.isel({dimension: k}) for k in range(dataset.sizes[dimension])]


def _millivolts(value):
    value = value.item()
    return number(value + 0.0, ".0f" if abs(value) >= 99.5 else ".1f")
