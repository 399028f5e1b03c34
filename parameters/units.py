"""Numbers with units, as chemists write them, into SI."""

import math
import re
import unicodedata
from functools import cache, partial

from mofcell.parameters.errors import InvalidInput
from mofcell.parameters.shown import shown


@cache
def registry():
    """The pint registry, made at the first use."""
    import pint

    make = partial(pint.UnitRegistry, autoconvert_offset_to_baseunit=True)
    try:
        return make(cache_folder=":auto:")
    except OSError:  # no folder for caches that can be written: slower by 0.3 s
        return make()


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
        The number [``unit``], finite.

    Raises
    ------
    InvalidInput
        For a bare number where a unit is due, an unknown unit, a wrong dimension or a
        number that is not finite.

    Examples
    --------
    >>> round(to_si("1.28e-3 S/cm", "S/m"), 6)
    0.128
    """
    import pint

    if isinstance(text, bool) or not isinstance(text, str | int | float):
        raise InvalidInput(f"{field}: {shown(text)} is not a quantity such as '300 um'")
    allowed = f"a number with a unit of {_example(unit)}"
    units = registry()
    try:
        number, given = _split(text)
        if given or not unit:
            if unit == "K" and given == "C":
                given = "degC"  # no coulombs where a temperature is due
            if unit == "J/mol" and given.endswith("eV"):
                given += "/particle"
            quantity = units.Quantity(number, given)
            number = float(quantity.to(unit or "dimensionless").magnitude)
    except pint.DimensionalityError:
        raise InvalidInput(f"{field}: {shown(text)} is not {allowed}") from None
    except Exception:  # pint trips over odd units with errors of many kinds
        raise InvalidInput(f"{field}: cannot read {shown(text)}; give {allowed}") from None
    if unit and not given:
        raise InvalidInput(
            f"{field}: {shown(text)} has no unit; give {allowed}, with the unit written"
        )
    if not math.isfinite(number):
        raise InvalidInput(f"{field}: {shown(text)} is not a finite number; give {allowed}")
    return number


#: Longest text that is looked at: pint takes its time over more.
LONGEST = 80

_NUMBER = re.compile(r"([-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?)\s*(.*)")
_POWER = re.compile(r"(?<=[A-Za-z])\^?(-?\d)")  # cm2, cm^2 and m-2 as chemists write them
_FACTOR = r"(?:[^\W\d]|°)+(?:\*\*-?[1-9])?"
_UNIT = re.compile(rf"{_FACTOR}(?:[*/]{_FACTOR})*")


def _split(text):
    """Number and unit of a text, the unit spelled as pint wants it.

    Only names with one-digit powers pass: pint would work out any arithmetic.
    """
    if not isinstance(text, str):
        return float(text), ""
    match = _NUMBER.fullmatch(text.strip().replace("−", "-"))
    if match is None or len(text) > LONGEST:
        raise ValueError(text)
    number, unit = match.groups()
    unit = unicodedata.normalize("NFKC", unit).replace("−", "-")  # cm² to cm2, ℃ to °C
    unit = re.sub(r"\s*(\*\*|[*/^])\s*", r"\1", unit).replace("%", "percent")
    unit = _POWER.sub(r"**\1", unit).replace("Ohm", "ohm").replace("Ω", "ohm")
    unit = re.sub(r"(?<=[^\W_])\s*[ .·⋅]\s*(?=[^\W\d])", "*", unit)
    if unit in ("", "-"):
        return float(number), ""
    if not _UNIT.fullmatch(unit):
        raise ValueError(unit)
    return float(number), unit


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
