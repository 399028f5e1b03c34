"""Everything the report shows, simulated once."""

from dataclasses import dataclass

import xarray as xr

from mofcell import experiments
from mofcell.bases import specific_energies
from mofcell.parameters import Cell
from mofcell.report.variants import variants

#: C-rates of the curve, to which the measured ones are added.
C_RATES = (0.05, 0.07, 0.1, 0.14, 0.2, 0.3, 0.4, 0.5, 0.7, 0.85, 1.0, 1.2, 1.4, 1.7, 2.0, 2.5, 3.0)
SPLIT_RATE, COLD_RATE, ENERGY_RATE = 1.0, 0.1, 0.1
ROOM = 298.15  # [K]
TEMPERATURES = (298.15, 273.15, 253.15, 233.15)  # [K]


@dataclass(frozen=True)
class Results:
    """Datasets of the report.

    Parameters
    ----------
    cell : Cell
        The cell.
    rates, split, cold, spread, energy : xarray.Dataset
        Rate capability, polarization, low temperature of the cell and of its variants,
        specific energy over bases.
    """

    cell: Cell
    rates: xr.Dataset
    split: xr.Dataset
    cold: xr.Dataset
    spread: xr.Dataset
    energy: xr.Dataset

    @property
    def measured(self):
        """The measured rate table, or None."""
        return self.cell.measured.get("rate_capability")

    @property
    def rates_in_table(self):
        """Rate capability at the measured C-rates, or at a few."""
        chosen = self.measured.x if self.measured else (0.1, 0.2, 0.5, 1.0, 2.0)
        return self.rates.sel(c_rate=list(chosen))


def simulate(cell, *, done=lambda: None):
    """Run every experiment of the report.

    Parameters
    ----------
    cell : Cell
        The cell.
    done : callable, optional
        Called after each of the five experiments.

    Returns
    -------
    Results
        The datasets.
    """
    measured = cell.measured.get("rate_capability")
    c_rates = sorted({*C_RATES, *(measured.x if measured else ())})
    rates = experiments.rate_capability(cell, c_rates=c_rates, temperature=ROOM)
    done()
    split = experiments.polarization(cell, c_rate=SPLIT_RATE, temperature=ROOM)
    done()
    cold = experiments.low_temperature(cell, temperatures=TEMPERATURES, c_rate=COLD_RATE)
    done()
    spread = _spread(cell)
    done()
    energy = specific_energies(cell, c_rate=ENERGY_RATE, temperature=ROOM)
    done()
    return Results(cell, rates, split, cold, spread, energy)


def _spread(cell):
    """Low temperature of each variant, over ``variant``."""
    changed = variants(cell)
    datasets = [
        experiments.low_temperature(variant, temperatures=TEMPERATURES, c_rate=COLD_RATE)
        for variant in changed.values()
    ]
    names = xr.Variable("variant", list(changed), {"units": "-", "long_name": "what is changed"})
    return xr.concat(datasets, dim=names, combine_attrs="drop_conflicts")
