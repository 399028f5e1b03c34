"""What the figures of the overview show."""

import numpy as np

from mofcell.plots.agreement import Point
from mofcell.report import comparison
from mofcell.views.words import temperature

#: Quantities of the comparison in each panel, by their units.
PANELS = {
    "capacity (mAh/g)": {"capacity": "mAh/g", "areal capacity": "mAh/cm²"},
    "specific energy (Wh/kg)": {"specific energy": "Wh/kg", "per active mass": "Wh/kg"},
    "activation energy (eV)": {"activation energy": "eV"},
}

#: Fewer cells than this need no figure that compares them.
FEWEST = 2


def points(report):
    """Points of each panel of the agreement.

    Parameters
    ----------
    report : Report
        What was simulated.

    Returns
    -------
    dict
        Lists of :class:`~mofcell.plots.agreement.Point` by quantity; no empty ones.
    """
    loadings = {one.cell.name: one.cell.cathode_loading for one in report.results}
    found = {
        panel: [
            _point(one, loadings)
            for one in report.comparisons
            if quantities.get(one.quantity) == one.unit and np.isfinite(one.simulated)
        ]
        for panel, quantities in PANELS.items()
    }
    return {panel: several for panel, several in found.items() if several}


def groups(report):
    """Cells with an LFP cathode, those of papers and those to compare with.

    Parameters
    ----------
    report : Report
        What was simulated.

    Returns
    -------
    dict
        As :func:`mofcell.plots.membranes` takes them; empty if there is little to compare.
    """
    alike = [one for one in report.results if one.cell.cathode.formula == "LiFePO4"]
    found = {
        "cells of papers": [one for one in alike if one.split is not None],
        "cells to compare with": [one for one in alike if one.split is None],
    }
    if len(alike) < FEWEST:
        return {}
    return {title: _labelled(several) for title, several in found.items() if several}


def _labelled(several):
    """Rates and measured capacities by what tells the cells apart, of alike ones the first."""
    conditions = {one.cell.name: _condition(one) for one in several}
    alike = len(set(conditions.values())) == 1
    labelled: dict[str, tuple] = {}
    for one in several:
        label = f"{one.cell.electrolyte.name}, {1e6 * one.cell.membrane_thickness:.3g} µm"
        label = label if alike else f"{label}; {conditions[one.cell.name]}"
        labelled.setdefault(label, (one.rates, one.measured))
    return labelled


def _condition(results):
    loading = f"{100 * results.cell.cathode_loading:.3g} mg/cm²"
    return f"{loading}, {temperature(results.temperature)}"


def _point(one, loadings):
    areal = one.quantity == "areal capacity"
    factor = 1 / (100 * loadings[one.record]) * 1000 if areal else 1.0  # mAh/cm2 to mAh/g
    return Point(
        measured=factor * one.measured,
        simulated=factor * one.simulated,
        paper=one.paper.partition(", doi ")[0],
        used=one.standing in (comparison.FITTED, comparison.THROUGH),
    )
