"""Salt between two faces of lithium against profiles and series that share nothing with it."""

import numpy as np
import pybamm
import pytest
from scipy.integrate import quad
from scipy.optimize import brentq

import mofcell
from mofcell.experiments.characterisation.membrane_run import (
    Hold,
    MembraneStructure,
    compile_membrane,
    square_metre,
)
from mofcell.models import Symmetric
from mofcell.parameters import Electrolyte, SymmetricCell
from mofcell.parameters.laws import Arrhenius

F, R = 96485.33212, 8.314462618
L, T_PLUS, C0, EPS = 100e-6, 0.4, 1000.0, 0.5
KAPPA = Arrhenius.through(value=0.08, temperature=298.15, activation_energy=29e3)
WARM, COLD = 298.15, 253.15
EXCHANGE, FILM = 2.0, 5e-3


def lithium_cell(N, **changes):
    membrane = Electrolyte(
        name="membrane",
        conductivity=KAPPA,
        transference_number=T_PLUS,
        framework_charge_density=N,
        salt_concentration=C0,
        porosity=EPS,
    )
    known = {
        "electrolyte": membrane,
        "membrane_thickness": L,
        "lithium_thickness": 100e-6,
        "lithium_exchange_current_density": EXCHANGE,
        "lithium_interface_resistance": FILM,
        "area": 1e-4,
    }
    return SymmetricCell(name="Li|membrane|Li", **{**known, **changes})


def at_rest(N, T):
    """Anion [mol.m-3], and the diffusivities of cation and anion [m2.s-1]."""
    anion = np.roots([1, N, -(C0**2)]).max()
    per = float(KAPPA(T)) * R * T / F**2
    return anion, T_PLUS * per / (anion + N), (1 - T_PLUS) * per / anion


def ideal_limit(T):
    return 4 * R * T / F * T_PLUS * float(KAPPA(T)) / L


def simulated(cell, T, current, seconds, *, points=40):
    simulation = pybamm.Simulation(
        Symmetric(),
        parameter_values=mofcell.parameter_values(
            cell.replace(current_density=current), temperature=T
        ),
        var_pts={"x_s": points},
        solver=pybamm.IDAKLUSolver(rtol=1e-8, atol=1e-10),
    )
    times = np.append(0.0, seconds)
    return simulation.solve(times, t_interp=times)


def steady_profile(N, T, current, x):
    """2 c- + N ln c- = const - i x / (F D+), the mean of c- being that at rest."""
    anion, D_plus, _ = at_rest(N, T)
    nodes, weights = np.polynomial.legendre.leggauss(60)

    def along(constant, x):
        def concentration(x):
            right = constant - current * x / (F * D_plus)
            top = max(right / 2 + 10 * abs(N) + 10, 10.0)
            return brentq(lambda c: 2 * c + N * np.log(c) - right, 1e-12, top, xtol=1e-10)

        return np.array([concentration(one) for one in x])

    def too_many(constant):
        return along(constant, L / 2 * (1 + nodes)) @ weights / 2 - anion

    rest = 2 * anion + N * np.log(anion)
    slope = current * L / (F * D_plus)
    if N == 0:  # linear: what stands at the face is known
        return (rest + slope / 2 - current * x / (F * D_plus)) / 2
    return along(brentq(too_many, rest, rest + slope, xtol=1e-8), x)


@pytest.mark.parametrize("T", [WARM, COLD])
@pytest.mark.parametrize(("N", "share"), [(0.0, 0.8), (500.0, 1.2), (3000.0, 2.0)])
def test_the_steady_profile_solves_the_first_integral(N, share, T):
    current = share * ideal_limit(T)
    _, D_plus, D_minus = at_rest(N, T)
    settled = 20 * EPS * L**2 / (np.pi**2 * min(D_plus, D_minus))
    solution = simulated(lithium_cell(N), T, current, settled)
    found = solution["Anion concentration [mol.m-3]"].entries[:, -1]
    x = solution["x_s [m]"].entries[:, 0]
    expected = steady_profile(N, T, current, x)
    np.testing.assert_allclose(found, expected, rtol=1e-3, atol=1e-3 * expected.max())


