r"""What the membrane costs: :math:`L/\kappa`, beside what interfaces usually cost."""

from mofcell.parameters.electrolyte import reference_temperature
from mofcell.parameters.laws import Constant
from mofcell.parameters.review import words
from mofcell.parameters.review.figures import electrolyte_of, first_number, membrane_thickness
from mofcell.parameters.review.finding import Finding

#: Current density at which the drop is stated [A.m-2]: 1 mA/cm2.
CURRENT = 10.0

#: Areal resistance of a membrane that costs 0.1 V at that current [Ohm.m2].
HIGH = 0.1 / CURRENT

#: Areal resistance at room temperature that no membrane of a working cell has [Ohm.m2].
DOUBTFUL = 0.07

INTERFACES = (
    "lithium interfaces have 10 (garnet with a ZnO layer, Zhou 2018, doi 10.1039/c8se00234g) to "
    "700 ohm cm2 (Li@Ni-MOF-2)"
)


def check_membrane_resistance(material):
    """Areal resistance as measured, at room temperature and at the coldest known."""
    electrolyte = electrolyte_of(material)
    if electrolyte is None:
        return []
    law = electrolyte.conductivity
    thickness = electrolyte.measured_thickness or first_number(material, "thickness")
    if thickness is None:
        return []
    return _resistances(law, thickness)


def check_membrane_resistance_of_a_cell(cell, membrane):
    """The same at the thickness in the cell, where that is another one."""
    thickness = membrane_thickness(cell, membrane)
    if membrane is None or thickness is None:
        return []
    measured = membrane.measured_thickness
    if measured and abs(thickness / measured - 1) < 0.01:
        return []
    other = f"; conductivity measured at {words.micrometres(measured)}" if measured else ""
    first, *rest = _resistances(membrane.conductivity, thickness)
    return [Finding(first.level, f"{first.text}{other}"), *rest]


def _resistances(law, thickness):
    found = []
    held = law.temperature_range
    T = reference_temperature(law)
    resistance = thickness / law(T)
    said = f"{_said(thickness, resistance, words.celsius(T))}; {INTERFACES}"
    if resistance > DOUBTFUL:
        found.append(Finding("doubt", f"{said}; is the conductivity written in S/m by mistake?"))
    else:
        found.append(Finding("note" if resistance > HIGH else "ok", said))
    if held and held[0] < T - 1 and not isinstance(law, Constant):
        found.append(_coldest(thickness, law, held[0]))
    return found


def _coldest(thickness, law, T):
    if (kappa := law(T)) <= 0:
        return Finding("doubt", f"the law gives no conductivity at {words.celsius(T)}")
    said = _said(thickness, thickness / kappa, f"{words.celsius(T)}, the coldest known")
    return Finding("note" if thickness / kappa > HIGH else "ok", said)


def _said(thickness, resistance, where):
    return (
        f"{words.micrometres(thickness)} of membrane are {words.areal_resistance(resistance)} at "
        f"{where}: {words.millivolts(CURRENT * resistance)} at {words.current_density(CURRENT)}"
    )
