"""What a cell weighs on each basis, and the energy per mass that leaves."""

import numpy as np

from mofcell.plots.style import (
    BLUE,
    GREEN,
    GREY,
    LIGHT,
    ORANGE,
    PURPLE,
    SKY,
    TWO_COLUMNS,
    VERMILION,
    finished,
    panels,
    style,
)
from mofcell.views.words import number

COLOURS = {
    "active material": BLUE,
    "carbon and binder": SKY,
    "membrane": ORANGE,
    "lithium": GREY,
    "catholyte": GREEN,
    "aluminium": PURPLE,
    "copper": VERMILION,
    "packaging": LIGHT,
}
BAR = 0.42


def plot(dataset, *, ax=None):
    """Mass per area by component, one bar for each basis with its Wh/kg and Wh/L.

    Parameters
    ----------
    dataset : xarray.Dataset
        From :func:`mofcell.specific_energy`, for one basis or over several.
    ax : matplotlib.axes.Axes, optional
        Where to draw; a new figure if None.

    Returns
    -------
    matplotlib.figure.Figure
        The figure.
    """
    if "basis" not in dataset.dims:
        dataset = dataset.expand_dims(basis=[dataset.attrs["basis"]])
    with style():
        height = 26 + 12 * dataset.sizes["basis"]
        (ax,) = panels(ax, 1, width=TWO_COLUMNS, height=height)
        _bars(ax, dataset)
        return finished([ax])


def _bars(ax, dataset):
    places = np.arange(dataset.sizes["basis"])[::-1]
    start = np.zeros(len(places))
    for component in [name for name in COLOURS if name in dataset.component.values]:
        mass = np.nan_to_num(100 * dataset.mass.sel(component=component).values)  # to mg/cm2
        ax.barh(places, mass, left=start, height=BAR, label=component, facecolor=COLOURS[component])
        start = start + mass
    for place, basis in zip(places, dataset.basis.values, strict=True):
        at = dataset.sel(basis=basis)
        ax.annotate(
            f"{basis}: {_three_digits(at.specific_energy.item())} Wh/kg, "
            f"{_three_digits(at.energy_density.item())} Wh/L",
            (0, place + BAR / 2),
            xytext=(0, 3),
            textcoords="offset points",
            annotation_clip=False,
        )
    ax.set_yticks([])
    ax.spines["left"].set_visible(False)
    ax.set_ylim(-0.4, len(places) - 0.3)
    ax.set_xlabel("mass per electrode area (mg/cm²)")
    ax.figure.legend(*ax.get_legend_handles_labels(), loc="outside lower center", ncols=4)


def _three_digits(value):
    """Three digits, and no power of ten for what is above a thousand."""
    return number(value, ".3g" if abs(value) < 1000 else ".0f")
