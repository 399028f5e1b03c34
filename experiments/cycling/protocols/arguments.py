"""Arguments of named protocols: numbers in SI, or texts with their unit."""

from contextlib import suppress
from functools import partial
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, Field

from mofcell.experiments.cycling.language.drive_cycle import DriveCycle, read_drive_cycle
from mofcell.experiments.cycling.language.loads import c_rate_in_words, read_load
from mofcell.experiments.cycling.language.sentence import TEMPERATURES
from mofcell.parameters import InvalidInput
from mofcell.parameters.checked import Checked
from mofcell.parameters.shown import shown
from mofcell.parameters.units import to_si


class Arguments(Checked):
    """Arguments by name; an error says what is wrong, not in what."""

    @classmethod
    def _in_words(cls, error, fields):
        return "; ".join(cls._problem(item) for item in error.errors())


def in_words(load, unit, quantities):
    """A load as the words of a step have it.

    Parameters
    ----------
    load : float or str
        A number [``unit``], or a text with its unit, which a C-rate may leave out.
    unit : str
        Unit of a number.
    quantities : tuple of str
        What it may be.

    Returns
    -------
    str
        Number and unit.

    Raises
    ------
    InvalidInput
        If it is no such load, or not above zero.

    Examples
    --------
    >>> in_words(0.1, "C", ("current",)), in_words("0.2 mA/cm2", "C", ("current",))
    ('0.1C', '0.2 mA/cm2')
    """
    if not isinstance(load, bool) and (unit == "C" or not isinstance(load, str)):
        with suppress(TypeError, ValueError):  # a text without a unit is a C-rate, or refused
            load = float(load)
    if isinstance(load, float):
        load = c_rate_in_words(load) if unit == "C" else f"{load!r} {unit}"
    if not isinstance(load, str):
        raise InvalidInput(f"{shown(load)} is no {' or '.join(quantities)}; give 0.1 or '0.1C'")
    if not read_load(load, quantities).value > 0:
        raise InvalidInput(f"{shown(load)} is not above zero")
    return load


def _c_rate(value):
    """The number of a C-rate."""
    load = read_load(in_words(value, "C", ("current",)))
    if load.basis.unit != "C":
        raise InvalidInput(f"{shown(value)} is no C-rate; give 0.1, '0.1C' or 'C/10'")
    return load.value


def _in_si(unit):
    """What reads a text with its unit, named as the argument, and leaves a number as it is."""

    def read(value, info):
        return to_si(value, unit, field=info.field_name) if isinstance(value, str) else value

    return BeforeValidator(read)


def _of_a_cell(kelvin):
    low, high = TEMPERATURES
    if not low <= kelvin <= high:
        raise InvalidInput(
            f"{kelvin:g} K is no temperature of a cell, allowed is {low:g} to {high:g} K; give "
            "253.15 or '-20 degC'"
        )
    return kelvin


def _several(value):
    return value if isinstance(value, list | tuple) else (value,)


def _table(value):
    return value if isinstance(value, DriveCycle) else read_drive_cycle(value)


#: A current: a number is a C-rate.
Current = Annotated[Any, BeforeValidator(partial(in_words, unit="C", quantities=("current",)))]

#: A power: a number is in W.m-2.
Power = Annotated[Any, BeforeValidator(partial(in_words, unit="W/m2", quantities=("power",)))]

#: A C-rate, where a time is reckoned from it.
CRate = Annotated[float, BeforeValidator(_c_rate), Field(gt=0)]

Seconds = Annotated[float, _in_si("s"), Field(gt=0)]
Kelvin = Annotated[float, _in_si("K"), AfterValidator(_of_a_cell)]
Share = Annotated[float, _in_si(""), Field(gt=0, le=1)]
Count = Annotated[int, Field(ge=1)]
Table = Annotated[Any, BeforeValidator(_table)]
Currents = Annotated[tuple[Current, ...], BeforeValidator(_several), Field(min_length=1)]
Kelvins = Annotated[tuple[Kelvin, ...], BeforeValidator(_several), Field(min_length=1)]
