"""Measured conductivities and the laws through them, with what the laws leave."""

from typing import Any

import numpy as np
from matplotlib.lines import Line2D
from matplotlib.patches import Patch

from mofcell.experiments.characterisation.conductivity_fit import chosen
from mofcell.experiments.characterisation.conductivity_verdict import LINES, WORDS
from mofcell.plots.axes import logarithmic
from mofcell.plots.reciprocal_temperature import celsius_above, reciprocal
from mofcell.plots.style import (
    BLACK,
    BLUE,
    DARK,
    GREEN,
    LIGHT,
    ORANGE,
    PURPLE,
    TWO_COLUMNS,
    VERMILION,
    finished,
    letters,
    panels,
    style,
)

#: Colour, line and marker of each form, told apart in grey as well.
LOOKS: dict[str, Any] = {
    "Arrhenius": (BLUE, "-", "o"),
    "ArrheniusOverTemperature": (ORANGE, "--", "s"),
    "VTF": (VERMILION, "-", "^"),
    "VTFOverRootTemperature": (PURPLE, "--", "D"),
    "PiecewiseArrhenius": (GREEN, "-.", "v"),
}
PER_CM = 10  # S/m to mS/cm

#: The band is cut where it is so many times the points [-].
FARTHEST = 3.0


def plot(dataset, *, axes=None):
    """Points and laws in an Arrhenius plot, and the residuals.

    Parameters
    ----------
    dataset : xarray.Dataset
        From :func:`mofcell.conductivity_fit`.
    axes : sequence of two matplotlib.axes.Axes, optional
        Where to draw; a new figure if None.

    Returns
    -------
    matplotlib.figure.Figure
        The forms that the points support, with the 95 % band of the best; all that were fitted
        where the points support no choice, with the band of the Arrhenius line.
    """
    with style():
        axes = panels(axes, 2, width=TWO_COLUMNS, height=82, ncols=2, width_ratios=(3, 2))
        names = _shown(dataset)
        keys = _laws(axes[0], dataset, names)
        _residuals(axes[1], dataset, names)
        axes[1].legend(handles=keys, loc="upper left", bbox_to_anchor=(1.04, 1))
        ends = float(dataset.temperature.min()), float(dataset.temperature.max())
        for ax, apart in zip(axes, (0.06, 0.1), strict=True):
            reciprocal(ax, low=ends[0], high=ends[1])
            celsius_above(ax, apart=apart)
        letters(axes)
        return finished(axes)


def _shown(dataset):
    """Names of the forms to draw, the one with the band last, so that it lies on top."""
    fitted = dataset.line_conductivity.notnull().all("line_temperature").values
    # where nothing but lines is compared, the others show what the points leave open
    bent = ~dataset.law.isin(LINES).values & dataset.criterion.notnull().values
    kept = dataset.supported.values if bent.any() else fitted
    names = [str(name) for name in dataset.law.values[kept]]
    return sorted(names, key=lambda name: name == chosen(dataset))


def _laws(ax, dataset, names):
    x = 1000 / dataset.line_temperature.values
    best = dataset.sel(law=chosen(dataset))
    measured = PER_CM * dataset.conductivity.values
    values = PER_CM * dataset.line_conductivity.sel(law=names).values
    low, high = (min(measured.min(), values.min()), max(measured.max(), values.max()))
    low, high = low / 1.3, 1.3 * high
    keys: list[Any] = [
        Line2D([], [], color=BLACK, marker="o", linestyle="none", markersize=4, label="measured")
    ]
    for name in names:
        colour, line, _ = LOOKS[name]
        ax.plot(x, PER_CM * dataset.line_conductivity.sel(law=name), line, color=colour)
        keys.append(Line2D([], [], label=WORDS[name], linestyle=line, **_mark(name)))
    if best.line_low.notnull().all():
        bottom, top = PER_CM * best.line_low.values, PER_CM * best.line_high.values
        ax.fill_between(x, bottom, top, color=LIGHT, zorder=0, linewidth=0)
        keys.append(Patch(color=LIGHT, label=f"95 % of {WORDS[str(best.law.item())]}"))
        low, high = (
            max(low / FARTHEST, min(low, bottom.min())),
            min(FARTHEST * high, max(high, top.max())),
        )
    ax.plot(1000 / dataset.temperature, measured, "o", color=BLACK, markersize=4, zorder=4)
    logarithmic(ax.yaxis, low, high)
    ax.set_ylabel("conductivity (mS/cm)")
    return keys


def _residuals(ax, dataset, names):
    ax.axhline(0, color=DARK, linewidth=0.6)
    for name in names:
        percent = 100 * np.expm1(dataset.ln_residual.sel(law=name).values)
        order = np.argsort(dataset.temperature.values)
        ax.plot(
            1000 / dataset.temperature.values[order],
            percent[order],
            linestyle="none",
            **_mark(name),
        )
    ax.set_ylabel("measured less fitted (%)")


def _mark(name):
    """Colour and marker of a form, open where its line is dashed."""
    colour, line, marker = LOOKS[name]
    face = colour if line == "-" else "white"
    return {"color": colour, "marker": marker, "markersize": 4, "markerfacecolor": face}
