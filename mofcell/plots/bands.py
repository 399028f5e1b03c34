"""Predictions of a calibrated cell with the bands that its data leave."""

import numpy as np

from mofcell.experiments.calibration.predict import HIGH, LOW, MEDIAN
from mofcell.parameters.errors import InvalidInput
from mofcell.plots.axes import written
from mofcell.plots.rate_capability import c_rate_axis
from mofcell.plots.style import (
    BLACK,
    BLUE,
    SKY,
    TWO_COLUMNS,
    VERMILION,
    finished,
    letters,
    panels,
    style,
)

#: A median nearer to the line than this, over the largest value [-], is not seen, and not drawn.
APART = 0.01

#: What is drawn of a prediction, and where the mass is what changes.
SHOWN = {"specific_capacity": "specific capacity", "energy": "energy, active material"}
SHOWN_OF_MASS = {"specific_energy": "specific energy", "energy_density": "energy density"}

#: Measured points belong to a prediction within this of its temperature [K], or C-rate [-].
SAME_KELVIN, SAME_RATE = 1.0, 0.02


def plot(dataset, *, axes=None, measured=None):
    """A prediction with its bands.

    Parameters
    ----------
    dataset : xarray.Dataset
        From :func:`mofcell.predict`, over ``c_rate``, ``temperature`` or ``basis``.
    axes : sequence of two matplotlib.axes.Axes, optional
        Where to draw; a new figure if None.
    measured : xarray.Dataset, optional
        Measured capacities over ``point``, with ``c_rate`` and ``temperature``, as
        :func:`mofcell.measured_tables` returns them; those under the conditions of the
        prediction are drawn.

    Returns
    -------
    matplotlib.figure.Figure
        Capacity and energy, or both energies of the mass and the volume: the line is the best
        cell, the shade the band, the dashes its median where it is
        apart from the line.

    Raises
    ------
    InvalidInput
        If the dataset has no bands, or none over one of these.
    """
    along = next((name for name in ("c_rate", "temperature", "basis") if name in dataset.dims), "")
    names = SHOWN_OF_MASS if along == "basis" else SHOWN
    if not along or any(f"{name}{LOW}" not in dataset for name in names):
        raise InvalidInput(
            "bands show a prediction over c_rate, temperature or basis; give a dataset of "
            "mofcell.predict"
        )
    dataset = dataset if along == "basis" else dataset.sortby(along)
    with style():
        axes = panels(axes, 2, width=TWO_COLUMNS, height=76, ncols=2)
        for ax, (name, words) in zip(axes, names.items(), strict=True):
            (_of_masses if along == "basis" else _band)(ax, dataset, name, along)
            if measured is not None and name == "specific_capacity":
                _measured(ax, dataset, measured, along)
            ax.set_ylabel(f"{words} ({written(dataset[name].attrs['units'])})")
            ax.set_ylim(0, 1.06 * max(ax.dataLim.y1, 1.0))
        letters(axes)
        entries = [ax.get_legend_handles_labels() for ax in axes]
        shown = {word: handle for each in entries for handle, word in zip(*each, strict=True)}
        axes[0].figure.legend(shown.values(), shown.keys(), loc="outside lower center", ncols=4)
        return finished(axes)


def _band(ax, dataset, name, along):
    """Shade, line and median along one axis."""
    at = dataset[along].values - (273.15 if along == "temperature" else 0.0)
    level = f"{100 * dataset.attrs['band_level']:g} % band"
    low, high = dataset[f"{name}{LOW}"].values, dataset[f"{name}{HIGH}"].values
    looks = {"color": SKY, "alpha": 0.45, "linewidth": 0}
    if len(at) > 1:
        ax.fill_between(at, low, high, label=level, **looks)
    else:
        ax.vlines(at, low, high, color=SKY, linewidth=6, alpha=0.45, label=level)
    ax.plot(at, dataset[name].values, "-o", color=BLUE, markersize=2.5, label="best numbers")
    median = dataset[f"{name}{MEDIAN}"].values
    apart = np.abs(median - dataset[name].values)
    if np.nanmax(apart, initial=0.0) > APART * np.nanmax(high, initial=0.0):
        ax.plot(at, median, "--", color=BLACK, linewidth=0.8, zorder=3, label="median")
    lost = dataset.share_that_runs.values < 1
    if lost.any():
        looks = {"color": VERMILION, "markersize": 4.5, "clip_on": False, "zorder": 5}
        label = "some or all do not hold the load"
        ax.plot(at[lost], dataset[name].values[lost], "x", label=label, **looks)
    if along == "c_rate":
        c_rate_axis(ax, at.min(), at.max())
        ax.set_xlabel("C-rate")
    else:
        ax.set_xlabel("temperature (°C)")


def _of_masses(ax, dataset, name, along):
    """A point with its band for each basis."""
    places = np.arange(dataset.sizes[along])
    low, high = dataset[f"{name}{LOW}"].values, dataset[f"{name}{HIGH}"].values
    level = f"{100 * dataset.attrs['band_level']:g} % band"
    ax.vlines(places, low, high, color=SKY, linewidth=8, alpha=0.6, label=level)
    ax.plot(places, dataset[name].values, "o", color=BLUE, markersize=4, label="best numbers")
    words = [str(each).replace("+", "\n+ ") for each in dataset[along].values]
    ax.set_xticks(places, words)
    ax.set_xlim(-0.6, len(places) - 0.4)


def _measured(ax, dataset, measured, along):
    """The measured capacities under the conditions of the prediction, with their errors."""
    if along == "c_rate":
        same = np.abs(measured.temperature.values - dataset.attrs["temperature_K"]) < SAME_KELVIN
    else:
        same = np.abs(measured.c_rate.values / dataset.attrs["c_rate"] - 1) < SAME_RATE
    own = measured.isel(point=np.flatnonzero(same))
    if not own.sizes["point"]:
        return
    error = own.get("specific_capacity_error")
    ax.errorbar(
        own[along].values - (273.15 if along == "temperature" else 0.0),
        own.specific_capacity.values,
        yerr=error.values if error is not None and np.isfinite(error.values).any() else None,
        fmt="o",
        color=BLACK,
        markerfacecolor="white",
        markersize=5,
        elinewidth=0.9,
        capsize=1.8,
        zorder=4,
        label="measured",
    )
    if along == "c_rate":
        rates = np.concatenate([own.c_rate.values, dataset.c_rate.values])
        c_rate_axis(ax, rates.min(), rates.max())
