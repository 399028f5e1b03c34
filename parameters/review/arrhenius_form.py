r"""Which law of temperature is meant: ln(sigma), ln(sigma T), or none of the two.

An activation energy of :math:`\ln(\sigma T)` is above that of :math:`\ln \sigma` by about RT,
0.026 eV at 25 degC. Taken for the other it moves the conductivity by :math:`T_1/T`.
"""

import math

from mofcell.parameters.errors import InvalidInput
from mofcell.parameters.laws import VTF, Arrhenius, ArrheniusOverTemperature, PiecewiseArrhenius
from mofcell.parameters.review import words
from mofcell.parameters.review.activation_energy import REPEATS, printed_energies, steps
from mofcell.parameters.review.figures import ROOM, conductivities, electrolyte_of
from mofcell.parameters.review.finding import Finding

#: How far beyond the coldest point an extrapolation is shown [K].
BEYOND = 20.0

#: Ends of a usual range, and the width below which what is known is no range [K].
USUAL_ENDS, NARROW = (253.15, 333.15), 20.0


def check_arrhenius_form(material):
    """Whether the form is stated, what it matters, and whether the points bend."""
    found = []
    if printed_energies(material):
        found.append(_form(material))
    points = conductivities(material)
    if len(points) >= 3:
        found.append(_bend(points))
    return found


def _form(material):
    stated = [one for one in material.reported if one.quantity == "conductivity_law"]
    if stated:
        return Finding("ok", f"the law is stated: {stated[0].printed}")
    start = min((T for T, _ in conductivities(material)), key=lambda T: abs(T - ROOM), default=ROOM)
    moves = [
        f"{words.deviation(T / start)} at {words.celsius(T)}"
        for T in _ends(material)
        if abs(T - start) > 1
    ]
    moved = (
        ". Taken as the second but meant as the first, the conductivity from "
        f"{words.celsius(start)} is off by {words.listed(moves)}"
        if moves
        else ""
    )
    return Finding(
        "note",
        "the form behind the printed energy is not stated: one of ln(sigma T) is about kT = "
        f"0.026 eV above one of ln(sigma){_taken(material)}{moved}",
    )


def _taken(material):
    """How the record takes it."""
    law = getattr(electrolyte_of(material), "conductivity", None)
    if isinstance(law, ArrheniusOverTemperature):
        return "; the record takes it as ln(sigma T)"
    if isinstance(law, Arrhenius | PiecewiseArrhenius):
        return "; the record takes it as ln(sigma)"
    return ""


def _ends(material):
    """Coldest and hottest temperature that anything is said of [K]."""
    known = [T for T, _ in conductivities(material)]
    for one in printed_energies(material):
        known += [T for T in (one.low, one.high) if 0 < T < math.inf]
    law = getattr(electrolyte_of(material), "conductivity", None)
    known += getattr(law, "temperature_range", None) or ()
    wide = known and max(known) - min(known) > NARROW
    return (min(known), max(known)) if wide else USUAL_ENDS


def _bend(points):
    """Whether the points lie on one Arrhenius line."""
    cold, warm = points[0], points[-1]
    line = Arrhenius.between(cold, warm)
    worst = max((s / line(T) for T, s in points[1:-1]), key=lambda ratio: abs(math.log(ratio)))
    if abs(math.log(worst)) <= math.log(1 + REPEATS):
        return Finding(
            "ok",
            f"the {len(points)} points lie on one Arrhenius line of "
            f"{words.electronvolt(line.activation_energy)} within "
            f"{words.percent(abs(worst - 1))}",
        )
    energies = [
        words.electronvolt(Arrhenius.between(*sorted(pair)).activation_energy)
        for pair in sorted(sorted(pair) for pair in steps(points))
    ]
    bends = f"{len(points)} points bend: {words.listed(energies)} from cold to warm"
    if worst < 1:
        return Finding(
            "doubt", f"{bends}; conductors are less steep in the warm, not steeper: check them"
        )
    if len(points) > 3:
        return Finding("note", f"{bends}: no Arrhenius law; give them as points of the law")
    return Finding("note", f"{bends}{_alternatives(points)}")


def _alternatives(points):
    """What a VTF law and a break between two lines say where nothing was measured."""
    try:
        vtf = VTF.through(*points)
    except InvalidInput:
        return "; no VTF law goes through them"
    (T1, _), (T2, _), _ = points
    line = Arrhenius.between(*points[:2])
    places = [(T1 + T2) / 2, T1 - BEYOND]
    said = [
        f"{words.conductivity(vtf(T))} and {words.conductivity(line(T))} at {words.celsius(T)}"
        for T in places
    ]
    return (
        "; three points cannot tell a VTF law (T0 = "
        f"{vtf.vanishing_temperature:.0f} K) from two Arrhenius lines: they give "
        f"{', '.join(said)}"
    )
