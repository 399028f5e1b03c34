"""From a data file to records: every value read with its unit and provenance."""

from functools import cache
from importlib import resources
from typing import Any

import yaml

from mofcell.parameters import laws
from mofcell.parameters.cell import Cell
from mofcell.parameters.checked import Checked
from mofcell.parameters.electrolyte import Electrolyte
from mofcell.parameters.errors import InvalidInput
from mofcell.parameters.measured import Measurement
from mofcell.parameters.names import nearest
from mofcell.parameters.provenance import Provenance
from mofcell.parameters.units import to_si

#: SI unit of each field of a record, in pint's notation.
UNITS = {
    "conductivity": "S/m",
    "transference_number": "",
    "framework_charge_density": "mol/m**3",
    "salt_concentration": "mol/m**3",
    "porosity": "",
    "density": "kg/m**3",
    "stability_window": "V",
    "measured_thickness": "m",
    "membrane_thickness": "m",
    "cathode_loading": "kg/m**2",
    "active_mass_fraction": "",
    "carbon_mass_fraction": "",
    "carbon_density": "kg/m**3",
    "binder_density": "kg/m**3",
    "cathode_porosity": "",
    "cathode_bruggeman": "",
    "cathode_utilisation": "",
    "particle_diffusion_time": "s",
    "lithium_thickness": "m",
    "np_ratio": "",
    "lithium_exchange_current_density": "A/m**2",
    "lithium_interface_resistance": "ohm*m**2",
    "membrane_cathode_resistance": "ohm*m**2",
    "contact_resistance": "ohm*m**2",
    "coulombic_efficiency": "",
    "voltage_window": "V",
    "nominal_specific_capacity": "C/kg",
    "area": "m**2",
    "aluminium_thickness": "m",
    "copper_thickness": "m",
    "packaging_mass_fraction": "",
}

#: Units of the two columns of a measured table.
TABLE_UNITS = {"rate_capability": ("", "C/kg")}

_THROUGH_A_POINT = {"value": None, "temperature": "K", "activation_energy": "J/mol"}

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
    "VTF": (
        laws.VTF,
        {
            "prefactor": None,
            "pseudo_activation_temperature": "K",
            "vanishing_temperature": "K",
        },
    ),
}


def _tabulated(*points, **where):
    temperatures, values = zip(*points, strict=True)
    return laws.Tabulated(temperatures=temperatures, values=values, **where)


#: Laws from measured points, and how many of them; None for two or more.
LAWS_THROUGH: dict[str, tuple[Any, int | None]] = {
    "Arrhenius": (laws.Arrhenius.between, 2),
    "ArrheniusOverTemperature": (laws.ArrheniusOverTemperature.between, 2),
    "VTF": (laws.VTF.through, 3),
    "VTFOverRootTemperature": (laws.VTFOverRootTemperature.through, 3),
    "Tabulated": (_tabulated, None),
}

PROVENANCE = ("class", "source")


class Source(Checked):
    """The publication that a data file holds.

    Parameters
    ----------
    key : str
        Its key among the citations.
    citation : str
        As it is cited in words.
    bibtex : str
        Its BibTeX entry.
    """

    key: str
    citation: str
    bibtex: str


@cache
def data_file(name):
    """Contents of one of the package's data files, by its stem."""
    text = resources.files(__package__).joinpath("data", f"{name}.yaml").read_text("utf-8")
    return yaml.safe_load(text)


def read_source(data):
    """The :class:`Source` of a data file."""
    _check("file", data, due=("source",), optional=("electrolytes", "cells"))
    _check("source", data["source"], due=Source.model_fields)
    return Source(**data["source"])


def read_electrolyte(name, record, source):
    """An :class:`Electrolyte` from its record in a data file."""
    return Electrolyte(name=name, **_read_fields(name, record, source, Electrolyte))


def read_cell(name, record, source, *, electrolyte, cathode):
    """A :class:`Cell` from its record; the functions look up what it names."""
    look_up = {"electrolyte": electrolyte, "catholyte": electrolyte, "cathode": cathode}
    values = _read_fields(name, record, source, Cell, others=(*look_up, "measured"))
    for part in look_up:
        if not isinstance(record.get(part, ""), str):
            raise InvalidInput(f"{name}.{part} is {record[part]!r}; give the name of a record")
    parts = {part: find(record[part]) for part, find in look_up.items() if part in record}
    measured = record.get("measured", {})
    _check(f"{name}.measured", measured, optional=TABLE_UNITS)
    tables = {
        kind: _read_table(f"{name}.measured.{kind}", kind, table, source)
        for kind, table in measured.items()
    }
    return Cell(name=name, measured=tables, **parts, **values)


