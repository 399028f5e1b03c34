"""The trade-off between two quantities: the designs that none beats in both, and the others."""

import re
import textwrap

import numpy as np

from mofcell.parameters.errors import InvalidInput
from mofcell.plots.axes import written
from mofcell.plots.style import BLUE, GREY, LIGHT, TWO_COLUMNS, finished, panels, style

#: How far the axes reach below and above the front, over its own length [-].
BELOW, ABOVE = 1.5, 0.12

#: Quantities per mass or volume of the cell, which depend on what is counted.
ON_A_BASIS = ("specific_energy", "energy_density", "specific_power")

#: Designs of a front above which only some are marked, at this distance over the diagonal [-].
MANY, APART = 30, 0.02


def plot(dataset, *, ax=None):
    """The front of two quantities, the larger the better, as a staircase.

    Parameters
    ----------
    dataset : xarray.Dataset
        From :func:`mofcell.pareto_front`.
    ax : matplotlib.axes.Axes, optional
        Where to draw; a new figure if None.

    Returns
    -------
    matplotlib.figure.Figure
        The figure. What lies below the staircase is beaten in both quantities by a design of
        the front; what a rougher model found on the way may lie above it. Designs far below lie
        outside the axes, those that do not keep to the bounds are left out.

    Raises
    ------
    InvalidInput
        If the dataset has no front, or not two quantities.
    """
    if "on_front" not in dataset or dataset.sizes.get("objective") != 2:
        raise InvalidInput(
            "a Pareto front shows two quantities; give a dataset of mofcell.pareto_front"
        )
    on_front, feasible = (dataset[name].values.astype(bool) for name in ("on_front", "feasible"))
    if not on_front.any():
        raise InvalidInput(f"there is no front to show: {dataset.attrs['outcome']}")
    values = dataset.objective_value.transpose("design", "objective").values
    front = values[on_front]
    front = front[np.argsort(front[:, 0])]
    model = dataset.solved_by.values.astype(str)
    with style():
        (ax,) = panels(ax, 1, width=TWO_COLUMNS, height=95)
        for name in sorted(set(model), key=lambda name: name in model[on_front]):
            others = values[feasible & ~on_front & (model == name)]
            same = name in model[on_front]
            looks = {"color": GREY if same else LIGHT, "markersize": 3, "zorder": 1}
            label = "dominated" if same else f"searched with the {name}, not exact"
            if len(others):
                ax.plot(*others.T, ".", **looks, label=label)
        some = {"markevery": APART} if len(front) > MANY else {}
        stairs = {"drawstyle": "steps-pre", "linewidth": 0.9, "markersize": 3.5, **some}
        ax.plot(*front.T, "o-", color=BLUE, label="front", **stairs)
        _spans(ax, front, values[feasible])
        x, y = (_label(dataset, place) for place in (0, 1))
        ax.set(xlabel=textwrap.fill(x, 80), ylabel=textwrap.fill(y, 44))
        ax.figure.legend(loc="outside lower center", ncols=3)
        return finished([ax])


def _spans(ax, front, values):
    """Axes that show the front, and what lies a little below it."""
    for side, on, every in zip("xy", front.T, values.T, strict=True):
        length = np.ptp(on) or 0.1 * abs(on[0]) or 1.0
        low = max(on.min() - BELOW * length, every.min() - ABOVE * length)
        if on.min() >= 0:
            low = max(low, 0.0)
        ax.set(**{f"{side}lim": (low, on.max() + ABOVE * length)})


def _label(dataset, place):
    """A quantity in words, with its conditions and unit."""
    objective, unit = (str(dataset[name].values[place]) for name in ("objective", "objective_unit"))
    quantity, _, conditions = objective.partition(" at ")
    quantity = quantity.replace("_", " ")
    if objective.startswith(ON_A_BASIS):
        quantity += f", {dataset.attrs['counted']}"
    # a number and its unit stay on one line
    conditions = re.sub(r"(?<=[\d.])C\b", "\N{NO-BREAK SPACE}C", conditions)
    conditions = conditions.replace(" degC", "\N{NO-BREAK SPACE}°C").replace("-", "−")
    at = f" at {conditions}" if conditions else ""
    return f"{quantity}{at} ({written(unit)})"
