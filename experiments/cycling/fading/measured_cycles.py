"""Measured capacities of cycles, as what is left of the highest of them."""

from dataclasses import dataclass
from typing import Any

import numpy as np
import xarray as xr
from scipy.ndimage import median_filter

from mofcell.experiments.measured.kinds import CYCLING_TABLE, measured
from mofcell.experiments.measured.on_cell import on_cell
from mofcell.parameters import Cell, InvalidInput
from mofcell.parameters.shown import shown

#: Name under which a cell keeps its measured cycles.
TABLE = "cycling"

#: A capacity above those of both cycles before and both after, or below, by this share of the
#: highest, and by so many times the scatter, is left out: assumed.
FAR_OFF, SCATTERS = 0.03, 5.0

#: Of so many cycles, a tenth stands for the highest capacity; of fewer the highest itself, which
#: of many would be the luckiest: assumed.
MANY = 20


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
    is_specific : bool
        Whether the capacities are those per mass of active material.
    left_out : array of int
        Numbers of the cycles that lie far off their neighbours.
    """

    cycle: Any
    capacity: Any
    c_rate: float
    temperature: float
    is_specific: bool = True
    left_out: Any = ()

    @property
    def base(self):
        """Place from which fade counts: of the highest capacity, a cell may rise at first."""
        return self._beside + int(np.argmax(self._medians))

    @property
    def base_capacity(self):
        """Capacity from which fade counts, the median of those beside it where there are many."""
        return float(np.max(self._medians))

    @property
    def retention(self):
        """Capacities over the one from which fade counts [-]."""
        return self.capacity / self.base_capacity

    @property
    def _beside(self):
        """Points on either side that count with one."""
        return len(self.cycle) // MANY

    @property
    def _medians(self):
        width = 2 * self._beside + 1
        return np.median(np.lib.stride_tricks.sliding_window_view(self.capacity, width), axis=1)


def far_off(capacity):
    """Which capacities lie far off their neighbours.

    Parameters
    ----------
    capacity : array
        Capacities, cycle by cycle [mA.h.g-1], or in any other unit.

    Returns
    -------
    array of bool
        True where one lies far above, or far below, the two before and the two after [-]. The
        first and last two are never: a cell may rise at first, and its end may be sudden.

    Examples
    --------
    >>> far_off([140.0, 139.5, 155.0, 138.8, 138.4, 138.1]).nonzero()[0]
    array([2])
    """
    capacity = np.asarray(capacity, float)
    far = np.zeros(len(capacity), bool)
    if len(capacity) < 5:
        return far
    beside = np.array([np.roll(capacity, k)[2:-2] for k in (-2, -1, 1, 2)])
    scatter = 1.4826 * np.median(np.abs(capacity - median_filter(capacity, 5, mode="nearest")))
    allowed = max(FAR_OFF * np.max(np.median(beside, axis=0)), SCATTERS * scatter)
    inner = capacity[2:-2]
    far[2:-2] = (inner > beside.max(axis=0) + allowed) | (inner < beside.min(axis=0) - allowed)
    return far


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
    if not isinstance(cell, Cell):
        raise InvalidInput(f"cell is {shown(cell)}; give a Cell, as mofcell.cell(name) returns")
    if not (data is None or isinstance(data, xr.Dataset)):
        raise InvalidInput(
            f"data is a {type(data).__name__}; give one cycling table, as mofcell.read_measured "
            "returns it"
        )
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
    cycle, capacity = cycle[order], capacity[known][order]
    far = far_off(capacity)
    found = MeasuredCycles(
        cycle=cycle[~far],
        capacity=capacity[~far],
        c_rate=float(loads[0]),
        temperature=float(kelvins[0]),
        is_specific=name == "specific_capacity",
        left_out=cycle[far],
    )
    is_repeated = len(np.unique(cycle)) != len(cycle)
    if is_repeated or len(cycle) < 2 or found.base == len(found.cycle) - 1:
        raise InvalidInput(
            "the measured cycles show no fade: give each cycle once, and one at least after the "
            "highest capacity"
        )
    return found
