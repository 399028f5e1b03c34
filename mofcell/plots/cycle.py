"""What a cell gives cycle after cycle, and what takes the rest."""

from textwrap import fill

import numpy as np
from matplotlib.ticker import MaxNLocator

from mofcell.plots.kept_cycles import half_cycles, kept_cycles, labels, one_discharge
from mofcell.plots.style import (
    BLACK,
    BLUE,
    GREEN,
    ORANGE,
    TWO_COLUMNS,
    VERMILION,
    finished,
    letters,
    new_figure,
    style,
)
from mofcell.plots.terms import EQUILIBRIUM, LOOKS, look, losses, stacked
from mofcell.views.cycling import NOTHING, has_efficiency
from mofcell.views.words import stage

#: Changes less than this share of a value [-] are not drawn.
CHANGE = 0.01

#: Losses that stay below this share of the largest sum [-] are drawn as "other".
SMALL = 0.01

#: Cycles up to which each has a marker to be seen.
FEW = 60

#: Room beside the first and the last cycle, of the way between [-].
ROOM = 0.01

#: Points from which on a curve is drawn with a thin line, and its width [pt].
MANY, THIN = 2000, 0.4

#: Room between the names of two stages [dots of the figure].
GAP = 20

#: Room for a letter of a legend, of the length of the curves beside it [-].
LETTER = 0.035

#: Rows of panels, and of the panel of the losses [mm].
ROW, LOSSES = 54, 78


def plot(dataset, *, measured=None):
    """Capacity, efficiencies, voltage curves, what is left of the cell, and the losses.

    Parameters
    ----------
    dataset : xarray.Dataset
        From :func:`mofcell.cycle`.
    measured : Measurement, optional
        Measured capacities [C.kg-1] over the number of the cycle, as in ``cell.measured``.

    Returns
    -------
    matplotlib.figure.Figure
        A panel for each that there is something of; the losses are those when half of the
        charge of the discharge had passed. One cycle, or the parts of one discharge, are a
        curve and their losses.
    """
    panels = {name: draw for name, (draw, there) in _PANELS.items() if there(dataset)}
    if "curves" in panels and (dataset.sizes["cycle"] < 2 or one_discharge(dataset)):
        panels = {name: panels[name] for name in panels if name in ("curves", "losses")}
    with style():
        axes = _new([*panels])
        for name, draw in panels.items():
            draw(axes[name], dataset)
        for name in panels.keys() - {"curves"}:
            _cycle_axis(axes[name], dataset.cycle.values)
        if "capacity" in panels:
            if measured is not None:
                _measured(axes["capacity"], dataset, measured)
            _name_stages(axes["capacity"], dataset)
        letters(axes.values())
        return finished([*axes.values()])


def _new(names):
    """Panels in two columns; the first is wide where the others would leave a place empty."""
    if len(names) == 2:
        figure = new_figure(TWO_COLUMNS, LOSSES)
        return figure.subplot_mosaic([names])
    narrow = [name for name in names if name != "losses"]
    rows = [[narrow.pop(0)] * 2] if len(narrow) % 2 else []
    rows += [narrow[k : k + 2] for k in range(0, len(narrow), 2)]
    heights = [ROW] * len(rows)
    if "losses" in names:
        rows.append(["losses"] * 2)
        heights.append(LOSSES)
    figure = new_figure(TWO_COLUMNS, sum(heights))
    return figure.subplot_mosaic(rows, height_ratios=heights)


def _cycle_axis(ax, cycles):
    first, last = (min(cycles), max(cycles)) if len(cycles) else (1, 1)
    room = max(0.5, ROOM * (last - first)) if last > first else 1.0
    ax.set_xlim(first - room, last + room)
    ax.xaxis.set_major_locator(MaxNLocator(6, integer=True, min_n_ticks=1))
    if first == last:
        ax.set_xticks([first])
    ax.set_xlabel("cycle number")


