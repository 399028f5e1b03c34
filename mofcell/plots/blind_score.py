"""Measured against predicted capacities that the prediction had not seen."""

import numpy as np
from matplotlib.ticker import MaxNLocator

from mofcell.parameters.errors import InvalidInput
from mofcell.plots.agreement import LOOKS
from mofcell.plots.style import DARK, TWO_COLUMNS, VERMILION, finished, panels, style

#: Colours and markers of the cells: vermilion is for points outside their band.
CELLS = tuple(look for look in LOOKS if look[0] != VERMILION)


def plot(dataset, *, ax=None):
    """Measured against predicted capacities with the 90 % bands of the predictions.

    Parameters
    ----------
    dataset : xarray.Dataset
        From :func:`mofcell.blind_score`.
    ax : matplotlib.axes.Axes, optional
        Where to draw; a new figure if None.

    Returns
    -------
    matplotlib.figure.Figure
        The figure; points that their band does not hold have a red ring.

    Raises
    ------
    InvalidInput
        If the dataset holds no such predictions.
    """
    if "predicted_capacity" not in dataset:
        raise InvalidInput("the dataset holds no score; give one of mofcell.blind_score")
    cells = list(dict.fromkeys(dataset.cell_name.values.astype(str)))
    # of more cells than looks the later ones begin again
    looks = dict(zip(cells, CELLS * len(cells), strict=False))
    with style():
        (ax,) = panels(ax, 1, width=TWO_COLUMNS, height=92)
        ends = _ends(dataset)
        ax.plot(ends, ends, color=DARK, linewidth=0.8, zorder=1, label="equal")
        for cell, (colour, marker) in looks.items():
            own = dataset.isel(point=np.flatnonzero(dataset.cell_name.values == cell))
            measured, predicted = own.specific_capacity.values, own.predicted_capacity.values
            band = [predicted - own.band_low.values, own.band_high.values - predicted]
            ax.errorbar(
                measured,
                predicted,
                # the median may lie beyond an end by what the draws scatter
                yerr=np.maximum(band, 0.0),
                fmt=marker,
                color=colour,
                markersize=4.5,
                elinewidth=0.9,
                capsize=1.8,
                label=cell,
            )
        outside = dataset.isel(point=np.flatnonzero(~dataset.inside.values.astype(bool)))
        if outside.sizes["point"]:
            ax.plot(
                outside.specific_capacity,
                outside.predicted_capacity,
                "o",
                color=VERMILION,
                markerfacecolor="none",
                markersize=10,
                label="outside its 90 % band",
            )
        ax.set(xlim=ends, ylim=ends)
        ax.set(xlabel="measured (mAh/g)", ylabel="predicted from the other points (mAh/g)")
        for axis in (ax.xaxis, ax.yaxis):
            axis.set_major_locator(MaxNLocator(6))
        share, error = dataset.attrs["share_inside"], dataset.attrs["median_error"]
        ax.set_title(
            f"{100 * share:.0f} % of {dataset.sizes['point']} points inside their band\n"
            f"median error {100 * error:.1f} %",
            loc="left",
        )
        ax.figure.legend(*ax.get_legend_handles_labels(), loc="outside lower center", ncols=4)
        return finished([ax])


def _ends(dataset):
    """Ends of both axes: all points and most of the bands."""
    points = np.concatenate([dataset.specific_capacity.values, dataset.predicted_capacity.values])
    low, high = np.nanmin(points), np.nanmax(points)
    low = min(low, np.nanmin(dataset.band_low.values))
    high = max(high, np.nanmax(dataset.band_high.values))
    margin = 0.06 * max(high - low, 0.1 * high, 1.0)
    return max(0.0, low - margin), high + margin
