"""What of an overpotential is membrane, and what is interface."""

from mofcell.parameters.electrolyte import Electrolyte, reference_temperature
from mofcell.parameters.review import words
from mofcell.parameters.review.figures import first_number, membrane_thickness, numbers
from mofcell.parameters.review.finding import Finding


def whole_resistances(cell, membrane):
    """Areal resistance of the membrane [Ohm.m2] and of whole symmetric cells, with their words.

    Returns
    -------
    float or None, list of (str, float)
        Bulk, and the whole for each overpotential [Ohm.m2].
    """
    if cell.kind != "symmetric":
        return None, []
    current = first_number(cell, "current_density") or getattr(cell.cell, "current_density", None)
    measured = [(one.printed, one.number) for one in numbers(cell, "overpotential")]
    wholes = [(printed, number / current) for printed, number in measured] if current else []
    thickness = membrane_thickness(cell, membrane)
    if thickness is None or not isinstance(membrane, Electrolyte):
        return None, wholes
    law = membrane.conductivity
    return thickness / law(reference_temperature(law)), wholes


def check_interfaces(cell, membrane):
    """Split of each overpotential of a symmetric cell, by Ohm."""
    bulk, wholes = whole_resistances(cell, membrane)
    if bulk is None:
        return []
    return [_split(printed, whole, bulk) for printed, whole in wholes]


def _split(printed, whole, bulk):
    text = (
        f"{printed} are {words.areal_resistance(whole)}, the membrane "
        f"{words.areal_resistance(bulk)} of it"
    )
    if whole <= bulk:
        return Finding(
            "doubt", f"{text}: less than the membrane alone; current, thickness or unit is wrong"
        )
    face = (whole - bulk) / 2
    peak_to_peak = (whole / 2 - bulk) / 2
    otherwise = (
        f" ({words.areal_resistance(peak_to_peak)} if the figure is peak to peak)"
        if peak_to_peak > 0
        else ""
    )
    return Finding("note", f"{text}: {words.areal_resistance(face)} for each lithium{otherwise}")
