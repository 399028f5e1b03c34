"""Limiting currents and Sand's times, as tables."""

import itertools
from textwrap import fill

from mofcell.views.axes import heading, in_field_units
from mofcell.views.tables import Table
from mofcell.views.words import number

PER_CM2 = 0.1  # A/m2 to mA/cm2

#: Headings short enough for all axes beside each other.
SHORT = {
    "membrane_thickness": "L (µm)",
    "transference_number": "t+",
    "framework_charge_density": "N (mol/L)",
    "temperature": "T (°C)",
}
STATUS = 20  # letters of a line
OVER_LIMIT, CHARGE = "i / limit", "charge (mAh/cm²)"


def limiting_currents(dataset):
    """The limiting current of each membrane.

    Parameters
    ----------
    dataset : xarray.Dataset
        From :func:`mofcell.limiting_current`.

    Returns
    -------
    Table
        One row for each membrane; what all have in common stands below.
    """
    axes = list(dataset.status.dims)
    several = _several(dataset, axes)
    rows = [
        [
            *_where(point, several),
            number(PER_CM2 * point.limiting_current_density.item(), ".4g"),
            number(PER_CM2 * point.simulated_limiting_current_density.item(), ".4g"),
            fill(point.status.item(), STATUS, break_on_hyphens=False),
        ]
        for point in points(dataset, axes)
    ]
    columns = (
        *(SHORT[name] for name in several),
        "closed form (mA/cm²)",
        "simulated (mA/cm²)",
        "status",
    )
    return Table(columns, rows, ("status",), notes=_in_common(dataset, axes))


def sand_times(dataset):
    """Sand's time of each membrane at each current.

    Parameters
    ----------
    dataset : xarray.Dataset
        From :func:`mofcell.sand_time`.

    Returns
    -------
    Table
        One row for each membrane and current; what all have in common stands below, and what the
        times rest on.
    """
    axes = [name for name in dataset.status.dims if name != "current_density"]
    several = _several(dataset, axes)
    rows = [
        [
            *_where(point, several),
            f"{PER_CM2 * point.current_density.item():.4g}",
            number((point.current_density / point.limiting_current_density).item(), ".3g"),
            number(point.sand_time.item(), ".4g"),
            number(point.simulated_sand_time.item(), ".4g"),
            number(point.sand_charge.item(), ".3g"),
            fill(point.status.item(), STATUS, break_on_hyphens=False),
        ]
        for point in points(dataset, list(dataset.status.dims))
    ]
    columns = (
        *(SHORT[name] for name in several),
        "i (mA/cm²)",
        OVER_LIMIT,
        "closed form (s)",
        "simulated (s)",
        CHARGE,
        "status",
    )
    rests = "Sand's time is proportional to porosity and salt concentration"
    assumed = dataset.attrs["assumed"]
    notes = (*_in_common(dataset, axes), f"{rests}; assumed: {assumed}" if assumed else rests)
    return Table(columns, rows, ("status",), optional=(OVER_LIMIT, CHARGE), notes=notes)


def points(dataset, axes):
    """Each point of a grid, the last axis first.

    Parameters
    ----------
    dataset : xarray.Dataset
        The data.
    axes : list of str
        Names of the axes.

    Returns
    -------
    list of xarray.Dataset
        One for each combination.
    """
    places = itertools.product(*(range(dataset.sizes[name]) for name in axes))
    return [dataset.isel(dict(zip(axes, place, strict=True))) for place in places]


def _several(dataset, axes):
    return [name for name in axes if dataset.sizes[name] > 1]


def _in_common(dataset, axes):
    """The axes of one value, in one line."""
    alone = [name for name in axes if dataset.sizes[name] == 1]
    known = [f"{heading(name)}: {_value(name, dataset[name].item())}" for name in alone]
    return (", ".join(known),) if known else ()


def _where(point, axes):
    return [_value(name, point[name].item()) for name in axes]


def _value(name, at):
    return number(in_field_units(name, at), ".4g")
