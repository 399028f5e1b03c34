"""Orders of magnitude: slips of units."""

from mofcell.parameters.electrolyte import reference_temperature
from mofcell.parameters.review import words
from mofcell.parameters.review.figures import electrolyte_of, is_at_room, numbers
from mofcell.parameters.review.finding import Finding

#: Conductivities of electrolytes near room temperature [S.m-1]: 1e-7 to 1e-1 S/cm.
CONDUCTIVITY = (1e-5, 10.0)

#: Conductivity below which one of a soaked MOF is taken for S/m [S.m-1]: 1e-5 S/cm.
SOAKED = 1e-3

#: Fields of an electrolyte that are judged as the figures are.
FIELDS = {"density": "density", "measured_thickness": "thickness"}
SI = {"density": "kg/m3", "measured_thickness": "m"}

#: What conversion to SI may cost at the bounds.
ROUNDING = 1e-9

#: What else is usual: bounds [SI], and how they are said.
USUAL = {
    "activation_energy": ((1e3, 1.2e5), "0.01 to 1.2 eV"),
    "electrochemical_stability_window": ((1.0, 7.0), "1 to 7 V"),
    "thickness": ((1e-6, 3e-3), "1 um to 3 mm"),
    "density": ((500.0, 6000.0), "0.5 to 6 g/cm3"),
}


def check_magnitudes(material):
    """Figures that are far from what electrolytes have."""
    checked, found = 0, []
    for one in numbers(material, "ionic_conductivity"):
        if is_at_room(one):
            checked += 1
            found += _conductivity(f"reported {one.printed}", one.number)
    if (electrolyte := electrolyte_of(material)) is not None:
        T = reference_temperature(electrolyte.conductivity)
        kappa = electrolyte.conductivity(T)
        checked += 1
        said = f"{words.conductivity(kappa)} at {words.celsius(T)}"
        found += _conductivity(said, kappa) or _soaked(said, kappa, material)
        found += _fields(electrolyte)
    for quantity, ((low, high), usual) in USUAL.items():
        for one in numbers(material, quantity):
            checked += 1
            if not low <= one.number <= high:
                what = quantity.replace("_", " ")
                found.append(
                    Finding(
                        "doubt",
                        f"{what} of {one.printed} is outside the usual {usual}: check the unit",
                    )
                )
    if checked and not found:
        figures = "figure is" if checked == 1 else "figures are"
        found.append(Finding("ok", f"{checked} {figures} of the usual size"))
    return found


def _conductivity(text, kappa):
    low, high = CONDUCTIVITY
    if low * (1 - ROUNDING) <= kappa <= high * (1 + ROUNDING):
        return []
    return [
        Finding(
            "doubt",
            f"conductivity {text} is outside 1e-7 to 1e-1 S/cm: S/cm and S/m, or mS and uS, are "
            "easily mixed up",
        )
    ]


def _soaked(text, kappa, material):
    """A MOF with salt solution in its pores conducts better than that."""
    soaked = material.family.startswith("MOF") and material.electrolyte.salt_concentration > 0
    if soaked and kappa < SOAKED * (1 - ROUNDING):
        yield Finding(
            "doubt",
            f"conductivity {text} is little for a soaked MOF, 1e-5 S/cm and more are usual: "
            "written in S/m by mistake?",
        )


def _fields(electrolyte):
    for field, quantity in FIELDS.items():
        value, ((low, high), usual) = getattr(electrolyte, field), USUAL[quantity]
        if value is not None and not low <= value <= high:
            yield Finding(
                "doubt",
                f"{field} of {value:.4g} {SI[field]} is outside the usual {usual}: check the unit",
            )
