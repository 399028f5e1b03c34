"""Numbers with units, as chemists write them, that read back as they are."""

import math
from functools import lru_cache

from mofcell.parameters.units import to_si

#: Units in which a number of an SI unit is written where that takes no more digits.
USUAL = {
    "S/m": ("S/cm",),
    "m": ("um",),
    "m**2": ("cm2",),
    "K": ("degC",),
    "kg/m**2": ("mg/cm2",),
    "kg/m**3": ("g/cm3",),
    "mol/m**3": ("mol/L",),
    "A/m**2": ("mA/cm2",),
    "ohm*m**2": ("ohm*cm2",),
    "C/kg": ("mAh/g",),
    "C/m**2": ("mAh/cm2",),
    "J/kg": ("Wh/kg",),
    "J/mol": ("eV", "kJ/mol"),
    "m**3/mol": ("cm3/mol",),
}

#: Digits of a double, and those that somebody may have typed.
_ALL, _TYPED = 17, 12


def written(value, unit, *, ulps=2):
    """A number in the usual unit of its kind, with the fewest digits that read back.

    Parameters
    ----------
    value : float
        The number [``unit``].
    unit : str
        SI unit in pint's notation, "" for a number without dimension.
    ulps : int, optional
        How far a short number may be from the value when it is read, in units of the last
        place: 42.9 um is one from 4.29e-5 m. With 0 it is the value.

    Returns
    -------
    str
        Number and unit.

    Examples
    --------
    >>> written(4.29e-5, "m"), written(0.128, "S/m"), written(298.15, "K")
    ('42.9 um', '1.28e-3 S/cm', '25 degC')
    >>> written(56e3, "J/mol"), written(-2.1e-3, "V")
    ('56 kJ/mol', '-2.1e-3 V')
    """
    found = [in_unit(value, unit, shown, ulps=ulps) for shown in USUAL.get(unit, ())]
    return min(filter(None, [*found, in_si(value, unit)]), key=_digits)


def in_si(value, unit):
    """A number in its SI unit.

    Parameters
    ----------
    value : float
        The number [``unit``].
    unit : str
        SI unit in pint's notation, "" for a number without dimension.

    Returns
    -------
    str
        Number and unit.

    Examples
    --------
    >>> in_si(0.0688, "ohm*m**2")
    '0.0688 ohm*m2'
    """
    value = float(value)
    shortest = (_text(value, digits) for digits in range(1, _ALL + 1))
    number = next(text for text in shortest if float(text) == value)
    return f"{number} {unit.replace('**', '')}".strip()


@lru_cache(maxsize=4096)
def in_unit(value, unit, shown, *, ulps=2):
    """A number in a given unit with the fewest digits that read back; None if none do.

    Parameters
    ----------
    value : float
        The number [``unit``].
    unit : str
        SI unit in pint's notation.
    shown : str
        Unit to write it in.
    ulps : int, optional
        How far a short number may be from the value when it is read.

    Returns
    -------
    str or None
        Number and unit.

    Examples
    --------
    >>> in_unit(298.15, "K", "degC")
    '25 degC'
    """
    zero, one = _scale(unit, shown)
    number = (value - zero) / (one - zero)
    if not math.isfinite(number):
        return None
    for digits in range(1, _ALL + 1):
        text = f"{_text(number, digits)} {shown}"
        allowed = ulps * math.ulp(value) if digits <= _TYPED else 0.0
        if abs(to_si(text, unit) - value) <= allowed:
            return text
    return None


@lru_cache(maxsize=100)
def _scale(unit, shown):
    """What 0 and 1 of a unit are in another."""
    return to_si(f"0 {shown}", unit), to_si(f"1 {shown}", unit)


def _text(number, digits):
    """A number with so many digits: 300, 0.05, 1.28e-3."""
    mantissa, exponent = f"{number:.{digits - 1}e}".split("e")
    power = int(exponent)
    if -3 < power < 6:
        return f"{float(f'{mantissa}e{power}'):.{max(digits - 1 - power, 0)}f}"
    return f"{mantissa}e{power}"


def _digits(text):
    """How long a number is; of those that nobody has typed none is longer."""
    mantissa = text.split(" ")[0].split("e")[0].lstrip("-").replace(".", "")
    return min(len(mantissa.strip("0")), _TYPED + 1)
