"""Capacity against C-rate, and the discharge curves behind it."""

import matplotlib
import numpy as np
from matplotlib.ticker import FixedLocator, FuncFormatter, NullLocator

from mofcell.plots.style import (
    BLACK,
    BLUE,
    TWO_COLUMNS,
    VERMILION,
    finished,
    letters,
    panels,
    style,
)

MOST_CURVES = 6


def plot(dataset, *, axes=None, measured=None, curves=None):
    """Capacity against C-rate beside voltage against capacity.

    Parameters
    ----------
    dataset : xarray.Dataset
        From :func:`mofcell.rate_capability`.
    axes : sequence of two matplotlib.axes.Axes, optional
        Where to draw; a new figure if None.
    measured : Measurement, optional
        Measured capacities [C.kg-1] over C-rate, as in ``cell.measured``.
    curves : sequence of float, optional
        C-rates [-] whose discharge curves are drawn; by default the measured ones, or at
        most six of all.

    Returns
    -------
    matplotlib.figure.Figure
        The figure.
    """
    dataset = dataset.sortby("c_rate")
    with style():
        axes = panels(axes, 2, width=TWO_COLUMNS, height=72, ncols=2)
        _capacities(axes[0], dataset, measured)
        _curves(axes[1], dataset, _chosen(dataset, measured) if curves is None else curves)
        letters(axes)
        return finished(axes)


def _capacities(ax, dataset, measured):
    rate, capacity = dataset.c_rate.values, dataset.specific_capacity.values
    held = dataset.status.values == "ok"
    ax.plot(rate[held], capacity[held], "-o", color=BLUE, markersize=2.5, label="model")
    if not held.all():
        ax.plot(
            rate[~held],
            capacity[~held],
            "x",
            color=VERMILION,
            markersize=4.5,
            clip_on=False,
            zorder=3,
            label="model: load not held",
        )
    seen = list(rate)
    if measured is not None:
        capacities = np.array(measured.y) / 3600
        ax.plot(
            measured.x,
            capacities,
            "o",
            color=BLACK,
            markerfacecolor="white",
            markersize=5,
            zorder=4,
            label="measured",
        )
        seen += measured.x
    c_rate_axis(ax, min(seen), max(seen))
    ax.set(xlabel="C-rate", ylabel="specific capacity (mAh/g)")
    ax.set_ylim(0, 1.08 * max(ax.dataLim.y1, 1.0))
    ax.legend(loc="lower left", borderaxespad=0.6)


def c_rate_axis(ax, low, high):
    """Make an axis logarithmic with C-rates as people write them: 0.1, 0.2, 0.5, 1, 2."""
    ax.set_xscale("log")
    ax.set_xlim(low / 1.25, high * 1.25)
    decades = range(int(np.floor(np.log10(low))) - 1, int(np.ceil(np.log10(high))) + 1)
    steps = (1, 2, 5) if high / low < 1e3 else (1,)
    ax.xaxis.set_major_locator(FixedLocator([k * 10.0**d for d in decades for k in steps]))
    ax.xaxis.set_minor_locator(NullLocator())
    ax.xaxis.set_major_formatter(FuncFormatter(lambda value, _: f"{value:g}"))


def _chosen(dataset, measured):
    rates = dataset.c_rate.values[dataset.status.values == "ok"]
    if measured is not None:
        return [rate for rate in rates if np.any(np.isclose(rate, measured.x))]
    if len(rates) <= MOST_CURVES:
        return list(rates)
    return [rates[k] for k in np.linspace(0, len(rates) - 1, MOST_CURVES).round().astype(int)]


def _curves(ax, dataset, rates):
    colours = matplotlib.colormaps["cividis"](np.linspace(0, 0.85, max(len(rates), 1)))
    for rate, colour in zip(sorted(rates), colours[: len(rates)], strict=True):
        curve = dataset.isel(c_rate=int(np.abs(dataset.c_rate.values - rate).argmin()))
        capacity = curve.depth * curve.specific_capacity
        ax.plot(capacity, curve.voltage, color=colour, label=f"{rate:g} C")
    ax.set(xlabel="specific capacity (mAh/g)", ylabel="voltage (V)")
    ax.set_xlim(left=0)
    if len(rates):
        ax.legend(loc="upper left", bbox_to_anchor=(1.02, 1))
    else:
        ax.text(0.5, 0.5, "no discharge", transform=ax.transAxes, ha="center")
