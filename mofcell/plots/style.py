"""How every figure looks: size in millimetres, fonts readable in print, colours safe for all."""

from contextlib import contextmanager
from typing import Any

import matplotlib
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

#: Widths of one and two columns of a journal [mm].
TWO_COLUMNS = 170

#: Colours of Okabe and Ito, told apart with any colour vision.
BLACK, ORANGE, SKY, GREEN = "#000000", "#E69F00", "#56B4E9", "#009E73"
YELLOW, BLUE, VERMILION, PURPLE = "#F0E442", "#0072B2", "#D55E00", "#CC79A7"
DARK, GREY, LIGHT = "#4D4D4D", "#999999", "#D9D9D9"

HATCH = "//////"

RC: Any = {
    "font.size": 8,
    "axes.labelsize": 8,
    "axes.titlesize": 8,
    "xtick.labelsize": 7.5,
    "ytick.labelsize": 7.5,
    "legend.fontsize": 7.5,
    "legend.title_fontsize": 7.5,
    "legend.frameon": False,
    "legend.handlelength": 1.4,
    "legend.borderaxespad": 0.0,
    "axes.linewidth": 0.6,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "xtick.major.width": 0.6,
    "ytick.major.width": 0.6,
    "xtick.minor.width": 0.4,
    "ytick.minor.width": 0.4,
    "lines.linewidth": 1.2,
    "hatch.linewidth": 0.5,
    "figure.constrained_layout.w_pad": 0.03,
    "figure.constrained_layout.h_pad": 0.03,
}


@contextmanager
def style():
    """Matplotlib's settings for our figures, put back on leaving."""
    with matplotlib.rc_context(RC):
        yield


def new_figure(width, height):
    """An empty figure of a size in millimetres, without pyplot and without a screen."""
    figure = Figure(figsize=(width / 25.4, height / 25.4), dpi=300, layout="constrained")
    FigureCanvasAgg(figure)
    return figure


def panels(axes, count, *, width, height, **grid):
    """The axes to draw on: those given, or the panels of a new figure.

    Parameters
    ----------
    axes : matplotlib.axes.Axes or sequence of them, optional
        Where to draw; a new figure if None.
    count : int
        How many panels the figure has.
    width, height : float
        Size of a new figure [mm].
    **grid
        As for ``Figure.subplots``.

    Returns
    -------
    list of matplotlib.axes.Axes
        As many as ``count``.

    Raises
    ------
    ValueError
        If another number of axes was given.
    """
    if axes is None:
        figure = new_figure(width, height)
        axes = figure.subplots(squeeze=False, **grid).ravel()
    given = list(axes) if hasattr(axes, "__len__") else [axes]
    if len(given) != count:
        raise ValueError(f"axes: {len(given)} given, this figure has {count} panel(s)")
    return given


def letters(axes):
    """Letter the panels of a figure a, b, c."""
    for ax, letter in zip(axes, "abcdefgh", strict=False):
        ax.set_title(letter, loc="left", fontweight="bold")


def finished(axes):
    """The figure of some axes, its ticks made while our settings hold."""
    figure = axes[0].figure
    if (engine := figure.get_layout_engine()) is not None:
        engine.execute(figure)  # which makes the ticks too
    else:
        figure.draw_without_rendering()
    return figure
