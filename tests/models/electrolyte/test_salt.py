"""The salt: at rest in Donnan equilibrium, under current in a profile known in closed form."""

import numpy as np
import pybamm
import pytest
from scipy.optimize import brentq

from mofcell.models import DFN, SPMe

F = 96485.33212331

#: A slow membrane before a thin cathode that hardly hinders the salt (catholyte 10^4 times
#: faster, straight pores) and never fills: the profile in the membrane becomes steady and
#: is that of the closed form to 1e-5 of its concentration.
D_PLUS, D_MINUS = 2e-12, 4e-12
THICKNESS, CATHODE, POROSITY = 100e-6, 10e-6, 0.4
STEADY = {
    "Separator thickness [m]": THICKNESS,
    "Separator porosity": POROSITY,
    "Positive electrode thickness [m]": CATHODE,
    "Positive electrode porosity": POROSITY,
    "Positive electrode Bruggeman coefficient (electrolyte)": 0.0,
    "Maximum concentration in positive electrode [mol.m-3]": 25e5,
    "Initial concentration in positive electrode [mol.m-3]": 2.5e5,
    "Positive particle diffusivity [m2.s-1]": 1e-12,
    "Negative electrode thickness [m]": 5e-3,
}

#: 16 times L2/Da, the time in which the salt settles [s].
LONG = 60e3


def donnan(c_s, N):
    """Positive root of c- (c- + N) = c_s^2."""
    return np.sqrt(N**2 / 4 + c_s**2) - N / 2


@pytest.fixture(scope="module")
def steady(lab):
    """Simulations of the slow membrane; the load is put on over a minute."""

    def solution(model, *, N, current, points=20):
        layers = (
            lab.salt(N=N, D_plus=D_PLUS, D_minus=D_MINUS),
            lab.salt(D_plus=1e4 * D_PLUS, D_minus=1e4 * D_MINUS),
        )
        load = lambda t: current * (1 - pybamm.exp(-t / 60))  # noqa: E731
        return lab.simulation(model, *layers, points=points, current=load, **STEADY).solve(
            [0, LONG]
        )

    return solution


def closed_form(x, *, N, current, c_0=1000.0):
    r"""Anion concentration in the membrane where no anion moves any more.

    :math:`2 c_- + N \ln c_- = k - i x / (F D_+)`, k such that the anions of membrane and
    cathode are as many as at the start. With i- = 0 both potentials drop alike, by psi, and
    :math:`i = -\kappa_+ \nabla \psi` integrates to this.
    """

    def profile(c_cathode, x):
        end = donnan(c_cathode, N)
        target = 2 * end + N * np.log(end) + current * (THICKNESS - x) / (F * D_PLUS)
        low, high = max(-N, 0) + 1e-9, 1e5
        return np.array(
            [brentq(lambda c, k=k: 2 * c + N * np.log(c) - k, low, high) for k in target]
        )

    nodes, weights = np.polynomial.legendre.leggauss(40)

    def surplus(c_cathode):
        membrane = THICKNESS / 2 * weights @ profile(c_cathode, THICKNESS / 2 * (1 + nodes))
        return membrane + CATHODE * c_cathode - THICKNESS * donnan(c_0, N) - CATHODE * c_0

    return profile(brentq(surplus, 1.0, c_0), x)


def nodes(points):
    return (np.arange(points) + 0.5) * THICKNESS / points


@pytest.mark.parametrize(("N", "current"), [(0.0, 5.0), (2000.0, 15.0), (-500.0, 4.0)])
def test_steady_profile_under_current(steady, model, N, current):
    """The closed form, reached with the square of the mesh: 0.4 % on 20 points at worst.

    At 5 A/m2 without framework c- goes from 1690 to 411 mol/m3; with N = 2000 the current is
    1.8 times the limiting one without it. A profile still moving, an anion lost or another
    D+ would each show as an error that a finer mesh does not take away.
    """
    errors = []
    for points in (10, 20):
        solution = steady(model, N=N, current=current, points=points)
        c = solution["Separator anion concentration [mol.m-3]"].entries[:, -1]
        errors.append(np.abs(c - closed_form(nodes(points), N=N, current=current)).max() / 1000)
    assert errors[1] < 4e-3
    assert np.log2(errors[0] / errors[1]) > 1.6


def test_profile_without_framework_is_linear(steady, model):
    """For N = 0 the closed form is a straight line of slope -i / (2 F D+)."""
    solution = steady(model, N=0.0, current=5.0, points=20)
    c = solution["Separator anion concentration [mol.m-3]"].entries[:, -1]
    slope = -5.0 / (2 * F * D_PLUS)
    # the harmonic mean of kappa on an edge differs from c there by (dc/2c)^2, 2 % at worst
    assert np.diff(c) / np.diff(nodes(20)) == pytest.approx(slope, rel=0.02)


#: 2 F Da c0 / ((1-t+) L) = 4 F D+ c0 / L, times what the salt of the cathode's pores adds.
LIMITING = 4 * F * D_PLUS * 1000.0 / THICKNESS * (1 + CATHODE / THICKNESS)


