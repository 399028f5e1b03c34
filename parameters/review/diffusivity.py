r"""Are the diffusivities possible that conductivity, t+ and concentrations imply?

By Nernst and Einstein, :math:`D_+ = t_+ \kappa R T / (F^2 c_+)` and alike for the anion.
"""

from mofcell.parameters.constants import F, R
from mofcell.parameters.electrolyte import reference_temperature
from mofcell.parameters.review import words
from mofcell.parameters.review.figures import electrolyte_of, numbers
from mofcell.parameters.review.finding import Finding

#: Possible near room temperature [m2.s-1]. Above: water itself has 2.3e-9 (Holz et al., Phys.
#: Chem. Chem. Phys. 2 (2000) 4740, doi 10.1039/b005319h) and no ion of a salt moves faster in
#: an organic solvent. Below: what 4e-7 S/cm at 1 mol/L comes to, hardly an electrolyte.
POSSIBLE = (1e-14, 1e-9)

#: By how much a reported and an implied diffusivity may differ: ions in pairs diffuse and do
#: not conduct (of LiPF6 in EC:DEC 17 to 71 % conduct; Hayamizu, J. Chem. Eng. Data 57 (2012) 2012).
PAIRS = 6.0


def check_diffusivities(material):
    """Implied diffusivities within what is possible, and beside the reported ones."""
    return [*_implied(material), *_reported(material)]


def implied_diffusivities(electrolyte):
    """Temperature [K] and the implied diffusivity of each ion that moves [m2.s-1]."""
    T = reference_temperature(electrolyte.conductivity)
    if electrolyte.salt_concentration == 0:
        carriers = electrolyte.framework_charge_density
        if not carriers:
            return T, {}
        return T, {"Li+": electrolyte.conductivity(T) * R * T / (F**2 * carriers)}
    found = {"Li+": electrolyte.cation_diffusivity(T)}
    if not electrolyte.is_single_ion:
        found["the anion"] = electrolyte.anion_diffusivity(T)
    return T, found


def _implied(material):
    electrolyte = electrolyte_of(material)
    if electrolyte is None:
        return
    T, found = implied_diffusivities(electrolyte)
    if not found:
        yield Finding(
            "note",
            "no carriers are stated (no salt, no framework charge): give framework_charge_density",
        )
        return
    said = words.listed([f"{words.scientific(D, 2)} m2/s of {ion}" for ion, D in found.items()])
    low, high = POSSIBLE
    text = f"conductivity, t+ and concentrations imply {said} at {words.celsius(T)}"
    if max(found.values()) > high:
        yield Finding(
            "doubt",
            f"{text}; above {_limit(high)} m2/s nothing dissolved moves: conductivity too high, or "
            "more carriers than salt_concentration and framework_charge_density say",
        )
    elif min(found.values()) < low:
        yield Finding(
            "doubt",
            f"{text}; below {_limit(low)} m2/s hardly any electrolyte works: check the unit of the "
            "conductivity, and whether that many ions are free",
        )
    else:
        yield Finding("ok", f"{text}: possible ({_limit(low)} to {_limit(high)} m2/s)")


def _limit(value):
    return words.scientific(value, 1)


def _reported(material):
    ions = {"Li+": "lithium_diffusion_coefficient", "the anion": "anion_diffusion_coefficient"}
    printed = {
        ion: one
        for ion, quantity in ions.items()
        for one in numbers(material, quantity)[:1]
        if one.number > 0
    }
    if (electrolyte := electrolyte_of(material)) is not None:
        _, implied = implied_diffusivities(electrolyte)
        for ion, diffusivity in implied.items():
            if ion in printed:
                yield _beside(ion, printed[ion], diffusivity)
    if len(printed) == 2:
        yield from _transference(material, *(printed[ion].number for ion in ions))


def _beside(ion, figure, implied):
    ratio = implied / figure.number
    text = (
        f"reported diffusion of {ion} is {words.scientific(figure.number)} m2/s "
        f"({figure.provenance.kind}), the conductivity implies {words.scientific(implied, 2)} m2/s"
    )
    if 1 / PAIRS <= ratio <= 1.5:
        return Finding("ok", text)
    if ratio > 1:
        return Finding(
            "doubt", f"{text}: it needs faster ions, or more of them than the record counts"
        )
    return Finding("note", f"{text}: most of what moves does not conduct, or is not free")


def _transference(material, cation, anion):
    reported = numbers(material, "transference_number")
    if not reported:
        return
    t_plus = reported[0].number
    from_diffusion = cation / (cation + anion)
    text = (
        f"the reported diffusion coefficients give t+ = {from_diffusion:.3g} where Li+ and anion "
        f"are as many, reported is {reported[0].printed}"
    )
    agrees = abs(from_diffusion - t_plus) <= 0.1
    yield Finding("ok" if agrees else "doubt", text)
