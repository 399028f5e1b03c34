"""What was measured beside the calibrated cell, and what is left between them."""

import textwrap

import numpy as np
from scipy.interpolate import PchipInterpolator

from mofcell.parameters.errors import InvalidInput
from mofcell.plots.axes import written
from mofcell.plots.compare import LOOKS, QUANTITIES, curve_handles, curve_looks, thinned
from mofcell.plots.rate_capability import c_rate_axis
from mofcell.plots.style import (
    DARK,
    LIGHT,
    TWO_COLUMNS,
    finished,
    letters,
    panels,
    style,
)
from mofcell.views.words import temperature

#: Letters of a label in the legend.
LABEL = 34

#: Points of a smooth line, and entries from which on a legend has two columns.
SMOOTH, TALL = 400, 7


def plot(calibration, *, axes=None):
    """Measured and simulated numbers, and the residuals over their standard errors.

    Parameters
    ----------
    calibration : Calibration
        From :func:`mofcell.calibrate`.
    axes : sequence of matplotlib.axes.Axes, optional
        Where to draw: one for each quantity, voltages of curves last, and one for the residuals
        if there are tables; a new figure if None.

    Returns
    -------
    matplotlib.figure.Figure
        Markers are measured, with their standard error, lines the calibrated cell. Residuals
        are over the standard error; the band is their scatter.

    Raises
    ------
    InvalidInput
        If the best numbers give no number.
    """
    if not np.isfinite(calibration.simulated).any():
        raise InvalidInput("the calibrated cell holds none of the loads: there is nothing to draw")
    tables, curves = _sorted(calibration)
    along = _along(tables)
    series = {quantity: _series(points, along) for quantity, points in tables.items()}
    keys = dict.fromkeys(key for each in series.values() for key in each)
    looks = {key: LOOKS[place % len(LOOKS)] for place, key in enumerate(keys)}
    count = len(tables) + bool(curves) + bool(tables)
    with style():
        axes = panels(_new(count) if axes is None else axes, count, width=0, height=0)
        left = list(axes)
        for quantity, own in series.items():
            unit = written(tables[quantity][0][0].unit)
            ax = left.pop(0)
            _table(ax, own, looks, calibration.scatter)
            ax.set_ylabel(f"{QUANTITIES[quantity]} ({unit})")
            if quantity != "mean_voltage":
                ax.set_ylim(0, 1.08 * max(ax.dataLim.y1, 1.0))
        if curves:
            _curves(left.pop(0), curves)
        if tables:
            _residuals(left.pop(0), series, looks, calibration.scatter)
        for ax in axes[: len(tables)] + axes[count - bool(tables) :]:
            _axis(ax, series, along)
        if count > 1:
            letters(axes)
        return finished(axes)


