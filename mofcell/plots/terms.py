"""The terms of the voltage as stacked losses: one colour for each, in every figure."""

import numpy as np

from mofcell.plots.style import (
    BLUE,
    DARK,
    GREEN,
    GREY,
    HATCH,
    LIGHT,
    ORANGE,
    PURPLE,
    SKY,
    VERMILION,
    YELLOW,
)

#: Colour and hatch of each loss, in the order of the current's way through the cell.
LOOKS = {
    "lithium charge transfer": (ORANGE, ""),
    "lithium interphase": (VERMILION, ""),
    "membrane ohmic": (BLUE, ""),
    "membrane diffusion potential": (SKY, ""),
    "membrane-cathode interface": (PURPLE, ""),
    "catholyte ohmic": (GREEN, ""),
    "catholyte diffusion potential": (GREEN, HATCH),
    "cathode charge transfer": (DARK, ""),
    "particle diffusion": (YELLOW, ""),
    "electronic": (GREY, ""),
    "contact": (GREY, HATCH),
    "other": (LIGHT, ""),
}

EQUILIBRIUM = "equilibrium potential"


def losses(contribution, *, smallest=0.5):
    """The losses worth showing, in mV and positive, and the sum of the others.

    Parameters
    ----------
    contribution : xarray.DataArray
        Contributions to the voltage [V] over ``term`` and one other dimension.
    smallest : float, optional
        A loss that stays below this [mV] everywhere is added to "other".

    Returns
    -------
    dict
        Array [mV] by term, in the order of ``LOOKS``.
    """
    values = {
        str(term): np.nan_to_num(-1e3 * contribution.sel(term=term).values)
        for term in contribution.term.values
        if term != EQUILIBRIUM
    }
    shown = {
        term: values[term]
        for term in LOOKS
        if term in values and np.max(np.abs(values[term]), initial=0.0) >= smallest
    }
    rest = [values[term] for term in values if term not in shown]
    if rest and np.max(np.abs(np.sum(rest, axis=0)), initial=0.0) > 0:
        shown["other"] = np.sum(rest, axis=0)
    return shown


def stacked(values):
    """Lower and upper edge of each layer of a stack; what is negative goes below zero.

    Parameters
    ----------
    values : dict
        Array by term.

    Returns
    -------
    dict
        (lower, upper) arrays by term.
    """
    up = down = 0.0
    edges = {}
    for term, value in values.items():
        start = np.where(value >= 0, up, down)
        edges[term] = (start, start + value)
        up, down = up + np.maximum(value, 0), down + np.minimum(value, 0)
    return edges


def look(term):
    """Keywords of a patch that shows a term."""
    colour, hatch = LOOKS[term]
    return {"facecolor": colour, "hatch": hatch, "edgecolor": "white", "linewidth": 0}
