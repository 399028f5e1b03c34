"""Limiting currents and Sand's times, as tables."""

import itertools

from mofcell.views.axes import heading, in_field_units
from mofcell.views.tables import Table
from mofcell.views.words import number

PER_CM2 = 0.1  # A/m2 to mA/cm2


def limiting_currents(dataset):
    """The limiting current of each membrane.

    Parameters
    ----------
    dataset : xarray.Dataset
        From :func:`mofcell.limiting_current`.

    Returns
    -------
    Table
        One row for each membrane.
    """
    axes = list(dataset.status.dims)
    rows = [
        [
            *_where(point, axes),
            number(PER_CM2 * point.limiting_current_density.item(), ".4g"),
            number(PER_CM2 * point.simulated_limiting_current_density.item(), ".4g"),
            point.status.item(),
        ]
        for point in points(dataset, axes)
    ]
    columns = (
        *map(heading, axes),
        "closed form (mA/cm²)",
        "simulated (mA/cm²)",
        "status",
    )
    return Table(columns, rows, ("status",))


def sand_times(dataset):
    """Sand's time of each membrane at each current.

    Parameters
    ----------
    dataset : xarray.Dataset
        From :func:`mofcell.sand_time`.

    Returns
    -------
    Table
        One row for each membrane and current.
    """
    axes = [name for name in dataset.status.dims if name != "current_density"]
    rows = [
        [
            *_where(point, axes),
            f"{PER_CM2 * point.current_density.item():.4g}",
            number((point.current_density / point.limiting_current_density).item(), ".3g"),
            number(point.sand_time.item(), ".4g"),
            number(point.simulated_sand_time.item(), ".4g"),
            point.status.item(),
        ]
        for point in points(dataset, list(dataset.status.dims))
    ]
    columns = (
        *map(heading, axes),
        "i (mA/cm²)",
        "i / limit",
        "closed form (s)",
        "simulated (s)",
        "status",
    )
    return Table(columns, rows, ("status",))


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


def _where(point, axes):
    return [number(in_field_units(name, point[name].item()), ".4g") for name in axes]