def _check(where, entry, *, due=(), optional=()):
    """Refuse what is no mapping, lacks a key that is due or has an unknown one."""
    known = [*due, *optional]
    if not isinstance(entry, dict):
        raise InvalidInput(f"{where} is {entry!r}; give a mapping with {', '.join(due or known)}")
    for key in due:
        if key not in entry:
            raise InvalidInput(f"{where}.{key} is missing; due are {', '.join(due)}")
    for key in entry:
        if key not in known:
            offers = ", ".join(nearest(str(key), known))
            raise InvalidInput(f"{where}.{key} is unknown; did you mean {offers}?")


def _read_fields(name, record, source, kind, *, others=()):
    """Fields of a kind of record, with their provenance; the others are read elsewhere."""
    fields = [field for field in UNITS if field in kind.model_fields]
    _check(name, record, optional=("description", *others, *fields))
    values: dict[str, Any] = {
        "description": record.get("description", ""),
        "source": source.citation,
        "provenance": {},
    }
    for field in fields:
        if field in record:
            where, entry = f"{name}.{field}", record[field]
            read = _read_law if isinstance(entry, dict) and "law" in entry else _read_value
            values[field] = read(where, field, entry)
            values["provenance"][field] = _read_provenance(where, entry, source)
    return values


def _read_provenance(where, entry, source):
    stated = {key: entry[key] for key in (*PROVENANCE, "caution") if key in entry}
    provenance = _made(where, Provenance, **stated)
    if provenance.kind == "measured":
        place = f"{source.citation}: {provenance.source}"
        provenance = provenance.model_copy(update={"source": place})
    return provenance


def _read_value(where, field, entry):
    _check(where, entry, due=("value", *PROVENANCE), optional=("caution",))
    value = entry["value"]
    if isinstance(value, list):
        return tuple(to_si(item, UNITS[field], field=where) for item in value)
    return to_si(value, UNITS[field], field=where)


def _read_law(where, field, entry):
    """A law of a field: its form, its numbers, where it holds."""
    form, known = entry["law"], list({**LAWS, **LAWS_THROUGH})
    if form not in known:
        raise InvalidInput(f"{where}.law is {form!r}, allowed are {', '.join(known)}")
    stated: dict[str, Any] = {"name": field}
    if "range" in entry:
        stated["temperature_range"] = _list(where, "range", entry["range"], "K")
    if form not in LAWS or (form in LAWS_THROUGH and "through" in entry):
        return _read_law_through(where, field, entry, stated)
    make, units = LAWS[form]
    _check(where, entry, due=("law", *units, *PROVENANCE), optional=("range", "caution"))
    numbers = {
        key: to_si(entry[key], UNITS[field] if unit is None else unit, field=f"{where}.{key}")
        for key, unit in units.items()
    }
    return _made(where, make, **numbers, **stated)


def _read_law_through(where, field, entry, stated):
    make, number = LAWS_THROUGH[entry["law"]]
    _check(where, entry, due=("law", "through", *PROVENANCE), optional=("range", "caution"))
    points = entry["through"]
    pairs = isinstance(points, list) and all(
        isinstance(point, list) and len(point) == 2 for point in points
    )
    if not pairs or (len(points) < 2 if number is None else len(points) != number):
        due = "two or more pairs" if number is None else f"{number} pairs"
        raise InvalidInput(f"{where}.through is {points!r}; give {due} [temperature, value]")
    read = sorted(
        (
            to_si(T, "K", field=f"{where}.through"),
            to_si(value, UNITS[field], field=f"{where}.through"),
        )
        for T, value in points
    )
    stated = {"temperature_range": (read[0][0], read[-1][0]), **stated}
    return _made(where, make, *read, **stated)


def _made(where, make, *points, **numbers):
    """A law, or which field has the numbers that make none."""
    try:
        return make(*points, **numbers)
    except InvalidInput as error:
        raise InvalidInput(f"{where}: {error}") from None


def _list(where, key, values, unit):
    if not isinstance(values, list):
        raise InvalidInput(f"{where}.{key} is {values!r}; give a list")
    return tuple(to_si(value, unit, field=f"{where}.{key}") for value in values)


def _read_table(where, kind, table, source):
    _check(where, table, due=("x", "y", "temperature", *PROVENANCE), optional=("caution",))
    x_unit, y_unit = TABLE_UNITS[kind]
    return _made(
        where,
        Measurement,
        x=_list(where, "x", table["x"], x_unit),
        y=_list(where, "y", table["y"], y_unit),
        temperature=to_si(table["temperature"], "K", field=f"{where}.temperature"),
        provenance=_read_provenance(where, table, source),
    )
