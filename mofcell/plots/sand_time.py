"""Sand's time against current, and how far the closed form holds."""

import numpy as np

from mofcell.parameters.errors import InvalidInput
from mofcell.plots.axes import logarithmic
from mofcell.plots.membrane_lines import PER_CM2, drawn, lines
from mofcell.plots.style import DARK, TWO_COLUMNS, finished, letters, panels, style


def plot(dataset, *, axes=None):
    """Times over currents on two logarithmic axes, and their ratio over that to the limit.

    Parameters
    ----------
    dataset : xarray.Dataset
        From :func:`mofcell.sand_time`.
    axes : sequence of two matplotlib.axes.Axes, optional
        Where to draw; a new figure if None.

    Returns
    -------
    matplotlib.figure.Figure
        The figure: lines in closed form, simulated points, limiting currents dotted.

    Raises
    ------
    InvalidInput
        If there are more lines than can be told apart, or the salt is never used up.
    """
    if not np.isfinite(dataset.simulated_sand_time).any():
        reasons = ", ".join(sorted({str(one) for one in dataset.status.values.ravel()}))
        raise InvalidInput(f"no time to draw: {reasons}")
    dataset = dataset.sortby("current_density")
    over = [str(name) for name in dataset.limiting_current_density.dims]
    looks = drawn(lines(dataset, over, "sand_time"))
    with style():
        axes = panels(axes, 2, width=TWO_COLUMNS, height=75, ncols=2)
        for (name, one), look in looks:
            _times(axes[0], one, name, look)
            _ratios(axes[1], one, look)
        _finish(axes, dataset)
        letters(axes)
        return finished(axes)


def _times(ax, one, name, look):
    i = PER_CM2 * one.current_density.values
    limit = PER_CM2 * one.limiting_current_density.item()
    found = one.simulated_sand_time.values
    said = name if np.isfinite(found).any() else f"{name}: never"
    closed = one.sand_time.values
    if np.isfinite(closed).any():  # falls with the square of the current, down from the limit
        ends = np.array([max(limit, i.min()), i.max()])
        ax.plot(ends, np.nanmax(closed * i**2) / ends**2, color=look["color"])
    said = said or one.attrs["membrane"]
    ax.plot(i, found, linestyle="none", markersize=4, label=said, **look)
    if np.isfinite(limit):
        ax.axvline(limit, color=look["color"], linestyle=":", linewidth=0.8)


def _ratios(ax, one, look):
    times = one.current_density.values / one.limiting_current_density.item()
    ratio = one.simulated_sand_time.values / one.sand_time.values
    ax.plot(times, ratio, linestyle="none", markersize=4, **look)


def _finish(axes, dataset):
    i = PER_CM2 * dataset.current_density.values
    both = np.append(dataset.sand_time.values, dataset.simulated_sand_time.values)
    shown = both[np.isfinite(both)]
    times, ratios = axes
    logarithmic(times.xaxis, i.min() / 1.2, 1.2 * i.max())
    logarithmic(times.yaxis, shown.min() / 1.5, 1.5 * shown.max())
    times.set(xlabel="current density (mA/cm²)", ylabel="time until the salt is used up (s)")
    ratios.legend(
        *times.get_legend_handles_labels(),
        title="points: simulated\nlines: closed form\ndotted: limiting\ncurrent",
        alignment="left",
        loc="upper left",
        bbox_to_anchor=(1.02, 1),
    )
    ratios.axhline(1, color=DARK, linewidth=0.8, linestyle="--")
    relative = (dataset.current_density / dataset.limiting_current_density).values
    relative = relative[np.isfinite(relative) & (relative > 1)]
    if relative.size:
        logarithmic(ratios.xaxis, 1.0, 1.2 * max(relative.max(), 2.0))
    ratio = (dataset.simulated_sand_time / dataset.sand_time).values
    ratios.set_ylim(0.9, max(1.1, 1.05 * np.nanmax(ratio, initial=1.0)))
    ratios.set(xlabel="current over the limiting one (-)", ylabel="simulated over closed form (-)")
