"""What every experiment of discharges reports for each of them."""

import numpy as np

from mofcell.experiments.dataset import per_mass
from mofcell.parameters import InvalidInput


def positive(name, values):
    """Check an axis of an experiment: finite numbers above zero, at least one.

    Parameters
    ----------
    name : str
        Name of the axis, for the error.
    values : float or iterable of float
        Values [unit of the axis].

    Returns
    -------
    list of float
        The values [unit of the axis].

    Raises
    ------
    InvalidInput
        If there is none, or one is not a finite number above zero.
    """
    values = [float(value) for value in np.atleast_1d(values)]
    wrong = [value for value in values if not (np.isfinite(value) and value > 0)]
    if wrong or not values:
        shown = ", ".join(f"{value:g}" for value in wrong) or "empty"
        raise InvalidInput(f"{name}: {shown}; allowed are finite numbers above 0, at least one")
    return values


#: Temperatures outside which no electrolyte of a battery is meant [K].
TEMPERATURES = (150.0, 500.0)


def kelvins(name, values):
    """Check temperatures: at least one, in kelvin and of this world.

    Parameters
    ----------
    name : str
        Name of the axis, for the error.
    values : float or iterable of float
        Temperatures [K].

    Returns
    -------
    list of float
        The temperatures [K].

    Raises
    ------
    InvalidInput
        If there is none, or one is not between 150 and 500 K.
    """
    values = [float(value) for value in np.atleast_1d(values)] or positive(name, values)
    low, high = TEMPERATURES
    for value in values:
        if not low <= value <= high:
            raise InvalidInput(
                f"{name}: {value:g} K; allowed is {low:g} to {high:g} K "
                f"({low - 273.15:g} to {high - 273.15:g} degC); add 273.15 to degC"
            )
    return values


def discharged(cell, outcomes, dimension):
    """Variables of a list of outcomes over one dimension.

    Parameters
    ----------
    cell : Cell
        The cell.
    outcomes : list of Outcome
        Discharges of the cell.
    dimension : str
        What changes from one to the next.

    Returns
    -------
    dict
        (dimension, values) by name.
    """
    charge = np.array([outcome.delivered for outcome in outcomes])
    energy = np.array([outcome.delivered_energy for outcome in outcomes])
    voltage = np.divide(energy, charge, out=np.full_like(energy, np.nan), where=charge > 0)
    return {
        "specific_capacity": (dimension, per_mass(cell, charge)),
        "areal_capacity": (dimension, charge / 10),  # A.h.m-2 to mA.h.cm-2
        "energy": (dimension, per_mass(cell, energy)),
        "mean_voltage": (dimension, voltage),
        "load_held": (dimension, [outcome.load_held for outcome in outcomes]),
        "status": (dimension, [outcome.status for outcome in outcomes]),
        "limited_by": (dimension, [outcome.limited_by for outcome in outcomes]),
    }
