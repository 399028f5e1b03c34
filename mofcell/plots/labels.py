"""Texts beside what they name, where they cover nothing."""

from itertools import product
from typing import Any

import numpy as np
from scipy.optimize import isotonic_regression

from mofcell.plots.style import DARK

#: Where a text may stand from its point, the best first, and how far [pt].
SIDES = ((1, 1), (-1, 1), (1, -1), (-1, -1), (0, 1), (1, 0), (0, -1), (-1, 0))
DISTANCES = (4, 10, 18, 28, 40)

#: Room around a text [pt].
ROOM = 2.5

#: From which distance on a text has a line to its point.
APART = 2

#: A text a number of points from what it names, which takes no room in the layout.
BESIDE: Any = {"textcoords": "offset points", "annotation_clip": False, "in_layout": False}

#: Points that stand for each straight piece of a line.
DENSE = 20


def place(ax, texts, *, avoid=(), **look):
    """Write texts beside points, clear of each other, of lines and of the frame.

    Parameters
    ----------
    ax : matplotlib.axes.Axes
        The axes, laid out already.
    texts : list of tuple
        Text and its point (x, y) in data coordinates.
    avoid : sequence of tuple
        Lines (xs, ys) in data coordinates that should not be covered.
    **look
        As for ``Axes.annotate``.

    Returns
    -------
    list of matplotlib.text.Annotation
        The texts; those that stand apart have a thin line to their point.
    """
    covered = np.concatenate([np.empty((0, 2)), *(_dense(ax, *line) for line in avoid)])
    taken: list = []
    written = []
    point = ax.figure.dpi / 72
    for words, at in texts:
        text = ax.annotate(words, at, xytext=(0, 0), ha="center", va="center", **BESIDE, **look)
        size = text.get_window_extent().size
        here = ax.transData.transform(at)
        offsets = [
            np.array(side) * (size / 2 + distance * point / np.linalg.norm(side))
            for distance, side in product(DISTANCES, SIDES)
        ]
        costs = [_cost(ax, here + offset, size, taken, covered) for offset in offsets]
        best = int(np.argmin(costs))
        offset = offsets[best]
        text.set_position(offset / point)
        if best >= APART * len(SIDES):
            within = np.min(size / 2 / np.maximum(np.abs(offset), 1e-9))
            lead(ax, at, (1 - within) * offset / point)
        taken.append((here + offset, size))
        written.append(text)
    return written


def lead(ax, at, to):
    """A thin line from a point in data coordinates to a text so far away [pt]."""
    line = {"arrowstyle": "-", "linewidth": 0.4, "color": DARK, "shrinkA": 0, "shrinkB": 2}
    ax.annotate("", at, xytext=to, arrowprops=line, **BESIDE)


def _dense(ax, xs, ys):
    """Points along a line [pixels]."""
    corners = ax.transData.transform(np.column_stack([xs, ys]))
    corners = corners[np.isfinite(corners).all(axis=1)]
    if len(corners) < 2:
        return corners
    at = np.arange(len(corners))
    dense = np.linspace(0, at[-1], DENSE * len(corners))
    return np.column_stack([np.interp(dense, at, along) for along in corners.T])


def _cost(ax, centre, size, taken, covered):
    """How bad a place is: other texts and the frame are worse than lines."""
    low, high = ax.bbox.min, ax.bbox.max
    half = size / 2 + ROOM * ax.figure.dpi / 72
    outside = np.sum(np.maximum(low - (centre - half), 0) + np.maximum(centre + half - high, 0))
    texts = sum(
        np.prod(np.maximum(half + other / 2 - np.abs(centre - there), 0)) for there, other in taken
    )
    on_lines = np.sum(np.all(np.abs(covered - centre) <= half, axis=1))
    return 1e3 * outside + 1e3 * texts + on_lines


def spread(places, *, gap, low, high):
    """Places moved apart, as little as is needed (least squares), in the same order.

    Parameters
    ----------
    places : array
        Where the texts would best stand [any unit].
    gap : float
        Distance that two texts need [unit of ``places``].
    low, high : float
        Ends between which they stand, if there is room [unit of ``places``].

    Returns
    -------
    array
        Where they stand [unit of ``places``], of the shape of ``places``.

    Examples
    --------
    >>> spread([0.0, 0.0, 5.0], gap=1.0, low=0.0, high=10.0)
    array([0., 1., 5.])
    """
    places = np.asarray(places, float)
    if not places.size:
        return places
    order = np.argsort(places, kind="stable")
    steps = gap * np.arange(len(places))
    moved = isotonic_regression(places[order] - steps).x
    result = np.empty_like(places)
    result[order] = np.clip(moved, low, max(low, high - steps[-1])) + steps
    return result
