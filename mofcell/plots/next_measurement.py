"""Which measurement would tell most about a prediction, as bars."""

import textwrap

import numpy as np

from mofcell.parameters.errors import InvalidInput
from mofcell.plots.axes import written
from mofcell.plots.style import BLUE, DARK, TWO_COLUMNS, finished, panels, style
from mofcell.views.calibration import candidate, prediction
from mofcell.views.words import number

BAR = 0.62

#: Letters of a measurement on one line.
LINE = 44


def plot(dataset, *, ax=None):
    """What each measurement would leave of the band of a prediction.

    Parameters
    ----------
    dataset : xarray.Dataset
        From :func:`mofcell.next_measurement`.
    ax : matplotlib.axes.Axes, optional
        Where to draw; a new figure if None.

    Returns
    -------
    matplotlib.figure.Figure
        Bars, the most telling measurement on top; the line is the band now.

    Raises
    ------
    InvalidInput
        If the dataset ranks no measurements.
    """
    if "expected_half_width" not in dataset:
        raise InvalidInput("the dataset ranks nothing; give one of mofcell.next_measurement")
    left = dataset.expected_half_width.values[::-1]
    names = [textwrap.fill(candidate(str(one)), LINE) for one in dataset.candidate.values[::-1]]
    now = dataset.attrs["half_width"]
    with style():
        (ax,) = panels(ax, 1, width=TWO_COLUMNS, height=24 + 7.5 * len(names))
        places = np.arange(len(names))
        ax.barh(places, left, height=BAR, color=BLUE, label="after the measurement")
        ax.axvline(now, color=DARK, linewidth=1.0, linestyle="--", label="now")
        for place, each in zip(places, left, strict=True):
            share = f"{100 * each / now:.0f} %" if now else ""
            ax.annotate(
                share,
                (each, place),
                xytext=(3 if each < 0.85 * now else -3, 0),
                textcoords="offset points",
                ha="left" if each < 0.85 * now else "right",
                va="center",
                color="black" if each < 0.85 * now else "white",
                fontsize=7,
            )
        ax.set_yticks(places, names)
        ax.tick_params(axis="y", length=0)
        ax.set(xlim=(0, 1.06 * max(now, left.max(), 1e-12)), ylim=(-0.6, len(names) - 0.4))
        unit = written(dataset.attrs["prediction_unit"])
        ax.set_xlabel(f"half of the 90 % band of the {prediction(dataset)} ({unit})")
        median = number(dataset.attrs["median"], ".4g")
        ax.set_title(f"predicted now: {median} ± {number(now, '.3g')} {unit}", loc="left")
        ax.figure.legend(loc="outside lower center", ncols=2)
        return finished([ax])
