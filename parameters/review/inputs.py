"""What is missing for a simulation, and what was assumed."""

from mofcell.parameters.electrolyte import Electrolyte
from mofcell.parameters.reading.fields import UNITS
from mofcell.parameters.review.finding import Finding

#: What a simulation takes where a field is not given.
DEFAULTS = {
    "framework_charge_density": "no fixed charge",
    "salt_concentration": "1 mol/L",
    "porosity": "1, all electrolyte",
    "density": "no mass, so no Wh/kg with it",
    "stability_window": "no limit",
    "measured_thickness": "unknown",
}


def check_inputs(material):
    """Fields of an electrolyte that are assumed or left to their default."""
    if material.electrolyte is None:
        return [Finding("note", f"not simulated: {material.not_simulated}")]
    found = list(_classes(material.electrolyte))
    if not isinstance(material.electrolyte, Electrolyte):
        text = "measured against concentration and temperature: no law of temperature is checked"
        return [*found, Finding("note", text)]
    given = material.electrolyte.provenance
    if material.family.startswith("MOF") and material.electrolyte.porosity == 1:
        said = "is 1" if "porosity" in given else "is not given: 1 is assumed"
        found.append(Finding("doubt", f"porosity {said}; a MOF has 0.2 to 0.6"))
    left = [f"{field} ({said})" for field, said in DEFAULTS.items() if field not in given]
    if left:
        found.append(Finding("note", f"not given: {', '.join(left)}"))
    return found


def check_inputs_of_a_cell(cell, membrane):
    """Fields of a cell that are assumed or fitted."""
    if cell.cell is None:
        return [Finding("note", f"not simulated: {cell.not_simulated}")]
    given = cell.cell.provenance
    found = list(_classes(cell.cell))
    left = [
        field
        for field in UNITS
        if field not in given and getattr(cell.cell, field, None) is not None
    ]
    if left:
        found.append(Finding("note", f"not given, the package's default: {', '.join(left)}"))
    return found


def _classes(record):
    for kind in ("assumed", "fitted"):
        fields = [field for field, one in record.provenance.items() if one.kind == kind]
        if fields:
            yield Finding("note", f"{kind}: {', '.join(fields)}")
    measured = [field for field, one in record.provenance.items() if one.kind == "measured"]
    number = len(record.provenance)
    if measured:
        yield Finding("ok", f"{len(measured)} of {number} fields are measured")
