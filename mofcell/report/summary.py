"""The page of a cell in short tables, for the terminal."""

from mofcell.report.results import COLD_RATE, ENERGY_RATE, SPLIT_RATE
from mofcell.views import tables
from mofcell.views.words import temperature


def summary(results):
    """Title and table of each part of the page.

    Parameters
    ----------
    results : Results
        What was simulated.

    Returns
    -------
    list of tuple
        (title, Table).
    """
    name, at = results.cell.name, temperature(results.temperature)
    against = "model against measurement" if results.measured else "rate capability"
    shown = [(f"{name}: {against} at {at}", tables.rates(results.rates_in_table, results.measured))]
    if results.split is not None:
        shown += [
            (
                f"{name}: where the voltage goes at {SPLIT_RATE:g} C and {at}",
                tables.terms(results.split),
            ),
            (f"{name}: what is left in the cold at {COLD_RATE:g} C", tables.cold(results.cold)),
        ]
    return [
        *shown,
        (f"{name}: specific energy at {ENERGY_RATE:g} C and {at}", tables.energies(results.energy)),
    ]
