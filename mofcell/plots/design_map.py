"""A quantity over two axes of a design: where the best cells lie, and where none works."""

import textwrap
from typing import Any

import matplotlib
import numpy as np
from matplotlib.colors import Normalize
from matplotlib.patches import Patch, PathPatch
from matplotlib.path import Path
from matplotlib.patheffects import withStroke
from matplotlib.ticker import MaxNLocator
from scipy.interpolate import RegularGridInterpolator

from mofcell.parameters.errors import InvalidInput
from mofcell.parameters.shown import shown
from mofcell.plots import axes
from mofcell.plots.labels import place
from mofcell.plots.style import (
    BLACK,
    DARK,
    HATCH,
    LIGHT,
    TWO_COLUMNS,
    finished,
    panels,
    style,
)
from mofcell.views.axes import in_field_units
from mofcell.views.words import number

COLOURS = matplotlib.colormaps["cividis"]  # for any colour vision, and rising in grey

#: Why a design delivers nothing, in short, with the colour and hatch of its place.
REASONS = {
    "cannot hold the load": ("load not held", LIGHT, HATCH),
    "cut-off at rest": ("at the cut-off at rest", LIGHT, "...."),
    "the solver found no solution": ("no solution found", LIGHT, "xxxx"),
    "no cell": ("no cell", LIGHT, HATCH.replace("/", "\\")),
    "ok": ("no number", "white", ""),
}
#: What a text stands on, and the marks above all.
BOX = {"boxstyle": "round,pad=0.2", "facecolor": "white", "edgecolor": "none", "alpha": 0.85}
MARK: Any = {
    "color": BLACK,
    "markerfacecolor": "white",
    "markersize": 5,
    "clip_on": False,
    "zorder": 7,
}

OTHER = ("not simulated", LIGHT, "||||")


def plot(
    dataset, *, variable="specific_energy", basis="electrodes+electrolyte", marked=None, ax=None
):
    """Colours and labelled contours of a quantity over two axes.

    Parameters
    ----------
    dataset : xarray.Dataset
        From :func:`mofcell.explore`, over a grid of two axes with more than one value.
    variable : str, optional
        What is shown.
    basis : str, optional
        What the mass counts, for a quantity per mass or volume of the cell.
    marked : dict, optional
        Cells to mark: by name, the value [SI] of each axis and, under the name of the variable,
        what was reported, if it was [unit of the variable].
    ax : matplotlib.axes.Axes, optional
        Where to draw; a new figure if None.

    Returns
    -------
    matplotlib.figure.Figure
        The figure; hatched where a design delivers nothing, with the reason. A marked cell
        has the value of the map at its place.

    Raises
    ------
    InvalidInput
        If the design has other than two axes, there is no such variable or basis, no number
        of it, or a marked cell does not lie on the map.
    """
    dataset, names = axes.varied(dataset, "a map", least=2, most=2)
    values, label = axes.quantity(dataset, variable, basis)
    values = values.transpose(*names).values.T
    status = dataset.status.transpose(*names).values.T.astype(str)
    without = np.isnan(values) | ((values == 0) & ~np.isin(status, axes.DELIVERS))
    grid = [in_field_units(name, dataset[name].values) for name in names]
    found = np.ma.masked_array(values, without)
    places = [_place(cell, at, dataset, names) for cell, at in (marked or {}).items()]
    with style():
        (ax,) = panels(ax, 1, width=TWO_COLUMNS, height=95)
        for axis, name, along in zip((ax.xaxis, ax.yaxis), names, grid, strict=True):
            axes.scale(axis, along)
            axis.set_label_text(axes.label(name))
        edges = [_edges(along) for along in grid]
        norm = _colours(ax, edges, found, label)
        _reasons(ax, edges, np.where(without, status, ""))
        marks = [ax.plot(*at, "o", **MARK)[0] for at in places]
        figure = finished([ax])
        texts = [
            (_words(cell, _at(grid, found, at), label, at_si.get(variable)), at)
            for (cell, at_si), at in zip((marked or {}).items(), places, strict=True)
        ]
        boxes = place(ax, texts, avoid=[([x], [y]) for x, y in places], bbox=BOX, fontsize=7)
        _contours(ax, grid, found, norm, [*boxes, *marks])
        return figure


def _place(cell, at, dataset, names):
    """A marked cell in the units of the axes."""
    place = []
    for name in names:
        if name not in at:
            raise InvalidInput(f"marked {shown(cell)} has no {name}; give its value in SI units")
        low, high = dataset[name].values[[0, -1]]
        on_map = np.clip(at[name], low, high)
        if not np.isclose(on_map, at[name], rtol=1e-9, atol=0):  # 10 * 1e-6 is not quite 10e-6
            raise InvalidInput(
                f"marked {shown(cell)} has {name} {shown(at[name])}, outside the map; "
                f"allowed is {low:.6g} to {high:.6g}"
            )
        place.append(in_field_units(name, on_map))
    return tuple(place)


