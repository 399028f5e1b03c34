"""Entries of a data file: values and tables, each with its unit and provenance."""

import re
from itertools import pairwise

from mofcell.parameters.errors import InvalidInput
from mofcell.parameters.measured import Measurement
from mofcell.parameters.names import nearest
from mofcell.parameters.provenance import Provenance
from mofcell.parameters.reading.fields import AT_ONE_RATE, TABLE_UNITS, UNITS
from mofcell.parameters.shown import listed, one_line, shown
from mofcell.parameters.units import to_si

#: What every entry states beside its number, and what it may.
PROVENANCE = ("class", "source")
OF_PROVENANCE = ("caution", "work")

#: How many numbers one list may hold, and the temperatures that no slip of units has [K].
LONGEST_LIST, TEMPERATURES = 2000, (1.0, 5000.0)

#: Pieces of a number that YAML has parted at its comma, and what to do.
_WHOLE, _DIGITS = re.compile(r"[-−–+]?\d{1,9}"), re.compile(r"\d")
_QUANTITY = re.compile(r"\d[\d.]*(?:[eE][-+]?\d+)?\s*[^\W\d]")
_POINT = "write decimals with a point, not a comma"


def check(where, entry, *, due=(), optional=()):
    """Refuse what is no mapping, lacks a key that is due or has an unknown one."""
    known = [*due, *optional]
    if not isinstance(entry, dict):
        raise InvalidInput(
            f"{where} is {shown(entry)}; give it the fields {', '.join(due or known)}"
        )
    for key in entry:
        if "\xa0" in str(key):
            raise InvalidInput(
                f"{where}: {shown(key)} holds a non-breaking space; type a plain one"
            )
    for key in due:
        if key not in entry:
            raise InvalidInput(f"{where}.{key} is missing; due are {', '.join(due)}")
    for key, value in entry.items():
        if key not in known:
            if _DIGITS.match(str(key)):
                raise InvalidInput(f"{where}: {shown(key)} stands alone after a comma; {_POINT}")
            offers = listed(nearest(key, known), 100)
            raise InvalidInput(f"{where}.{one_line(str(key))} is unknown; did you mean {offers}?")
        if value is None:
            raise InvalidInput(f"{where}.{key} is empty; fill it in, or leave it out")


def read_provenance(where, entry, source):
    """The :class:`Provenance` of an entry; a measured number names its work.

    That is the file's, or the ``work`` that the entry names; if this is empty, none.
    """
    stated = {key: entry[key] for key in (*PROVENANCE, "caution") if key in entry}
    provenance = made(where, Provenance, **stated)
    work = entry.get("work", source.citation)
    if not isinstance(work, str):
        raise InvalidInput(f"{where}.work is {shown(work)}; give a text")
    if provenance.kind == "measured" and work:
        place = f"{work}: {provenance.source}"
        provenance = provenance.model_copy(update={"source": place})
    return provenance


def read_value(where, field, entry):
    """The number, or the two numbers, of a field [SI]."""
    check(where, entry, due=("value", *PROVENANCE), optional=OF_PROVENANCE)
    if isinstance(entry["value"], list):
        return read_list(where, entry["value"], UNITS[field])
    if field == "voltage_window":
        return read_window(where, entry["value"])
    return to_si(entry["value"], UNITS[field], field=where)


def read_window(where, text):
    """Both ends of a voltage window in one text [V]."""
    ends = text.split(" to ") if isinstance(text, str) else []
    if len(ends) != 2:
        raise InvalidInput(f"{where}: cannot read {shown(text)}; write it as '2.5 V to 4.2 V'")
    return tuple(to_si(end, "V", field=where) for end in ends)


def read_list(where, values, unit):
    """Quantities of a list [SI]."""
    if not isinstance(values, list):
        raise InvalidInput(f"{where} is {shown(values)}; give a list")
    check_length(where, values)
    if unit:
        check_commas(where, values)
    return tuple(to_si(value, unit, field=where) for value in values)


def check_length(where, values):
    """Refuse a list of no numbers, or of more than a paper prints."""
    if not 0 < len(values) <= LONGEST_LIST:
        raise InvalidInput(f"{where} holds {len(values)} entries; give 1 to {LONGEST_LIST}")


def check_commas(where, values):
    """Refuse a list with a number in two pieces: 4,1e-4 S/cm is '4' and '1e-4 S/cm' in YAML."""
    for whole, rest in pairwise(map(str, values)):
        if _WHOLE.fullmatch(whole) and _QUANTITY.match(rest):
            raise InvalidInput(
                f"{where}: {shown(whole)} before {shown(rest)} has no unit; write it, or {_POINT}"
            )


def read_temperature(where, value):
    """A temperature at which something can be measured [K]."""
    kelvin = to_si(value, "K", field=where)
    low, high = TEMPERATURES
    if not low <= kelvin <= high:
        raise InvalidInput(
            f"{where}: {shown(value)} is {kelvin:.6g} K, allowed is {low:g} to {high:g} K"
        )
    return kelvin


def read_temperatures(where, values):
    """Both ends of a range of temperatures [K]."""
    if not isinstance(values, list) or len(values) != 2:
        raise InvalidInput(f"{where} is {shown(values)}; give a list [lowest, highest]")
    kelvins = tuple(read_temperature(where, value) for value in values)
    if kelvins[0] > kelvins[1]:
        raise InvalidInput(f"{where} is {shown(values)}; give the lower temperature first")
    return kelvins


def read_words(where, words):
    """A list of texts."""
    if not isinstance(words, list) or not all(isinstance(one, str) for one in words):
        raise InvalidInput(f"{where} is {shown(words)}; give a list of texts")
    return tuple(words)


def read_table(where, kind, table, source):
    """A measured table of a cell."""
    load = ("c_rate",) if kind in AT_ONE_RATE else ()
    check(where, table, due=("x", "y", "temperature", *load, *PROVENANCE), optional=OF_PROVENANCE)
    x_unit, y_unit = TABLE_UNITS[kind]
    at = {"c_rate": to_si(table["c_rate"], "", field=f"{where}.c_rate")} if load else {}
    return made(
        where,
        Measurement,
        x=read_list(f"{where}.x", table["x"], x_unit),
        y=read_list(f"{where}.y", table["y"], y_unit),
        temperature=read_temperature(f"{where}.temperature", table["temperature"]),
        provenance=read_provenance(where, table, source),
        **at,
    )


def made(where, make, *points, **numbers):
    """What a class makes of an entry, or which entry has the numbers that make none."""
    try:
        return make(*points, **numbers)
    except InvalidInput as error:
        problem = str(error).removeprefix(f"{make.__name__}: ")
        raise InvalidInput(f"{where}: {problem}") from None
    except ArithmeticError:
        raise InvalidInput(
            f"{where}: numbers so large or small that no law goes through them; check the units"
        ) from None
