"""Does the record that is simulated say what the paper reports?"""

from mofcell.parameters.electrolyte import reference_temperature
from mofcell.parameters.review import words
from mofcell.parameters.review.figures import electrolyte_of, numbers, remark
from mofcell.parameters.review.finding import Finding

#: Fields of an electrolyte and the quantity that papers report for each.
FIELDS = {
    "transference_number": "transference_number",
    "stability_window": "electrochemical_stability_window",
    "measured_thickness": "thickness",
    "density": "density",
}

#: Relative differences that are noted, and that are doubted.
NOTABLE, LARGE = 0.02, 0.10


def check_agreement(material):
    """Law and fields of the electrolyte against each reported figure."""
    electrolyte = electrolyte_of(material)
    if electrolyte is None:
        return []
    compared = [*_conductivities(material, electrolyte), *_fields(material, electrolyte)]
    found = [
        Finding(
            "doubt" if abs(ratio - 1) > LARGE else "note",
            f"the record has {simulated}, reported is {one.printed}{remark(one)} "
            f"({words.deviation(ratio)})",
        )
        for simulated, one, ratio in compared
        if abs(ratio - 1) > NOTABLE
    ]
    agreeing = len(compared) - len(found)
    if agreeing:
        found.append(Finding("ok", f"the record agrees with {agreeing} reported figures"))
    return found


def _conductivities(material, electrolyte):
    law = electrolyte.conductivity
    for one in numbers(material, "ionic_conductivity"):
        if len(one.temperature) != 1 or one.number <= 0:
            continue
        (T,) = one.temperature
        if law.covers(T):
            value = law(T)
            simulated = f"a conductivity of {words.conductivity(value)} at {words.celsius(T)}"
            yield simulated, one, value / one.number


def _fields(material, electrolyte):
    for field, quantity in FIELDS.items():
        value = getattr(electrolyte, field)
        figures = [one for one in numbers(material, quantity) if one.number > 0]
        if value is None or not figures:
            continue
        if callable(value):
            value = float(value(reference_temperature(electrolyte.conductivity)))
        nearest = min(figures, key=lambda one: abs(one.number - value))
        yield f"{field} {_said(field, value)}", nearest, value / nearest.number


def _said(field, number):
    match field:
        case "stability_window":
            return f"{number:g} V"
        case "measured_thickness":
            return words.micrometres(number)
        case "density":
            return f"{number / 1000:g} g/cm3"
    return f"{number:g}"
