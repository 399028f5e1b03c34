"""Figures as a paper prints them: "> 0.1 S/cm", "7.5 to 12 angstrom", "~ 300 um"."""

import re

from mofcell.parameters.errors import InvalidInput
from mofcell.parameters.names import nearest
from mofcell.parameters.reading.entries import (
    check,
    made,
    read_list,
    read_provenance,
    read_temperature,
    read_temperatures,
)
from mofcell.parameters.reported.quantities import QUANTITIES
from mofcell.parameters.reported.value import ReportedValue
from mofcell.parameters.shown import listed, shown
from mofcell.parameters.units import to_si

_BOUNDS = (">=", "<=", ">", "<", "~", "")
_END = r"[-−–+\d.eE]+(?:\s?[xX×*·⋅]\s?10(?:\^[-−–]?\d+|⁻?[⁰¹²³⁴-⁹]+))?"
_RANGE = re.compile(rf"({_END})\s+to\s+({_END})\s*(.*)")


def read_reported(where, entries, source, *, place=None):
    """Reported values of a record; ``place`` stands for a source that one does not state."""
    if not isinstance(entries, list):
        raise InvalidInput(f"{where} is {shown(entries)}; give a list of figures")
    return tuple(
        _read_figure(f"{where}[{number}]", entry, source, place)
        for number, entry in enumerate(entries, start=1)
    )


def _read_figure(where, entry, source, place):
    check(
        where,
        entry,
        due=("quantity", "class"),
        optional=("value", "statement", "temperature", "temperature_note", "source", "caution"),
    )
    quantity = entry["quantity"]
    if quantity not in list(QUANTITIES):
        offers = listed(nearest(quantity, list(QUANTITIES)), 100)
        raise InvalidInput(f"{where}.quantity {shown(quantity)} is unknown; did you mean {offers}?")
    where = f"{where} {quantity}"
    if ("value" in entry) == ("statement" in entry):
        raise InvalidInput(f"{where}: give value, or statement for words, and not both")
    if "value" in entry:
        stated = _read_printed(where, entry["value"], QUANTITIES[quantity])
    else:
        stated = {"printed": entry["statement"], "form": "words"}
    located = entry if "source" in entry or place is None else {**entry, "source": place}
    return made(
        where,
        ReportedValue,
        quantity=quantity,
        temperature=_read_temperature(f"{where}.temperature", entry.get("temperature")),
        temperature_note=entry.get("temperature_note", ""),
        provenance=read_provenance(where, located, source),
        **stated,
    )


def _read_printed(where, value, unit):
    if isinstance(value, list):
        return {
            "values": read_list(where, value, unit),
            "printed": ", ".join(str(one) for one in value),
            "form": "series",
        }
    if not isinstance(value, str):
        return {
            "values": (to_si(value, unit, field=where),),
            "printed": str(value),
            "form": "number",
        }
    bound = next(one for one in _BOUNDS if value.lstrip().startswith(one))
    text = value.strip().removeprefix(bound).strip()
    if ends := _RANGE.fullmatch(text):
        low, high, written = ends.groups()
        numbers = [to_si(f"{end} {written}".strip(), unit, field=where) for end in (low, high)]
        if numbers[0] > numbers[1]:
            raise InvalidInput(f"{where}: {shown(value)} falls; give the lower end first")
        return {"printed": value, "form": "range", "values": numbers, "bound": bound}
    number = to_si(text, unit, field=where)
    return {"printed": value, "form": "number", "values": (number,), "bound": bound}


def _read_temperature(where, temperature):
    if temperature is None:
        return ()
    if isinstance(temperature, list):
        return read_temperatures(where, temperature)
    return (read_temperature(where, temperature),)
