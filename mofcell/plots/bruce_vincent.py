"""Current under a held voltage, and how well the transference number is known from it."""

import numpy as np
from matplotlib.ticker import MaxNLocator

from mofcell.parameters.errors import InvalidInput
from mofcell.plots.axes import logarithmic
from mofcell.plots.style import (
    BLACK,
    BLUE,
    DARK,
    LIGHT,
    SKY,
    TWO_COLUMNS,
    VERMILION,
    finished,
    letters,
    panels,
    style,
)
from mofcell.views.words import number

PER_CM2 = 100.0  # A/m2 to uA/cm2

SYMBOLS = {"V": "ΔV", "I0": "I$_0$", "Is": "I$_s$", "R0": "R$_0$", "Rs": "R$_s$"}


def plot(dataset, *, axes=None):
    """Current over time, the error of t+ from each reading, and t+ with its interval.

    Parameters
    ----------
    dataset : xarray.Dataset
        From :func:`mofcell.bruce_vincent`.
    axes : sequence of three matplotlib.axes.Axes, optional
        Where to draw; a new figure if None.

    Returns
    -------
    matplotlib.figure.Figure
        The figure; a grey band is where a transference number can be.

    Raises
    ------
    InvalidInput
        If the measurement gave no current.
    """
    if not np.isfinite(dataset.current_density).any() or dataset.sizes["time"] < 3:
        raise InvalidInput(f"there is no current to draw: {dataset.status.item()}")
    with style():
        if not np.isfinite(dataset.transference_number):
            return _without_a_number(dataset, axes)
        axes = panels(axes, 3, width=TWO_COLUMNS, height=62, ncols=3, width_ratios=[1.5, 1.0, 0.45])
        _current(axes[0], dataset)
        _errors(axes[1], dataset)
        _number(axes[2], dataset)
        letters(axes)
        return finished(axes)


def _without_a_number(dataset, axes):
    """The current alone, up to where it ended."""
    if axes is None:
        axes = panels(None, 1, width=TWO_COLUMNS, height=62)
    axes = list(axes)
    for unused in axes[1:]:
        unused.set_axis_off()
    _current(axes[0], dataset)
    axes[0].set_title(dataset.attrs["verdict"])
    return finished(axes)


def _current(ax, dataset):
    time, current = dataset.time.values / 60, PER_CM2 * dataset.current_density.values
    after = time > 0
    ax.plot(time[after], current[after], color=BLUE)
    ax.ticklabel_format(axis="y", useOffset=False)
    ax.set(xlabel="time (min)", ylabel="current density (µA/cm²)")
    if not np.isfinite(dataset.transference_number):
        ax.xaxis.set_major_locator(MaxNLocator(4))
        return
    read = max(dataset.attrs["first_reading_s"] / 60, time[after][0])
    for at, name, reading, marker in (
        (read, "initial_current_density", "I0", "o"),
        (time[-1], "steady_current_density", "Is", "s"),
    ):
        value = PER_CM2 * dataset[name].item()
        said = f"{SYMBOLS[reading]} = {value:.4g} µA/cm²"
        ax.plot(at, value, marker, color=BLACK, markersize=5, clip_on=False, label=said)
    logarithmic(ax.xaxis, time[after][0], time[-1])
    ax.margins(y=0.3)
    ax.legend(loc="lower left", bbox_to_anchor=(0.02, 0.02))


def _errors(ax, dataset):
    percent = 100 * dataset.error_contribution.values
    stated = zip(dataset.reading.values, 100 * dataset.stated_error.values, strict=True)
    labels = [f"{SYMBOLS[name]} ± {error:.3g} %" for name, error in stated]
    places = np.arange(len(labels))
    ax.barh(places, percent, color=VERMILION, height=0.6)
    ax.set_yticks(places, labels)
    ax.invert_yaxis()
    ax.tick_params(axis="y", length=0)
    ax.set(xlabel="error of t$_+$ from it (%)")


def _number(ax, dataset):
    t_plus, own = dataset.transference_number.item(), dataset.true_transference_number.item()
    low, high = (dataset[f"transference_number_{end}"].item() for end in ("low", "high"))
    error, ratio = dataset.transference_number_error.item(), dataset.current_ratio.item()
    ax.axhspan(0, 1, color=LIGHT, linewidth=0)
    ax.axhline(own, color=DARK, linestyle="--", linewidth=0.8, label=f"electrolyte, {own:.3g}")
    said = f"formula, {number(t_plus, '.3g')}"
    ax.plot(0, t_plus, "o", color=BLUE, markersize=4, label=said)
    ends = [t_plus - error, t_plus + error]
    ax.plot([0, 0], ends, color=SKY, linewidth=5, zorder=1.5, label="± standard\ndeviation")
    ax.plot([0, 0], [low, high], color=BLUE, linewidth=1.2, label="95 % of such\nmeasurements")
    said = f"I$_s$/I$_0$, {number(ratio, '.3g')}"
    ax.plot(0.5, ratio, "D", color=VERMILION, markersize=4, label=said)
    ax.set_xlim(-0.5, 1)
    ax.set_xticks([])
    ax.set(ylabel="t$_+$ (-)")
    ax.legend(loc="upper left", bbox_to_anchor=(1.02, 1))
