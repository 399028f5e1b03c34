"""Figures 1b, 1c, 1e and 2b of Gu et al. 2025: what the model gives for what the text says."""

from mofcell import parameters
from mofcell.plots.gu2025 import Membrane
from mofcell.report import comparison
from mofcell.report.membrane_comparison import of_membrane_cell, transference_numbers
from mofcell.report.membrane_results import OVER_TIME, figures_of
from mofcell.views.tables import Table
from mofcell.views.words import temperature

#: The symmetric cell of each membrane, and the figure of its impedance.
CELLS = {"gu2025-symmetric-ni-mof": "1b", "gu2025-symmetric": "1c"}

#: The figure of each quantity of the cell that was plated.
FIGURES = {"t+": "1e", "overpotential": "2b"}


def gu_results(membranes):
    """Results of both cells, in the order of the figures.

    Parameters
    ----------
    membranes : list of MembraneResults
        What was simulated.

    Returns
    -------
    list of MembraneResults
        Empty if one is not there, or lacks what a panel shows.
    """
    by_name = {results.cell.name: results for results in membranes}
    found = [by_name[name] for name in CELLS if name in by_name]
    whole = all(one.spectrum is not None and one.polarised is not None for one in found)
    return found if len(found) == len(CELLS) and whole and found[-1].plated is not None else []


def panels(membranes):
    """What :func:`mofcell.plots.gu2025` shows.

    Parameters
    ----------
    membranes : list of MembraneResults
        From :func:`gu_results`.

    Returns
    -------
    tuple
        The membranes, and the options.
    """
    *_, plating = membranes
    overpotentials = [one for one in of_membrane_cell(plating) if one.quantity == "overpotential"]
    return [_membrane(results) for results in membranes], {
        "plated": plating.plated,
        "measured": plating.cell.measured[OVER_TIME],
        "stands": [one.standing for one in overpotentials],
    }


def table(membranes):
    """The numbers of the panels, printed and simulated.

    Parameters
    ----------
    membranes : list of MembraneResults
        From :func:`gu_results`.

    Returns
    -------
    Table
        One row for each, by figure.
    """
    found = sorted(_rows(membranes), key=lambda one: one[0])
    headings, before = {}, ("", "")
    for place, (figure, membrane, _) in enumerate(found):
        if (figure, membrane) != before:
            headings[place] = "" if figure == before[0] else f"Figure {figure}", membrane
        before = figure, membrane
    return Table(
        ("quantity", "at", "printed", "simulated", "how it stands"),
        [row for *_, row in found],
        ("quantity", "at", "how it stands"),
        headings=headings,
        notes=(comparison.NOTES[comparison.INPUT],),
    )


def _membrane(results):
    name = results.cell.electrolyte.name
    (number,) = transference_numbers(results)
    stand = dict.fromkeys(one.standing for one in _conductivities(results))
    return Membrane(
        name=name,
        spectrum=results.spectrum,
        polarised=results.polarised,
        conductivities={
            one.temperature[0]: one.number
            for one in figures_of(name, "ionic_conductivity")
            if len(one.temperature) == 1
        },
        conductivities_stand=", ".join(stand),
        transference_number=number.measured,
        transference_number_stands=number.standing,
    )


def _rows(membranes):
    """Figure, membrane, and the cells of each row."""
    for results in membranes:
        name = results.cell.electrolyte.name
        for one in [*_conductivities(results), *of_membrane_cell(results)]:
            figure = FIGURES.get(one.quantity, CELLS[results.cell.name])
            *_, standing = shown = comparison.row(one)
            quantity, at, printed, simulated = shown[:4]
            yield figure, name, [quantity, at, printed, simulated, standing]


def _conductivities(results):
    """Printed conductivities beside those that are read from the spectra."""
    material = parameters.material(results.cell.electrolyte.name)
    read = results.spectrum.apparent_conductivity
    for one in figures_of(material.name, "ionic_conductivity"):
        if len(one.temperature) == 1:
            simulated = read.sel(temperature=one.temperature[0]).item()
            at = temperature(one.temperature[0])
            yield comparison.of_law(material, "conductivity", one, simulated, at)
