"""The best designs as tables."""

import numpy as np

from mofcell.views import axes
from mofcell.views.tables import Table
from mofcell.views.words import limit, number

#: Units of datasets as tables write them.
UNITS = {
    "mA.h.g-1": "mAh/g",
    "mA.h.cm-2": "mAh/cm²",
    "W.h.kg-1": "Wh/kg",
    "W.h.L-1": "Wh/L",
    "W.kg-1": "W/kg",
}

#: Members of a front that are shown.
SHOWN = 16


def best(dataset):
    """The best design, and what it delivers under each condition.

    Parameters
    ----------
    dataset : xarray.Dataset
        From :func:`mofcell.optimise`.

    Returns
    -------
    Table
        One row for each number.
    """
    basis = dataset.attrs["counted"]
    rows = []
    for name, reached in zip(dataset.axis.values, dataset.range_reached.values, strict=True):
        value = axes.in_field_units(str(name), dataset[name].item())
        end = f"{reached} end of the range" if reached else ""
        rows.append([axes.heading(str(name)), f"{value:.4g}", end])
    unit = dataset.objective.attrs["units"]
    objective = f"{dataset.attrs['maximised']} ({UNITS.get(unit, unit)})"
    rows.append([objective, number(dataset.objective.item(), ".4g"), ""])
    for condition in dataset.condition.values:
        point = dataset.sel(condition=condition, basis=basis)
        at = f"capacity at {condition} (mAh/g)"
        rows.append([at, number(point.specific_capacity.item(), ".1f"), limit(point)])
    designs, solved = dataset.attrs["designs"], dataset.attrs["discharges"]
    notes = (
        f"Wh/kg of: {basis}",
        f"{dataset.attrs['outcome']}; {designs:,} designs, {solved:,} discharges",
    )
    return Table(("", "value", "ends"), rows, ("", "ends"), notes=notes)


def constraints(dataset):
    """Each bound with its value, and whether it holds the optimum back.

    Parameters
    ----------
    dataset : xarray.Dataset
        From :func:`mofcell.optimise`.

    Returns
    -------
    Table
        One row for each bound.
    """
    rows = []
    for name in dataset.constraint.values:
        one = dataset.sel(constraint=name)
        unit = str(one.constraint_unit.item())
        state = "active" if one.constraint_active.item() else "not active"
        rows.append(
            [
                str(name),
                number(one.constraint_value.item(), ".4g"),
                UNITS.get(unit, unit),
                state if one.constraint_met.item() or state == "active" else "not met",
            ]
        )
    return Table(("bound", "value", "unit", ""), rows, ("bound", "unit", ""))


def front(dataset):
    """The designs of a front, evenly spread over it if they are many.

    Parameters
    ----------
    dataset : xarray.Dataset
        From :func:`mofcell.pareto_front`.

    Returns
    -------
    Table
        One row for each design.
    """
    members = dataset.isel(design=np.flatnonzero(dataset.on_front.values))
    places = np.arange(members.sizes["design"])
    if len(places) > SHOWN:
        places = np.unique(np.linspace(0, len(places) - 1, SHOWN).round().astype(int))
    names = [
        str(name)
        for name in dataset.coords
        if dataset[name].dims == ("design",) and name != "design"
    ]
    units = [str(unit) for unit in dataset.objective_unit.values]
    aims = [
        f"{aim} ({UNITS.get(unit, unit)})"
        for aim, unit in zip(dataset.objective.values, units, strict=True)
    ]
    rows = [
        [
            *(f"{axes.in_field_units(name, one[name].item()):.4g}" for name in names),
            *(number(value, ".4g") for value in one.objective_value.values),
        ]
        for one in (members.isel(design=place) for place in places)
    ]
    designs, solved = dataset.attrs["designs"], dataset.attrs["discharges"]
    notes = (
        f"{dataset.attrs['outcome']}; "
        f"{members.sizes['design']} designs on the front, {len(places)} of them shown; "
        f"{designs:,} designs, {solved:,} discharges",
    )
    return Table((*map(axes.heading, names), *aims), rows, notes=notes)
