"""Each term of the voltage against the integral it stands for, taken from the profiles.

The profiles of concentration, reaction and particle surface are read from the solution and
integrated here again, with splines and Gauss points; the model gets its terms from potentials
(DFN) or from sums over the mesh (SPMe). Both agree with the square of the mesh.
"""

import numpy as np
import pytest
from scipy.interpolate import CubicSpline

from mofcell.models import DFN, VOLTAGE_TERMS, SPMe
from mofcell.models import term_variable as variable_of

F, R, T = 96485.33212331, 8.31446261815324, 298.15
CURRENT = 40.0  # 2C [A.m-2]
MOMENT = 300.0

#: What the layers are: thickness, transport efficiency eps^b, N, D+ and D-.
MEMBRANE = {"L": 50e-6, "B": 1.0, "N": 2000.0, "D_plus": 3e-11, "D_minus": 6e-11}
CATHOLYTE = {"L": 60e-6, "B": 0.4**1.5, "N": 0.0, "D_plus": 1e-10, "D_minus": 2e-10}
SIGMA = 0.5 * 0.6**1.5  # of all that is no pore, to the power 1.5 [S.m-1]

AREA = 3 * 0.5 / 1e-6  # of the particles, 3 eps_active / R [m-1]

#: What is read from the solutions.
PROFILES = (
    "Separator anion concentration [mol.m-3]",
    "Positive electrode anion concentration [mol.m-3]",
    "Positive electrode interfacial current density [A.m-2]",
    "Positive particle surface concentration [mol.m-3]",
)

TERMS = (
    "equilibrium potential",
    "membrane ohmic",
    "membrane diffusion potential",
    "catholyte ohmic",
    "catholyte diffusion potential",
    "cathode charge transfer",
    "particle diffusion",
    "electronic",
)


def spline(values, L):
    """Profile over a layer from its values on the nodes."""
    return CubicSpline((np.arange(len(values)) + 0.5) * L / len(values), values)


def gauss(L):
    points, weights = np.polynomial.legendre.leggauss(40)
    return L / 2 * (1 + points), L / 2 * weights


def coefficients(c_minus, layer):
    """kappa and t- of two conductors."""
    plus = layer["D_plus"] * (c_minus + layer["N"])
    minus = layer["D_minus"] * c_minus
    return F**2 / (R * T) * (plus + minus), minus / (plus + minus)


def diffusion(c, layer, x):
    """Slope of the diffusion potential, t- dpsi/dx."""
    _, t_minus = coefficients(c(x), layer)
    return t_minus * R * T / F * (1 / c(x) + 1 / (c(x) + layer["N"])) * c(x, 1)


def open_circuit_potential(stoichiometry):
    """That of ``lab.CELL``, written again."""
    return 4.2 - 0.7 * stoichiometry - 0.9 * np.exp(-30 * (1 - stoichiometry))


def transcribed(solution, model):
    """The terms from the profiles at the end of a solution."""
    profile = {name: solution[name].entries[..., -1] for name in PROFILES}
    x, w = gauss(MEMBRANE["L"])
    c = spline(profile["Separator anion concentration [mol.m-3]"], MEMBRANE["L"])
    kappa, _ = coefficients(c(x), MEMBRANE)
    terms = {
        "membrane ohmic": -CURRENT * w @ (1 / (MEMBRANE["B"] * kappa)),
        "membrane diffusion potential": w @ diffusion(c, MEMBRANE, x),
    }

    L = CATHOLYTE["L"]
    x, w = gauss(L)
    if model is SPMe:
        i, j = CURRENT * (1 - x / L), np.full_like(x, CURRENT / (AREA * L))
    else:
        density = spline(-profile["Positive electrode interfacial current density [A.m-2]"], L)
        reacted = density.antiderivative()
        i, j = CURRENT - AREA * (reacted(x) - reacted(0)), density(x)

    # potentials are means over the cathode: what falls at x counts for the part behind it
    behind = (L - x) / L
    c = spline(profile["Positive electrode anion concentration [mol.m-3]"], L)
    kappa, _ = coefficients(c(x), CATHOLYTE)
    terms["catholyte ohmic"] = -w @ (behind * i / (CATHOLYTE["B"] * kappa))
    terms["catholyte diffusion potential"] = w @ (behind * diffusion(c, CATHOLYTE, x))
    terms["electronic"] = -w @ ((1 - behind) * (CURRENT - i) / SIGMA)

    surface = spline(profile["Positive particle surface concentration [mol.m-3]"] / 25e3, L)(x)
    j_0 = (c(x) / 1000) ** 0.5 * 2 * np.sqrt(surface * (1 - surface))
    terms["cathode charge transfer"] = -w @ (2 * R * T / F * np.arcsinh(j / (2 * j_0))) / L

    filled = 0.1 + CURRENT * MOMENT / (F * 25e3 * 0.5 * L)  # with what has come in, over all places
    at_rest = open_circuit_potential(filled)
    terms["equilibrium potential"] = at_rest
    terms["particle diffusion"] = w @ open_circuit_potential(surface) / L - at_rest
    return terms


@pytest.fixture(scope="module")
def differences(lab):
    """Model less transcription, by term, on 10 and 20 points a layer."""

    def one(model, points):
        layers = [
            lab.salt(N=layer["N"], D_plus=layer["D_plus"], D_minus=layer["D_minus"])
            for layer in (MEMBRANE, CATHOLYTE)
        ]
        simulation = lab.simulation(
            model,
            *layers,
            points=points,
            particle_points=20,
            current=CURRENT,
            **{"Positive electrode conductivity [S.m-1]": 0.5},
        )
        solution = simulation.solve([0, MOMENT])
        expected = transcribed(solution, model)
        return {term: solution[variable_of(term)].entries[-1] - expected[term] for term in expected}

    return {model: [one(model, points) for points in (10, 20)] for model in (DFN, SPMe)}


@pytest.mark.parametrize("term", TERMS)
def test_term_is_the_integral_it_stands_for(differences, model, term):
    """Within 30 uV on 20 points, and four times further away on 10."""
    coarse, fine = (abs(each[term]) for each in differences[model])
    assert fine < 3e-5
    assert fine < 1e-9 or np.log2(coarse / fine) > 1.7


def test_transcription_covers_what_is_no_plain_series_term():
    """The other terms are those of ``test_series_terms_are_exact``."""
    series = {"lithium charge transfer", "lithium interphase", "contact"}
    series |= {"membrane-cathode interface"}
    assert set(VOLTAGE_TERMS) == series | set(TERMS)
