"""Overpotential of plating and stripping over time, and what it is made of."""

import numpy as np

from mofcell.parameters.errors import InvalidInput
from mofcell.plots.style import (
    BLACK,
    BLUE,
    TWO_COLUMNS,
    VERMILION,
    finished,
    letters,
    new_figure,
    style,
)
from mofcell.plots.terms import look, losses, stacked
from mofcell.views.symmetric_cell import ended_early
from mofcell.views.words import number

#: Cycles that are shown as they run, at the start and at the end.
SHOWN = 3

#: Half-cycles up to which they are shown once, all of them.
FEW = 4 * SHOWN

#: Terms that stay below this share of the overpotential [-] are drawn as "other".
SMALL = 0.003

#: Times longer than two of a unit [s] are shown in it.
UNITS = {"h": 3600.0, "min": 60.0, "s": 1.0}


def plot(dataset, *, measured=None):
    """The terms of the overpotential over the whole test, and the first and the last cycles.

    Parameters
    ----------
    dataset : xarray.Dataset
        From :func:`mofcell.symmetric_cell`.
    measured : Measurement, optional
        Measured overpotentials [V] over time [s]: ``cell.measured["overpotential_over_time"]``,
        or what :func:`mofcell.views.symmetric_cell.measured_beside` finds.

    Returns
    -------
    matplotlib.figure.Figure
        Above the terms at the end of each half-cycle, stacked; of few half-cycles, all along
        them. Below the voltage as a cycler
        records it, positive where the left side is stripped.

    Raises
    ------
    InvalidInput
        If no half-cycle has a voltage, or no time passed.
    """
    count = dataset.sizes["half_cycle"]
    if not np.isfinite(dataset.voltage).any():
        raise InvalidInput(f"no half-cycle has a voltage to show: {dataset.attrs['ended']}")
    if not dataset.time.values[-1, -1] > 0:
        raise InvalidInput(
            f"the test ended as it began, so that nothing can be shown over time: "
            f"{dataset.attrs['ended']}"
        )
    whole = count <= FEW
    with style():
        rows = [["terms", "terms"], ["first", "first"] if whole else ["first", "last"]]
        axes = new_figure(TWO_COLUMNS, 125).subplot_mosaic(rows, height_ratios=[1.2, 1])
        _terms(axes["terms"], dataset, measured, whole=whole)
        if whole:
            _trace(axes["first"], dataset)
        else:
            _trace(axes["first"], dataset.isel(half_cycle=slice(0, 2 * SHOWN)))
            axes["last"].sharey(axes["first"])  # before it is drawn: the axis is that of both
            _trace(axes["last"], dataset.isel(half_cycle=slice(count - 2 * SHOWN, None)))
            axes["last"].set_ylabel("")
        letters(axes.values())
        return finished([*axes.values()])


def _terms(ax, dataset, measured, *, whole):
    unit = _unit(dataset)
    if whole:
        points = dataset.stack(point=("half_cycle", "share"))
        time, step = points.time.values, None
    else:
        points = dataset.isel(half_cycle=[*range(dataset.sizes["half_cycle"]), -1], share=-1)
        time, step = np.append(dataset.time.values[:, 0], points.time.values[-1]), "post"
    time, total = time / UNITS[unit], 1e3 * points.overpotential.values
    top = np.nanmax(total, initial=0.0)
    # a loss is negative in a voltage, and positive here
    values = losses(-points.overpotential_contribution, smallest=max(SMALL * top, 1e-6))
    for term, (lower, upper) in stacked(values).items():
        label = f"{term}, {_span(values[term])}"
        ax.fill_between(time, lower, upper, step=step, label=label, **look(term))
    ax.plot(
        time,
        total,
        drawstyle="steps-post" if step else "default",
        color=BLACK,
        label=f"all together, {_span(total)}",
    )
    if measured is not None and min(measured.x) <= dataset.time.values[-1, -1] * (1 + 1e-9):
        shown = {"color": BLACK, "markerfacecolor": "white", "markersize": 4.5, "clip_on": False}
        x, y = np.array(measured.x) / UNITS[unit], 1e3 * np.array(measured.y)
        there = x <= time[-1] * (1 + 1e-9)
        ax.plot(x[there], y[there], "o", label="measured", zorder=4, **shown)
        top = max(top, *y[there])
    if reason := ended_early(dataset):
        label = f"ended: {reason}"
        ax.plot(time[-1], total[-1], "x", color=VERMILION, label=label, clip_on=False, zorder=5)
    ax.set(xlabel=f"time ({unit})", ylabel="overpotential (mV)")
    ax.set_xlim(0, time[-1])
    ax.set_ylim(min(0.0, ax.dataLim.y0), 1.12 * max(top, 1e-9))
    ax.figure.legend(*ax.get_legend_handles_labels(), loc="outside lower center", ncols=2)


def _trace(ax, dataset):
    unit = _unit(dataset)
    time = dataset.time.values.ravel() / UNITS[unit]
    ax.axhline(0, color=BLACK, linewidth=0.4)
    ax.plot(time, 1e3 * dataset.voltage.values.ravel(), color=BLUE, linewidth=0.9)
    ax.set(xlabel=f"time ({unit})", ylabel="voltage (mV)")
    ax.set_xlim(time[0], time[-1])


def _unit(dataset):
    length = float(dataset.time.values[-1, -1])
    return next((unit for unit, size in UNITS.items() if length > 2 * size), "s")


def _span(values):
    """From the first value to the last, in mV."""
    digits = 0 if max(abs(values[0]), abs(values[-1])) >= 10 else 1
    ends = [number(round(float(value), digits) + 0.0, f".{digits}f") for value in values[[0, -1]]]
    return f"{' to '.join(dict.fromkeys(ends))} mV"
