"""Conductivity against temperature as electrolyte papers plot it, several in one figure."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from matplotlib.lines import Line2D
from matplotlib.ticker import FixedLocator, FuncFormatter, NullFormatter

from mofcell.parameters import material
from mofcell.parameters.constants import F, R
from mofcell.parameters.errors import InvalidInput
from mofcell.parameters.laws import Tabulated
from mofcell.plots.reciprocal_temperature import KELVIN, celsius_above, reciprocal
from mofcell.plots.style import (
    BLACK,
    BLUE,
    DARK,
    GREEN,
    ORANGE,
    PURPLE,
    SKY,
    TWO_COLUMNS,
    VERMILION,
    finished,
    panels,
    style,
)
from mofcell.views.key_figures import ROOM, known_range, value_at, varies

#: Colour and marker of each electrolyte, told apart in grey as well.
LOOKS = (
    (BLUE, "o"),
    (VERMILION, "s"),
    (GREEN, "^"),
    (PURPLE, "D"),
    (ORANGE, "v"),
    (SKY, "<"),
    (BLACK, ">"),
)
MARK: Any = {"marker": "o", "markersize": 5, "markerfacecolor": "white", "markeredgewidth": 1.1}
PER_CM = 0.01  # S/m to S/cm


@dataclass
class _Curve:
    """What is drawn of one electrolyte; temperatures [K], conductivities [S.m-1]."""

    name: str
    record: Any  # the electrolyte that is simulated, or None
    points: list  # (temperature, conductivity)
    energies: list  # (activation energy [J.mol-1], (lowest, highest temperature) or None)

    @property
    def law(self):
        """The electrolyte, if its conductivity is known as a function of temperature."""
        return self.record if self.record is not None and varies(self.record) else None

    @property
    def held(self):
        """Range of the law; None where there is no law or no range is stated."""
        return known_range(self.law) if self.law else None

    @property
    def temperatures(self):
        """All temperatures at which something is known."""
        energies = [T for _, held in self.energies if held for T in held]
        return [T for T, _ in self.points] + list(self.held or ()) + energies


def plot(materials, *, axes=None):
    """Conductivity on a logarithmic scale against 1000/T.

    Parameters
    ----------
    materials : Material, Electrolyte, str or a list of them
        What to compare, at most seven; a str is a name of the library.
    axes : matplotlib.axes.Axes, optional
        Where to draw; a new figure if None.

    Returns
    -------
    matplotlib.figure.Figure
        The law solid within its range and dashed outside, measured values as markers, printed
        activation energies as dotted lines through the value at 25 degC.

    Raises
    ------
    InvalidInput
        If nothing is known of one of them, none is known at two temperatures, or there are
        too many.
    UnknownName
        If the library has no material of a name.
    """
    given = materials if isinstance(materials, list | tuple) else [materials]
    curves = [_curve(one) for one in given]
    _check(curves)
    with style():
        (ax,) = panels(axes, 1, width=TWO_COLUMNS, height=95)
        ends = _ends(curves)
        keys = []
        for curve, look in zip(curves, LOOKS, strict=False):
            keys += _draw(ax, curve, *look, ends)
        _axes(ax, ends)
        ax.legend(
            handles=[*keys, Line2D([], [], linestyle="none", label=" "), *_styles(ax, curves)],
            loc="upper left",
            bbox_to_anchor=(1.02, 1),
            handlelength=2.4,
        )
        return finished([ax])


def _curve(one):
    """A record, or the name of one, as a curve."""
    if isinstance(one, str):
        one = material(one)
    if not hasattr(one, "reported"):  # an electrolyte, of which nothing is printed
        return _Curve(one.name, one, _tabulated(one), [])
    points = [
        (figure.temperature[0] if figure.temperature else ROOM, figure.number)
        for figure in _stated(one, "ionic_conductivity")
        if len(figure.temperature) == 1
        or (not figure.temperature and "room temperature" in figure.temperature_note)
    ]
    energies = [
        (figure.number, figure.temperature if len(figure.temperature) == 2 else None)
        for figure in _stated(one, "activation_energy")
    ]
    if not one.figures("ionic_conductivity") and one.electrolyte is not None:
        points = _tabulated(one.electrolyte)
    return _Curve(one.name, one.electrolyte, points, energies)


def _stated(record, quantity):
    """Printed figures that are exact and measured, here or in the work that is quoted."""
    return [
        figure
        for figure in record.figures(quantity)
        if figure.number is not None and figure.provenance.kind in ("measured", "literature")
    ]


def _tabulated(record):
    """Points of a tabulated law, or the one value of a law that does not change."""
    law = record.conductivity
    if isinstance(law, Tabulated):
        return list(zip(law.temperatures, law.values, strict=True))
    return [] if varies(record) else [(ROOM, value_at(record, "conductivity", ROOM))]


def _check(curves):
    if len(curves) > len(LOOKS):
        raise InvalidInput(f"{len(curves)} electrolytes are given, at most {len(LOOKS)} fit")
    for curve in curves:
        if not curve.points and curve.law is None:
            raise InvalidInput(
                f"{curve.name!r} cannot be plotted: no conductivity at a known temperature is given"
            )
    if not any(_varies(curve) for curve in curves):
        names = ", ".join(repr(curve.name) for curve in curves)
        raise InvalidInput(
            f"{names} cannot be plotted against temperature: the conductivity is known at one "
            "temperature only, and no activation energy is given; see `mofcell show` without --plot"
        )


def _varies(curve):
    return bool(curve.law or len({T for T, _ in curve.points}) > 1 or curve.energies)


def _ends(curves):
    """Lowest and highest temperature of the figure, at least 0 to 60 degC."""
    known = [T for curve in curves for T in curve.temperatures] + [KELVIN, KELVIN + 60]
    return min(known), max(known)


def _draw(ax, curve, colour, marker, ends):
    """One electrolyte; what stands for it in the legend."""
    if curve.law:
        _draw_law(ax, curve, colour, ends)
    if curve.points:
        T, kappa = np.array(curve.points).T
        mark = {**MARK, "marker": marker, "color": colour, "linestyle": "none"}
        ax.plot(1000 / T, kappa * PER_CM, zorder=4, **mark)
    key = {**MARK, "marker": marker if curve.points else "none", "label": curve.name}
    keys = [Line2D([], [], color=colour, linestyle="-" if curve.law else "none", **key)]
    if drawn := _draw_energies(ax, curve, colour, ends):
        shown = ", ".join(dict.fromkeys(f"{energy / F:.2g}" for energy in drawn))
        keys.append(Line2D([], [], color=colour, linestyle=":", label=f"printed {shown} eV"))
    return keys


def _draw_law(ax, curve, colour, ends):
    low, high = curve.held or ends
    for start, stop, line in ((ends[0], low, "--"), (low, high, "-"), (high, ends[1], "--")):
        if stop > start:
            T = 1 / np.linspace(1 / stop, 1 / start, 200)
            kappa = value_at(curve.law, "conductivity", T)
            shown = kappa > 0
            ax.plot(1000 / T[shown], kappa[shown] * PER_CM, line, color=colour)


def _draw_energies(ax, curve, colour, ends):
    """Dotted lines of the printed activation energies, each from where another one ends.

    One that the law follows is left out: it would only fill the gaps of a dashed line.
    """
    drawn, reached = [], [_anchor(curve)]
    for energy, held in sorted(curve.energies, key=lambda one: _distance(one[1] or ends)):
        low, high = held or ends
        inside = [point for point in reached if low - 1 <= point[0] <= high + 1]
        start, value = (inside or reached)[0]
        T = 1 / np.linspace(1 / max(high, start), 1 / min(low, start), 100)
        kappa = value * np.exp(-energy / R * (1 / T - 1 / start))
        reached += [(T[0], kappa[0]), (T[-1], kappa[-1])]
        if curve.law and np.allclose(kappa, value_at(curve.law, "conductivity", T), rtol=0.02):
            continue
        ax.plot(1000 / T, kappa * PER_CM, ":", color=colour, linewidth=1.4, zorder=3)
        drawn.append(energy)
    return drawn


def _anchor(curve):
    """The value that printed energies start from: reported next to 25 degC, else of the law."""
    if curve.points:
        return min(curve.points, key=lambda one: abs(one[0] - ROOM))
    return ROOM, value_at(curve.law, "conductivity", ROOM)


def _distance(held):
    """How far a range lies from 25 degC [K]."""
    low, high = held
    return max(low - ROOM, ROOM - high, 0.0)


def _axes(ax, ends):
    ax.set_yscale("log")
    low, high = np.log10(ax.get_ylim())
    steps = (1, 2, 5) if high - low < 1.7 else (1,)  # so that there is enough to read from
    powers = range(int(np.floor(low)), int(np.ceil(high)) + 1)
    ticks = np.array([k * 10.0**p for p in powers for k in steps])
    bottom, top = ax.get_ylim()
    if np.sum((ticks >= bottom) & (ticks <= top)) < 2:
        ax.set_ylim(ticks[ticks <= bottom].max(), ticks[ticks >= top].min())
    ax.yaxis.set_major_locator(FixedLocator(ticks.tolist()))
    ax.yaxis.set_major_formatter(FuncFormatter(_power))
    ax.yaxis.set_minor_formatter(NullFormatter())
    low, high = ends
    reciprocal(ax, low=low, high=high)
    ax.set_ylabel("conductivity (S/cm)")
    celsius_above(ax)


def _power(value, _):
    """A number such as 2 times ten to a power."""
    power = int(np.floor(np.log10(value) + 1e-9))
    first = round(value / 10.0**power)
    return f"$10^{{{power}}}$" if first == 1 else f"${first}\\times 10^{{{power}}}$"


def _styles(ax, curves):
    """What the kinds of line and the markers mean, as far as the figure has them."""
    drawn = {line.get_linestyle() for line in ax.lines}
    meanings = {
        "-": "law within its range",
        "--": "law outside its range",
        ":": "printed activation energy,\nthrough the value next to 25 °C",
    }
    keys = [
        Line2D([], [], color=DARK, ls=kind, label=label)
        for kind, label in meanings.items()
        if kind in drawn
    ]
    if any(curve.points for curve in curves):
        keys.append(Line2D([], [], color=DARK, linestyle="none", label="reported value", **MARK))
    return keys
