"""A membrane beside those of the reference cells: capacity and energy against C-rate."""

from matplotlib.ticker import FixedLocator, FuncFormatter, NullLocator

from mofcell.plots.style import (
    BLACK,
    BLUE,
    GREEN,
    GREY,
    ORANGE,
    PURPLE,
    SKY,
    TWO_COLUMNS,
    VERMILION,
    finished,
    letters,
    panels,
    style,
)

#: Colour and marker of each membrane, the one that is compared first.
LOOKS = (
    (BLACK, "o"),
    (SKY, "s"),
    (ORANGE, "^"),
    (GREEN, "v"),
    (VERMILION, "D"),
    (PURPLE, "P"),
    (BLUE, "X"),
    (GREY, "*"),
)


def plot(dataset, *, axes=None):
    """Capacity beside specific energy, both against C-rate.

    Parameters
    ----------
    dataset : xarray.Dataset
        From :func:`mofcell.against_references`.
    axes : sequence of two matplotlib.axes.Axes, optional
        Where to draw; a new figure if None.

    Returns
    -------
    matplotlib.figure.Figure
        The figure.
    """
    dataset = dataset.sortby("c_rate")
    with style():
        axes = panels(axes, 2, width=TWO_COLUMNS, height=72, ncols=2)
        labels = ("specific capacity (mAh/g)", "specific energy (Wh/kg)")
        for ax, name, label in zip(
            axes, ("specific_capacity", "specific_energy"), labels, strict=True
        ):
            _lines(ax, dataset, name)
            ax.set(xlabel="C-rate", ylabel=label)
            ax.set_ylim(bottom=0)
        axes[1].legend(loc="upper left", bbox_to_anchor=(1.02, 1))
        letters(axes)
        return finished(axes)


def _lines(ax, dataset, name):
    for place, membrane in enumerate(dataset.membrane.values):
        colour, marker = LOOKS[place % len(LOOKS)]
        ax.plot(
            dataset.c_rate,
            dataset[name].isel(membrane=place),
            color=colour,
            marker=marker,
            markersize=4,
            linewidth=1.8 if place == 0 else 1.0,
            zorder=3 if place == 0 else 2,
            label=str(membrane).replace(" in a separator", "\nin a separator"),
        )
    ax.set_xscale("log")
    rates = dataset.c_rate.values
    ax.set_xlim(rates[0] / 1.25, rates[-1] * 1.25)
    ax.xaxis.set_major_locator(FixedLocator(list(rates)))
    ax.xaxis.set_minor_locator(NullLocator())
    ax.xaxis.set_major_formatter(FuncFormatter(lambda value, _: f"{value:g}"))
