"""A cell beside what was measured: voltage curves over each other, capacities against C-rate."""

import matplotlib
import numpy as np
from matplotlib.ticker import MaxNLocator

from mofcell.parameters.errors import InvalidInput
from mofcell.plots.axes import written
from mofcell.plots.rate_capability import c_rate_axis
from mofcell.plots.style import (
    BLACK,
    BLUE,
    DARK,
    GREEN,
    GREY,
    LIGHT,
    ORANGE,
    PURPLE,
    TWO_COLUMNS,
    VERMILION,
    finished,
    letters,
    new_figure,
    panels,
    style,
)
from mofcell.views.words import temperature

#: Colour and marker of each table and temperature.
LOOKS = (
    (BLUE, "o"),
    (ORANGE, "s"),
    (GREEN, "^"),
    (PURPLE, "D"),
    (BLACK, "v"),
    (GREY, "P"),
)

#: Markers and lines in turn, where colours tell the C-rates.
MARKERS, LINES = "os^DvP", ("-", "--", ":", "-.")

#: Measured points that are shown of a curve.
POINTS = 16

#: Points of a table from which on their markers are small.
MANY = 30

#: Where the data state no error, residuals within it [%] are those of a good cell beside another
#: one of its kind.
BAND = 1.0

#: Quantities of tables, the one first that is shown if there are several, in words.
QUANTITIES = {
    "specific_capacity": "specific capacity",
    "relative_capacity": "relative capacity",
    "mean_voltage": "mean voltage",
}


def plot(dataset, *, axes=None):
    """What was measured beside what is simulated: curves, tables, or both.

    Parameters
    ----------
    dataset : xarray.Dataset
        From :func:`mofcell.compare`.
    axes : matplotlib.axes.Axes or sequence of them, optional
        Where to draw: one for curves, and two for tables; a new figure if None.

    Returns
    -------
    matplotlib.figure.Figure
        Voltage curves over each other; the capacities of tables against the C-rate, or against
        the cycle where all of them have one, and beside them their residuals. Bars are the
        errors that the data state.

    Raises
    ------
    InvalidInput
        If there is nothing to draw.
    """
    curves, tables = "curve" in dataset.sizes, "point" in dataset.sizes
    if not (curves or tables):
        raise InvalidInput("compare has nothing to draw; give a dataset of mofcell.compare")
    count = curves + 2 * tables
    with style():
        is_new = axes is None
        axes = panels(_new(count) if is_new else axes, count, width=0, height=0)
        if curves:
            _overlay(axes[0], dataset)
            # beside tables a new figure has an empty place for the legend
            axes[0].get_legend().set_in_layout(not (is_new and tables))
        if tables:
            points = _shown(dataset)
            _capacities(axes[-2], points)
            _residuals(axes[-1], points)
            letters(axes)
        return finished(axes)


def _new(count):
    """Panels of a new figure: two of tables side by side, above them one of curves."""
    rows = {1: ["a"], 2: ["ab"], 3: ["aaaaa...", "bbbbcccc"]}[count]
    figure = new_figure(TWO_COLUMNS, 76 * len(rows))
    return list(figure.subplot_mosaic("\n".join(rows)).values())


def curve_looks(curves):
    """How voltage curves are told apart, the same in every figure.

    Parameters
    ----------
    curves : list of (str, float, float)
        Source, C-rate [-] and temperature [K] of each curve.

    Returns
    -------
    tuple of (list, dict, dict)
        Colour, marker and line of each curve; the colours by what they say; the markers and
        lines by what they say, empty if there is only one.

    Examples
    --------
    >>> looks, colours, shapes = curve_looks([("a", 0.1, 298.15), ("b", 0.1, 298.15)])
    >>> list(colours), shapes
    (['0.1 C'], {'a': ('o', '-'), 'b': ('s', '--')})
    """
    sources, rates, kelvins = (list(dict.fromkeys(each)) for each in zip(*curves, strict=True))
    by_rate = len(rates) > 1 or len(kelvins) == 1
    values = sorted(rates) if by_rate else sorted(kelvins, reverse=True)
    spaced = matplotlib.colormaps["cividis"](np.linspace(0, 0.85, len(values)))
    colours = dict(zip(values, spaced, strict=True))
    keys = [(source, kelvin if by_rate else None) for source, _, kelvin in curves]
    inside = sorted(dict.fromkeys(keys), key=lambda key: (sources.index(key[0]), -(key[1] or 0)))
    shapes = {
        key: (MARKERS[place % len(MARKERS)], LINES[place % len(LINES)])
        for place, key in enumerate(inside)
    }
    looks = [
        (colours[rate if by_rate else kelvin], *shapes[key])
        for (_, rate, kelvin), key in zip(curves, keys, strict=True)
    ]
    words = {
        _short(_words(*key, sources=len(sources) > 1, kelvins=by_rate and len(kelvins) > 1)): shape
        for key, shape in shapes.items()
    }
    named = {f"{at:.3g} C" if by_rate else temperature(at): each for at, each in colours.items()}
    return looks, named, words if len(shapes) > 1 else {}


