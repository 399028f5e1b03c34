"""From a data file to records: every value read with its unit and provenance."""

from functools import cache
from importlib import resources
from typing import Any

import yaml
from pydantic import BaseModel, ConfigDict

from mofcell.parameters import laws
from mofcell.parameters.cell import Cell
from mofcell.parameters.electrolyte import Electrolyte
from mofcell.parameters.errors import InvalidInput
from mofcell.parameters.measured import Measurement
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


class Source(BaseModel):
    """The publication that a data file holds."""

    model_config = ConfigDict(frozen=True, extra="forbid")

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
    return Source(**data["source"])


def read_electrolyte(name, record, source):
    """An :class:`Electrolyte` from its record in a data file."""
    return Electrolyte(name=name, **_read_fields(record, source))


def read_cell(name, record, source, *, electrolyte, cathode):
    """A :class:`Cell` from its record; the functions look up what it names."""
    record = dict(record)
    parts = {
        "electrolyte": electrolyte(record.pop("electrolyte")),
        "catholyte": electrolyte(record.pop("catholyte")),
        "cathode": cathode(record.pop("cathode")),
    }
    tables = {
        kind: _read_table(kind, table, source) for kind, table in record.pop("measured", {}).items()
    }
    return Cell(name=name, measured=tables, **parts, **_read_fields(record, source))


def _read_fields(record, source):
    values: dict[str, Any] = {"description": record.get("description", ""), "provenance": {}}
    for field, entry in record.items():
        if field == "description":
            continue
        if field not in UNITS:
            raise InvalidInput(f"{field} is not a field of a record")
        values["provenance"][field] = _read_provenance(entry, source)
        values[field] = _read_value(field, entry)
    return values


def _read_provenance(entry, source):
    place = entry["source"]
    if entry["class"] == "measured":
        place = f"{source.citation}: {place}"
    return Provenance(kind=entry["class"], source=place, caution=entry.get("caution", ""))


def _read_value(field, entry):
    unit = UNITS[field]
    if "law" in entry:
        return _read_law(field, unit, entry)
    value = entry["value"]
    if isinstance(value, list):
        return tuple(to_si(item, unit, field=field) for item in value)
    return to_si(value, unit, field=field)


def _read_law(field, unit, entry):
    """A law from its record: its class, its numbers, where it holds."""

    def number(key, unit):
        return to_si(entry[key], unit, field=f"{field}.{key}")

    held = entry.get("range")
    through = [
        (to_si(T, "K", field=f"{field}.through"), to_si(value, unit, field=f"{field}.through"))
        for T, value in entry.get("through", [])
    ]
    where: dict[str, Any] = {"name": field}
    if held:
        where["temperature_range"] = tuple(to_si(T, "K", field=f"{field}.range") for T in held)
    elif through:
        where["temperature_range"] = (min(through)[0], max(through)[0])
    match entry["law"]:
        case "Constant":
            return laws.Constant(value=number("value", unit), **where)
        case "Arrhenius" | "ArrheniusOverTemperature" as form:
            return getattr(laws, form).through(
                value=number("value", unit),
                temperature=number("temperature", "K"),
                activation_energy=number("activation_energy", "J/mol"),
                **where,
            )
        case "PiecewiseArrhenius":
            return laws.PiecewiseArrhenius(
                value=number("value", unit),
                temperature=number("temperature", "K"),
                break_temperature=number("break_temperature", "K"),
                activation_energy_below=number("activation_energy_below", "J/mol"),
                activation_energy_above=number("activation_energy_above", "J/mol"),
                **where,
            )
        case "VTF" if through:
            return laws.VTF.through(*through, **where)
        case "VTF":
            return laws.VTF(
                prefactor=number("prefactor", unit),
                pseudo_activation_temperature=number("pseudo_activation_temperature", "K"),
                vanishing_temperature=number("vanishing_temperature", "K"),
                **where,
            )
        case "Tabulated":
            temperatures, values = zip(*sorted(through), strict=True)
            return laws.Tabulated(temperatures=temperatures, values=values, **where)
        case other:
            raise InvalidInput(f"{field}.law is {other!r}, allowed are {', '.join(laws.__all__)}")


def _read_table(kind, table, source):
    if kind not in TABLE_UNITS:
        raise InvalidInput(f"measured.{kind} is unknown, allowed are {', '.join(TABLE_UNITS)}")
    x_unit, y_unit = TABLE_UNITS[kind]
    return Measurement(
        x=tuple(to_si(x, x_unit, field=f"{kind}.x") for x in table["x"]),
        y=tuple(to_si(y, y_unit, field=f"{kind}.y") for y in table["y"]),
        temperature=to_si(table["temperature"], "K", field=f"{kind}.temperature"),
        provenance=_read_provenance(table, source),
    )
