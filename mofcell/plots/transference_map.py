"""Does a higher t+ pay: capacity and Wh/kg over conductivity and transference number."""

from typing import Any

import matplotlib
import numpy as np
from matplotlib.lines import Line2D
from matplotlib.patches import Patch
from matplotlib.patheffects import withStroke
from matplotlib.ticker import FuncFormatter, LogLocator, MaxNLocator, NullFormatter

from mofcell.plots.labels import place
from mofcell.plots.style import (
    BLACK,
    DARK,
    HATCH,
    LIGHT,
    ORANGE,
    TWO_COLUMNS,
    finished,
    letters,
    panels,
    style,
)
from mofcell.views.words import number

PER_CM = 0.01  # S/m to S/cm
COLOURS = matplotlib.colormaps["cividis"]  # for any colour vision, and rising in grey

#: Lines of equal capacity or energy, about, and columns of names below the panels.
LINES, COLUMNS = 8, 3

#: Points whose fixed charge differs from that of the map by less lie on its lines [mol.m-3].
ALIKE = 1.0

SMALL = 7

#: Axes are drawn beyond an own point outside the map by this factor of the conductivity and this
#: much of t+ [-].
OVER, BELOW = 1.3, 0.02

#: Ends of an axis nearer than this ratio have ticks between the decades [-].
FEW_DECADES = 100.0

#: What is edged is seen on every colour.
WHITE = [withStroke(linewidth=2.6, foreground="white")]
OWN: Any = {"color": BLACK, "linewidth": 1.3, "linestyle": (0, (3, 1.2)), "path_effects": WHITE}
LIMIT: Any = {
    "color": ORANGE,
    "linewidth": 1.6,
    "path_effects": [withStroke(linewidth=2.8, foreground=BLACK)],
}
STAR: Any = {
    "linestyle": "none",
    "marker": "*",
    "markersize": 10,
    "color": BLACK,
    "markerfacecolor": ORANGE,
    "markeredgewidth": 0.7,
    "clip_on": False,
    "zorder": 6,
}
POINT: Any = {
    "linestyle": "none",
    "marker": "o",
    "markersize": 4,
    "markeredgewidth": 0.8,
    "markeredgecolor": BLACK,
    "clip_on": False,
    "zorder": 5,
}
FILLED: Any = {"markerfacecolor": BLACK}
OPEN: Any = {"markerfacecolor": "white"}
BOX: Any = {"boxstyle": "round,pad=0.1", "facecolor": "white", "edgecolor": "none", "alpha": 0.8}


