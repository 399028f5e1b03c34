"""Cycle life against N/P, a line for each coulombic efficiency."""

import matplotlib
import numpy as np

from mofcell.parameters.errors import InvalidInput
from mofcell.plots.axes import logarithmic
from mofcell.plots.style import DARK, TWO_COLUMNS, finished, panels, style
from mofcell.views.cycle_life import without_fade
from mofcell.views.words import number

#: Markers of the lines, told apart in grey; there can be as many lines.
MARKERS = "os^vD<>P"


def plot(dataset, *, ax=None):
    """Cycle life against N/P, beside the closed form.

    Parameters
    ----------
    dataset : xarray.Dataset
        From :func:`mofcell.cycle_life`.
    ax : matplotlib.axes.Axes, optional
        Where to draw; a new figure if None.

    Returns
    -------
    matplotlib.figure.Figure
        A line for each coulombic efficiency, dashed the closed form where lost plating is all that
        fades; the foil of the cell is marked. A life without end is not drawn.

    Raises
    ------
    InvalidInput
        If no life has an end, or there are more lines than can be told apart.
    """
    dataset = dataset.sortby("np_ratio").sortby("coulombic_efficiency", ascending=False)
    lives = dataset.cycle_life.where(np.isfinite(dataset.cycle_life) & (dataset.cycle_life > 0))
    lives = lives.dropna("coulombic_efficiency", how="all")
    efficiencies = lives.coulombic_efficiency.values
    if not len(efficiencies):
        raise InvalidInput("no cycle life to show: none of the cells ends in the cycles that ran")
    if len(efficiencies) > len(MARKERS):
        raise InvalidInput(
            f"cycle life shows at most {len(MARKERS)} lines, and there are {len(efficiencies)} "
            "coulombic efficiencies; select some, as in dataset.isel(coulombic_efficiency=[0, -1])"
        )
    with style():
        (ax,) = panels(ax, 1, width=TWO_COLUMNS, height=80)
        colours = matplotlib.colormaps["cividis"](np.linspace(0, 0.85, len(efficiencies)))
        for efficiency, marker, colour in zip(efficiencies, MARKERS, colours, strict=False):
            closed = dataset.closed_form.sel(coulombic_efficiency=efficiency)
            if without_fade(dataset) and np.isfinite(closed).all():
                ax.plot(dataset.np_ratio, closed, "--", color=colour, linewidth=0.8)
            ax.plot(
                dataset.np_ratio,
                lives.sel(coulombic_efficiency=efficiency),
                marker=marker,
                markersize=3,
                color=colour,
                label=f"{number(100 * efficiency, '.6g')} %",
            )
        if without_fade(dataset):
            ax.plot([], [], "--", color=DARK, linewidth=0.8, label="closed form")
        _scales(ax, dataset, lives)
        ax.set(
            xlabel="N/P of the foil as built (-)",
            ylabel=f"cycles to {100 * dataset.attrs['end_of_life']:g} % of the first capacity",
        )
        ax.legend(
            loc="upper left",
            bbox_to_anchor=(1.02, 1),
            title="coulombic efficiency",
            alignment="left",
        )
        return finished([ax])


def _scales(ax, dataset, lives):
    """Both axes, and the foil of the cell where it is among those shown."""
    logarithmic(ax.yaxis, float(lives.min()) / 1.5, 1.5 * float(lives.max()))
    ax.set_xlim(0, 1.05 * float(dataset.np_ratio.max()))
    own = dataset.attrs["cell_np_ratio"]
    if own <= ax.get_xlim()[1]:
        ax.axvline(own, color=DARK, linewidth=0.6, linestyle=":")
        ax.annotate(
            "this cell",
            (own, 1),
            xycoords=("data", "axes fraction"),
            xytext=(-2, -2),
            textcoords="offset points",
            rotation=90,
            ha="right",
            va="top",
            fontsize=7,
            color=DARK,
        )
