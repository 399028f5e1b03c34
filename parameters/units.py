"""Numbers with units, as chemists write them, into SI."""

import re
from functools import cache

from mofcell.parameters.errors import InvalidInput


@cache
def registry():
    """The pint registry, made at the first use."""
    import pint

    return pint.UnitRegistry(autoconvert_offset_to_baseunit=True, cache_folder=":auto:")


def to_si(text, unit, *, field="value"):
    """Read a quantity with its unit written and give its number in SI.

    Parameters
    ----------
    text : str or number
        For example "1.28e-3 S/cm", "300 um", "-20 degC". A bare number is taken only
        where the quantity has no dimension.
    unit : str
        SI unit of the result in pint's notation, "" for a quantity without dimension.
    field : str, optional
        What the quantity is, for the error.

    Returns
    -------
    float
        The number in ``unit``.

    Raises
    ------
    InvalidInput
        For a bare number where a unit is due, an unknown unit or a wrong dimension.

    Examples
    --------
    >>> round(to_si("1.28e-3 S/cm", "S/m"), 6)
    0.128
    """
    import pint

    if isinstance(text, bool) or not isinstance(text, str | int | float):
        raise InvalidInput(f"{field}: {text!r} is not a quantity such as '300 um'")
    allowed = f"a number with a unit of {_example(unit)}"
    try:
        number, given = _split(str(text))
        if unit == "J/mol" and given.endswith("eV"):
            given += "/particle"
        quantity = registry().Quantity(number, given)
        if unit and quantity.unitless:
            raise InvalidInput(
                f"{field}: {text!r} has no unit; give {allowed}, with the unit written"
            )
        return float(quantity.to(unit or "dimensionless").magnitude)
    except InvalidInput:
        raise
    except pint.DimensionalityError:
        raise InvalidInput(f"{field}: {text!r} is not {allowed}") from None
    except (pint.UndefinedUnitError, pint.errors.PintError, ValueError, TypeError, AttributeError):
        raise InvalidInput(f"{field}: cannot read {text!r}; give {allowed}") from None


def from_si(value, unit, target):
    """Convert a number in SI to another unit.

    Parameters
    ----------
    value : float or array
        Number in ``unit``.
    unit, target : str
        Units in pint's notation.

    Returns
    -------
    float or array
        Number in ``target``.

    Examples
    --------
    >>> round(from_si(0.128, "S/m", "mS/cm"), 6)
    1.28
    """
    return registry().Quantity(value, unit).to(target).magnitude


_NUMBER = re.compile(r"\s*([-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?)\s*(.*)")
_POWER = re.compile(r"(?<=[A-Za-z])\^?(-?\d)")  # cm2, cm^2 and m-2 as chemists write them


def _split(text):
    """Number and unit of a text, the unit spelled as pint wants it."""
    match = _NUMBER.fullmatch(text)
    if match is None:
        raise ValueError(text)
    number, unit = match.groups()
    unit = _POWER.sub(r"**\1", unit.strip()).replace("Ohm", "ohm").replace("Ω", "ohm")
    unit = re.sub(r"(?<=[A-Za-z0-9])[ .·](?=[A-Za-z])", "*", unit)
    return float(number), "" if unit == "-" else unit.replace("%", "percent")


_EXAMPLES = {
    "S/m": "conductivity (S/cm, mS/cm, S/m)",
    "m": "length (um, mm, m)",
    "K": "temperature (degC, K)",
    "kg/m**2": "areal mass (mg/cm**2)",
    "ohm*m**2": "areal resistance (ohm*cm**2)",
    "mol/m**3": "concentration (mol/L, mol/m**3)",
    "A/m**2": "current density (mA/cm**2)",
    "C/kg": "specific capacity (mAh/g)",
    "J/mol": "energy (eV, kJ/mol)",
    "kg/m**3": "density (g/cm**3)",
    "s": "time (s, min, hour)",
    "V": "voltage (V, mV)",
    "m**2": "area (cm**2)",
    "": "no dimension (a bare number, or %)",
}


def _example(unit):
    return _EXAMPLES.get(unit, unit)