def plot(dataset, *, axes=None):
    """Lines of equal capacity, with the electrolytes as points, and of equal specific energy.

    Parameters
    ----------
    dataset : xarray.Dataset
        From :func:`mofcell.transference_map`.
    axes : sequence of two matplotlib.axes.Axes, optional
        Where to draw; a new figure if None.

    Returns
    -------
    matplotlib.figure.Figure
        The figure: hatched where salt ends the discharge, grey where the load is not held, white
        beyond the map. The axes reach to the own membrane's point, wherever it is. The numbers of
        the points are named below, with the capacity that each delivers itself; a point with
        another fixed charge than the map is open: the lines are not for it. Points beyond the
        axes are named without a number.
    """
    shown, beyond = _points_of(dataset)
    with style():
        rows = -(-dataset.sizes["electrolyte"] // COLUMNS)
        axes = panels(axes, 2, width=TWO_COLUMNS, height=92 + 3.7 * rows, ncols=2, sharey=True)
        lines = [
            _map(ax, dataset, name, label)
            for ax, name, label in zip(
                axes,
                ("specific_capacity", "specific_energy"),
                ("capacity (mAh/g)", f"specific energy (Wh/kg of {dataset.attrs['basis']})"),
                strict=True,
            )
        ]
        for ax in axes:
            limit = _limit(ax, dataset)
            own = _own(ax, dataset)
        axes[0].set_ylabel("transference number of lithium (-)")
        _points(axes[0], shown)
        letters(axes)
        _legend(axes[0].figure, dataset, shown, lines=[*own, *limit])
        _names(axes[0].figure, shown, beyond)
        figure = finished(axes)
        numbers = _numbers(axes[0], shown)
        for ax, contours, taken in zip(axes, lines, (numbers, []), strict=True):
            _levels(ax, contours, taken)
        return figure


def _ends(dataset):
    """Ends of both axes: those of the map, and beyond them to the own point, of S/cm and t+."""
    ends = []
    for name, margin in (("conductivity", OVER), ("transference_number", 1.0)):
        own = dataset[f"own_{name}"].item()
        low, high = dataset[name].values[[0, -1]]
        ends.append([own / margin if own < low else low, own * margin if own > high else high])
    (kappa, t_plus) = ends
    least = t_plus[0] - BELOW * (dataset.own_transference_number.item() == t_plus[0])
    return [PER_CM * end for end in kappa], [least, t_plus[1]]


def _points_of(dataset):
    """The electrolytes within the axes and those beyond, the least conductive first."""
    dataset = dataset.sortby("electrolyte_conductivity")
    inside = [
        (low <= along) & (along <= high)
        for along, (low, high) in zip(_places(dataset), _ends(dataset), strict=True)
    ]
    within = inside[0] & inside[1]
    return (dataset.isel(electrolyte=np.flatnonzero(here)) for here in (within, ~within))


def _map(ax, dataset, name, label):
    """Colours and lines of a quantity; grey where nothing is delivered."""
    kappa, t_plus = PER_CM * dataset.conductivity.values, dataset.transference_number.values
    values = dataset[name].values.T
    delivered = np.ma.masked_where(~(values > 0), values)
    ax.fill_between(kappa[[0, -1]], *t_plus[[0, -1]], color=LIGHT, linewidth=0, zorder=0)
    contours = None
    if delivered.count() and np.ptp(delivered.compressed()) > 0:
        levels = MaxNLocator(LINES, steps=[1, 2, 2.5, 5, 10]).tick_values(0, delivered.max())
        filled = ax.contourf(kappa, t_plus, delivered, levels, cmap=COLOURS)
        contours = ax.contour(kappa, t_plus, delivered, levels, colors=BLACK, linewidths=0.5)
        bar = ax.figure.colorbar(
            filled, ax=ax, label=label, location="top", pad=0.03, aspect=30, drawedges=True
        )
        bar.ax.tick_params(labelsize=SMALL)
    salt = (dataset.limited_by.values.T == "salt depleted") & (values > 0)
    if salt.any():
        marked = ax.contourf(
            kappa, t_plus, salt.astype(float), [0.5, 1.5], colors="none", hatches=[HATCH]
        )
        marked.set(edgecolor="white", linewidth=0)
    ends, within = _ends(dataset)
    ax.set(xscale="log", xlim=ends, ylim=within, xlabel="conductivity (S/cm)")
    ax.xaxis.set_major_locator(LogLocator())
    ax.xaxis.set_minor_formatter(NullFormatter())
    if ends[1] < FEW_DECADES * ends[0]:
        steps = (1, 2, 5) if ends[1] > 4 * ends[0] else (1, 1.5, 2, 3, 5, 7)
        ax.xaxis.set_major_locator(LogLocator(subs=steps))
        ax.xaxis.set_major_formatter(FuncFormatter(lambda at, _: f"{at:g}"))
    return contours


def _own(ax, dataset):
    """The cell's own membrane, and the line along which others deliver the same."""
    own = PER_CM * dataset.own_conductivity.item(), dataset.own_transference_number.item()
    ax.plot(*own, **STAR)
    keys = [Line2D([], [], **STAR, label=f"own membrane: {dataset.attrs['membrane']}")]
    equal = PER_CM * dataset.equal_conductivity.values
    known = np.isfinite(equal)
    if not known.any():
        return keys
    line = [*zip(equal[known], dataset.transference_number.values[known], strict=True), own]
    kappa, t_plus = np.array(sorted(line, key=lambda point: point[1])).T
    ax.plot(kappa, t_plus, zorder=4, **OWN)
    return [*keys, Line2D([], [], **OWN, label="delivers what the own membrane does")]


def _limit(ax, dataset):
    """Where the limiting current of the membrane alone is the load."""
    limit = dataset.limiting_current_density
    if limit.isnull().all():
        return []
    # it goes with the product of the two
    product = (dataset.conductivity * dataset.transference_number / limit).max().item()
    (low, high), within = ax.get_xlim(), ax.get_ylim()
    t_plus = np.geomspace(max(within[0], 1e-3), within[1], 200)
    kappa = PER_CM * dataset.attrs["current_density_A_m2"] * product / t_plus
    seen = (low <= kappa) & (kappa <= high)
    if not seen.any():
        return []
    ax.plot(kappa, t_plus, zorder=4, **LIMIT)
    words = "limiting current of the membrane alone = load"
    return [Line2D([], [], **LIMIT, label=words)]


def _points(ax, shown):
    for kappa, t_plus, alike in zip(*_places(shown), _alike(shown), strict=True):
        ax.plot(kappa, t_plus, **POINT, **(FILLED if alike else OPEN))


def _places(shown):
    kappa = PER_CM * shown.electrolyte_conductivity.values
    return kappa, shown.electrolyte_transference_number.values


def _alike(shown):
    """Which points the lines hold for: of the same fixed charge, which no single ion feels."""
    charge = shown.attrs["framework_charge_density_mol_m3"]
    others = shown.electrolyte_framework_charge_density.values
    return (abs(others - charge) < ALIKE) | (shown.electrolyte_transference_number.values == 1)


def _numbers(ax, shown):
    """A number beside each point."""
    places = [*zip(*_places(shown), strict=True)]
    texts = [(str(count), at) for count, at in enumerate(places, 1)]
    return place(
        ax, texts, avoid=[([x], [y]) for x, y in places], fontsize=SMALL, bbox=BOX, zorder=7
    )


def _levels(ax, contours, taken):
    """What each line is of, where no other text stands."""
    if contours is None:
        return
    point = ax.figure.dpi / 72
    boxes = [text.get_window_extent().padded(2 * point) for text in taken]
    texts = ax.clabel(contours, inline=False, fontsize=SMALL, fmt="%g", colors=BLACK)
    for text in texts:
        text.set_path_effects(WHITE)
        box = text.get_window_extent().padded(point)
        inside = np.all(ax.bbox.min < box.min) and np.all(box.max < ax.bbox.max)
        if inside and not any(box.overlaps(other) for other in boxes):
            boxes.append(box)
        else:
            text.remove()


def _legend(figure, dataset, shown, lines):
    """What the lines and marks mean that are drawn."""
    charge = dataset.attrs["framework_charge_density_mol_m3"]
    status, limited_by = dataset.status.values, dataset.limited_by.values
    keys: list[Any] = [*lines]
    if ((status == "ok") & (limited_by == "salt depleted")).any():
        look: Any = {"facecolor": COLOURS(0.3), "edgecolor": "white", "hatch": HATCH}
        keys.append(Patch(**look, label="salt depleted"))
    if (status != "ok").any():
        keys.append(Patch(facecolor=LIGHT, edgecolor=DARK, linewidth=0.4, label="load not held"))
    alike = _alike(shown)
    for some, look, words in (
        (alike, FILLED, f"electrolyte, N = {charge / 1000:.3g} mol/L as in the map"),
        (~alike, OPEN, "electrolyte with another N"),
    ):
        if some.any():
            keys.append(Line2D([], [], **POINT, **look, label=words))
    figure.legend(handles=keys, loc="outside upper center", ncols=2, handlelength=2.4)


def _names(figure, shown, beyond):
    """Names of the points by their numbers, and of those beyond the axes."""
    names = [
        *(f"{count}  {words}" for count, words in enumerate(_said(shown), 1)),
        *(f"–  {words} (outside)" for words in _said(beyond)),
    ]
    if names:
        figure.legend(
            handles=[Line2D([], [], linestyle="none", label=words) for words in names],
            loc="outside lower center",
            ncols=COLUMNS,
            handlelength=0,
            handletextpad=0,
            fontsize=SMALL,
            title="electrolytes, and what each delivers in this cell (mAh/g)",
        )


def _said(electrolytes):
    """Name of each, and what it delivers."""
    capacities = electrolytes.electrolyte_specific_capacity.values
    return [
        f"{name}: {number(capacity, '.0f')}"
        for name, capacity in zip(electrolytes.electrolyte.values, capacities, strict=True)
    ]
