"""What the data allow, two free numbers at a time: weighted draws in a triangle of panels."""

import numpy as np

from mofcell.experiments.calibration.draws import weighted_quantiles
from mofcell.parameters.errors import InvalidInput
from mofcell.plots.free import label, scale
from mofcell.plots.style import BLUE, SKY, TWO_COLUMNS, VERMILION, finished, new_figure, style
from mofcell.views import free
from mofcell.views.words import number

#: Numbers that panels of print size have room for.
MOST = 5

#: Quantiles of the draws that the axes reach to, and room beyond, over the length [-].
ENDS, ROOM = (0.02, 0.98), 0.15

#: Area of the draw that counts most, and of the least ones that are seen [pt²].
LARGEST, SMALLEST = 26.0, 0.15

BINS = 16

#: Letters of a label on one line, in a figure of two numbers and for each more.
LINE, SHORTER = 34, 5


def plot(calibration, *, names=None):
    """The draws of a calibration, pair by pair.

    Parameters
    ----------
    calibration : Calibration
        From :func:`mofcell.calibrate`.
    names : list of str, optional
        Free numbers that are shown, at most five; all by default.

    Returns
    -------
    matplotlib.figure.Figure
        Below the diagonal a dot for each draw, its area how much it counts, with the
        correlation in the corner; on the diagonal how the draws are spread. Red are the best
        numbers. The few draws that lie far outside are beyond the axes.

    Raises
    ------
    InvalidInput
        If the calibration was stopped before its draws, a name is none of its free numbers, or
        there are more than five.
    """
    if not calibration.is_drawn:
        raise InvalidInput("the calibration was stopped before its draws; calibrate again")
    names = calibration.names if names is None else list(names)
    unknown = [name for name in names if name not in calibration.names]
    if unknown or not 1 <= len(names) <= MOST:
        found = f"names hold {unknown[0]!r}" if unknown else f"{len(names)} numbers are to be shown"
        raise InvalidInput(
            f"{found}; give one to {MOST} of the free numbers: {', '.join(calibration.names)}"
        )
    free_of = {one.name: one for one in calibration.problem.free}
    with style():
        count = len(names)
        figure = new_figure(TWO_COLUMNS, 74 if count == 1 else 22 + 40 * count)
        grid = figure.subplots(count, count, squeeze=False, sharex="col")
        spans = {name: _span(calibration, free_of[name]) for name in names}
        for row, lower in enumerate(names):
            for column, other in enumerate(names):
                ax = grid[row, column]
                if column > row:
                    ax.remove()
                elif column == row:
                    _spread(ax, calibration, lower, spans[lower])
                else:
                    _together(ax, calibration, (other, lower), (spans[other], spans[lower]))
                _labelled(ax, row, column, names)
        _legend(grid[-1, 0], count)
        return finished([grid[0, 0]])


def _values(calibration, name):
    return free.in_field_units(name, calibration.values[name])


def _span(calibration, one):
    """Ends of an axis without room, and whether the range is logarithmic."""
    values = _values(calibration, one.name)
    low, high = weighted_quantiles(values, weights=calibration.draws.weights, levels=ENDS)
    best = _best(calibration, one.name)
    return min(low, best), max(high, best), one.is_logarithmic


def _spread(ax, calibration, name, span):
    """How one number is spread over the draws."""
    is_logarithmic = _scale(ax.xaxis, span)
    low, high = ax.get_xlim()
    spaced = np.geomspace if is_logarithmic else np.linspace
    ax.hist(
        _values(calibration, name),
        bins=spaced(low, high, BINS + 1),
        weights=calibration.draws.weights,
        color=SKY,
        edgecolor="white",
        linewidth=0.4,
    )
    ax.axvline(_best(calibration, name), color=VERMILION, linewidth=0.9)
    ax.set_yticks([])
    ax.spines["left"].set_visible(False)


def _together(ax, calibration, pair, spans):
    """Two numbers of each draw."""
    weights = calibration.draws.weights
    areas = LARGEST * weights / weights.max()
    order = np.argsort(areas)
    seen = order[areas[order] > SMALLEST]
    x, y = (_values(calibration, name)[seen] for name in pair)
    ax.scatter(x, y, s=areas[seen], color=BLUE, alpha=0.45, linewidth=0)
    ax.plot(*(_best(calibration, name) for name in pair), "+", color=VERMILION, markersize=7)
    for axis, span in zip((ax.xaxis, ax.yaxis), spans, strict=True):
        _scale(axis, span)
    places = [calibration.names.index(name) for name in pair]
    correlation = calibration.correlation[places[0], places[1]]
    ax.text(
        *(0.96, 0.95, f"r = {number(round(correlation, 2) + 0.0, '.2f')}"),
        transform=ax.transAxes,
        ha="right",
        va="top",
        fontsize=7.5,
        bbox={"facecolor": "white", "alpha": 0.8, "linewidth": 0, "pad": 1.5},
    )


def _legend(ax, count):
    """What dots and marks are, in the empty half of the triangle."""
    best = {"color": VERMILION, "label": "best numbers"}
    if count == 1:
        handle = ax.plot([], [], linewidth=0.9, **best)[0]
        ax.figure.legend(handles=[handle], loc="outside lower center")
        return
    dots = {"color": BLUE, "alpha": 0.45, "markeredgewidth": 0}
    ax.figure.legend(
        handles=[
            *ax.plot([], [], "o", markersize=5, label="area: weight of the draw", **dots),
            *ax.plot([], [], "+-", markersize=7, linewidth=0.9, **best),
        ],
        loc="upper right",
        borderaxespad=0.6,
    )


def _best(calibration, name):
    return free.in_field_units(name, calibration.numbers[name])


def _scale(axis, span):
    low, high, is_logarithmic = span
    return scale(axis, low, high, is_logarithmic=is_logarithmic, room=ROOM)


def _labelled(ax, row, column, names):
    """Names on the left and below only."""
    line = LINE - SHORTER * (len(names) - 2)
    words = [label(name, line=line) for name in names]
    if row == len(names) - 1:
        ax.set_xlabel(words[column])
    else:
        ax.tick_params(axis="x", labelbottom=False)
    if column == 0 and row > 0:
        ax.set_ylabel(words[row])
    elif column != row:
        ax.tick_params(axis="y", labelleft=False)
