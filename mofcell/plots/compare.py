"""A cell beside what was measured: voltage curves over each other, capacities against C-rate."""

import matplotlib
import numpy as np

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

#: Marker and line of each temperature, where colours tell the C-rates.
SHAPES = (("o", "-"), ("s", "--"), ("^", ":"), ("D", "-."))

#: Measured points that are shown of a curve.
POINTS = 16

#: Residuals within it [%] are those of a good cell beside another one of its kind.
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
    axes : matplotlib.axes.Axes or sequence of two, optional
        Where to draw, one for curves alone; a new figure if None.

    Returns
    -------
    matplotlib.figure.Figure
        Voltage curves over each other, or the capacities of tables against the C-rate; beside
        them the residuals of the tables.

    Raises
    ------
    InvalidInput
        If there is nothing to draw.
    """
    curves, tables = "curve" in dataset.sizes, "point" in dataset.sizes
    if not (curves or tables):
        raise InvalidInput("compare has nothing to draw; give a dataset of mofcell.compare")
    with style():
        count = 2 if tables else 1
        axes = panels(axes, count, width=TWO_COLUMNS, height=76, ncols=count)
        if curves:
            _overlay(axes[0], dataset)
        else:
            _capacities(axes[0], _shown(dataset))
        if tables:
            _residuals(axes[1], _shown(dataset), labelled=curves)
            letters(axes)
        return finished(axes)


def _overlay(ax, dataset):
    rates = sorted(set(dataset.curve_c_rate.values))
    kelvins = sorted(set(dataset.curve_temperature.values), reverse=True)
    by_rate = len(rates) > 1 or len(kelvins) == 1
    colours = _colours(rates if by_rate else kelvins)
    # of more temperatures than shapes the last ones share theirs
    shapes = dict(zip(kelvins, [*SHAPES, *[SHAPES[-1]] * len(kelvins)], strict=False))
    for place in range(dataset.sizes["curve"]):
        curve = dataset.isel(curve=place)
        rate, kelvin = curve.curve_c_rate.item(), curve.curve_temperature.item()
        colour = colours[rate if by_rate else kelvin]
        marker, line = shapes[kelvin] if by_rate else SHAPES[0]
        runs = curve.curve_status.item() == "ok"
        _thinned(ax, curve, marker, colour, filled=not runs)
        if runs:
            ax.plot(
                curve.simulated_capacity, curve.simulated_voltage, line, color=colour, zorder=2.5
            )
    ax.set(xlabel="specific capacity (mAh/g)", ylabel="voltage (V)")
    ax.set_xlim(left=0)
    handles = [
        ax.plot([], [], "-", color=colour, label=f"{at:.3g} C" if by_rate else temperature(at))[0]
        for at, colour in colours.items()
    ]
    if by_rate and len(kelvins) > 1:
        handles += [
            ax.plot(
                *([], [], f"{line}{marker}"),
                **{"color": DARK, "markerfacecolor": "white", "markersize": 3.5},
                label=temperature(kelvin),
            )[0]
            for kelvin, (marker, line) in shapes.items()
        ]
    handles += _kinds(ax, dataset)
    ax.legend(handles=handles, loc="upper left", bbox_to_anchor=(1.02, 1))


def _thinned(ax, curve, marker, colour, *, filled):
    """Some of the measured points, at even steps of the drawn length: also where it is steep."""
    capacity, voltage = curve.measured_capacity.values, curve.measured_voltage.values
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


def _colours(values):
    colours = matplotlib.colormaps["cividis"](np.linspace(0, 0.85, len(values)))
    return dict(zip(values, colours, strict=True))


def _shown(dataset):
    """Points of one quantity, in the order of the C-rate."""
    points = dataset.drop_dims("curve", errors="ignore")
    quantity = next(name for name in QUANTITIES if name in points.quantity.values)
    return points.isel(point=np.flatnonzero(points.quantity.values == quantity)).sortby("c_rate")


def _groups(points):
    """Points of each source and temperature, with what tells them from others."""
    several_sources = len(set(points.source.values)) > 1
    several_kelvins = len(set(points.temperature.values)) > 1
    seen = dict.fromkeys(zip(points.source.values, points.temperature.values, strict=True))
    for place, (source, kelvin) in enumerate(seen):
        own = (points.source.values == source) & (points.temperature.values == kelvin)
        label = ", ".join(
            [str(source)] * several_sources + [temperature(float(kelvin))] * several_kelvins
        )
        yield points.isel(point=np.flatnonzero(own)), _short(label), LOOKS[place % len(LOOKS)]


def _short(label, longest=34):
    """A label that a legend has room for."""
    return label if len(label) <= longest else f"{label[: longest - 1]}…"


def _capacities(ax, points):
    groups = list(_groups(points))
    for own, label, (colour, marker) in groups:
        ok = own.isel(point=np.flatnonzero(own.status.values == "ok"))
        ax.plot(ok.c_rate, ok.simulated, f"-{marker}", color=colour, markersize=2.5)
        ax.plot(
            own.c_rate,
            own.measured,
            marker,
            color=colour,
            markerfacecolor="white",
            markersize=5,
            zorder=4,
        )
        if len(groups) > 1:
            ax.plot([], [], f"-{marker}", color=colour, markersize=4, label=label)
    ax.plot([], [], "o", color=DARK, markerfacecolor="white", markersize=5, label="measured")
    ax.plot([], [], "-o", color=DARK, markersize=2.5, label="model")
    lost = points.isel(point=np.flatnonzero(points.status.values != "ok"))
    if lost.sizes["point"]:
        ax.plot(
            lost.c_rate,
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
    _rates(ax, points)
    ax.set_ylim(0, 1.08 * max(ax.dataLim.y1, 1.0))
    ax.legend(loc="lower left", borderaxespad=0.6)


def _residuals(ax, points, *, labelled):
    """Simulated less measured, over the measured."""
    groups = list(_groups(points))
    rates = points.c_rate.values
    ax.fill_between(
        [rates.min() / 2, rates.max() * 2], -BAND, BAND, color=LIGHT, linewidth=0, label="±1 %"
    )
    ax.axhline(0, color=DARK, linewidth=0.8)
    for own, label, (colour, marker) in groups:
        ok = own.status.values == "ok"
        percent = 100 * own.relative_residual.values
        named = label if labelled and len(groups) > 1 else None
        ax.plot(own.c_rate[ok], percent[ok], marker, color=colour, markersize=4.5, label=named)
        ax.plot(own.c_rate[~ok], percent[~ok], "x", color=VERMILION, markersize=4.5)
    _rates(ax, points)
    ends = np.abs(100 * points.relative_residual.values)
    most = 1.2 * max(np.nanmax(ends, initial=0.0), 2 * BAND)
    ax.set(ylabel="simulated less measured (%)", ylim=(-most, most))
    ax.legend(loc="upper left", borderaxespad=0.6)


def _rates(ax, points):
    c_rate_axis(ax, points.c_rate.values.min(), points.c_rate.values.max())
    ax.set_xlabel("C-rate")
