"""How long a lamp stays lit into the cold, and the resistance that it allows a cell."""

import matplotlib
import numpy as np

from mofcell.plots.axes import logarithmic
from mofcell.plots.style import BLUE, DARK, TWO_COLUMNS, VERMILION, finished, letters, panels, style
from mofcell.views.lamp import time
from mofcell.views.words import temperature

MARKERS = "os^vD<>P"


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
        The figure. A lamp that is never lit is not drawn; the bounds are at the lowest temperature.
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
        if along.notnull().any():
            ax.plot(
                celsius,
                along,
                marker=MARKERS[place % len(MARKERS)],
                markersize=3,
                color=colour,
                label=f"{1e3 * current:g} mA",
            )
    asked = dataset.attrs["required_time_s"]
    shown = [asked, *lit.values[np.isfinite(lit.values)]]
    logarithmic(ax.yaxis, min(shown) / 2, 2 * max(shown))
    ax.axhline(asked, color=DARK, linewidth=0.8, linestyle="--", label=time(asked))
    ax.set(xlabel="temperature (°C)", ylabel="the lamp stays lit (s)")
    ax.legend(title="lamp", alignment="left", loc="upper left", bbox_to_anchor=(1.02, 1))


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
