"""Voltage and current of cycles over time."""

import numpy as np

from mofcell.parameters.errors import InvalidInput
from mofcell.plots.kept_cycles import kept_cycles, labels
from mofcell.plots.style import BLUE, TWO_COLUMNS, finished, letters, panels, style

#: Units of a time [s]: the first of which it is more than twice as long.
UNITS = {"days": 86400.0, "h": 3600.0, "min": 60.0, "s": 1.0}

#: Points from which on a line is thin, for what swings to be seen, and its width [pt].
MANY, THIN = 10_000, 0.4

#: Changes of the temperature from which on it is drawn [K].
WARMS = 0.05


def plot(dataset, *, axes=None):
    """Voltage above current, and the temperature where it changes, over time.

    Parameters
    ----------
    dataset : xarray.Dataset
        From :func:`mofcell.cycle`, with ``series``.
    axes : sequence of matplotlib.axes.Axes, optional
        Where to draw, two, or three where the temperature changes; a new figure if None.

    Returns
    -------
    matplotlib.figure.Figure
        Cycles that follow each other, as those of a titration, as one line; others over each
        other, each from its start.

    Raises
    ------
    InvalidInput
        If no curve was kept.
    """
    lines = _lines(dataset)
    if not lines:
        raise InvalidInput(
            "no cycle has its curves; name those to keep, as in mofcell.cycle(..., series=[1])"
        )
    shown = {
        "voltage (V)": (1.0, 0.0, "voltage"),
        "current (mA/cm²)\ndischarge positive": (0.1, 0.0, "current_density"),
    }
    if float(np.ptp(dataset.series_temperature.values)) > WARMS:
        shown["cell (°C)"] = (1.0, -273.15, "temperature")
    longest = max(time[-1] for _, time, _, _ in lines)
    unit = next((unit for unit, size in UNITS.items() if longest > 2 * size), "s")
    with style():
        grid = {"nrows": len(shown), "sharex": True, "height_ratios": [1.5, 1, 1][: len(shown)]}
        axes = panels(axes, len(shown), width=TWO_COLUMNS, height=15 + 40 * len(shown), **grid)
        for ax, (label, (scale, shift, name)) in zip(axes, shown.items(), strict=True):
            for words, time, points, colour in lines:
                values = scale * points[f"series_{name}"].values + shift
                width = {"linewidth": THIN} if len(time) > MANY else {}
                ax.plot(time / UNITS[unit], values, color=colour, label=words, **width)
            ax.set_ylabel(label)
        start = "of the cycle" if len(lines) > 1 else f"of {lines[0][0]}"
        axes[-1].set_xlabel(f"time since the start {start} ({unit})")
        axes[-1].set_xlim(0, longest / UNITS[unit])
        if len(lines) > 1:
            axes[0].legend(loc="upper left", bbox_to_anchor=(1.02, 1))
        letters(axes)
        return finished(axes)


def _lines(dataset):
    """What is one line: its name, times [s], points and colour."""
    every = kept_cycles(dataset, most=dataset.sizes["cycle"])
    numbers = [number for number, *_ in every]
    if not numbers or np.any(np.diff(numbers) != 1):
        kept = kept_cycles(dataset)
        named = labels(dataset, [number for number, *_ in kept])
        return [
            (named[number], points.series_time.values, points, colour)
            for number, points, colour in kept
        ]
    times = [points.series_time.values for _, points, _ in every]
    starts = np.cumsum([0.0, *(time[-1] for time in times)])
    joined = np.concatenate([start + time for start, time in zip(starts, times, strict=False)])
    points = dataset.isel(point=np.argsort(dataset.series_cycle.values, kind="stable"))
    return [(f"cycle {numbers[0]}", joined, points, BLUE)]
