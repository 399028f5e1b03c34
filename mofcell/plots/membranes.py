"""Capacity against C-rate of many cells: the membranes side by side."""

import numpy as np
from matplotlib.transforms import blended_transform_factory

from mofcell.plots.rate_capability import c_rate_axis
from mofcell.plots.style import (
    BLACK,
    BLUE,
    GREEN,
    ORANGE,
    PURPLE,
    SKY,
    TWO_COLUMNS,
    VERMILION,
    finished,
    letters,
    panels,
    style,
)

#: Colour, line and marker of each cell of a panel; lines that coincide show through each other.
LOOKS = (
    (BLUE, "-", "o"),
    (VERMILION, (0, (6, 1.5)), "s"),
    (GREEN, (0, (3, 1.5)), "^"),
    (PURPLE, (0, (5, 1.5, 1, 1.5)), "D"),
    (ORANGE, (0, (1, 1.2)), "v"),
    (BLACK, (0, (8, 2, 1, 2, 1, 2)), "P"),
    (SKY, "-", "X"),
)


#: Height of a line of the legends [mm].
LINE = 4.2


def plot(groups, *, axes=None):
    """Capacity against C-rate, one panel for each group of cells.

    Parameters
    ----------
    groups : dict
        By title: in each, by label, a dataset from :func:`mofcell.rate_capability` and the
        measured capacities [C.kg-1] over C-rate as a Measurement, or None.
    axes : sequence of matplotlib.axes.Axes, optional
        Where to draw, one for each group; a new figure if None.

    Returns
    -------
    matplotlib.figure.Figure
        The figure; lines are simulated, symbols measured.
    """
    below = LINE * max(len(group) for group in groups.values()) + 1
    with style():
        height = 66 + below
        axes = panels(axes, len(groups), width=TWO_COLUMNS, height=height, ncols=len(groups))
        letters(axes)
        for ax, (title, group) in zip(axes, groups.items(), strict=True):
            _panel(ax, group)
            ax.set_title(title)
        top = max(ax.dataLim.y1 for ax in axes)
        for ax in axes:
            ax.set_ylim(0, 1.06 * top)
            _legend(ax, below / height)
        engine = axes[0].figure.get_layout_engine()
        if engine is not None:
            engine.set(rect=(0, below / height, 1, 1 - below / height))
        return finished(axes)


def _legend(ax, top):
    """A legend below the axes, wider than they are: the layout does not know of it."""
    below = blended_transform_factory(ax.transAxes, ax.figure.transFigure)
    shown = ax.legend(
        loc="upper left", bbox_to_anchor=(0, top), bbox_transform=below, handlelength=2.8
    )
    shown.set_in_layout(False)


def _panel(ax, group):
    rates = []
    for (label, (dataset, measured)), (colour, line, marker) in zip(
        group.items(), LOOKS * len(group), strict=False
    ):
        dataset = dataset.sortby("c_rate")
        held = dataset.status.values == "ok"
        capacity = np.where(held, dataset.specific_capacity.values, np.nan)
        ax.plot(dataset.c_rate, capacity, linestyle=line, color=colour, label=label)
        rates += dataset.c_rate.values.tolist()
        if measured is not None:
            ax.plot(
                measured.x,
                np.array(measured.y) / 3600,
                marker,
                color=colour,
                markerfacecolor="white",
                markersize=4.5,
                zorder=4,
                clip_on=False,
            )
    c_rate_axis(ax, min(rates), max(rates))
    ax.set(xlabel="C-rate", ylabel="specific capacity (mAh/g)")
