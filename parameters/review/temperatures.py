"""Where in temperature the record knows what it says."""

from mofcell.parameters.laws import Constant
from mofcell.parameters.review import words
from mofcell.parameters.review.figures import ROOM, electrolyte_of
from mofcell.parameters.review.finding import Finding
from mofcell.parameters.validity import outside_range

#: Temperatures at which cells are usually simulated [K].
USUAL = (233.15, 253.15, 273.15, 298.15, 333.15)


def check_temperatures(material):
    """Conductivity and t+ known at one temperature, or on a stated range."""
    electrolyte = electrolyte_of(material)
    if electrolyte is None:
        return []
    conductivity = electrolyte.conductivity
    found = [_conductivity(conductivity)]
    t_plus = electrolyte.transference_number
    if isinstance(t_plus, Constant) and not isinstance(conductivity, Constant):
        found.append(Finding("note", f"t+ is one number, {t_plus.value:.2g}, at every temperature"))
    return found


def _conductivity(law):
    held = law.temperature_range
    if isinstance(law, Constant):
        return Finding(
            "doubt",
            f"one conductivity, {words.conductivity(law.value)}, is taken at every temperature: "
            "in the cold the results are too good",
        )
    if held is None:
        return Finding("note", "the conductivity states no range of temperature: add range")
    known = f"the conductivity is known at {words.span(*held)}"
    outside = [T for T in USUAL if not law.covers(T)]
    if not outside:
        return Finding("ok", known)
    level = "doubt" if ROOM in outside else "note"
    return Finding(
        level, f"{known}; extrapolated to {words.listed([words.celsius(T) for T in outside])}"
    )


def check_temperatures_of_a_cell(cell, membrane):
    """Numbers of a cell that are extrapolated, temperature by temperature."""
    if cell.cell is None or not hasattr(cell.cell, "filling"):
        return []
    places: dict[str, list[str]] = {}
    for T in USUAL:
        for number in outside_range(cell.cell, T):
            places.setdefault(number, []).append(words.celsius(T))
    found = [
        Finding("note", f"{number}: extrapolated to {words.listed(at)}")
        for number, at in places.items()
    ]
    if not places:
        known = words.span(USUAL[0], USUAL[-1])
        found.append(Finding("ok", f"no number is extrapolated at {known}"))
    laws = {name: getattr(cell.cell, name) for name in INTERFACES}
    constant = [name for name, law in laws.items() if isinstance(law, Constant) and law.value]
    if constant:
        found.append(
            Finding("note", f"{words.listed(constant)}: one number, too small in the cold")
        )
    return found


#: Resistances that rise steeply in the cold.
INTERFACES = ("lithium_interface_resistance", "membrane_cathode_resistance")