def _edges(along):
    """Edges of the cells of the mesh around points, half-way on the scale that is shown."""
    is_log = axes.is_logarithmic(along)
    along = np.log(along) if is_log else along
    half = np.diff(along) / 2
    edges = np.concatenate([[along[0] - half[0]], along[:-1] + half, [along[-1] + half[-1]]])
    return np.exp(edges) if is_log else edges


def _at(grid, found, at):
    """The map at a point, linear on the scales that are shown; no number beside a gap."""
    scales = [np.log if axes.is_logarithmic(along) else np.asarray for along in grid]
    points = [scale(along) for scale, along in zip(scales, grid, strict=True)]
    here = [scale(value) for scale, value in zip(scales, at, strict=True)]
    nearest = [int(np.abs(along - value).argmin()) for along, value in zip(grid, at, strict=True)]
    if np.allclose([along[k] for along, k in zip(grid, nearest, strict=True)], at):
        return found.filled(np.nan).T[*nearest]
    return RegularGridInterpolator(points, found.filled(np.nan).T)(here).item()


def _words(cell, value, label, reported):
    unit = label.rpartition(" (")[2].removesuffix(")").removesuffix("-")
    if not np.isfinite(value):
        return f"{cell}\nno value here"
    text = f"{cell}\n{_three_digits(value)} {unit}".strip()
    return text if reported is None else f"{text} (reported {reported:g})"


def _three_digits(value):
    return number(value, ".3g" if abs(value) < 1000 else ".0f")


def _colours(ax, edges, found, label):
    """The mesh and its colour bar; the scale of the colours, None where nothing is delivered."""
    if found.mask.all():
        return None
    norm = Normalize(found.min(), found.max())
    # drawn as an image in a PDF: viewers show seams between the cells otherwise
    mesh = ax.pcolormesh(*edges, found, norm=norm, cmap=COLOURS, rasterized=True)
    ax.figure.colorbar(mesh, ax=ax, label=textwrap.fill(label, 44), pad=0.02)
    return norm


def _reasons(ax, edges, status):
    """Hatch what delivers nothing, and say why in a legend."""
    short = {text: text.partition(":")[0] for text in np.unique(status) if text}
    looks = {text: REASONS.get(begins, OTHER) for text, begins in short.items()}
    keys = []
    for look in dict.fromkeys(looks.values()):
        reason, colour, hatch = look
        alike = [text for text in looks if looks[text] == look]
        up, across = np.nonzero(np.isin(status, alike))
        cells = Path.make_compound_path(
            *(_rectangle(edges, *at) for at in zip(across, up, strict=True))
        )
        drawn: Any = {"facecolor": colour, "hatch": hatch, "edgecolor": DARK, "linewidth": 0}
        ax.add_patch(PathPatch(cells, **drawn))
        keys.append(Patch(label=reason, **drawn | {"linewidth": 0.4}))
    if keys:
        ax.figure.legend(handles=keys, loc="outside lower center", ncols=min(4, len(keys)))


def _rectangle(edges, across, up):
    (left, right), (low, high) = edges[0][across : across + 2], edges[1][up : up + 2]
    corners = [(left, low), (right, low), (right, high), (left, high), (left, low)]
    return Path(corners, closed=True)


def _contours(ax, grid, found, norm, others):
    """Contour lines with their numbers, where no other text stands, edged in their colours."""
    if norm is None or norm.vmin == norm.vmax:
        return
    levels = MaxNLocator(10, steps=[1, 2, 2.5, 5, 10]).tick_values(norm.vmin, norm.vmax)
    levels = levels[(levels > norm.vmin) & (levels < norm.vmax)]
    point = ax.figure.dpi / 72
    taken = [other.get_window_extent().padded(3 * point) for other in others]
    for level in levels:
        line = ax.contour(
            *grid, found, [level], colors="white" if norm(level) < 0.5 else BLACK, linewidths=0.6
        )
        edged = [withStroke(linewidth=2.2, foreground=COLOURS(norm(level)))]
        line.set_path_effects(edged)
        for text in ax.clabel(line, inline=False, fontsize=7, fmt="%g"):
            text.set_path_effects(edged)
            box = text.get_window_extent().padded(point)
            inside = np.all(ax.bbox.min < box.min) and np.all(box.max < ax.bbox.max)
            if inside and not any(box.overlaps(other) for other in taken):
                taken.append(box)
            else:
                text.remove()
