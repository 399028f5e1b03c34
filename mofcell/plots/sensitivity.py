"""Which inputs matter, and how much, one panel for each output."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from matplotlib.lines import Line2D

from mofcell.parameters.errors import InvalidInput
from mofcell.plots.axes import value, words, written
from mofcell.plots.style import (
    BLUE,
    DARK,
    LIGHT,
    TWO_COLUMNS,
    VERMILION,
    finished,
    letters,
    panels,
    style,
)
from mofcell.views.words import number

#: Panels side by side, at most.
COLUMNS = 3

#: How far the two symbols of an input stand from its line, of the distance of two lines.
APART = 0.16

#: An effect has a direction where its mean is this share of its mean size.
ONE_WAY = 0.9

#: Marker of an effect by its direction, and in the legend.
DIRECTIONS = {">": ", raises the output", "<": ", lowers it", "o": ", raises or lowers it"}

FULL: Any = {"color": BLUE, "markersize": 5, "linestyle": "none"}
OPEN: Any = {"color": VERMILION, "markersize": 4, "markerfacecolor": "white", "linestyle": "none"}
WHISKER: Any = {"elinewidth": 0.9, "capsize": 1.8, "capthick": 0.9}


@dataclass(frozen=True)
class Shown:
    """What is shown of a method.

    Parameters
    ----------
    whole, part : str
        Variables: all that an input does, and what is told beside that.
    whole_is, part_is : str
        The same in the legend.
    label : str
        Of the axis, with a place for the unit of the output.
    """

    whole: str
    part: str
    whole_is: str
    part_is: str
    label: str


SOBOL = Shown(
    "total_order",
    "first_order",
    "input with its interactions (total order)",
    "input alone (first order)",
    "share of the variance (-)",
)
ELEMENTARY_EFFECTS = Shown(
    "mean_effect", "spread", "mean effect", "its standard deviation", "effect of the range ({})"
)


def plot(dataset, *, axes=None):
    """How much each input matters for each output, with 95 % confidence.

    Parameters
    ----------
    dataset : xarray.Dataset
        From :func:`mofcell.sensitivity`.
    axes : sequence of matplotlib.axes.Axes, optional
        Where to draw, one for each output; a new figure if None.

    Returns
    -------
    matplotlib.figure.Figure
        The figure: the input that matters most on top, each with its range; below the name of
        each output its mean and standard deviation over the ranges.

    Raises
    ------
    InvalidInput
        If the dataset is no sensitivity.
    """
    shown = next((each for each in (SOBOL, ELEMENTARY_EFFECTS) if each.whole in dataset), None)
    if shown is None:
        raise InvalidInput("the dataset holds no indices; give one of mofcell.sensitivity")
    dataset = dataset.isel(input=_order(dataset[shown.whole]))
    outputs = [dataset.isel(output=place) for place in range(dataset.sizes["output"])]
    with style():
        axes = _panels(dataset.sizes) if axes is None else axes
        axes = panels(axes, len(outputs), width=TWO_COLUMNS, height=0)
        for ax, output in zip(axes, outputs, strict=True):
            _frame(ax, output)
            _symbols(ax, output, shown)
        if shown is SOBOL:
            _same_scale(axes, dataset)
        if len(axes) > 1:
            letters(axes)
        _legend(axes[0].figure, outputs, shown)
        return finished(axes)


def _order(whole):
    """Places of the inputs, from the one that matters least on average over the outputs."""
    shares = (whole / whole.sum("input")).mean("output").fillna(0)
    return np.argsort(shares.values, kind="stable")


def _panels(sizes):
    """Panels of a new figure, in rows, which share the names of the inputs."""
    columns = min(sizes["output"], COLUMNS)
    rows = -(-sizes["output"] // columns)
    height = 10 + rows * (24 + 8.5 * sizes["input"])
    grid = {"nrows": rows, "ncols": columns, "sharey": True}
    axes = panels(None, rows * columns, width=TWO_COLUMNS, height=height, **grid)
    for spare in axes[sizes["output"] :]:
        spare.remove()
    return axes[: sizes["output"]]


def _frame(ax, output):
    """Inputs on lines of their own, and the title."""
    places = np.arange(output.sizes["input"])
    ax.set_yticks(places, [_input(output.isel(input=place)) for place in places])
    ax.set_ylim(-0.5, len(places) - 0.5)
    ax.tick_params(axis="y", length=0)
    ax.spines["left"].set_visible(False)
    for place in places:
        ax.axhline(place, color=LIGHT, linewidth=0.5, zorder=0)
    ax.set_title(_title(output))


def _input(at):
    """An input in words, with its range below if it has ends."""
    name, ends = at.input.item(), (at.lower_end.item(), at.upper_end.item())
    if not np.isfinite(ends).all():
        return words(name)
    low, high = (value(name, end) for end in ends)
    return f"{words(name)}\n{low.split()[0]} to {high}"


def _title(output):
    """Quantity and conditions, with mean and standard deviation to two digits of the latter."""
    quantity, _, conditions = output.output.item().partition(" at ")
    conditions = conditions.replace("C and", " C and").replace("-", "−").replace("degC", "°C")
    lines = [quantity.replace("_", " "), f"at {conditions}"]
    mean, deviation = output.output_mean.item(), output.output_standard_deviation.item()
    if np.isfinite(mean):
        digits = int(np.clip(1 - np.floor(np.log10(deviation or 1.0)), 0, 3))
        mean, deviation = (number(each, f".{digits}f") for each in (mean, deviation))
        lines.append(f"{mean} ± {deviation} {written(output.output_unit.item())}")
    return "\n".join(lines)


def _symbols(ax, output, shown):
    """Both symbols of each input, or why there is none."""
    if output[shown.whole].isnull().all():
        missing = output.without_number.item()
        reason = f"{missing:,} points have\nno number" if missing else "does not vary"
        ax.text(0.5, 0.5, reason, transform=ax.transAxes, ha="center", va="center")
        ax.spines["bottom"].set_visible(False)
        ax.set_xticks([])
        return
    ax.axvline(0, color=DARK, linewidth=0.6, zorder=1)
    ax.set_xlabel(shown.label.format(written(output.output_unit.item())))
    for place, marker in enumerate(_markers(output, shown)):
        one = output.isel(input=place)
        for name, shift, look in (
            (shown.whole, APART, FULL | {"marker": marker}),
            (shown.part, -APART, OPEN | {"marker": "D"}),
        ):
            confidence = one[f"{name}_confidence"].item()
            ax.errorbar(one[name].item(), place + shift, xerr=confidence, **look, **WHISKER)


def _markers(output, shown):
    """Marker of each input: an effect with a direction points there."""
    if shown is SOBOL:
        return ["o"] * output.sizes["input"]
    share = (output.signed_effect / output.mean_effect).fillna(0).values
    return np.select([share > ONE_WAY, share < -ONE_WAY], [">", "<"], "o").tolist()


def _same_scale(axes, dataset):
    """From nothing to all of the variance, and as far beyond as the whiskers reach."""
    names = (SOBOL.whole, SOBOL.part)
    low = min((dataset[name] - dataset[f"{name}_confidence"]).min().item() for name in names)
    high = max((dataset[name] + dataset[f"{name}_confidence"]).max().item() for name in names)
    for ax in axes:
        ax.set_xlim(np.fmin(low, 0.0) - 0.02, np.fmax(high, 1.0) + 0.02)


def _legend(figure, outputs, shown):
    """What the symbols are, below the figure."""
    markers = {marker for output in outputs for marker in _markers(output, shown)}
    keys = {
        shown.whole_is + ("" if shown is SOBOL else words): Line2D([], [], marker=marker, **FULL)
        for marker, words in DIRECTIONS.items()
        if marker in markers
    }
    keys[shown.part_is] = Line2D([], [], marker="D", **OPEN)
    keys["95 % confidence"] = Line2D([], [], color=DARK, linewidth=WHISKER["elinewidth"])
    figure.legend(keys.values(), keys.keys(), loc="outside lower center", ncols=3)
