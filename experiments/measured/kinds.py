"""The kinds of measurements, and the dataset of each."""

import numpy as np
import xarray as xr

from mofcell.experiments.dataset import VOCABULARY
from mofcell.experiments.measured.headers import CAPACITIES, LOADS
from mofcell.parameters import InvalidInput

RATE_TABLE = "rate table"
CYCLING_TABLE = "cycling table"
VOLTAGE_CURVES = "voltage curves"
IMPEDANCE = "impedance spectrum"
CONDUCTIVITIES = "conductivity table"
SYMMETRIC = "symmetric-cell trace"

#: Kinds of measurements.
KINDS = (RATE_TABLE, CYCLING_TABLE, VOLTAGE_CURVES, IMPEDANCE, CONDUCTIVITIES, SYMMETRIC)

#: Temperature where none is stated [K].
ROOM = 298.15

#: Names of which a dataset has two, the first if its columns are per area.
IMPEDANCES = (
    ("real_impedance", "imaginary_impedance"),
    ("areal_real_impedance", "areal_imaginary_impedance"),
)


def inferred(quantities, *, c_rate=None):
    """The kind of a measurement, from what its columns hold.

    Parameters
    ----------
    quantities : iterable of str
        Quantities of the columns.
    c_rate : float, optional
        C-rate of all of it, where no column has one [-].

    Returns
    -------
    str or None
        One of ``KINDS``; None if the columns make none of them. A trace of a symmetric cell is
        told from discharges by its numbers only.

    Examples
    --------
    >>> inferred(["c_rate", "specific_capacity"])
    'rate table'
    """
    held = set(quantities)
    capacity, load = held & set(CAPACITIES), held & set(LOADS)
    if "frequency" in held and any(set(pair) <= held for pair in IMPEDANCES):
        return IMPEDANCE
    if "voltage" in held and (capacity or ("time" in held and load)):
        return VOLTAGE_CURVES
    if "cycle" in held and capacity:
        return CYCLING_TABLE
    if (load or c_rate is not None) and capacity:
        return RATE_TABLE
    return CONDUCTIVITIES if {"temperature", "conductivity"} <= held else None


def measured(kind, *, variables, coordinates, source, left_out=(), notes=()):
    """A measured dataset: units and long names on everything.

    Parameters
    ----------
    kind : str
        One of ``KINDS``.
    variables, coordinates : dict
        Dimensions and values by name, names from
        :data:`~mofcell.experiments.dataset.VOCABULARY`.
    source : str
        Where it is from.
    left_out, notes : iterable of str
        What could not be read, and what was assumed in reading.

    Returns
    -------
    xarray.Dataset
        The data.
    """
    data = xr.Dataset(variables, coords=coordinates)
    for name in data.variables:
        unit, long_name = VOCABULARY[str(name)]
        data[name].attrs = {"units": unit, "long_name": long_name}
    data.attrs = {
        "kind": kind,
        "source": source,
        "left_out": "\n".join(dict.fromkeys(left_out)),
        "notes": "\n".join(dict.fromkeys(notes)),
    }
    return data


def checked(name, quantity, values):
    """Refuse numbers that no cell gives, which stand for a wrong unit.

    Parameters
    ----------
    name : str
        Name of the file.
    quantity : str
        The quantity.
    values : array
        Its numbers [unit of the quantity].

    Returns
    -------
    list of str
        What to note.

    Raises
    ------
    InvalidInput
        If a voltage is above 10 V, a temperature not above 0 K or a time negative.
    """
    known = values[np.isfinite(values)]
    if not known.size:
        return []
    if quantity in ("voltage", "mean_voltage") and np.abs(known).max() > 10:
        raise InvalidInput(
            f"{name}: a voltage of {known[np.abs(known).argmax()]:g} V; allowed are 10 V at most: "
            f"state the unit, such as {quantity}/mV, in the header or in columns="
        )
    if quantity == "temperature" and not (known.min() > 100 and known.max() < 1000):
        raise InvalidInput(
            f"{name}: a temperature of {known[np.abs(known - 550).argmax()]:g} K; allowed are 100 "
            "to 1000: state the unit, degC or K, in the header or in columns="
        )
    if quantity == "time" and known.min() < 0:
        raise InvalidInput(
            f"{name}: a time of {known.min():g} s; time runs from zero: count it from the start of "
            "the test"
        )
    if quantity == "specific_capacity" and known.max() > 400:
        return [
            f"specific_capacity reaches {known.max():.4g} mA.h.g-1, more than cathodes hold: is it "
            "mAh instead of mAh/g, or per another mass?"
        ]
    return []
