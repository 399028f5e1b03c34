"""Reported figures as the checks need them."""

import re

from mofcell.parameters.electrolyte import Electrolyte

#: Classes of figures that are worked out from others, or guessed: a check of them says nothing.
WORKED_OUT = ("derived", "assumed")

#: Where papers say "room temperature" [K], and what is close to it [K].
ROOM, AROUND_ROOM = 298.15, 10.0

_NUMBER = re.compile(r"[-+]?\d+(?:\.(?P<decimals>\d*))?(?:[eE](?P<exponent>[-+]?\d+))?")


def printed(record, quantity):
    """Figures of a quantity as far as a work prints them."""
    return [
        one
        for one in record.reported
        if one.quantity == quantity and one.provenance.kind not in WORKED_OUT
    ]


def numbers(record, quantity):
    """Those of them that are one number, exact or about."""
    return [one for one in printed(record, quantity) if one.number is not None]


def first_number(record, quantity):
    """The first such number [SI], or None."""
    found = numbers(record, quantity)
    return found[0].number if found else None


def conductivities(record):
    """Printed conductivities with their temperature, in rising order of it.

    The first stands where several are printed for one temperature.
    """
    points: dict[float, float] = {}
    for one in numbers(record, "ionic_conductivity"):
        if len(one.temperature) == 1 and one.number > 0:
            points.setdefault(round(one.temperature[0], 6), one.number)
    return sorted(points.items())


def is_at_room(one):
    """Whether a figure is for room temperature, as it says or as nothing else is said."""
    if not one.temperature:
        return True
    return all(abs(T - ROOM) <= AROUND_ROOM for T in one.temperature)


def last_digit(one):
    """What one more in the last printed digit means [SI unit of the quantity].

    Examples
    --------
    >>> from mofcell.parameters.provenance import Provenance
    >>> from mofcell.parameters.reported import ReportedValue
    >>> provenance = Provenance(kind="measured", source="text")
    >>> one = ReportedValue(
    ...     quantity="activation_energy", printed="0.14 eV", form="number", values=(13508.0,),
    ...     provenance=provenance,
    ... )
    >>> round(last_digit(one))
    965
    """
    match = _NUMBER.search(one.printed)
    if match is None or not float(match[0]):
        return 0.0  # a zero has no last digit
    place = int(match["exponent"] or 0) - len(match["decimals"] or "")
    return abs(one.number / float(match[0])) * 10.0**place


def remark(one):
    """What is said of a figure, in brackets, or nothing."""
    return f" ({one.provenance.caution})" if one.provenance.caution else ""


def electrolyte_of(material):
    """The :class:`Electrolyte` that a material is simulated with, else None.

    A concentrated electrolyte is None too: what is checked of laws of temperature does not
    hold for functions of concentration.
    """
    found = material.electrolyte
    return found if isinstance(found, Electrolyte) else None


def membrane_of(cell):
    """The :class:`Electrolyte` of a reported cell that is simulated with one, else None."""
    membrane = cell.cell.electrolyte if cell.cell is not None else None
    return membrane if isinstance(membrane, Electrolyte) else None


def membrane_thickness(cell, membrane):
    """Thickness of the membrane in a cell [m], or None if nothing tells it."""
    if cell.cell is not None:
        return cell.cell.membrane_thickness
    stated = first_number(cell, "membrane_thickness") or first_number(cell, "thickness")
    return stated or (membrane.measured_thickness if membrane is not None else None)
