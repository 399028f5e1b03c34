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
        For example "1.28e-3 S/cm", "4.1×10⁻⁴ S cm⁻¹", "300 um", "-20 degC". A bare number
        is taken only where the quantity has no dimension. "vs Li/Li+" may follow a voltage.
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
    allowed = f"a number with {_example(unit)}"
    units = registry()
    try:
        number, given = _split(text, unit)
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
        step = _hint(text) or f"give {allowed}"
        raise InvalidInput(f"{field}: cannot read {shown(text)}; {step}") from None
    if unit and not given:
        raise InvalidInput(
            f"{field}: {shown(text)} has no unit; give {allowed}, with the unit written"
        )
    if not math.isfinite(number):
        raise InvalidInput(f"{field}: {shown(text)} is not a finite number; give {allowed}")
    return number


#: Longest text that is looked at: pint takes its time over more.
LONGEST = 80

_DECIMAL = r"[-+]?(?:\d+\.?\d*|\.\d+)"
_NUMBER = re.compile(rf"({_DECIMAL}(?:[eE][-+]?\d+)?)\s*(.*)")
_TIMES_TEN = rf"\A(?:({_DECIMAL})\s*[xX×*·⋅]\s*)?10"
_POWER_OF_TEN = re.compile(rf"{_TIMES_TEN}\s*(?:\^|\*\*)\s*([-+]?\d+)")  # 4.1 x 10^-4
_LOST_POWER = re.compile(rf"{_TIMES_TEN}(-\d)(?!\d)")  # 4.1·10-4, but 10-20 is a range
_COMMA = re.compile(r"[-+]?\d+,\d+(?:[eE][-+]?\d+)?(?![\d.,])")
_SUPERSCRIPT = re.compile(r"([⁺⁻]?[⁰¹²³⁴-⁹]+)")
_POWER = re.compile(r"(?<=[A-Za-z])\^?(-?\d)")  # cm2, cm^2 and m-2 as chemists write them
_FACTOR = r"(?:[^\W\d]|°)+(?:\*\*-?[1-9])?"
_UNIT = re.compile(rf"{_FACTOR}(?:[*/]{_FACTOR})*")
_REFERENCE = re.compile(r"(?<=V)\s+vs\.?\s+Li(\s?/\s?Li\+|\+\s?/\s?Li)$")  # 4.6 V vs. Li/Li+

#: Signs that look like others: two dashes for minus, two rings for degrees.
_LOOKALIKES = str.maketrans("−–º˚", "--°°")


def _split(text, due):
    """Number and unit of a text, the unit spelled as pint wants it.

    Only names with one-digit powers pass: pint would work out any arithmetic.
    """
    if not isinstance(text, str):
        return float(text), ""
    if len(text) > LONGEST:
        raise ValueError(text)
    plain = _POWER_OF_TEN.sub(lambda found: f"{found[1] or 1}e{found[2]}", _plain(text))
    match = _NUMBER.fullmatch(_REFERENCE.sub("", plain) if due == "V" else plain)
    if match is None:
        raise ValueError(text)
    number, unit = match.groups()
    unit = re.sub(r"\s*(\*\*|[*/^])\s*", r"\1", unit).replace("%", "percent")
    unit = unit.replace("Ohm", "ohm").replace("Ω", "ohm")
    unit = re.sub(r"(?:°|\bdeg)\s+C\b", "degC", _POWER.sub(r"**\1", unit))
    unit = re.sub(r"(?<=[^\W_])\s*[ .·⋅]\s*(?=[^\W\d])", "*", unit)
    if unit in ("", "-"):
        return float(number), ""
    if not _UNIT.fullmatch(unit):
        raise ValueError(unit)
    return float(number), unit


def _plain(text):
    """A text without look-alikes and superscripts: 10⁻⁴ to 10^-4, cm² to cm^2, ℃ to °C."""
    text = _SUPERSCRIPT.sub(r"^\1", text.translate(_LOOKALIKES))
    return unicodedata.normalize("NFKC", text).translate(_LOOKALIKES).strip()


def _hint(text):
    """What to write in place of a number that can be read in two ways."""
    if not isinstance(text, str) or len(text) > LONGEST:
        return ""
    text = _plain(text)
    if match := _LOST_POWER.match(text):
        return f"write {match[1] or 1}e{match[2]}"
    if match := _COMMA.match(text):
        point = match[0].replace(",", ".")
        thousands = re.fullmatch(r"[-+]?[1-9]\d*,\d{3}", match[0])
        return f"write a point, {point}" + (
            f", or no comma, {match[0].replace(',', '')}" if thousands else ""
        )
    return ""


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
}


def _example(unit):
    return f"a unit of {_EXAMPLES.get(unit, unit)}" if unit else "no unit, or %"
