"""Where every number of a cell comes from, in the units of the field."""

from dataclasses import dataclass

from mofcell.parameters.constants import F
from mofcell.parameters.laws import Constant, Law
from mofcell.parameters.reader import UNITS
from mofcell.words import temperature

#: How the field writes an SI unit, and how many of it one SI unit is.
SHOWN = {
    "": ("", 1.0),
    "S/m": ("mS/cm", 10.0),
    "m": ("µm", 1e6),
    "m**2": ("cm²", 1e4),
    "kg/m**2": ("mg/cm²", 100.0),
    "kg/m**3": ("g/cm³", 1e-3),
    "mol/m**3": ("mol/L", 1e-3),
    "A/m**2": ("mA/cm²", 0.1),
    "ohm*m**2": ("Ω cm²", 1e4),
    "C/kg": ("mAh/g", 1 / 3600),
    "s": ("s", 1.0),
    "V": ("V", 1.0),
}

CATHODE_UNITS = {
    "exchange_current_density": "A/m**2",
    "relative_diffusivity": "",
    "particle_radius": "m",
    "particle_diffusion_time": "s",
    "specific_capacity": "C/kg",
    "density": "kg/m**3",
    "electronic_conductivity": "S/m",
    "initial_stoichiometry": "",
    "open_circuit_potential": "V",
}

DEFAULT = ("assumed", "default of mofcell; not given by the source")


@dataclass(frozen=True)
class Origin:
    """One number of the report and where it comes from.

    Parameters
    ----------
    part, field, value : str
        Record it belongs to, its name, and the number with its unit.
    kind : str
        Provenance class.
    source, caution : str
        Where it stands, and what is wrong with it.
    extrapolated : str
        Temperatures at which it was used outside its range; empty if none.
    """

    part: str
    field: str
    value: str
    kind: str
    source: str
    caution: str
    extrapolated: str


def origins(cell, temperatures):
    """Every number of a cell, its electrolytes and its cathode material.

    Parameters
    ----------
    cell : Cell
        The cell.
    temperatures : iterable of float
        Temperatures it was used at [K].

    Returns
    -------
    list of Origin
        In the order of the records.
    """
    records = {"cell": cell, f"membrane: {cell.electrolyte.name}": cell.electrolyte}
    if cell.catholyte is not None:
        records[f"catholyte: {cell.catholyte.name}"] = cell.catholyte
    records[f"cathode: {cell.cathode.name}"] = cell.cathode
    return [
        _origin(part, record, field, temperatures)
        for part, record in records.items()
        for field in type(record).model_fields
        if field in {**UNITS, **CATHODE_UNITS} and getattr(record, field) is not None
        if not _overruled(cell, record, field)
    ]


def _overruled(cell, record, field):
    """Whether the cell has its own number in the place of the material's."""
    own = "particle_diffusion_time"
    return record is cell.cathode and field == own and getattr(cell, own) is not None


def _origin(part, record, field, temperatures):
    value = getattr(record, field)
    known = record.provenance.get(field)
    kind, source, caution = (known.kind, known.source, known.caution) if known else (*DEFAULT, "")
    outside = (
        [temperature(T) for T in temperatures if not value.covers(T)]
        if isinstance(value, Law)
        else []
    )
    return Origin(
        part=part,
        field=NAMES.get(field, field.replace("_", " ")),
        value=_in_words(field, value),
        kind=kind,
        source=source,
        caution=caution,
        extrapolated=", ".join(outside),
    )


def _in_words(field, value):
    unit, factor = SHOWN[{**UNITS, **CATHODE_UNITS}[field]]
    if field == "particle_radius":
        unit, factor = "nm", 1e9
    if isinstance(value, Law):
        return _law(value, unit, factor)
    if isinstance(value, tuple):
        return f"{' to '.join(f'{factor * each:.4g}' for each in value)} {unit}"
    if callable(value):
        if field == "open_circuit_potential":
            return f"{float(value(0.5)):.3f} V at half charge; a function of stoichiometry"
        return "a function of concentration and temperature"
    return f"{factor * value:.4g} {unit}".strip()


def _law(law, unit, factor):
    """Value at room temperature, the law's form, its energy and its range."""
    held = law.temperature_range
    at = 298.15 if law.covers(298.15) else sum(held) / 2
    number = f"{factor * law(at):.4g} {unit}".strip()
    parts = []
    if not isinstance(law, Constant):
        number += f" at {temperature(at)}"
        parts.append(FORMS.get(type(law).__name__, type(law).__name__))
    if (energy := getattr(law, "activation_energy", None)) is not None:
        rises = ", rises in the cold" if energy < 0 else ""
        parts.append(f"{abs(energy) / F:.2f} eV{rises}")
    if held is not None:
        parts.append(f"known at {temperature(held[0])} to {temperature(held[1])}")
    return "; ".join([number, *parts])


NAMES = {
    "cathode_bruggeman": "Bruggeman exponent of the cathode",
    "particle_diffusion_time": "particle diffusion time R²/D",
    "np_ratio": "N/P ratio",
    "membrane_cathode_resistance": "membrane|cathode resistance",
}
FORMS = {
    "Arrhenius": "Arrhenius",
    "ArrheniusOverTemperature": "Arrhenius with 1/T",
    "PiecewiseArrhenius": "Arrhenius in two pieces",
    "Tabulated": "tabulated",
}
