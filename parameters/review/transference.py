r"""Can lithium carry that share of the current?

With :math:`t_+/(1 - t_+) = D_+ c_+ / (D_- c_-)` a high share needs either a mobile cation or
a framework that keeps anions out.
"""

from mofcell.parameters.electrolyte import reference_temperature
from mofcell.parameters.review import words
from mofcell.parameters.review.figures import electrolyte_of, printed
from mofcell.parameters.review.finding import Finding

#: D+/D- of a liquid electrolyte: 1 M LiPF6 in EC:DEC with t+ = 0.162 (Lundgren 2015).
OF_A_LIQUID = 0.162 / 0.838

#: D+/D- above which something has to slow the anion down, and above which hardly anything does.
HIGH, VERY_HIGH = 1.2, 3.0


def check_transference(material):
    """Reported numbers between 0 and 1, and what the one of the record asks of the ions."""
    found = []
    for one in printed(material, "transference_number"):
        if any(not 0 < value <= 1 for value in one.values):
            found.append(
                Finding(
                    "doubt",
                    f"a transference number of {one.printed} is reported; a share of the current "
                    "is above 0 and up to 1",
                )
            )
    if (electrolyte := electrolyte_of(material)) is not None:
        found.append(_mobilities(electrolyte))
    return found


def _mobilities(electrolyte):
    t_plus = float(electrolyte.transference_number(reference_temperature(electrolyte.conductivity)))
    salt = electrolyte.salt_concentration
    if salt == 0:
        return Finding("ok", "no salt: only lithium moves, t+ is 1 whatever is given")
    if t_plus == 1:
        return Finding(
            "doubt",
            f"t+ = 1 with {words.molar(salt)} of salt: simulated as if the anion stood still; "
            "set salt_concentration to 0 if there is none, else give the measured t+",
        )
    N = electrolyte.framework_charge_density
    anions = electrolyte.anion_concentration()
    cations = salt**2 / anions  # as much as anions + N, without the digits that cancel
    ratio = t_plus / (1 - t_plus) * anions / cations
    text = (
        f"t+ = {t_plus:.2g} with {words.molar(salt)} of salt and {words.molar(N)} of framework "
        f"charge ({words.molar(cations)} Li+ and {words.molar(anions)} anions inside) needs Li+ "
        f"{words.scientific(ratio, 2)} times as mobile as the anion"
    )
    if ratio <= HIGH:
        return Finding("ok", text)
    equal = (t_plus / (1 - t_plus)) ** 0.5
    instead = salt * (equal - 1 / equal)
    return Finding(
        "doubt" if ratio > VERY_HIGH else "note",
        f"{text}, which is {words.scientific(OF_A_LIQUID, 2)} times in a liquid of t+ = 0.162 "
        "(other methods give 0.25 to 0.4); "
        f"{words.molar(instead)} of framework charge would do with equal mobilities",
    )
