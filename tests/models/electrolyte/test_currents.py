"""Laws of transport against each other: what is the same by other coefficients."""

import numpy as np
import pytest

from mofcell.models import DFN, SPMe

F, R, T = 96485.33212331, 8.31446261815324, 298.15

CURRENT, MOMENT = 40.0, 300.0

#: Of ``lab.salt`` by default.
D_PLUS, D_MINUS = 1e-10, 2e-10


@pytest.fixture(scope="module")
def ideal(lab):
    """The salt of ``lab.salt`` by the four properties one would measure on it."""
    return lab.measured(
        kappa=lambda c, T: F**2 * (D_PLUS + D_MINUS) * c / (R * T),
        D=2 * D_PLUS * D_MINUS / (D_PLUS + D_MINUS),
        t_plus=D_PLUS / (D_PLUS + D_MINUS),
        factor=1.0,
    )


def voltage(simulation):
    return simulation.solve([0, MOMENT])["Voltage [V]"](np.linspace(30, MOMENT, 10))


@pytest.mark.parametrize("membrane", ["the same", "framework"])
def test_measured_ideal_salt_is_the_two_conductor_one(lab, ideal, model, membrane):
    """Newman's binary electrolyte with ideal properties is the salt with N = 0.

    Also beside a membrane with fixed charge, where the two laws meet at the plane. The
    equations are the same on the mesh: what differs is the path of the solver, at a
    relative tolerance of 1e-7 (1e-6 of 1e-5 V asked for is left).
    """
    framework, _ = lab.fill("framework | salt")
    pairs = [
        (framework if membrane == "framework" else filling, filling)
        for filling in (ideal, lab.salt())
    ]
    measured, conductors = (
        voltage(lab.simulation(model, *layers, current=CURRENT, tolerance=1e-7)) for layers in pairs
    )
    assert measured == pytest.approx(conductors, abs=1e-6)


def test_thermodynamic_factor_counts(lab):
    """Gamma = 2 at equal D raises the diffusion potential (1 - t+) Gamma, hence the loss.

    It doubles to within the change of kappa with concentration (2 %).
    """
    name = "Membrane diffusion potential contribution to voltage [V]"
    terms = []
    for factor in (1.0, 2.0):
        liquid = lab.measured(kappa=1.0, D=1e-10, t_plus=0.4, factor=factor)
        solution = lab.simulation(DFN, liquid, liquid, current=CURRENT).solve([0, MOMENT])
        terms.append(solution[name].entries[-1])
    assert terms[1] / terms[0] == pytest.approx(2, rel=1e-3)


@pytest.mark.parametrize("t_plus", [1.0, "crossing 1", "negative"])
def test_transference_numbers_of_any_sign(lab, model, t_plus):
    """t- of zero, through zero, and above 1, as published sets have in the cold."""
    laws = {
        1.0: 1.0,
        "crossing 1": lambda c, T: 0.9 + 0.1 * c / 1000,
        "negative": lambda c, T: 0.1 - 0.2 * c / 1000,
    }
    liquid = lab.measured(kappa=lambda c, T: 0.3 * c / 1000, D=1e-10, t_plus=laws[t_plus])
    solution = lab.simulation(model, liquid, liquid, current=CURRENT).solve([0, MOMENT])
    assert solution.termination == "final time"
    anions = solution["Total anions in electrolyte [mol]"].entries
    assert np.ptp(anions) < 1e-12 * anions[0]
    c = solution["Electrolyte concentration [mol.m-3]"].entries[:, -1]
    if t_plus == 1.0:  # nothing moves the salt
        assert c == pytest.approx(np.full_like(c, 1000.0), abs=1e-6)
    if t_plus == "negative":  # t- > 1 moves it more than a liquid with t+ = 0 would
        assert np.ptp(c) > 1.1 * CURRENT * 50e-6 / (F * 1e-10)


@pytest.mark.parametrize("filling", ["salt", "liquid"])
def test_current_is_ohms_law_with_the_diffusion_potential(lab, filling):
    """Newman's form: i = -B kappa (dphi/dx - t- Gamma dpsi/dx), from the profiles.

    Between the nodes of the membrane, to 0.1 %: the square of the mesh.
    """
    liquid = lab.real_liquid() if filling == "liquid" else lab.salt(N=2000.0)
    points = 40
    solution = lab.simulation(DFN, liquid, lab.real_liquid(), points=points, current=CURRENT).solve(
        [0, MOMENT]
    )
    phi = solution["Separator electrolyte potential [V]"].entries[:, -1]
    c = solution["Separator anion concentration [mol.m-3]"].entries[:, -1]
    middle, h = (c[1:] + c[:-1]) / 2, 50e-6 / points
    if filling == "liquid":
        kappa = 0.1 + 0.9 * middle / 1000 * np.exp(-((middle / 1500) ** 2))
        t_minus, gamma = 1 - (0.35 - 0.05 * middle / 1000), 1 + 0.5 * middle / 1000
        psi = 2 * R * T / F * np.log(c)
    else:
        plus, minus = D_PLUS * (middle + 2000), D_MINUS * middle
        kappa, t_minus, gamma = F**2 / (R * T) * (plus + minus), minus / (plus + minus), 1
        psi = R * T / F * np.log(c * (c + 2000))
    i = -kappa * (np.diff(phi) - t_minus * gamma * np.diff(psi)) / h
    assert i == pytest.approx(np.full_like(i, CURRENT), rel=1e-3)


@pytest.mark.parametrize("model", [DFN, SPMe], ids=["DFN", "SPMe"])
def test_public_variables_of_transport(lab, model):
    """kappa and t+ by their names, at the start: F^2 (D+ c+ + D- c-) / RT."""
    solution = lab.simulation(model, lab.salt(N=1500.0), lab.salt()).solve([0, 1.0])
    kappa = solution["Electrolyte conductivity [S.m-1]"].entries[:, 0]
    t_plus = solution["Cation transference number"].entries[:, 0]
    # N = 1500 beside 1000 mol/m3: c- = 500, c+ = 2000
    plus, minus = np.array([2000.0, 1000.0]) * D_PLUS, np.array([500.0, 1000.0]) * D_MINUS
    assert kappa[[0, -1]] == pytest.approx(F**2 * (plus + minus) / (R * T), rel=1e-12)
    assert t_plus[[0, -1]] == pytest.approx(plus / (plus + minus), rel=1e-12)
