r"""How well a transference number by Bruce and Vincent is known.

.. math:: t_+ = \frac{I_s (\Delta V - I_0 R_0)}{I_0 (\Delta V - I_s R_s)}

takes the interfaces, :math:`R_0` at the start and :math:`R_s` at the end, off the whole. With
the bulk resistance :math:`R_b`, :math:`\Delta V = I_0 (R_0 + R_b) = I_s (R_s + R_b/t_+)`, so that

.. math::
    \frac{\partial \ln t_+}{\partial \ln R_0} = -\frac{R_0}{R_b}, \quad
    \frac{\partial \ln t_+}{\partial \ln R_s} = \frac{t_+ R_s}{R_b}, \quad
    \frac{\partial \ln t_+}{\partial \ln I_0} = -1 - \frac{R_0}{R_b}, \quad
    \frac{\partial \ln t_+}{\partial \ln I_s} = 1 + \frac{t_+ R_s}{R_b}, \quad
    \frac{\partial \ln t_+}{\partial \ln \Delta V} = \frac{R_0 - t_+ R_s}{R_b}

(J. Evans, C. A. Vincent, P. G. Bruce, Polymer 28 (1987) 2324, doi 10.1016/0032-3861(87)90394-6).
:math:`t_+` is linear in :math:`R_0`, so the first holds for any error.
"""

from mofcell.parameters.electrolyte import reference_temperature
from mofcell.parameters.review import words
from mofcell.parameters.review.figures import electrolyte_of, first_number, numbers
from mofcell.parameters.review.finding import Finding
from mofcell.parameters.review.interfaces import whole_resistances

#: Relative error of t+ for 1 % in R0 that a chemist would note, and that makes it no measurement.
NOTABLE, USELESS = 0.02, 0.10

#: Of one face, unless its caution says "both".
QUANTITY = "interfacial_areal_resistance"


def transference_number(*, voltage, initial_current, steady_current, initial, steady):
    """Bruce and Vincent's formula; resistances of the interfaces and currents in one unit each."""
    return (
        steady_current
        * (voltage - initial_current * initial)
        / (initial_current * (voltage - steady_current * steady))
    )


def sensitivities(*, bulk, initial, steady, t_plus):
    """Relative change of t+ for each relative change; resistances in one unit."""
    return {
        "R0": -initial / bulk,
        "Rs": t_plus * steady / bulk,
        "I0": -1 - initial / bulk,
        "Is": 1 + t_plus * steady / bulk,
        "V": (initial - t_plus * steady) / bulk,
    }


def check_bruce_vincent(material):
    """Conditioning from areal resistances of interfaces that are reported of a material."""
    return [*_without_area(material), *_of_a_material(material)]


def _without_area(material):
    if numbers(material, QUANTITY):
        return
    for one in numbers(material, "interfacial_resistance"):
        yield Finding(
            "note",
            f"an interface of {one.printed} without its area says little: give it as {QUANTITY}, "
            "in ohm*cm2",
        )


def _of_a_material(material):
    electrolyte = electrolyte_of(material)
    faces = [one for one in numbers(material, QUANTITY) if one.number > 0]
    if electrolyte is None or not faces or not electrolyte.measured_thickness:
        return []
    one = faces[0]
    both = one.number * (1 if "both" in one.provenance.caution else 2)
    T = reference_temperature(electrolyte.conductivity)
    bulk = electrolyte.measured_thickness / electrolyte.conductivity(T)
    t_plus = float(electrolyte.transference_number(T))
    return [_conditioning(bulk=bulk, interfaces=both, t_plus=t_plus)]


def check_bruce_vincent_of_a_cell(cell, membrane):
    """Conditioning from the overpotential of a symmetric cell."""
    bulk, wholes = whole_resistances(cell, membrane)
    t_plus = _transference_number(cell, membrane)
    if bulk is None or t_plus is None or not 0 < t_plus < 1:
        return []
    faces = [whole - bulk for _, whole in wholes if whole > bulk]
    if not faces:
        return []
    return [_conditioning(bulk=bulk, interfaces=faces[0], t_plus=t_plus)]


def _transference_number(cell, membrane):
    if membrane is not None:
        return float(membrane.transference_number(reference_temperature(membrane.conductivity)))
    return first_number(cell, "transference_number")


def _conditioning(*, bulk, interfaces, t_plus):
    """Error of t+ where the interfaces stay as they are during the polarization."""
    slopes = sensitivities(bulk=bulk, initial=interfaces, steady=interfaces, t_plus=t_plus)
    share = abs(slopes["R0"])
    text = (
        "a t+ by Bruce-Vincent between such interfaces: both together have "
        f"{words.scientific(share, 2)} times the bulk resistance "
        f"({words.areal_resistance(interfaces)} against {words.areal_resistance(bulk)}), so 1 % in "
        f"R0 moves t+ = {t_plus:.2g} by "
        f"{words.percent(0.01 * share)}, 1 % in Rs by {words.percent(0.01 * slopes['Rs'])}"
    )
    if 0.01 * share >= USELESS:
        precision = 0.1 / share
        return Finding(
            "doubt", f"{text}: for 10 % in t+, R0 has to be known to {words.percent(precision)}"
        )
    return Finding("note" if 0.01 * share >= NOTABLE else "ok", text)
