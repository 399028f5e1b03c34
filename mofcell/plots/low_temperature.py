"""What is left in the cold, and which losses end the discharge."""

import numpy as np

from mofcell.plots.style import BLUE, DARK, TWO_COLUMNS, finished, panels, style
from mofcell.plots.terms import look, losses, stacked
from mofcell.views.words import celsius, limit, number, temperature

BAR = 0.42


def plot(dataset, *, axes=None):
    """Capacity at each temperature beside the losses at the end of the discharge.

    Parameters
    ----------
    dataset : xarray.Dataset
        From :func:`mofcell.low_temperature`.
    axes : sequence of two matplotlib.axes.Axes, optional
        Where to draw; a new figure if None.

    Returns
    -------
    matplotlib.figure.Figure
        The figure, warmest on top; hatched where the load cannot be held. Where the cell
        warms itself, the temperature that it reaches is written.
    """
    dataset = dataset.sortby("temperature")
    with style():
        height = 36 + 12 * dataset.sizes["temperature"]
        grid = {"ncols": 2, "sharey": True, "width_ratios": [1.2, 1]}
        axes = panels(axes, 2, width=TWO_COLUMNS, height=height, **grid)
        _capacities(axes[0], dataset)
        _losses(axes[1], dataset)
        return finished(axes)


def _capacities(ax, dataset):
    places = np.arange(dataset.sizes["temperature"])
    ax.barh(places, dataset.specific_capacity, height=BAR, color=BLUE)
    for place, point in zip(places, _points(dataset), strict=True):
        ax.annotate(
            _caption(point),
            (0, place + BAR / 2),
            xytext=(2, 2.5),
            textcoords="offset points",
            fontsize=7,
            annotation_clip=False,
        )
    ax.set_yticks(places, [temperature(T) for T in dataset.temperature.values])
    ax.set_ylim(-0.4, len(places) - 0.3)
    ax.set_xlim(0, 1.05 * max(float(dataset.specific_capacity.fillna(0).max()), 1.0))
    ax.set_xlabel("specific capacity (mAh/g)")
    ax.set_title("capacity, and what ended the discharge", loc="left")


def _caption(point):
    words = [f"{number(point.specific_capacity.item(), '.0f')} mAh/g"]
    if "highest_temperature" in point and point.status == "ok":
        words.append(f"warms to {celsius(point.highest_temperature.item())}")
    return ", ".join([*words, limit(point)])


def _losses(ax, dataset):
    places = np.arange(dataset.sizes["temperature"])
    values = losses(dataset.end_contribution)
    for term, (lower, upper) in stacked(values).items():
        ax.barh(places, upper - lower, left=lower, height=BAR, label=term, **look(term))
    not_held = dataset.status.values != "ok"
    total = sum(values.values(), np.zeros(len(places)))
    if not_held.any():
        ax.barh(
            places[not_held],
            total[not_held],
            height=BAR,
            fill=False,
            hatch="xxxx",
            edgecolor=DARK,
            linewidth=0.5,
            label="load not held",
        )
    ax.set_xlabel("losses (mV)")
    ax.set_title("losses when the discharge ended", loc="left")
    if values:
        ax.figure.legend(*ax.get_legend_handles_labels(), loc="outside lower center", ncols=4)


def _points(dataset):
    return [dataset.isel(temperature=k) for k in range(dataset.sizes["temperature"])]
