"""The measured tables that a cell of the library holds."""

import numpy as np

from mofcell.experiments.measured.kinds import RATE_TABLE, measured
from mofcell.parameters import Cell, InvalidInput
from mofcell.parameters.reading.fields import TABLE_UNITS
from mofcell.parameters.shown import shown
from mofcell.parameters.units import to_si

#: Capacity of each table that is a rate table, and its unit in pint's notation.
_CAPACITIES = {
    "rate_capability": ("specific_capacity", "mA*h/g"),
    "areal_capacity": ("areal_capacity", "mA*h/cm**2"),
}


def measured_tables(cell):
    """Capacities against the C-rate that a cell's record holds.

    Parameters
    ----------
    cell : Cell
        The cell.

    Returns
    -------
    list of xarray.Dataset
        A rate table for each of its tables of capacities; what is doubtful about one stands in
        its ``notes``.

    Raises
    ------
    InvalidInput
        If it is no cell.

    Examples
    --------
    >>> import mofcell
    >>> (table,) = measured_tables(mofcell.cell("gu2025-lfp"))
    >>> table.specific_capacity.values.round(2)[:2]
    array([140.11, 136.94])
    """
    if not isinstance(cell, Cell):
        raise InvalidInput(f"cell is {shown(cell)}; give a Cell, as mofcell.cell(name) returns")
    return [
        _table(cell.measured[name], capacity, to_si(f"1 {unit}", TABLE_UNITS[name][1]))
        for name, (capacity, unit) in _CAPACITIES.items()
        if name in cell.measured
    ]


def _table(measurement, capacity, size):
    rates = np.array(measurement.x)
    origin = measurement.provenance
    return measured(
        RATE_TABLE,
        variables={capacity: ("point", np.array(measurement.y) / size)},
        coordinates={
            "c_rate": ("point", rates),
            "temperature": ("point", np.full(len(rates), measurement.temperature)),
        },
        source=origin.source,
        notes=filter(None, [origin.caution]),
    )
