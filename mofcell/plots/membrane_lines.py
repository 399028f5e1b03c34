"""Grids of membranes as lines of a figure."""

import itertools

import matplotlib
import numpy as np

from mofcell.parameters.errors import InvalidInput
from mofcell.plots.axes import value

PER_CM2 = 0.1  # A/m2 to mA/cm2
MARKERS = "os^vD<>P"


def along_first(dataset, figure):
    """The axis of a figure and a line for each combination of the others.

    Parameters
    ----------
    dataset : xarray.Dataset
        Over axes of a membrane and temperature.
    figure : str
        What is to be drawn, for the error.

    Returns
    -------
    tuple
        Name of the first axis of more than one value, and (name, dataset) of each line.

    Raises
    ------
    InvalidInput
        If there are more lines than can be told apart.
    """
    axes = [str(name) for name in dataset.limiting_current_density.dims]
    along = next((name for name in axes if dataset.sizes[name] > 1), axes[0])
    return along, lines(dataset.sortby(along), [name for name in axes if name != along], figure)


def lines(dataset, axes, figure):
    """One dataset for each combination of some axes, with its name.

    Parameters
    ----------
    dataset : xarray.Dataset
        The data.
    axes : list of str
        Names of the axes.
    figure : str
        What is to be drawn, for the error.

    Returns
    -------
    list of tuple
        The values of axes of more than one in words, and the dataset.

    Raises
    ------
    InvalidInput
        If there are more lines than can be told apart.
    """
    places = [*itertools.product(*(range(dataset.sizes[name]) for name in axes))]
    if len(places) > len(MARKERS):
        raise InvalidInput(
            f"{figure} shows at most {len(MARKERS)} lines, and the data have {len(places)}; select "
            f"some, as in dataset.isel({axes[-1]}=0)"
        )
    several = [name for name in axes if dataset.sizes[name] > 1]
    found = []
    for place in places:
        one = dataset.isel(dict(zip(axes, place, strict=True)))
        found.append((", ".join(_named(name, one[name].item()) for name in several), one))
    return found


def _named(axis, at):
    symbol = {"transference_number": "t$_+$ = ", "framework_charge_density": "N = "}.get(axis, "")
    return f"{symbol}{value(axis, at)}"


def drawn(lines):
    """Each line with its colour and marker, told apart with any colour vision."""
    colours = matplotlib.colormaps["cividis"](np.linspace(0, 0.85, max(len(lines), 2)))
    return [
        (line, {"color": colour, "marker": marker})
        for line, colour, marker in zip(lines, colours, MARKERS, strict=False)
    ]
