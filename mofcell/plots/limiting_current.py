"""Limiting current against what a membrane is made of: closed form and simulation."""

import numpy as np

from mofcell.parameters.errors import InvalidInput
from mofcell.plots import axes as named
from mofcell.plots.membrane_lines import PER_CM2, along_first, drawn
from mofcell.plots.style import TWO_COLUMNS, finished, panels, style


def plot(dataset, *, axes=None):
    """Lines in closed form and simulated points along the first axis of the data.

    Parameters
    ----------
    dataset : xarray.Dataset
        From :func:`mofcell.limiting_current`.
    axes : matplotlib.axes.Axes, optional
        Where to draw; a new figure if None.

    Returns
    -------
    matplotlib.figure.Figure
        The figure. Membranes without a limit say so in their name.

    Raises
    ------
    InvalidInput
        If there are more lines than can be told apart, or no membrane has a limit.
    """
    simulated = dataset.simulated_limiting_current_density
    if not np.isfinite(simulated).any():
        reasons = ", ".join(sorted({str(one) for one in dataset.status.values.ravel()}))
        raise InvalidInput(f"no limiting current to draw: {reasons}")
    along, lines = along_first(dataset, "limiting_current")
    with style():
        (ax,) = panels(axes, 1, width=TWO_COLUMNS, height=80)
        for (name, one), look in drawn(lines):
            x = named.in_field_units(along, one[along].values)
            closed = PER_CM2 * one.limiting_current_density.values
            found = PER_CM2 * one.simulated_limiting_current_density.values
            said = name if np.isfinite(found).any() else f"{name}: no limit"
            ax.plot(x, closed, color=look["color"])
            said = said or dataset.attrs["membrane"]
            ax.plot(x, found, linestyle="none", markersize=4, label=said, **look)
        shown = PER_CM2 * simulated.values[np.isfinite(simulated.values)]
        named.logarithmic(ax.yaxis, shown.min() / 1.5, 1.5 * shown.max())
        x = named.in_field_units(along, dataset[along].values)
        if along == "membrane_thickness" and len(x) > 1:
            named.logarithmic(ax.xaxis, x.min() / 1.1, 1.1 * x.max())
        ax.set(xlabel=named.label(along), ylabel="limiting current density (mA/cm²)")
        ax.legend(
            title="points: simulated,\nlines: closed form",
            alignment="left",
            loc="upper left",
            bbox_to_anchor=(1.02, 1),
        )
        return finished([ax])
