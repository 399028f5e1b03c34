"""What a design delivers along one of its axes, and which process ends each discharge."""

import textwrap
from dataclasses import dataclass
from itertools import groupby
from typing import Any

import numpy as np
from matplotlib.lines import Line2D
from matplotlib.patheffects import withStroke

from mofcell.parameters.errors import InvalidInput
from mofcell.parameters.names import allowed
from mofcell.parameters.shown import shown
from mofcell.plots import axes, terms
from mofcell.plots.labels import lead, place, spread
from mofcell.plots.style import BLACK, DARK, GREY, HATCH, SKY, TWO_COLUMNS, finished, panels, style
from mofcell.views.axes import in_field_units
from mofcell.views.words import MEANINGS

#: Colour and hatch of each process: of the terms of the voltage as in every figure. What has a
#: hatch there is dashed here.
LOOKS = {
    **terms.LOOKS,
    terms.EQUILIBRIUM: (BLACK, ""),
    "lithium exhausted": (BLACK, HATCH),
    "salt depleted": (SKY, HATCH),
}

#: Marker of each process, told apart in grey.
MARKERS = dict(zip(LOOKS, "^v<>dshHDP*XopX", strict=True))

#: Size of the names of the lines [pt].
SMALL = 7

#: Lines that can be told apart, and markers along each of them, about.
MOST, MARKED = 12, 12

#: Lines have a dark edge: yellow is hard to see on white.
EDGED = [withStroke(linewidth=2.1, foreground=DARK)]
DASHED = (0, (2.5, 1.2))
FALL: Any = {"color": GREY, "linestyle": ":", "linewidth": 0.8}
CROSS: Any = {
    "color": DARK,
    "linestyle": "none",
    "marker": "x",
    "markersize": 4,
    "clip_on": False,
    "zorder": 4,
}

#: How far the names are from the ends of the lines [pt].
AWAY = 12


#: A quantity that varies by less of itself [-] is shown from zero: as flat as it is.
FLAT = 0.05


def plot(dataset, *, along=None, variable="specific_capacity", ax=None):
    """A quantity against one axis of a design, coloured by what ended the discharge.

    Parameters
    ----------
    dataset : xarray.Dataset
        From :func:`mofcell.explore`, over one or two axes with more than one value; each value
        of the second one is a line.
    along : str, optional
        The axis of the figure; the one with most values by default.
    variable : str, optional
        What is shown.
    ax : matplotlib.axes.Axes, optional
        Where to draw; a new figure if None.

    Returns
    -------
    matplotlib.figure.Figure
        The figure; crosses on zero where the load is not held.

    Raises
    ------
    InvalidInput
        If the design has more axes, more lines than can be told apart, or there is no such
        axis or variable.
    """
    dataset, names = axes.varied(dataset, "a figure of limits", most=2)
    along = along or max(names, key=lambda name: dataset.sizes[name])
    if along not in names:
        raise InvalidInput(f"along is {shown(along)}{allowed(along, names)}")
    if not (dataset.limited_by.values.astype(str) != "").any():
        raise InvalidInput("a figure of limits needs simulated designs: explore with a model")
    values, label = axes.quantity(dataset, variable)
    points = dataset[["limited_by", "status"]].assign(value=values)
    points = points.assign_coords({along: (along, in_field_units(along, dataset[along].values))})
    lines = [
        _Line.of(words, one, along)
        for words, one in axes.lines(points, names, along, "a figure of limits", most=MOST)
    ]
    with style():
        (ax,) = panels(ax, 1, width=TWO_COLUMNS, height=90)
        axes.scale(ax.xaxis, points[along].values)
        for line in lines:
            _draw(ax, line)
        ax.set(xlabel=axes.label(along), ylabel=textwrap.fill(label, 44))
        low, high = float(values.min()), float(values.max())
        if 0 <= low <= high / 2 or (low >= 0 and high - low < FLAT * high):
            ax.set_ylim(0, 1.06 * high or 1.0)
        _legend(ax, lines)
        for other in {*names} - {along, "c_rate"}:  # "1 C" says what it is
            ax.set_title(f"lines: {axes.words(other)}", loc="right", fontsize=7.5)
        return _named(ax, lines)


@dataclass(frozen=True)
class _Line:
    """A line: its name, places along the axis, values, what ended each discharge or ""."""

    words: str
    x: Any
    y: Any
    process: Any

    @classmethod
    def of(cls, words, one, along):
        held = (one.status.values.astype(str) == "ok") & np.isfinite(one.value.values)
        process = np.where(held, one.limited_by.values.astype(str), "")
        return cls(words, one[along].values, one.value.values, process)

    @property
    def held(self):
        return self.process != ""

    @property
    def on_zero(self):
        """Where nothing is delivered."""
        return ~self.held & (self.y == 0)

    @property
    def end(self):
        """Place of the last point that is held, or of the last one where none is."""
        return max(np.flatnonzero(self.held), default=len(self.x) - 1)


