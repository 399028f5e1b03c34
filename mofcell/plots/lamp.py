"""How long a lamp stays lit into the cold, and the resistance that it allows a cell."""

import matplotlib
import numpy as np
from matplotlib.ticker import FixedLocator, FuncFormatter, NullLocator

from mofcell.plots.axes import logarithmic
from mofcell.plots.style import BLUE, DARK, TWO_COLUMNS, VERMILION, finished, letters, panels, style
from mofcell.views.lamp import time
from mofcell.views.words import temperature

MARKERS = "os^vD<>P"

#: Times that may stand on the axis [s]: 1 s to 100 days.
TICKS = (1, 10, 60, 600, 1800, 3600, 10800, 36000, 4 * 86400, 40 * 86400)

#: A tick nearer to the time that is asked for, by this ratio, gives way to it.
NEAR = 1.8

#: Room on either side of one temperature alone [K].
ALONE = 20.0


def plot(dataset, *, axes=None):
    """Lit time against temperature, and the largest resistances against the lamp's current.

    Parameters
    ----------
    dataset : xarray.Dataset
        From :func:`mofcell.lamp`.
    axes : sequence of two matplotlib.axes.Axes, optional
        Where to draw; a new figure if None.

    Returns
    -------
    matplotlib.figure.Figure
        The figure. A lamp that is dark somewhere says so in its name; the bounds are at the
        lowest temperature.
    """
    dataset = dataset.sortby("temperature").sortby("lamp_current")
    with style():
        axes = panels(axes, 2, width=TWO_COLUMNS, height=78, ncols=2)
        _times(axes[0], dataset)
        _bounds(axes[1], dataset.isel(temperature=0))
        letters(axes)
        return finished(axes)


def _times(ax, dataset):
    currents = dataset.lamp_current.values
    colours = matplotlib.colormaps["cividis"](np.linspace(0, 0.85, len(currents)))
    celsius = dataset.temperature.values - 273.15
    lit = dataset.lit_time.where(dataset.lit_time > 0)
    for place, (current, colour) in enumerate(zip(currents, colours, strict=True)):
        along = lit.sel(lamp_current=current)
        ax.plot(
            celsius,
            along,
            marker=MARKERS[place % len(MARKERS)],
            markersize=3,
            color=colour,
            label=f"{1e3 * current:g} mA{_dark(along)}",
        )
    asked = dataset.attrs["required_time_s"]
    shown = [asked, *lit.values[np.isfinite(lit.values)]]
    ax.set_yscale("log")
    ax.set_ylim(min(shown) / 2, 2 * max(shown))
    ax.yaxis.set_major_locator(FixedLocator(_ticks(asked, *ax.get_ylim())))
    ax.yaxis.set_major_formatter(FuncFormatter(lambda seconds, _: _in_words(seconds, asked)))
    ax.yaxis.set_minor_locator(NullLocator())
    ax.axhline(asked, color=DARK, linewidth=0.8, linestyle="--", label=time(asked))
    if len(celsius) == 1:
        ax.set_xlim(celsius[0] - ALONE, celsius[0] + ALONE)
        ax.set_xticks(celsius)
    ax.set(xlabel="temperature (°C)", ylabel="the lamp stays lit")
    ax.legend(title="lamp", alignment="left", loc="upper left", bbox_to_anchor=(1.02, 1))


def _dark(along):
    """Where a lamp is never lit, for its name: nowhere, everywhere, or from where on down."""
    dark = along.temperature.values[along.isnull().values]
    if not len(dark):
        return ""
    if len(dark) == along.size:
        return ", dark"
    return f", dark ≤ {temperature(dark.max())}"


def _ticks(asked, low, high):
    """Times that stand on the axis, and in their midst the one that is asked for."""
    apart = [tick for tick in TICKS if not 1 / NEAR < tick / asked < NEAR]
    return sorted({asked, *(tick for tick in apart if low <= tick <= high)})


def _in_words(seconds, asked):
    """A time on the axis: round, in its own unit."""
    if seconds == asked:
        return time(asked).replace(".0 ", " ")
    for size, unit in ((86400, "d"), (3600, "h"), (60, "min")):
        if seconds >= size:
            return f"{seconds / size:g} {unit}"
    return f"{seconds:g} s"


def _bounds(ax, coldest):
    milliamperes = 1e3 * coldest.lamp_current.values
    whole = 1e4 * coldest.largest_resistance
    interface = 1e4 * coldest.largest_interface_resistance
    own = 1e4 * coldest.lithium_interface_resistance.item()
    ax.plot(milliamperes, whole, "-o", color=BLUE, markersize=3, label="all of a cell")
    ax.plot(
        milliamperes,
        interface,
        "-s",
        color=VERMILION,
        markersize=3,
        label="its lithium interface alone",
    )
    shown = [value for value in (*whole.values, *interface.values, own) if value > 0]
    if own > 0:
        ax.axhline(own, color=DARK, linewidth=0.8, linestyle="--", label="lithium interface here")
    if shown:
        logarithmic(ax.yaxis, min(shown) / 2, 2 * max(shown))
    logarithmic(ax.xaxis, milliamperes[0] / 1.25, 1.25 * milliamperes[-1])
    at, asked = temperature(coldest.temperature.item()), time(coldest.attrs["required_time_s"])
    ax.set(
        xlabel="current of the lamp (mA)",
        ylabel=f"largest R at {at} for {asked} (Ω cm²)",
    )
    ax.legend(loc="best")
