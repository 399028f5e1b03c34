"""Measured data in the terms of a cell: C-rates, and capacities per mass of active material."""

import numpy as np

from mofcell.experiments.dataset import VOCABULARY
from mofcell.experiments.measured.headers import CAPACITIES, LOADS
from mofcell.parameters import InvalidInput
from mofcell.parameters.shown import listed, shown

#: Numbers of the cell by which each of them is converted.
CONVERTED_BY = {
    "specific_current": ("nominal_specific_capacity",),
    "current_density": ("cathode_loading", "nominal_specific_capacity"),
    "current": ("cathode_loading", "area", "nominal_specific_capacity"),
    "areal_capacity": ("cathode_loading",),
    "cell_capacity": ("cathode_loading", "area"),
}


def on_cell(data, cell):
    r"""Measured data with C-rates and capacities per mass, by the numbers of a cell.

    .. math::
        C = \frac{I}{m A q_{1C}} = \frac{j}{m q_{1C}} = \frac{i_m}{q_{1C}}, \qquad
        q = \frac{Q}{m A} = \frac{Q_A}{m}

    with the loading m, the area A and the nominal capacity :math:`q_{1C}`. A relative capacity
    stays one.

    Parameters
    ----------
    data : xarray.Dataset
        Measured data, as :func:`~mofcell.experiments.measured.read_measured` returns it.
    cell : Cell
        The cell.

    Returns
    -------
    xarray.Dataset
        The same with ``c_rate`` [-], and with ``specific_capacity`` [mA.h.g-1] or
        ``relative_capacity`` [%].

    Raises
    ------
    InvalidInput
        If the load or the capacity is not stated in one way.

    Examples
    --------
    >>> import mofcell
    >>> cell = mofcell.cell("gu2025-lfp")
    >>> (table,) = mofcell.measured_tables(cell)
    >>> on_cell(table, cell).c_rate.values
    array([0.1, 0.2, 0.5, 1. , 2. ])
    """
    load = _the_one(data, LOADS, "load")
    capacity = _the_one(data, CAPACITIES, "capacity")
    nominal = cell.nominal_specific_capacity / 3600  # mA.h.g-1, as A.h.kg-1
    grams = 1000 * cell.cathode_loading * cell.area
    of_load = {
        "c_rate": 1.0,
        "specific_current": 1 / nominal,  # mA.g-1
        "current_density": 1 / (cell.cathode_loading * nominal),  # A.m-2
        "current": 1 / (grams * nominal),  # mA
    }[load]
    of_capacity = {
        "specific_capacity": 1.0,
        "areal_capacity": 10 / cell.cathode_loading,  # mA.h.cm-2
        "cell_capacity": 1 / grams,  # mA.h
        "relative_capacity": 1.0,
    }[capacity]
    wanted = capacity if capacity == "relative_capacity" else "specific_capacity"
    converted = {wanted: data[capacity] * of_capacity}
    if f"{capacity}_error" in data:
        converted[f"{wanted}_error"] = data[f"{capacity}_error"] * of_capacity
    found = data.drop_vars([name for name in (capacity, f"{capacity}_error") if name in data])
    found = found.assign(converted)
    found = found.assign_coords(c_rate=data[load] * of_load)
    if load != "c_rate":
        found = found.drop_vars(load)
    for name in ("c_rate", *converted):
        unit, long_name = VOCABULARY[name]
        found[name].attrs = {"units": unit, "long_name": long_name}
    return found


def _the_one(data, ways, what):
    """The one of some variables that the data has."""
    given = [name for name in ways if name in data.variables]
    if len(given) != 1:
        stated = f"is stated as {' and '.join(given)}" if given else "is not stated"
        raise InvalidInput(
            f"{shown(data.attrs.get('source', 'data'))}: the {what} {stated}; give one of "
            f"{listed(list(ways), 120)}"
        )
    (name,) = given
    if not np.any(np.isfinite(data[name])):
        raise InvalidInput(f"{shown(data.attrs.get('source', 'data'))}: {name} holds no number")
    return name