@pytest.mark.parametrize(
    ("N", "share", "carries_on"), [(0.0, 0.95, True), (0.0, 1.05, False), (1000.0, 1.5, True)]
)
def test_limiting_current(steady, model, N, share, carries_on):
    """Without framework charge the salt ends a current above the limit; with it, none does.

    On 20 points the limit is met within 5 %: the last cell of the membrane runs dry first.
    """
    solution = steady(model, N=N, current=share * LIMITING)
    left = solution["Salt left at the poorest point"].entries[-1]
    anions = solution["Total anions in electrolyte [mol]"].entries
    assert np.ptp(anions) < 1e-12 * anions[0]  # kept even where there are none left
    if carries_on:
        assert solution.termination == "final time"
        assert left > 0.01
    else:
        assert solution.termination == "event: Minimum voltage [V]"
        assert left < 1e-6
        # the cathode takes no part: its equilibrium potential has hardly fallen
        assert solution["Bulk open-circuit voltage [V]"].entries[-1] > 4.1


#: A day of rest [s].
DAY = np.array([0, 3600.0, 86400.0])


@pytest.mark.parametrize(("N_membrane", "N_cathode"), [(4000.0, 0.0), (-1500.0, 500.0)])
def test_two_layers_at_rest_are_in_donnan_equilibrium(lab, model, N_membrane, N_cathode):
    """cs alike on both sides, c- jumps as the formula says, and nothing moves in a day.

    At the start to rounding. After a day the SPMe is still there; the DFN has solved for the
    potentials some fifty times, each to about 1e-13 V, and has wandered by 2e-11.
    """
    layers = lab.salt(N=N_membrane), lab.salt(N=N_cathode)
    solution = lab.simulation(model, *layers, current=0.0).solve(DAY)
    wander = 1e-10 if model is DFN else 1e-12
    c_s = solution["Electrolyte concentration [mol.m-3]"].entries
    assert np.abs(c_s[:, 0] / 1000 - 1).max() < 1e-15
    assert np.abs(c_s / 1000 - 1).max() < wander
    for layer, N in (("Separator", N_membrane), ("Positive electrode", N_cathode)):
        anion = solution[f"{layer} anion concentration [mol.m-3]"].entries
        cation = solution[f"{layer} cation concentration [mol.m-3]"].entries
        assert np.abs(anion / donnan(1000.0, N) - 1).max() < 10 * wander
        assert np.abs(cation - anion - N).max() < 1e-11
    assert np.ptp(solution["Voltage [V]"].entries) < 1e-8


def test_totals_at_the_start(lab, model):
    """By hand, for 1 m2 of N = 1500 (c- = 500, c+ = 2000) beside a catholyte of 1 M.

    Anions: 0.4 (50e-6 x 500 + 60e-6 x 1000); lithium: 0.4 (50e-6 x 2000 + 60e-6 x 1000) and
    60e-6 x 0.5 x 2500 in the particles; metal: 50e-6 / 1.3e-5.
    """
    solution = lab.simulation(model, lab.salt(N=1500.0), lab.salt()).solve([0, 1.0])
    for name, expected in (
        ("Total anions in electrolyte [mol]", 0.034),
        ("Total lithium in electrolyte [mol]", 0.064),
        ("Total lithium [mol]", 0.064 + 0.075),
        ("Total lithium in metal [mol]", 50 / 13),
    ):
        assert solution[name].entries[0] == pytest.approx(expected, rel=1e-12), name


def test_layers_out_of_equilibrium_do_move(lab, model, monkeypatch):
    """That nothing moves is the Donnan formula's doing: with equal c- instead, salt flows."""
    monkeypatch.setattr(
        "mofcell.parameters.donnan.anion_concentration",
        lambda *, salt_concentration, framework_charge_density: salt_concentration,
    )
    layers = lab.salt(N=4000.0), lab.salt()
    c_s = (
        lab.simulation(model, *layers, current=0.0)
        .solve(DAY)["Electrolyte concentration [mol.m-3]"]
        .entries
    )
    assert np.ptp(c_s[:, 0]) > 1000  # sqrt(1000 * 5000) = 2236 against 1000
    assert np.ptp(c_s[:, -1]) < 1e-3


@pytest.mark.parametrize(
    ("model", "module"), [(DFN, "potential"), (SPMe, "uniform_reaction")], ids=["DFN", "SPMe"]
)
def test_an_open_face_loses_salt(lab, monkeypatch, model, module):
    """The condition at the outer faces is what keeps the salt: with another one it drifts."""
    leak = {side: (pybamm.Scalar(1.0), "Neumann") for side in ("left", "right")}  # 1 V/m
    monkeypatch.setattr(f"mofcell.models.electrolyte.{module}.CLOSED", leak)
    solution = lab.simulation(model, lab.salt(N=2000.0), lab.salt()).solve([0, 600.0])
    anions = solution["Total anions in electrolyte [mol]"].entries
    assert np.ptp(anions) > 1e-6 * anions[0]