def curve_handles(ax, colours, shapes):
    """Entries of a legend for what :func:`curve_looks` tells apart."""
    plain = {"color": DARK, "markerfacecolor": "white", "markersize": 3.5}
    return [
        *(ax.plot([], [], "-", color=each, label=words)[0] for words, each in colours.items()),
        *(
            ax.plot([], [], marker=marker, linestyle=line, label=words, **plain)[0]
            for words, (marker, line) in shapes.items()
        ),
    ]


def _overlay(ax, dataset):
    names = ("curve_source", "curve_c_rate", "curve_temperature")
    columns = (dataset[name].values.tolist() for name in names)
    looks, colours, shapes = curve_looks(list(zip(*columns, strict=True)))
    for place, (colour, marker, line) in enumerate(looks):
        curve = dataset.isel(curve=place)
        runs = curve.curve_status.item() == "ok"
        capacity, voltage = curve.measured_capacity.values, curve.measured_voltage.values
        thinned(ax, capacity, voltage, marker, colour, filled=not runs)
        if runs:
            ax.plot(
                curve.simulated_capacity,
                curve.simulated_voltage,
                linestyle=line,
                color=colour,
                zorder=2.5,
            )
    ax.set(xlabel="specific capacity (mAh/g)", ylabel="voltage (V)")
    ax.set_xlim(left=0)
    handles = [*curve_handles(ax, colours, shapes), *_kinds(ax, dataset)]
    ax.legend(handles=handles, loc="upper left", bbox_to_anchor=(1.02, 1))


def thinned(ax, capacity, voltage, marker, colour, *, filled=False):
    """Some of the measured points, at even steps of the drawn length: also where it is steep."""
    across = np.diff(capacity) / np.ptp(capacity)
    down = np.diff(voltage) / max(np.ptp(voltage), 1e-9)
    length = np.concatenate([[0], np.cumsum(np.hypot(across, down))])
    at = np.searchsorted(length, np.linspace(0, length[-1], POINTS))
    at = np.unique(np.clip(at, 0, len(length) - 1))
    ax.plot(
        capacity[at],
        voltage[at],
        marker,
        color=colour,
        markerfacecolor=colour if filled else "white",
        markersize=3.2,
        markeredgewidth=0.8,
        clip_on=False,
    )


def _kinds(ax, dataset):
    """What markers and lines are."""
    status = dataset.curve_status.values
    plain = {"color": DARK, "markersize": 3.5}
    if (status == "ok").any():
        yield ax.plot([], [], "o", markerfacecolor="white", label="measured", **plain)[0]
        yield ax.plot([], [], "-", label="model", **plain)[0]
    if (status != "ok").any():
        label = "measured, but not\nheld by the model"
        yield ax.plot([], [], "o", label=label, **plain)[0]


def _shown(dataset):
    """Points of one quantity, in the order of what they are drawn against."""
    points = dataset.drop_dims("curve", errors="ignore")
    quantity = next(name for name in QUANTITIES if name in points.quantity.values)
    own = points.isel(point=np.flatnonzero(points.quantity.values == quantity))
    return own.sortby(_along(own))


def _along(points):
    """What points are drawn against: the cycle where all have one."""
    # datasets that were saved by earlier versions hold no cycle
    numbered = "cycle" in points.coords and np.isfinite(points.cycle.values).all()
    return "cycle" if numbered else "c_rate"


