"""Specific energy against specific power: what a cell keeps when it is discharged faster."""

import textwrap

import matplotlib
import numpy as np
import xarray as xr

from mofcell.parameters.errors import InvalidInput
from mofcell.plots import axes
from mofcell.plots.labels import place
from mofcell.plots.style import DARK, TWO_COLUMNS, finished, panels, style

#: Markers of the lines, told apart in grey; there can be as many lines.
MARKERS = "os^vD<>P"

#: C-rates that are written beside a line, at most.
RATES = 8


def plot(dataset, *, basis="electrodes+electrolyte", ax=None):
    """Specific energy against specific power, a point for each C-rate (Ragone plot).

    Parameters
    ----------
    dataset : xarray.Dataset
        From :func:`mofcell.explore`, over ``c_rate`` and at most one other axis with more than
        one value, of which each value is a line.
    basis : str, optional
        What the mass counts.
    ax : matplotlib.axes.Axes, optional
        Where to draw; a new figure if None.

    Returns
    -------
    matplotlib.figure.Figure
        The figure. A line ends where the load is no longer held.

    Raises
    ------
    InvalidInput
        If there is no axis ``c_rate`` or more than one other, there are more lines than can be
        told apart, no such basis, or no design delivers anything.
    """
    dataset, names = axes.varied(dataset, "a Ragone plot", most=2)
    if "c_rate" not in names:
        raise InvalidInput(
            f"a Ragone plot needs the axis c_rate, and the design has {', '.join(names)}; "
            "give mofcell.explore several values of c_rate"
        )
    energy, energy_label = axes.quantity(dataset, "specific_energy", basis)
    power, power_label = axes.quantity(dataset, "specific_power", basis)
    held = xr.Dataset({"energy": energy, "power": power}).where(energy > 0)
    lines = axes.lines(held, names, "c_rate", "a Ragone plot", most=len(MARKERS))
    if not (energy > 0).any():
        raise InvalidInput("a Ragone plot has no point to show: no design holds its load")
    with style():
        (ax,) = panels(ax, 1, width=TWO_COLUMNS, height=90)
        colours = matplotlib.colormaps["cividis"](np.linspace(0, 0.85, len(lines)))
        for (words, line), colour, marker in zip(lines, colours, MARKERS, strict=False):
            label = _up_to(words, line)
            ax.plot(line.power, line.energy, marker=marker, markersize=3, color=colour, label=label)
        ax.set(xlabel=textwrap.fill(power_label, 70), ylabel=textwrap.fill(energy_label, 44))
        _scales(ax, held)
        if len(lines) > 1:
            (other,) = {*names} - {"c_rate"}
            ax.legend(
                loc="upper left",
                bbox_to_anchor=(1.02, 1),
                title=axes.words(other),
                alignment="left",
            )
        figure = finished([ax])
        _rates(ax, [line for _, line in lines])
        return figure


def _up_to(words, line):
    """What a line is, and where it ends if that is before the highest C-rate."""
    rates = line.c_rate.values[np.isfinite(line.energy.values)]
    if not len(rates):
        return f"{words}: load not held"
    if rates[-1] == line.c_rate.values[-1]:
        return words
    return f"{words}, up to {axes.value('c_rate', rates[-1])}"


def _scales(ax, held):
    """Both axes logarithmic, with room around the points."""
    for axis, values in ((ax.xaxis, held.power), (ax.yaxis, held.energy)):
        low, high = float(values.min()), float(values.max())
        room = max((high / low) ** 0.08, 1.1)
        axes.logarithmic(axis, low / room, high * room)


def _rates(ax, lines):
    """C-rates beside the line that holds most of them."""
    longest = max(lines, key=lambda line: int(line.energy.count())).dropna("c_rate")
    count = longest.sizes["c_rate"]
    chosen = np.unique(np.linspace(0, count - 1, min(count, RATES)).round().astype(int))
    points = [longest.isel(c_rate=place) for place in chosen]
    texts = [
        (axes.value("c_rate", one.c_rate.item()), (one.power.item(), one.energy.item()))
        for one in points
    ]
    place(ax, texts, avoid=[(line.power, line.energy) for line in lines], fontsize=7, color=DARK)
