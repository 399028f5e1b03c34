"""How much worse the data are met when a number is held elsewhere: profile likelihoods."""

import numpy as np
from matplotlib.patches import Patch
from matplotlib.ticker import MaxNLocator
from scipy.stats import chi2
from scipy.stats import f as fisher

from mofcell.experiments.calibration.calibration import LEVEL
from mofcell.parameters.errors import InvalidInput
from mofcell.plots.free import label, scale
from mofcell.plots.style import (
    BLUE,
    DARK,
    LIGHT,
    TWO_COLUMNS,
    VERMILION,
    finished,
    panels,
    style,
)
from mofcell.views import free

#: Panels side by side, at most.
COLUMNS = 3

#: What is shown of a profile, in terms of what bounds the interval.
TOP = 4.0

#: Room beyond what is shown, over its length [-].
ROOM = 0.04

#: Letters of a label on one line.
LINE = 30


def plot(calibration, *, axes=None):
    r"""Profile likelihood of each free number.

    .. math:: \frac{\chi^2_k(u_k) - \min \chi^2}{s^2}

    with the scatter s of the measurements.

    Parameters
    ----------
    calibration : Calibration
        From :func:`mofcell.calibrate`.
    axes : sequence of matplotlib.axes.Axes, optional
        Where to draw, one for each free number; a new figure if None.

    Returns
    -------
    matplotlib.figure.Figure
        Points are fits with the number held; the 90 % interval of the draws is shaded, the
        dashed line is where a likelihood ratio of one number has its 90 %.

    Raises
    ------
    InvalidInput
        If the calibration has no profiles.
    """
    if not calibration.is_profiled:
        raise InvalidInput("the calibration has no profiles; calibrate without Laplace, to the end")
    count = len(calibration.names)
    with style():
        axes = panels(_new(count) if axes is None else axes, count, width=0, height=0)
        for ax, one, path in zip(axes, calibration.problem.free, calibration.paths, strict=True):
            _panel(ax, calibration, one, path)
        axes[0].set_ylabel("loss of fit Δχ²/s²")
        _legend(axes[0])
        return finished(axes)


def _new(count):
    """Panels of a new figure, in rows."""
    columns = min(count, COLUMNS)
    rows = -(-count // columns)
    grid = {"nrows": rows, "ncols": columns, "sharey": True}
    axes = panels(None, rows * columns, width=TWO_COLUMNS, height=14 + 52 * rows, **grid)
    for spare in axes[count:]:
        spare.remove()
    return axes[:count]


def _panel(ax, calibration, one, path):
    likelihood = calibration.likelihood
    misfit = np.array([point.misfit for point in path])
    least = min(point.misfit for each in calibration.paths for point in each)
    loss = (misfit - least) / likelihood.scatter(least) ** 2
    bound = _bound(likelihood.freedom)
    at = _shown(one, one.value(np.array([point.shares[point.held] for point in path])))
    low, high = _shown(one, np.array(calibration.interval(one.name)))
    best = _shown(one, calibration.numbers[one.name])
    ax.axvspan(low, high, color=LIGHT, linewidth=0, zorder=0)
    ax.axhline(bound, color=DARK, linewidth=0.8, linestyle="--", zorder=1)
    ax.axvline(best, color=VERMILION, linewidth=0.8, zorder=1)
    ax.plot(at, loss, "-o", color=BLUE, markersize=2.5, zorder=3)
    _span(ax, one, at, loss, (low, high, best), TOP * bound)
    ax.yaxis.set_major_locator(MaxNLocator(4, integer=True))
    ax.set_ylim(-0.04 * TOP * bound, TOP * bound)
    ax.set_xlabel(label(one.name, line=LINE))


def _bound(freedom):
    """Loss of fit that 90 % of all data sets stay below at the true value."""
    return chi2.ppf(LEVEL, 1) if np.isinf(freedom) else fisher.ppf(LEVEL, 1, freedom)


def _span(ax, one, at, loss, marked, top):
    """The stretch where the profile is below the top, and what is marked."""
    inside = np.flatnonzero(loss <= top)
    first, last = max(inside[0] - 1, 0), min(inside[-1] + 1, len(at) - 1)
    # where the profile leaves the panel, not where the next point lies
    crossing = [
        np.interp(top, loss[[a, b]], at[[a, b]]) if loss[b] > top > loss[a] else at[b]
        for a, b in ((inside[0], first), (inside[-1], last))
    ]
    low, high = min(*crossing, *marked), max(*crossing, *marked)
    scale(ax.xaxis, low, high, is_logarithmic=one.is_logarithmic, room=ROOM)


def _shown(one, values):
    return free.in_field_units(one.name, values)


def _legend(ax):
    handles = {
        "fit with the number held": ax.plot([], [], "-o", color=BLUE, markersize=2.5)[0],
        "best value": ax.plot([], [], color=VERMILION, linewidth=0.8)[0],
        "90 % of the draws": Patch(color=LIGHT, linewidth=0),
        "90 % by likelihood ratio": ax.plot([], [], "--", color=DARK, linewidth=0.8)[0],
    }
    ax.figure.legend(handles.values(), handles.keys(), loc="outside lower center", ncols=4)