def _line(ax, dataset, values, *, color, **more):
    """A line along the cycles, broken between stages."""
    cycle, values = dataset.cycle.values, np.asarray(values, float)
    between = np.flatnonzero(dataset.stage.values[1:] != dataset.stage.values[:-1]) + 1
    ax.plot(
        np.insert(cycle.astype(float), between, np.nan),
        np.insert(values, between, np.nan),
        color=color,
        marker="o",
        markersize=2.5 if len(cycle) <= FEW else 1.0,
        clip_on=False,
        **more,
    )


def _capacities(ax, dataset):
    if not _passed(dataset):
        said = fill(f"no charge has passed: {dataset.attrs['ended']}", 60, break_on_hyphens=False)
        ax.text(0.5, 0.5, said, transform=ax.transAxes, ha="center", va="center")
    capacity = dataset.specific_capacity.values
    ended = dataset.status.values != "ok"
    _line(ax, dataset, capacity, color=BLUE, label="model")
    if ended.any():
        ax.plot(
            dataset.cycle.values[ended],
            capacity[ended],
            "x",
            color=VERMILION,
            markersize=4.5,
            clip_on=False,
            zorder=3,
            label="model: could not go on",
        )
    ax.set_ylabel("capacity (mAh/g)")
    ax.set_ylim(0, 1.15 * max(np.nanmax(capacity, initial=0.0), 1.0))
    if ended.any():
        ax.legend(loc="lower left", borderaxespad=0.6)


def _name_stages(ax, dataset):
    """The name of each stage over its cycles, where there is room."""
    names = [stage(name) for name in dataset.stage.values]
    starts = [k for k, name in enumerate(names) if k == 0 or names[k - 1] != name]
    if len(starts) < 2:
        return
    cycle, capacity = dataset.cycle.values, dataset.specific_capacity.values
    ax.figure.draw_without_rendering()
    frame, taken = ax.get_window_extent(), -np.inf
    for start, end in zip(starts, [*starts[1:], len(names)], strict=True):
        middle = (cycle[start] + cycle[end - 1]) / 2
        text = ax.annotate(
            names[start],
            (middle, np.max(capacity[start:end])),
            xytext=(0, 4),
            textcoords="offset points",
            ha="center",
            fontsize=7,
            in_layout=False,
        )
        box = text.get_window_extent()
        if box.x0 < max(frame.x0, taken + GAP) or box.x1 > frame.x1:
            text.remove()
        else:
            taken = box.x1


def _efficiencies(ax, dataset):
    shown = has_efficiency(dataset)
    for name, colour, label in (
        ("coulombic_efficiency", BLUE, "coulombic"),
        ("energy_efficiency", ORANGE, "energy"),
    ):
        values = np.where(shown, 100 * dataset[name].values, np.nan)
        _line(ax, dataset, values, color=colour, label=label)
    ax.set_ylabel("efficiency (%)")
    ax.legend(loc="best")


def _curves(ax, dataset):
    ax.set(xlabel="charge passed (mAh/g)", ylabel="voltage (V)")
    if one := one_discharge(dataset):
        ax.plot(*one, color=BLUE, linewidth=0.8)
        ax.set_xlabel("charge given (mAh/g)")
        return
    kept = kept_cycles(dataset)
    named = labels(dataset, [number for number, *_ in kept])
    for number, points, colour in kept:
        label = named[number]
        for charge, voltage in half_cycles(points):
            width = {"linewidth": THIN} if len(charge) > MANY else {}
            ax.plot(charge, voltage, color=colour, label=label, **width)
            label = "_"  # one of the two in the legend
    ax.set_xlim(0, 1.05 * ax.dataLim.x1)
    if len(kept) > 1:
        longest = max(map(len, named.values()))
        ax.set_xlim(0, (1.2 + LETTER * longest) * ax.dataLim.x1)  # with room for the legend
        ax.legend(loc="center right")


