"""Measured capacities of cycles, as what is left of the highest of them."""

from dataclasses import dataclass
from typing import Any

import numpy as np

from mofcell.experiments.measured.kinds import CYCLING_TABLE, measured
from mofcell.experiments.measured.on_cell import on_cell
from mofcell.parameters import InvalidInput

#: Name under which a cell keeps its measured cycles.
TABLE = "cycling"


@dataclass(frozen=True, kw_only=True)
class MeasuredCycles:
    """Capacities of a cycling test.

    Parameters
    ----------
    cycle : array of int
        Numbers of the cycles, rising.
    capacity : array
        Discharge capacities [mA.h.g-1], or [%] of any of them.
    c_rate : float
        Current of charge and discharge over the nominal 1C current [-].
    temperature : float
        Temperature [K].
    """

    cycle: Any
    capacity: Any
    c_rate: float
    temperature: float

    @property
    def base(self):
        """Place of the highest capacity: fade counts from there, a cell may rise at first."""
        return int(np.argmax(self.capacity))

    @property
    def retention(self):
        """Capacities over the highest of them [-]."""
        return self.capacity / self.capacity[self.base]


def table_of(cell):
    """The cycling table of a cell's record, as a measured dataset.

    Parameters
    ----------
    cell : Cell
        The cell.

    Returns
    -------
    xarray.Dataset
        ``specific_capacity`` [mA.h.g-1] over ``point``, with ``cycle``, ``c_rate`` and
        ``temperature``.

    Raises
    ------
    InvalidInput
        If the record holds none.
    """
    if TABLE not in cell.measured:
        raise InvalidInput(
            f"{cell.name} holds no measured cycles; give a cell with a table measured.{TABLE}, or "
            "data read by mofcell.read_measured"
        )
    known = cell.measured[TABLE]
    return measured(
        CYCLING_TABLE,
        variables={"specific_capacity": ("point", np.array(known.y) / 3600)},
        coordinates={
            "cycle": ("point", np.array(known.x)),
            "c_rate": ("point", np.full(len(known.x), known.c_rate)),
            "temperature": ("point", np.full(len(known.x), known.temperature)),
        },
        source=known.provenance.source,
        notes=filter(None, [known.provenance.caution]),
    )


def measured_cycles(cell, data=None):
    """Measured cycles at one load and temperature.

    Parameters
    ----------
    cell : Cell
        The cell.
    data : xarray.Dataset, optional
        A cycling table, as :func:`mofcell.read_measured` returns it; that of the cell's record
        if not given.

    Returns
    -------
    MeasuredCycles
        The cycles in their order.

    Raises
    ------
    InvalidInput
        If there is no such table, if it has fewer than two cycles, none after the highest
        capacity, or more than one load or temperature.
    """
    table = on_cell(table_of(cell) if data is None else data, cell)
    if "cycle" not in table.coords:
        raise InvalidInput("the data have no column of cycles; give a cycling table")
    name = "specific_capacity" if "specific_capacity" in table else "relative_capacity"
    capacity = table[name].values.astype(float)
    known = np.isfinite(capacity) & (capacity > 0) & np.isfinite(table.cycle.values)
    cycle = table.cycle.values[known].astype(int)
    order = np.argsort(cycle, kind="stable")
    loads, kelvins = (
        np.unique(np.broadcast_to(table[which].values, known.shape)[known])
        for which in ("c_rate", "temperature")
    )
    if len(loads) != 1 or len(kelvins) != 1:
        raise InvalidInput(
            f"the measured cycles have {len(loads)} loads and {len(kelvins)} temperatures; fade is "
            "fitted to those of one load at one temperature: leave the others out"
        )
    found = MeasuredCycles(
        cycle=cycle[order],
        capacity=capacity[known][order],
        c_rate=float(loads[0]),
        temperature=float(kelvins[0]),
    )
    if len(np.unique(cycle)) != len(cycle) or found.base == len(cycle) - 1:
        raise InvalidInput(
            "the measured cycles show no fade: give each cycle once, and one at least after the "
            "highest capacity"
        )
    return found
