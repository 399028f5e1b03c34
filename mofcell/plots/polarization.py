"""Where every millivolt of a discharge goes."""

import numpy as np

from mofcell.plots.style import BLACK, GREY, LIGHT, TWO_COLUMNS, finished, letters, panels, style
from mofcell.plots.terms import EQUILIBRIUM, look, losses, stacked
from mofcell.views.words import limit


def plot(dataset, *, axes=None):
    """Voltage and equilibrium potential above, the losses between them stacked below.

    Parameters
    ----------
    dataset : xarray.Dataset
        From :func:`mofcell.polarization`.
    axes : sequence of two matplotlib.axes.Axes, optional
        Where to draw; a new figure if None.

    Returns
    -------
    matplotlib.figure.Figure
        The figure; if the load cannot be held, the losses that took the voltage.
    """
    with style():
        if dataset.status.item() == "ok":
            rows = {"nrows": 2, "sharex": True, "height_ratios": [1, 1.5]}
            axes = panels(axes, 2, width=TWO_COLUMNS, height=105, **rows)
            _voltage(axes[0], dataset)
            _losses(axes[1], dataset)
            letters(axes)
        else:
            given = axes if axes is None else axes[1]
            axes = panels(given, 1, width=TWO_COLUMNS, height=70)
            _not_held(axes[0], dataset)
        return finished(axes)


def _voltage(ax, dataset):
    equilibrium = dataset.contribution.sel(term=EQUILIBRIUM)
    capacity = dataset.capacity.values
    ax.fill_between(capacity, dataset.voltage, equilibrium, color=LIGHT, linewidth=0)
    ax.plot(capacity, equilibrium, "--", color=GREY, label="equilibrium potential")
    ax.plot(capacity, dataset.voltage, color=BLACK, label="voltage")
    ax.set_ylabel("voltage (V)")
    ax.legend(loc="upper left", bbox_to_anchor=(1.02, 1))


def _losses(ax, dataset):
    values = losses(dataset.contribution)
    capacity, middle = dataset.capacity.values, dataset.sizes["depth"] // 2
    for term, (lower, upper) in stacked(values).items():
        label = f"{term}, {values[term][middle]:.{_digits(values[term][middle])}f} mV"
        ax.fill_between(capacity, lower, upper, label=label, **look(term))
    ax.set(xlabel="specific capacity (mAh/g)", ylabel="losses (mV)")
    ax.set_xlim(0, capacity[-1])
    if min(np.min(value) for value in values.values()) > -0.5:
        ax.set_ylim(bottom=0)
    handles, labels = ax.get_legend_handles_labels()
    ax.legend(
        handles[::-1],
        labels[::-1],
        loc="upper left",
        bbox_to_anchor=(1.02, 1),
        title="loss, and its value at half\nof the delivered capacity",
        alignment="left",
    )


def _not_held(ax, dataset):
    """No curve to show: the terms at the moment when the voltage fell to its limit."""
    values = losses(dataset.end_contribution.expand_dims("end", axis=1))
    for term, (lower, upper) in stacked(values).items():
        label = f"{term}, {values[term][0]:.{_digits(values[term][0])}f} mV"
        ax.bar([0], upper - lower, bottom=lower, width=0.4, label=label, **look(term))
    ax.set_title(f"{limit(dataset)}; the losses at that moment", loc="left")
    ax.set(ylabel="losses (mV)", xticks=[], xlim=(-1, 1))
    if values:
        ax.legend(loc="upper left", bbox_to_anchor=(1.02, 1), reverse=True)


def _digits(value):
    return 0 if np.abs(value) >= 10 else 1
