"""Capacity against cycle under all mechanisms of fade and under each alone."""

import numpy as np

from mofcell.plots.style import (
    BLACK,
    BLUE,
    GREEN,
    GREY,
    ORANGE,
    PURPLE,
    TWO_COLUMNS,
    VERMILION,
    finished,
    panels,
    style,
)

#: Colour and dashes of the mechanisms, in their order: told apart in grey too.
LOOKS = ((BLUE, "--"), (VERMILION, "-."), (GREEN, ":"), (ORANGE, (0, (6, 1, 1, 1, 1, 1))))
OTHER = (PURPLE, (0, (1, 1)))

#: Measured points up to which each is drawn as a circle.
MOST_CIRCLES = 30


def plot(dataset, *, ax=None, measured=None):
    """Capacity against cycle under all mechanisms and under each alone.

    Parameters
    ----------
    dataset : xarray.Dataset
        From :func:`mofcell.fade_shares`.
    ax : matplotlib.axes.Axes, optional
        Where to draw; a new figure if None.
    measured : Measurement, optional
        Measured capacities [C.kg-1] over the cycle, as in ``cell.measured``.

    Returns
    -------
    matplotlib.figure.Figure
        The figure.
    """
    with style():
        (ax,) = panels(ax, 1, width=TWO_COLUMNS, height=80)
        lines(ax, dataset.cycle, dataset.capacity_alone)
        ax.plot(dataset.cycle, dataset.specific_capacity, color=BLACK, label="all together")
        if measured is not None:
            markers(ax, measured.x, np.array(measured.y) / 3600)
        ax.set(xlabel="cycle", ylabel="specific capacity (mAh/g)")
        ax.set_ylim(0, 1.08 * max(ax.dataLim.y1, 1.0))
        legend(ax)
        return finished([ax])


def lines(ax, cycle, values):
    """A line for each mechanism alone."""
    for place, name in enumerate(values.mechanism.values):
        colour, dashes = LOOKS[place] if place < len(LOOKS) else OTHER
        alone = values.isel(mechanism=place)
        ax.plot(cycle, alone, linestyle=dashes, color=colour, label=f"{name} alone")


def markers(ax, cycles, values):
    """What was measured: circles, and where they are many small ones below the lines."""
    many = len(cycles) > MOST_CIRCLES
    ax.plot(
        cycles,
        values,
        "o",
        color=GREY if many else BLACK,
        markerfacecolor=GREY if many else "white",
        markersize=1.5 if many else 5,
        zorder=1 if many else 4,
        label="measured",
    )


def legend(ax):
    """The legend beside the axes, where it covers nothing."""
    ax.legend(loc="upper left", bbox_to_anchor=(1.02, 1))
