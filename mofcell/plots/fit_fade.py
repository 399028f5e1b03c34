"""Measured retention beside that of each mechanism of fade, fitted alone."""

from mofcell.plots.fade_shares import legend, lines, markers
from mofcell.plots.style import TWO_COLUMNS, finished, panels, style

#: How far below the lowest measured point a figure goes on [%]: a cliff goes down to nothing.
ROOM = 15


def plot(dataset, *, ax=None):
    """Retention against cycle: measured, and under each mechanism alone.

    Parameters
    ----------
    dataset : xarray.Dataset
        From :func:`mofcell.fit_fade`.
    ax : matplotlib.axes.Axes, optional
        Where to draw; a new figure if None.

    Returns
    -------
    matplotlib.figure.Figure
        The figure.
    """
    base = dataset.specific_capacity.sel(cycle=dataset.attrs["base_cycle"])
    with style():
        (ax,) = panels(ax, 1, width=TWO_COLUMNS, height=80)
        lines(ax, dataset.cycle, 100 * dataset.specific_capacity / base)
        markers(ax, dataset.measured_cycle, 100 * dataset.measured_retention)
        ax.set(
            xlabel="cycle", ylabel=f"capacity over that of cycle {dataset.attrs['base_cycle']} (%)"
        )
        least = 100 * float(dataset.measured_retention.min())
        ax.set_ylim(max(0.0, least - ROOM), ax.dataLim.y1 + 2)
        ax.set_xlim(left=0)
        legend(ax)
        return finished([ax])