def _new(count):
    """Panels of a new figure, two in a row."""
    columns = min(count, 2)
    rows = -(-count // columns)
    grid = {"nrows": rows, "ncols": columns}
    axes = panels(None, rows * columns, width=TWO_COLUMNS, height=76 * rows, **grid)
    for spare in axes[count:]:
        spare.remove()
    return axes[:count]


def _sorted(calibration):
    """Points of each quantity, and curves, each observation with what is simulated of it."""
    observed = calibration.problem.observations
    ends = np.cumsum([len(one.measured) for one in observed])[:-1]
    tables: dict[str, list] = {}
    curves = []
    for one, simulated in zip(observed, np.split(calibration.simulated, ends), strict=True):
        if hasattr(one, "capacity"):
            curves.append((one, simulated))
        else:
            tables.setdefault(one.quantity, []).append((one, simulated.item()))
    return tables, curves


def _along(tables):
    """What a table is drawn against: the C-rate, or the temperature where only that changes."""
    every = [one.conditions[0] for points in tables.values() for one, _ in points]
    rates, kelvins = (set(column) for column in zip(*every, strict=True)) if every else ((), ())
    return "temperature" if len(rates) == 1 < len(kelvins) else "c_rate"


def _series(points, along):
    """Points of each source and temperature along an axis: place, measured, error, simulated."""
    found: dict[tuple, list] = {}
    for one, simulated in points:
        c_rate, kelvin = one.conditions[0]
        by_rate = along == "c_rate"
        key = (one.source, kelvin) if by_rate else (one.source, None)
        at = c_rate if by_rate else kelvin - 273.15
        found.setdefault(key, []).append((at, one.measured[0], one.error[0], simulated))
    return {key: np.array(sorted(rows)).T for key, rows in found.items()}


def _labels(keys):
    """What tells each series from the others."""
    several = [len(set(column)) > 1 for column in zip(*keys, strict=True)]
    for source, kelvin in keys:
        words = [source] * several[0] + [temperature(kelvin)] * several[1]
        yield textwrap.shorten(", ".join(words), LABEL, placeholder="…")


def _table(ax, series, looks, scatter):
    for (key, points), label in zip(series.items(), _labels(list(series)), strict=True):
        (colour, marker), (at, measured, error, simulated) = looks[key], points
        ax.plot(at, simulated, f"-{marker}", color=colour, markersize=2.5, zorder=2)
        ax.errorbar(
            at,
            measured,
            yerr=scatter * error,
            fmt=marker,
            color=colour,
            markerfacecolor="white",
            markersize=5,
            elinewidth=0.9,
            capsize=1.8,
            zorder=4,
        )
        if label:
            ax.plot([], [], f"-{marker}", color=colour, markersize=4, label=label)
    ax.plot([], [], "o", color=DARK, markerfacecolor="white", markersize=5, label="measured")
    ax.plot([], [], "-o", color=DARK, markersize=2.5, label="calibrated cell")
    ax.legend(loc="lower left", borderaxespad=0.6)


def _axis(ax, series, along):
    at = np.concatenate([points[0] for each in series.values() for points in each.values()])
    if along == "c_rate":
        c_rate_axis(ax, at.min(), at.max())
        ax.set_xlabel("C-rate")
    else:
        ax.set(xlabel="temperature (°C)", xlim=(at.min() - 3, at.max() + 3))


def _residuals(ax, series, looks, scatter):
    """Simulated less measured, over the standard error."""
    ax.axhspan(-scatter, scatter, color=LIGHT, linewidth=0, label="scatter")
    ax.axhline(0, color=DARK, linewidth=0.8)
    most = 2.0 * scatter
    for place, (quantity, own) in enumerate(series.items()):
        for key, (at, measured, error, simulated) in own.items():
            residual = (simulated - measured) / error
            most = max(most, 1.2 * np.nanmax(np.abs(residual), initial=0.0))
            colour, marker = looks[key]
            face = "white" if place else colour
            ax.plot(at, residual, marker, color=colour, markersize=4.5, markerfacecolor=face)
        if len(series) > 1:
            face = "white" if place else DARK
            words = QUANTITIES[quantity]
            ax.plot([], [], "o", color=DARK, markerfacecolor=face, markersize=4.5, label=words)
    ax.set(ylabel="residual (standard errors)", ylim=(-most, most))
    ax.legend(loc="upper left", borderaxespad=0.6)


def _curves(ax, curves):
    """Voltage against capacity: some of the measured points, and the calibrated cell."""
    conditions = [(one.source, *one.conditions[0]) for one, _ in curves]
    looks, colours, shapes = curve_looks(conditions)
    for (one, simulated), (colour, marker, line) in zip(curves, looks, strict=True):
        thinned(ax, one.capacity, one.measured, marker, colour)
        ax.plot(*_smooth(one.capacity, simulated), linestyle=line, color=colour, zorder=2.5)
    ax.set(xlabel="specific capacity (mAh/g)", ylabel="voltage (V)")
    ax.set_xlim(left=0)
    plain = {"color": DARK, "markersize": 3.5}
    handles = [
        *curve_handles(ax, colours, shapes),
        ax.plot([], [], "o", markerfacecolor="white", label="measured", **plain)[0],
        ax.plot([], [], "-", label="calibrated cell", **plain)[0],
    ]
    columns = 1 if len(handles) < TALL else 2
    ax.legend(handles=handles, loc="lower left", borderaxespad=0.6, ncols=columns)


def _smooth(capacity, voltage):
    """A line through simulated voltages, without a wave where they fall steeply."""
    known = np.isfinite(voltage)
    if known.sum() < 2:
        return capacity[known], voltage[known]
    first, last = capacity[known][[0, -1]]
    along = np.linspace(first, last, SMOOTH)
    return along, PchipInterpolator(capacity[known], voltage[known])(along)
