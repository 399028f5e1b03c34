"""The report in four short tables, for the terminal."""

from mofcell import tables
from mofcell.report.results import COLD_RATE, ENERGY_RATE, SPLIT_RATE


def summary(results):
    """Title and table of each part of the report.

    Parameters
    ----------
    results : Results
        What was simulated.

    Returns
    -------
    list of tuple
        (title, Table).
    """
    return [
        (
            "Model against measurement at 25 °C",
            tables.rates(results.rates_in_table, results.measured),
        ),
        (f"Where the voltage goes at {SPLIT_RATE:g} C and 25 °C", tables.terms(results.split)),
        (f"What is left in the cold at {COLD_RATE:g} C", tables.cold(results.cold)),
        (f"Specific energy at {ENERGY_RATE:g} C and 25 °C", tables.energies(results.energy)),
    ]
