"""An exploration as a table: every design, or the best of many."""

import numpy as np

from mofcell.views import axes
from mofcell.views.tables import Table
from mofcell.views.words import limit, number

#: Designs above which only the best are shown, and how many of them.
MANY, BEST = 24, 10


def designs(dataset, *, basis="electrodes+electrolyte"):
    """Designs with what they deliver and what ends it.

    Parameters
    ----------
    dataset : xarray.Dataset
        From :func:`mofcell.explore`.
    basis : str, optional
        What the mass counts.

    Returns
    -------
    Table
        One row for each design, of many the ones of the highest specific energy.
    """
    table = dataset.sel(basis=basis)
    names = list(dataset.specific_capacity.dims)
    if names == ["design"]:
        names = [name for name in dataset.coords if dataset[name].dims == ("design",)]
        names.remove("design") if "design" in names else None
    points = table.stack(point=dataset.specific_capacity.dims, create_index=False)
    count = points.sizes["point"]
    shown = np.arange(count)
    notes = summary(dataset)
    if count > MANY:
        notes = [f"the {BEST} of the highest Wh/kg", *notes]
        energy = np.nan_to_num(points.specific_energy.values, nan=-1.0)
        shown = np.argsort(-energy, kind="stable")[:BEST]
    rows = [_row(points.isel(point=place), names) for place in shown]
    columns = (
        *map(axes.heading, names),
        "capacity (mAh/g)",
        "areal (mAh/cm²)",
        "Wh/kg",
        "Wh/L",
        "limited by",
    )
    return Table(
        columns, rows, ("limited by",), optional=("areal (mAh/cm²)", "Wh/L"), notes=tuple(notes)
    )


def _row(point, names):
    return [
        *(f"{axes.in_field_units(name, point[name].item()):.4g}" for name in names),
        number(point.specific_capacity.item(), ".1f"),
        number(point.areal_capacity.item(), ".3f"),
        number(point.specific_energy.item(), ".0f"),
        number(point.energy_density.item(), ".0f"),
        limit(point),
    ]


def counted(number, noun):
    """How many there are of something.

    Examples
    --------
    >>> counted(1, "design"), counted(1600, "design")
    ('1 design', '1,600 designs')
    """
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def summary(dataset):
    """What became of the designs, in a line each.

    Parameters
    ----------
    dataset : xarray.Dataset
        From :func:`mofcell.explore`.

    Returns
    -------
    list of str
        How many there are, ran, and did not, and why; which models answered.
    """
    status = dataset.status.values.ravel()
    counts = dict(zip(*np.unique(status.astype(str), return_counts=True), strict=True))
    for delivers in ("ok", "energy as stated"):
        counts.pop(delivers, None)
    if dataset.attrs["model"] == "stated":
        lines = [f"{counted(status.size, 'design')}, the energy as stated: nothing was simulated"]
    else:
        solved = counted(dataset.attrs["discharges"], "different discharge")
        lines = [f"{counted(status.size, 'design')}, {solved}"]
    others = sorted(counts.items(), key=lambda item: -item[1])
    lines += [f"{count:,} of them: {reason}" for reason, count in others[:5]]
    if len(others) > 5:
        lines.append(f"{sum(count for _, count in others[5:]):,} of them: other reasons (status)")
    by = dataset.solved_by.values.astype(str)
    models, shares = np.unique(by[by != ""], return_counts=True)
    pairs = zip(models, shares, strict=True)
    if dataset.attrs["model"] == "auto":
        solved = ", ".join(f"{count:,} by the {model}" for model, count in pairs)
        expected = np.nanmax(dataset.expected_error.values, initial=0.0)
        lines.append(f"{solved}; expected error of the capacity {expected:.2%} at most")
    return lines