def _draw(ax, line):
    """The line in pieces, each coloured by its process to half-way to the next."""
    between = _half_way(line.x), (line.y[:-1] + line.y[1:]) / 2
    last = len(line.x) - 1
    step = -(-len(line.x) // MARKED)
    for process, several in groupby(range(last + 1), key=lambda point: line.process[point]):
        run = list(several)
        if not process:
            continue
        before = [run[0] - 1] if run[0] > 0 and line.held[run[0] - 1] else []
        after = [run[-1]] if run[-1] < last and line.held[run[-1] + 1] else []
        x, y = (
            np.concatenate([half[before], at[run], half[after]])
            for half, at in zip(between, (line.x, line.y), strict=True)
        )
        ax.plot(x, y, **_look(process), path_effects=EDGED, solid_capstyle="butt")
        marked = run[step // 2 :: step] or [run[len(run) // 2]]
        ax.plot(line.x[marked], line.y[marked], **_marker(process), clip_on=False, zorder=4)
    falls = line.held[:-1] & line.on_zero[1:] | line.on_zero[:-1] & line.held[1:]
    for start in np.flatnonzero(falls):
        ax.plot(line.x[start : start + 2], line.y[start : start + 2], **FALL)
    if line.on_zero.any():
        ax.plot(line.x[line.on_zero], line.y[line.on_zero], **CROSS)


def _half_way(x):
    """Half-way between points on the scale that is shown."""
    return np.sqrt(x[:-1] * x[1:]) if axes.is_logarithmic(x) else (x[:-1] + x[1:]) / 2


def _look(process):
    colour, hatch = LOOKS.get(process, LOOKS["other"])
    return {"color": colour, "linestyle": DASHED if hatch else "-", "linewidth": 1.4}


def _marker(process):
    colour, _ = LOOKS.get(process, LOOKS["other"])
    return {
        "linestyle": "none",
        "marker": MARKERS.get(process, "o"),
        "markersize": 4.5,
        "color": colour,
        "markeredgecolor": DARK,
        "markeredgewidth": 0.5,
    }


def _legend(ax, lines):
    """Every process that is seen, and what the crosses and gaps are."""
    seen = {process for line in lines for process in line.process} - {""}
    order = [*LOOKS, *sorted(seen - {*LOOKS})]
    shown = [process for process in order if process in seen]
    keys: list[Any] = [
        (Line2D([], [], **_look(process), path_effects=EDGED), Line2D([], [], **_marker(process)))
        for process in shown
    ]
    words = [textwrap.fill(MEANINGS.get(process, process), 30) for process in shown]
    if any(line.on_zero.any() for line in lines):
        keys.append((Line2D([], [], **FALL), Line2D([], [], **CROSS)))
        words.append("load not held")
    gaps = sum(int(np.sum(~line.held & ~line.on_zero)) for line in lines)
    if gaps:
        keys.append(Line2D([], [], linestyle="none"))
        words.append(f"left out: {gaps} without a number")
    ax.figure.legend(
        keys,
        words,
        loc="outside right upper",
        title="what ended the discharge",
        alignment="left",
        handlelength=2.6,
    )


def _named(ax, lines):
    """The finished figure, each line named at its end or, if it ends before, beside that."""
    several = [line for line in lines if line.words]
    whole = [line for line in several if line.end == len(line.x) - 1]
    texts = [
        ax.annotate(
            line.words,
            (line.x[-1], np.nan_to_num(line.y[-1])),
            xytext=(AWAY, 0),
            textcoords="offset points",
            va="center",
            fontsize=SMALL,
            annotation_clip=False,
        )
        for line in reversed(whole)  # of equal ones the first on top
    ]
    figure = finished([ax])
    point = figure.dpi / 72
    half = 0.62 * SMALL * point
    ends = np.array([ax.transData.transform(text.xy)[1] for text in texts])
    moved = spread(ends, gap=2 * half, low=ax.bbox.y0 + half, high=ax.bbox.y1 - half)
    for text, up in zip(texts, (moved - ends) / point, strict=True):
        text.set_position((AWAY, up))
        lead(ax, text.xy, (AWAY - 1, up))
    before = [
        (line.words, (line.x[line.end], line.y[line.end]))
        for line in several
        if line.end < len(line.x) - 1
    ]
    place(ax, before, avoid=[(line.x, line.y) for line in lines], fontsize=SMALL)
    return figure
