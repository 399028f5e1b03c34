"""Simulated against measured numbers, of all cells and electrolytes at once."""

from dataclasses import dataclass

import numpy as np
from matplotlib.ticker import MaxNLocator

from mofcell.plots.style import (
    BLACK,
    BLUE,
    DARK,
    GREEN,
    LIGHT,
    ORANGE,
    PURPLE,
    TWO_COLUMNS,
    VERMILION,
    finished,
    letters,
    panels,
    style,
)

#: Colour and marker of each paper.
LOOKS = (
    (BLUE, "o"),
    (VERMILION, "s"),
    (GREEN, "^"),
    (PURPLE, "D"),
    (ORANGE, "v"),
    (BLACK, "P"),
    (DARK, "X"),
)

#: Half-width of the band around equality [-].
BAND = 0.1


@dataclass(frozen=True)
class Point:
    """A measured number with the simulated one.

    Parameters
    ----------
    measured, simulated : float
        The numbers [unit of the panel].
    paper : str
        Where the measured one stands.
    used : bool
        Whether the simulation was made to meet it.
    """

    measured: float
    simulated: float
    paper: str
    used: bool


def plot(points, *, axes=None):
    """Simulated against measured, one panel for each quantity.

    Parameters
    ----------
    points : dict
        Lists of :class:`Point` by quantity, with its unit: "capacity (mAh/g)".
    axes : sequence of matplotlib.axes.Axes, optional
        Where to draw, one for each quantity; a new figure if None.

    Returns
    -------
    matplotlib.figure.Figure
        The figure; filled symbols are predictions.
    """
    papers = list(dict.fromkeys(one.paper for several in points.values() for one in several))
    with style():
        height = 62 + 4 * (1 + len(papers) // 2)
        axes = panels(axes, len(points), width=TWO_COLUMNS, height=height, ncols=len(points))
        letters(axes)
        for ax, (quantity, several) in zip(axes, points.items(), strict=True):
            _panel(ax, quantity, several, papers)
        _legend(axes[0], papers)
        return finished(axes)


def _panel(ax, quantity, points, papers):
    numbers = [value for one in points for value in (one.measured, one.simulated)]
    margin = 0.12 * max(max(numbers) - min(numbers), 0.2 * max(numbers))
    ends = np.array([max(0.0, min(numbers) - margin), max(numbers) + margin])
    ax.fill_between(ends, (1 - BAND) * ends, (1 + BAND) * ends, color=LIGHT, linewidth=0)
    ax.plot(ends, ends, color=DARK, linewidth=0.8)
    for one in sorted(points, key=lambda point: point.used, reverse=True):
        colour, marker = LOOKS[papers.index(one.paper) % len(LOOKS)]
        ax.plot(
            one.measured,
            one.simulated,
            marker,
            color=colour,
            markerfacecolor="white" if one.used else colour,
            markersize=4.5,
            markeredgewidth=1.0,
        )
    name, _, unit = quantity.partition(" (")
    ax.set(xlim=ends, ylim=ends, aspect="equal")
    ax.set(xlabel=f"measured ({unit}", ylabel=f"simulated ({unit}")
    ax.set_title(name)
    ax.xaxis.set_major_locator(MaxNLocator(5))
    ax.yaxis.set_major_locator(MaxNLocator(5))


def _legend(ax, papers):
    """Papers and the two kinds of symbols, below the figure."""
    shown = {}
    for paper, (colour, marker) in zip(papers, LOOKS * len(papers), strict=False):
        shown[paper] = ax.plot([], [], marker, color=colour, markersize=4.5)[0]
    plain = {"color": DARK, "markersize": 4.5}
    shown["predicted"] = ax.plot([], [], "o", **plain)[0]
    shown["used for the fit or the law"] = ax.plot([], [], "o", markerfacecolor="white", **plain)[0]
    ax.figure.legend(
        list(shown.values()), list(shown), loc="outside lower center", ncols=2, numpoints=1
    )
