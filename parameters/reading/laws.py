"""Laws of temperature from their entries in a data file."""

from typing import Any

from mofcell.parameters import laws
from mofcell.parameters.constants import F
from mofcell.parameters.errors import InvalidInput
from mofcell.parameters.names import allowed
from mofcell.parameters.reading.entries import (
    OF_PROVENANCE,
    PROVENANCE,
    check,
    check_commas,
    check_length,
    made,
    read_temperature,
    read_temperatures,
)
from mofcell.parameters.reading.fields import UNITS
from mofcell.parameters.shown import shown
from mofcell.parameters.units import to_si

#: Activation energy beyond which a slip of units is sure [J.mol-1]: 5 eV.
LARGEST_ENERGY = 5 * F

_THROUGH_A_POINT = {"value": None, "temperature": "K", "activation_energy": "J/mol"}
_OF_A_LAW = {"law", "through", *_THROUGH_A_POINT} - {"value"}
_BENT = {"pseudo_activation_temperature": "K", "vanishing_temperature": "K"}


def _vtf_over_root(*, value, temperature, name, temperature_range=None, **numbers):
    """The law through a point: its prefactor has a unit that nobody writes."""
    law = laws.VTFOverRootTemperature(
        prefactor=1.0, name=name, temperature_range=temperature_range, **numbers
    )
    return law.anchored(value=value, temperature=temperature)


#: Laws from their numbers: how they are made, the unit of each (None for that of the field).
LAWS: dict[str, tuple[Any, dict[str, str | None]]] = {
    "Constant": (laws.Constant, {"value": None}),
    "Arrhenius": (laws.Arrhenius.through, _THROUGH_A_POINT),
    "ArrheniusOverTemperature": (laws.ArrheniusOverTemperature.through, _THROUGH_A_POINT),
    "PiecewiseArrhenius": (
        laws.PiecewiseArrhenius,
        {
            "value": None,
            "temperature": "K",
            "break_temperature": "K",
            "activation_energy_below": "J/mol",
            "activation_energy_above": "J/mol",
        },
    ),
    "VTF": (laws.VTF, {"prefactor": None, **_BENT}),
    "VTFOverRootTemperature": (_vtf_over_root, {"value": None, "temperature": "K", **_BENT}),
    "TransferenceNumber": (
        laws.TransferenceNumber,
        {
            "value": None,
            "temperature": "K",
            "cation_activation_energy": "J/mol",
            "anion_activation_energy": "J/mol",
        },
    ),
}


def _tabulated(law):
    def through(*points, **where):
        temperatures, values = zip(*points, strict=True)
        return law(temperatures=temperatures, values=values, **where)

    return through


#: Laws from measured points, and how many of them; None for two or more.
LAWS_THROUGH: dict[str, tuple[Any, int | None]] = {
    "Arrhenius": (laws.Arrhenius.between, 2),
    "ArrheniusOverTemperature": (laws.ArrheniusOverTemperature.between, 2),
    "VTF": (laws.VTF.through, 3),
    "VTFOverRootTemperature": (laws.VTFOverRootTemperature.through, 3),
    "Tabulated": (_tabulated(laws.Tabulated), None),
    "TabulatedTransferenceNumber": (_tabulated(laws.TabulatedTransferenceNumber), None),
}


def read_law(where, field, entry):
    """A law of a field: its form, its numbers, where it holds."""
    known = list({**LAWS, **LAWS_THROUGH})
    if "law" not in entry:
        raise InvalidInput(f"{where}.law is missing, allowed are {', '.join(known)}")
    if (form := entry["law"]) not in known:
        raise InvalidInput(f"{where}.law is {shown(form)}{allowed(form, known)}")
    stated: dict[str, Any] = {"name": field}
    if "range" in entry:
        stated["temperature_range"] = read_temperatures(f"{where}.range", entry["range"])
    if form not in LAWS or (form in LAWS_THROUGH and "through" in entry):
        return _read_law_through(where, field, entry, stated)
    make, units = LAWS[form]
    check(where, entry, due=("law", *units, *PROVENANCE), optional=("range", *OF_PROVENANCE))
    numbers = {
        key: to_si(entry[key], UNITS[field] if unit is None else unit, field=f"{where}.{key}")
        for key, unit in units.items()
    }
    for key, number in numbers.items():
        if "activation_energy" in key:
            _check_energy(f"{where}.{key}", entry[key], number, UNITS[field] == "ohm*m**2")
    return made(where, make, **numbers, **stated)


def is_law(entry):
    """Whether an entry states a law, or what only a law needs."""
    return isinstance(entry, dict) and not _OF_A_LAW.isdisjoint(entry)


def _check_energy(where, written, energy, of_a_resistance):
    if abs(energy) > LARGEST_ENERGY:
        raise InvalidInput(
            f"{where}: {shown(written)} is beyond all measure, usual are 0.05 to 1 eV; check the "
            "unit"
        )
    if of_a_resistance and energy > 0:
        raise InvalidInput(
            f"{where}: with {shown(written)} the resistance falls in the cold; write the "
            f"activation energy of a resistance as negative, -{str(written).lstrip('+ ')}"
        )


def _read_law_through(where, field, entry, stated):
    make, number = LAWS_THROUGH[entry["law"]]
    check(where, entry, due=("law", "through", *PROVENANCE), optional=("range", *OF_PROVENANCE))
    points = read_points(f"{where}.through", field, entry["through"], number)
    stated = {"temperature_range": (points[0][0], points[-1][0]), **stated}
    return made(where, make, *points, **stated)


def read_points(where, field, points, number=None):
    """Measured points (temperature [K], value [SI]) by rising temperature."""
    for point in points if isinstance(points, list) else ():
        if isinstance(point, list) and len(point) > 2:
            check_commas(where, point)
    pairs = isinstance(points, list) and all(
        isinstance(point, list) and len(point) == 2 for point in points
    )
    if not pairs or (len(points) < 2 if number is None else len(points) != number):
        due = "two or more pairs" if number is None else f"{number} pairs"
        raise InvalidInput(f"{where} is {shown(points)}; give {due} [temperature, value]")
    check_length(where, points)
    return sorted(
        (read_temperature(where, T), to_si(value, UNITS[field], field=where)) for T, value in points
    )
