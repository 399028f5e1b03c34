"""Limiting current against what a membrane is made of: closed form and simulation."""

from textwrap import fill

import numpy as np

from mofcell.parameters.errors import InvalidInput
from mofcell.plots import axes as named
from mofcell.plots.membrane_lines import PER_CM2, along_first, drawn
from mofcell.plots.style import TWO_COLUMNS, finished, panels, style

#: Letters of a line beside the figure.
BESIDE = 26


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
        The figure. Membranes without a limit are named in its legend. The closed form is a line
        where the data have it between their points, and a dash at each where they have not.

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
    fine = f"line_{along}" in dataset.dims
    with style():
        (ax,) = panels(axes, 1, width=TWO_COLUMNS, height=80)
        for (name, one), look in drawn(lines):
            x = named.in_field_units(along, one[along].values)
            found = PER_CM2 * one.simulated_limiting_current_density.values
            said = name if np.isfinite(found).any() else f"{name}: no limit"
            said = said or dataset.attrs["membrane"]
            _closed_form(ax, one, along, look["color"], fine=fine)
            ax.plot(x, found, linestyle="none", markersize=4, label=said, **look)
        shown = PER_CM2 * simulated.values[np.isfinite(simulated.values)]
        named.logarithmic(ax.yaxis, shown.min() / 1.5, 1.5 * shown.max())
        x = named.in_field_units(along, dataset[along].values)
        if along == "membrane_thickness" and len(x) > 1:
            named.logarithmic(ax.xaxis, x.min() / 1.1, 1.1 * x.max())
        ax.set(xlabel=named.label(along), ylabel="limiting current density (mA/cm²)")
        title = f"points: simulated,\n{'lines' if fine else 'dashes'}: closed form"
        ax.legend(
            title="\n".join([title, *_missing(along, lines)]),
            alignment="left",
            loc="upper left",
            bbox_to_anchor=(1.02, 1),
        )
        return finished([ax])


def _closed_form(ax, one, along, colour, *, fine):
    prefix = "line_" if fine else ""
    x = named.in_field_units(along, one[f"{prefix}{along}"].values)
    closed = PER_CM2 * one[f"{prefix}limiting_current_density"].values
    as_drawn = {} if fine else {"linestyle": "none", "marker": "_", "markersize": 10}
    ax.plot(x, closed, color=colour, **as_drawn)


def _missing(along, lines):
    """Which points of lines with others are not there, and why."""
    missing: dict[str, list] = {}
    for _, one in lines:
        found = np.isfinite(one.simulated_limiting_current_density.values)
        for place in np.flatnonzero(~found) if found.any() else ():
            reason, at = str(one.status.values[place]), one[along].values[place]
            missing.setdefault(reason, []).append(named.value(along, at))
    for reason, values in missing.items():
        values = [*dict.fromkeys(values)]
        if len(values) > 3:
            values = [f"{values[0]} to {values[-1]}"]
        yield fill(f"{', '.join(values)}: {reason}", BESIDE, break_on_hyphens=False)