def _groups(points):
    """Points of each source and temperature, with what tells them from others."""
    several_sources = len(set(points.source.values)) > 1
    several_kelvins = len(set(points.temperature.values)) > 1
    seen = dict.fromkeys(zip(points.source.values, points.temperature.values, strict=True))
    for place, (source, kelvin) in enumerate(seen):
        own = (points.source.values == source) & (points.temperature.values == kelvin)
        label = _words(source, kelvin, sources=several_sources, kelvins=several_kelvins)
        yield points.isel(point=np.flatnonzero(own)), _short(label), LOOKS[place % len(LOOKS)]


def _words(source, kelvin, *, sources, kelvins):
    """What tells a source and a temperature from others."""
    return ", ".join([str(source)] * sources + [temperature(float(kelvin or 0))] * kelvins)


def _short(label, longest=34):
    """A label that a legend has room for."""
    return label if len(label) <= longest else f"{label[: longest - 1]}…"


def _capacities(ax, points):
    groups = list(_groups(points))
    along = _along(points)
    few = points.sizes["point"] < MANY
    for own, label, (colour, marker) in groups:
        ok = own.isel(point=np.flatnonzero(own.status.values == "ok"))
        line = f"-{marker}" if few else "-"
        # a line that many markers would hide lies over them
        ax.plot(ok[along], ok.simulated, line, color=colour, markersize=2.5, zorder=2 if few else 5)
        ax.errorbar(
            own[along],
            own.measured,
            yerr=_bars(own.measured_error.values),
            fmt=marker,
            color=colour,
            markerfacecolor="white",
            markersize=5 if few else 3,
            markeredgewidth=1.0 if few else 0.6,
            elinewidth=0.9,
            capsize=1.8,
            zorder=4,
        )
        if len(groups) > 1:
            ax.plot([], [], f"-{marker}", color=colour, markersize=4, label=label)
    ax.plot([], [], "o", color=DARK, markerfacecolor="white", markersize=5, label="measured")
    line = "-o" if few else "-"
    ax.plot([], [], line, color=DARK, markersize=2.5, label="model")
    lost = points.isel(point=np.flatnonzero(points.status.values != "ok"))
    if lost.sizes["point"]:
        ax.plot(
            lost[along],
            np.zeros(lost.sizes["point"]),
            "x",
            color=VERMILION,
            markersize=4.5,
            clip_on=False,
            zorder=5,
            label="model: load not held",
        )
    unit = written(str(points.unit.values[0]))
    ax.set_ylabel(f"{QUANTITIES[str(points.quantity.values[0])]} ({unit})")
    _axis(ax, points)
    ax.set_ylim(0, 1.08 * max(ax.dataLim.y1, 1.0))
    ax.legend(loc="lower left", borderaxespad=0.6)


def _residuals(ax, points):
    """Simulated less measured, over the measured."""
    along = _along(points)
    size = 4.5 if points.sizes["point"] < MANY else 2.5
    ax.axhline(0, color=DARK, linewidth=0.8)
    for own, _, (colour, marker) in _groups(points):
        ok = own.status.values == "ok"
        at, percent = own[along].values, 100 * own.relative_residual.values
        bars = _bars(100 * own.measured_error.values / own.measured.values)
        ax.errorbar(
            at[ok],
            percent[ok],
            yerr=None if bars is None else bars[ok],
            fmt=marker,
            color=colour,
            markersize=size,
            elinewidth=0.9,
            capsize=1.8,
        )
        ax.plot(at[~ok], percent[~ok], "x", color=VERMILION, markersize=4.5)
    if np.isnan(points.measured_error.values).any():
        looks = {"color": LIGHT, "linewidth": 0, "zorder": 0}
        ax.axhspan(-BAND, BAND, label="±1 %, where no error is stated", **looks)
        ax.legend(loc="best", borderaxespad=0.6)
    _axis(ax, points)
    ax.margins(y=0.08)
    ax.set_ylabel("simulated less measured (%)")


def _bars(error):
    """Errors for bars; None if none is stated."""
    return error if np.isfinite(error).any() else None


def _axis(ax, points):
    if _along(points) == "cycle":
        ax.xaxis.set_major_locator(MaxNLocator(6, integer=True))
        ax.set_xlabel("cycle number")
        return
    c_rate_axis(ax, points.c_rate.values.min(), points.c_rate.values.max())
    ax.set_xlabel("C-rate")