def test_the_steady_profile_converges_with_the_square_of_the_mesh():
    N, current = 500.0, 1.2 * ideal_limit(WARM)
    _, D_plus, D_minus = at_rest(N, WARM)
    settled = 20 * EPS * L**2 / (np.pi**2 * min(D_plus, D_minus))
    errors = []
    for points in (10, 20, 40):
        solution = simulated(lithium_cell(N), WARM, current, settled, points=points)
        found = solution["Anion concentration [mol.m-3]"].entries[:, -1]
        x = solution["x_s [m]"].entries[:, 0]
        errors.append(np.abs(found - steady_profile(N, WARM, current, x)).max())
    orders = np.log2(np.array(errors[:-1]) / errors[1:])
    assert orders.min() > 1.7


def series(x, t, T, current):
    """Salt after a step of the current, N = 0: Fourier's series between two closed faces."""
    _, D_plus, D_minus = at_rest(0.0, T)
    D = 2 * D_plus * D_minus / (D_plus + D_minus)
    n = np.arange(1, 4000, 2)[:, None]
    modes = np.cos(n * np.pi * np.atleast_1d(x) / L) * np.exp(-((n * np.pi / L) ** 2) * D * t / EPS)
    shape = 0.5 - np.atleast_1d(x) / L - np.sum(4 / (n * np.pi) ** 2 * modes, axis=0)
    return C0 + (1 - T_PLUS) * current / F * L / D * shape


@pytest.mark.parametrize("T", [WARM, COLD])
def test_the_transient_after_a_step_of_the_current_is_the_series(T):
    current = 0.8 * ideal_limit(T)
    _, D_plus, D_minus = at_rest(0.0, T)
    tau = EPS * L**2 * (D_plus + D_minus) / (2 * D_plus * D_minus * np.pi**2)
    seconds = tau * np.array([0.03, 0.1, 0.3, 1.0, 3.0])
    solution = simulated(lithium_cell(0.0), T, current, seconds, points=80)
    x = solution["x_s [m]"].entries[:, 0]
    salt = solution["Electrolyte concentration [mol.m-3]"].entries
    faces = 2 * current * FILM + 2 * 2 * R * T / F * np.arcsinh(current / (2 * EXCHANGE))
    for k, t in enumerate(seconds, start=1):
        np.testing.assert_allclose(salt[:, k], series(x, t, T, current), rtol=1e-3)
        left, right = series([0, L], t, T, current)
        ohmic, _ = quad(lambda at, t=t: C0 / series(at, t, T, current)[0], 0, L, epsrel=1e-6)
        volts = current * ohmic / float(KAPPA(T))
        volts += 2 * R * T / F * (1 - T_PLUS) * np.log(left / right) + faces
        assert -solution["Voltage [V]"].entries[k] == pytest.approx(volts, rel=1e-3)


@pytest.mark.parametrize("T", [WARM, COLD])
@pytest.mark.parametrize("N", [0.0, 500.0, 3000.0])
@pytest.mark.parametrize("held", [{"current": 0.5}, {"voltage": 0.02}])
def test_anions_and_lithium_are_kept(N, T, held):
    cell = lithium_cell(N)
    if "current" in held:
        held = {"current": held["current"] * ideal_limit(T)}
    compiled = compile_membrane(MembraneStructure.of(cell))
    along = compiled.run(Hold(duration=1e5, **held), square_metre(cell, T)).along
    np.testing.assert_allclose(along["anions"], along["anions"][0], rtol=1e-9)
    lithium = along["left lithium"] + along["right lithium"]
    np.testing.assert_allclose(lithium, lithium[0], rtol=1e-9)
