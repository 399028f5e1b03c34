"""What a cell is put under, in the units of the field: of the cell, its area, its mass."""

import re
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass

from mofcell.parameters import InvalidInput
from mofcell.parameters.names import allowed
from mofcell.parameters.shown import shown
from mofcell.parameters.units import to_si

#: Units that the field writes, by what they are units of.
UNITS = {
    "current": ("C", "A", "mA", "mA/cm2", "A/m2", "mA/g", "A/g"),
    "voltage": ("V", "mV"),
    "power": ("W", "mW", "mW/cm2", "W/m2", "W/kg", "mW/g"),
    "resistance": ("Ohm", "mOhm", "Ohm*cm2"),
}


@dataclass(frozen=True)
class Basis:
    """What a load is stated per: the cell, its area or its active material.

    Parameters
    ----------
    quantity : str
        "current", "voltage", "power" or "resistance".
    unit : str
        SI unit of its numbers, in pint's notation; "C" of a C-rate.
    of_a_square_metre : callable
        From a cell to that by which its numbers are multiplied for one square metre.
    """

    quantity: str
    unit: str
    of_a_square_metre: Callable


def _itself(cell):
    return 1.0


def _per_cell(cell):
    return 1 / cell.area


#: By its unit: what a load may be stated per. A C is the cell's nominal capacity in an hour.
BASES = {
    basis.unit: basis
    for basis in (
        Basis("current", "C", lambda cell: cell.areal_capacity / 3600),
        Basis("current", "A", _per_cell),
        Basis("current", "A/m**2", _itself),
        Basis("current", "A/kg", lambda cell: cell.cathode_loading),
        Basis("voltage", "V", _itself),
        Basis("power", "W", _per_cell),
        Basis("power", "W/m**2", _itself),
        Basis("power", "W/kg", lambda cell: cell.cathode_loading),
        Basis("resistance", "ohm", lambda cell: cell.area),
        Basis("resistance", "ohm*m**2", _itself),
    )
}

_NUMBER = r"[-+−]?[\d.,]+(?:e[-+]?\d+)?"
_RATE = re.compile(rf"({_NUMBER})\s*C", re.IGNORECASE)
_SHARE = re.compile(rf"({_NUMBER})?\s*C\s*/\s*({_NUMBER})", re.IGNORECASE)
_QUANTITY = re.compile(rf"({_NUMBER})\s*(\D.*)", re.IGNORECASE)
_SPELLED = {unit.lower(): unit for units in UNITS.values() for unit in units}


@dataclass(frozen=True)
class Load:
    """A current, voltage, power or resistance, whatever cell it is for.

    Parameters
    ----------
    value : float
        Its number [SI unit of the basis].
    basis : Basis
        What it is stated per.

    Examples
    --------
    >>> read_load("C/10")
    Load(value=0.1, basis='C')
    """

    value: float
    basis: Basis

    @property
    def quantity(self):
        """ "current", "voltage", "power" or "resistance"."""
        return self.basis.quantity

    def of_a_square_metre(self, cell):
        """Its number for one square metre of a cell [A], [V], [W] or [Ohm]."""
        return self.value * self.basis.of_a_square_metre(cell)

    def __repr__(self):
        return f"Load(value={self.value!r}, basis={self.basis.unit!r})"


def read_load(text, quantities=tuple(UNITS), *, also=()):
    """Read a current, voltage, power or resistance with its unit.

    Parameters
    ----------
    text : str
        "0.1C", "C/10", "0.2 mA/cm2", "17 mA/g", "4.2 V", "5 mW", "30 Ohm*cm2".
    quantities : tuple of str, optional
        What it may be.
    also : tuple of str, optional
        What else may stand in its place, for the message.

    Returns
    -------
    Load
        Number and basis.

    Raises
    ------
    InvalidInput
        If number or unit cannot be read, or it is none of the quantities.

    Examples
    --------
    >>> round(read_load("0.2 mA/cm2").value, 12)
    2.0
    """
    if match := _RATE.fullmatch(text):
        found = Load(to_si(match[1], "", field="C-rate"), BASES["C"])
    elif match := _SHARE.fullmatch(text):
        below = to_si(match[2], "", field="C-rate")
        if not below:
            raise InvalidInput(f"{shown(text)} divides by zero; write C/10 for a tenth of 1C")
        found = Load(to_si(match[1] or "1", "", field="C-rate") / below, BASES["C"])
    else:
        found = _with_unit(text)
    if found is None or found.quantity not in quantities:
        units = [unit for quantity in quantities for unit in UNITS[quantity]]
        unit = match[2] if (match := _QUANTITY.fullmatch(text)) else text
        raise InvalidInput(
            f"{shown(text)} is no {' or '.join(quantities)} with its unit"
            f"{allowed(unit, [*units, *also])}"
        )
    return found


def c_rate_in_words(c_rate):
    """A C-rate as it is written.

    Parameters
    ----------
    c_rate : float
        Current over the nominal 1C current [-].

    Returns
    -------
    str
        Text that is read as the same number.

    Examples
    --------
    >>> c_rate_in_words(0.1), c_rate_in_words(1 / 3)
    ('0.1C', 'C/3')
    """
    share = round(1 / c_rate) if c_rate else 0
    if float(f"{c_rate:.4g}") == c_rate:
        return f"{c_rate:g}C"
    return f"C/{share}" if share and 1 / share == c_rate else f"{c_rate!r}C"


def basis_of(unit):
    """What numbers of a unit are stated per, and their size in SI.

    Parameters
    ----------
    unit : str
        "mA/cm2".

    Returns
    -------
    Basis, float
        The basis, and one of the unit [SI unit of the basis]; None, 0.0 if it is none of a load.

    Examples
    --------
    >>> basis, one = basis_of("mW/cm2")
    >>> basis.unit, round(one, 12)
    ('W/m**2', 10.0)
    """
    found = Load(1.0, BASES["C"]) if unit.upper() == "C" else _with_unit(f"1 {unit}")
    return (found.basis, found.value) if found else (None, 0.0)


def _with_unit(text):
    """The load of the first basis whose unit fits: as written, else in its usual capitals."""
    spellings = [text]
    if match := _QUANTITY.fullmatch(text.strip()):
        usual = _SPELLED.get(match[2].replace(" ", "").lower())
        spellings += [f"{match[1]} {usual}"] * bool(usual)
    for spelled in spellings:
        for basis in BASES.values():
            if basis.unit != "C":  # coulombs to pint
                with suppress(InvalidInput):
                    return Load(to_si(spelled, basis.unit), basis)
    return None
