"""Everything the report shows of a cell, simulated once."""

from dataclasses import dataclass

import xarray as xr

from mofcell import experiments
from mofcell.experiments.cycling.cycle import STOPPED
from mofcell.experiments.cycling.fading.measured_cycles import TABLE, measured_cycles
from mofcell.experiments.cycling.protocols import cycling
from mofcell.models import SPMe
from mofcell.parameters import Cell
from mofcell.parameters.measured import Measurement
from mofcell.report.variants import spread
from mofcell.views.bases import specific_energies

#: C-rates of the curve, to which the measured ones are added.
C_RATES = (0.05, 0.1, 0.14, 0.2, 0.3, 0.5, 0.7, 1.0, 1.4, 1.7, 2.0, 2.5, 3.0)
TABLE_RATES = (0.1, 0.2, 0.5, 1.0, 2.0)
SPLIT_RATE, COLD_RATE, ENERGY_RATE = 1.0, 0.1, 0.1
ROOM = 298.15  # [K]
COLD = (273.15, 253.15, 233.15)  # [K]

#: Measured tables of a cell whose first column is the C-rate.
RATE_TABLES = (
    "rate_capability",
    "areal_capacity",
    "specific_energy",
    "specific_energy_of_active_material",
)

#: Classes of a number that say that somebody made the cell.
_OF_A_REAL_CELL = ("measured", "derived", "fitted")


@dataclass(frozen=True)
class Results:
    """Datasets of the report of a cell.

    Parameters
    ----------
    cell : Cell
        The cell.
    by_temperature : dict
        Rate capability by temperature, at the cell's own first.
    energy : xarray.Dataset
        Specific energy over bases.
    split, cold, spread : xarray.Dataset, optional
        Polarization, low temperature of the cell and of its variants; none of a cell that
        is there only to compare with.
    cycles, fade : xarray.Dataset, optional
        The measured cycling test, and each mechanism of fade fitted to it; none of a cell
        without such a test, no fit to one point.
    """

    cell: Cell
    by_temperature: dict
    energy: xr.Dataset
    split: xr.Dataset | None = None
    cold: xr.Dataset | None = None
    spread: xr.Dataset | None = None
    cycles: xr.Dataset | None = None
    fade: xr.Dataset | None = None

    @property
    def temperature(self):
        """The temperature of the cell where no other is named [K]."""
        return next(iter(self.by_temperature))

    @property
    def temperatures(self):
        """Every temperature the cell was used at [K], the warmest first."""
        cold = () if self.cold is None else self.cold.temperature.values.tolist()
        return sorted({*self.by_temperature, *cold}, reverse=True)

    @property
    def rates(self):
        """Rate capability at the cell's own temperature."""
        return self.by_temperature[self.temperature]

    @property
    def measured(self):
        """The measured capacities [C.kg-1] over C-rate at the cell's temperature, or None.

        Where the paper gives them per area, they are over the loading.
        """
        areal = self.cell.measured.get("areal_capacity")
        table = self.cell.measured.get("rate_capability") or (
            areal and per_mass(areal, self.cell.cathode_loading)
        )
        return table if table and table.temperature == self.temperature else None

    @property
    def rates_in_table(self):
        """Rate capability at the usual C-rates and the measured ones."""
        measured = self.measured.x if self.measured else ()
        return self.rates.sel(c_rate=sorted({*TABLE_RATES, *measured}))


def per_mass(table, loading):
    """A measured table per area as one per mass of active material.

    Parameters
    ----------
    table : Measurement
        Per area.
    loading : float
        Active material per area [kg.m-2].

    Returns
    -------
    Measurement
        The same divided by the loading.
    """
    return Measurement(
        x=table.x,
        y=[y / loading for y in table.y],
        temperature=table.temperature,
        provenance=table.provenance,
    )


def own_temperature(cell):
    """The temperature at which a cell was measured first, or 25 degC [K]."""
    return next(
        (cell.measured[kind].temperature for kind in RATE_TABLES if kind in cell.measured), ROOM
    )


def is_brief(cell):
    """Whether a cell is only there to compare others with: nobody made it."""
    kinds = {one.kind for one in cell.provenance.values()}
    return not cell.measured and bool(kinds) and kinds.isdisjoint(_OF_A_REAL_CELL)


def steps(cell):
    """How often :func:`simulate` reports progress for a cell."""
    if is_brief(cell):
        return 2
    return 5 + (TABLE in cell.measured) + _has_a_shape(cell)


def simulate(cell, *, done=lambda: None):
    """Run every experiment of the report of a cell.

    Parameters
    ----------
    cell : Cell
        The cell.
    done : callable, optional
        Called after each experiment, :func:`steps` times.

    Returns
    -------
    Results
        The datasets.
    """

    def after(result):
        done()
        return result

    own = own_temperature(cell)
    rates = after(_rates(cell, own))
    energy = after(specific_energies(cell, c_rate=ENERGY_RATE, temperature=own))
    if is_brief(cell):
        return Results(cell, rates, energy)
    return Results(
        cell,
        rates,
        energy,
        split=after(experiments.polarization(cell, c_rate=SPLIT_RATE, temperature=own)),
        cold=after(experiments.low_temperature(cell, c_rate=COLD_RATE, temperatures=[own, *COLD])),
        spread=after(spread(cell, c_rate=COLD_RATE, temperatures=COLD)),
        cycles=after(_cycles(cell)) if TABLE in cell.measured else None,
        fade=after(experiments.fit_fade(cell)) if _has_a_shape(cell) else None,
    )


def _has_a_shape(cell):
    """Whether measured cycles show how a cell fades: two points after the highest, or more."""
    if TABLE not in cell.measured:
        return False
    known = measured_cycles(cell)
    return len(known.cycle) - known.base > 2


def _cycles(cell):
    """The measured cycling test, by the faster model."""
    known = measured_cycles(cell)
    protocol = cycling(c_rate=known.c_rate, hold_until=None, cycles=int(known.cycle[-1]))
    cycled = experiments.cycle(cell, protocol, temperature=known.temperature, model=SPMe)
    if cycled.attrs["ended"] == STOPPED:  # some of the cycles are no report
        raise KeyboardInterrupt
    return cycled


def _rates(cell, own):
    """Rate capability by temperature, so that every measured point has a simulated one."""
    wanted = {own: {*C_RATES, *TABLE_RATES}}
    for kind in RATE_TABLES:
        if kind in cell.measured:
            table = cell.measured[kind]
            wanted.setdefault(table.temperature, set()).update(table.x)
    return {
        T: experiments.rate_capability(cell, c_rates=sorted(c_rates), temperature=T)
        for T, c_rates in wanted.items()
    }