def _lithium(ax, dataset):
    _line(ax, dataset, 1e6 * dataset.lithium_thickness.values, color=BLUE)
    ax.set_ylabel("lithium left (µm)")
    ax.set_ylim(min(0.0, ax.dataLim.y0), 1.1 * max(ax.dataLim.y1, 0.0))


def _resistances(ax, dataset):
    for name, term, label in (
        ("interphase_resistance", "lithium interphase", "interphase on lithium"),
        ("membrane_cathode_resistance", "membrane-cathode interface", "membrane|cathode"),
    ):
        colour, _ = LOOKS[term]
        _line(ax, dataset, 1e4 * dataset[name].values, color=colour, label=label)
    ax.set_ylabel("resistance (Ω cm²)")
    ax.set_ylim(0, 1.3 * ax.dataLim.y1)
    ax.legend(loc="upper left", borderaxespad=0.4)


def _active_material(ax, dataset):
    _line(ax, dataset, 100 * dataset.active_material_left.values, color=GREEN)
    ax.set_ylabel("active material left (%)")


def _losses(ax, dataset):
    given = _mid_contribution(dataset)
    total = -1e3 * given.drop_sel(term=EQUILIBRIUM).sum("term")
    values = losses(given, smallest=SMALL * float(np.abs(total).max()))
    edges = np.append(dataset.cycle.values - 0.5, dataset.cycle.values[-1] + 0.5)
    for term, (lower, upper) in stacked(values).items():
        steps = [np.append(edge, edge[-1]) for edge in np.broadcast_arrays(lower, upper)]
        ax.fill_between(edges, *steps, step="post", label=term, **look(term))
    ax.set_ylabel("losses at half discharge (mV)")
    if values and min(np.min(value) for value in values.values()) > -0.5:
        ax.set_ylim(bottom=0)
    if values:
        ax.figure.legend(*ax.get_legend_handles_labels(), loc="outside lower center", ncols=3)


def _measured(ax, dataset, measured):
    """What was measured within the run, as open circles."""
    seen = [(x, y / 3600) for x, y in zip(measured.x, measured.y, strict=True)]
    seen = [point for point in seen if point[0] <= max(dataset.cycle.values, default=0)]
    if not seen:
        return
    look = {"color": BLACK, "markerfacecolor": "white", "markersize": 4, "clip_on": False}
    ax.plot(*zip(*seen, strict=True), "o", label="measured", zorder=4, **look)
    ax.set_ylim(0, 1.15 * ax.dataLim.y1)
    ax.legend(loc="lower left", borderaxespad=0.6)


def _changes(*names):
    """Whether one of some variables changes from cycle to cycle."""

    def check(dataset):
        known = [values[np.isfinite(values)] for values in (dataset[n].values for n in names)]
        return any(np.ptp(v) > CHANGE * np.max(np.abs(v)) for v in known if v.size)

    return check


def _mid_contribution(dataset):
    """Terms half through a discharge, of the cycles that gave something."""
    return dataset.mid_contribution.where(dataset.specific_capacity > NOTHING)


def _has_losses(dataset):
    return bool(np.isfinite(_mid_contribution(dataset)).any())


def _has_curves(dataset):
    return any(half_cycles(points) for _, points, _ in kept_cycles(dataset))


def _passed(dataset):
    """Whether any cycle gave or took anything."""
    both = (dataset.specific_capacity, dataset.charge_capacity)
    return any(bool((values > NOTHING).any()) for values in both)


#: What draws each panel, and whether a dataset has something of it.
_PANELS = {
    "capacity": (_capacities, lambda dataset: True),
    "efficiencies": (_efficiencies, lambda dataset: bool(has_efficiency(dataset).any())),
    "curves": (_curves, _has_curves),
    "lithium": (_lithium, _changes("lithium_thickness")),
    "resistances": (
        _resistances,
        _changes("interphase_resistance", "membrane_cathode_resistance"),
    ),
    "active material": (_active_material, _changes("active_material_left")),
    "losses": (_losses, _has_losses),
}
