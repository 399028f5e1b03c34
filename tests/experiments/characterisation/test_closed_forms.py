"""Closed forms against each other and against profiles that are integrated numerically."""

import math

import numpy as np
import pytest
from scipy.integrate import solve_ivp
from scipy.optimize import brentq

from mofcell.experiments.characterisation.closed_forms import (
    ambipolar_diffusivity,
    charge_transfer_resistance,
    limiting_current_density,
    thick_membrane_sand_time,
)

F, R = 96485.33212, 8.314462618
MEMBRANE = {
    "conductivity": 0.1,
    "transference_number": 0.4,
    "thickness": 1e-4,
    "temperature": 298.15,
}


def ions(N, c_s=1000.0):
    anion = np.roots([1, N, -(c_s**2)]).max()
    return anion, anion + N


def diffusivities(N):
    anion, cation = ions(N)
    per = 0.1 * R * 298.15 / F**2
    return 0.4 * per / cation, 0.6 * per / anion


def test_without_fixed_charge_it_is_that_of_the_textbook():
    D_plus, D_minus = diffusivities(0.0)
    ambipolar = 2 * D_plus * D_minus / (D_plus + D_minus)
    textbook = 2 * F * ambipolar * 1000.0 / (0.6 * 1e-4)
    assert limiting_current_density(**MEMBRANE) == pytest.approx(textbook, rel=1e-9)


@pytest.mark.parametrize("N", [-1.0, -500.0, -3000.0])
def test_beside_positive_charge_the_profile_that_ends_without_cation_holds_the_anions(N):
    """Nernst-Planck, integrated from the depleted face: its mean is the anion's at rest."""
    limit = limiting_current_density(**MEMBRANE, framework_charge_density=N)
    D_plus, _ = diffusivities(N)

    def slope(x, state):  # i+ = -F D+ (c+' + c+ dphi F/RT), with dphi from a resting anion
        c = state[0]
        return [limit / (F * D_plus) / (1 + (c + N) / c), c]

    end = solve_ivp(slope, (0, 1e-4), [-N, 0.0], rtol=1e-10, atol=1e-12)
    assert end.y[1, -1] / 1e-4 == pytest.approx(ions(N)[0], rel=1e-6)


def test_its_limits_in_the_fixed_charge():
    none = limiting_current_density(**MEMBRANE)
    little = limiting_current_density(**MEMBRANE, framework_charge_density=-1e-6)
    assert little == pytest.approx(none, rel=1e-6)
    # where the anion is as good as everywhere alike, the cation falls from twice its mean to 0
    much = limiting_current_density(**MEMBRANE, framework_charge_density=-2e4)
    assert much == pytest.approx(none / 2, rel=5e-3)
    assert limiting_current_density(**MEMBRANE, framework_charge_density=1.0) == math.inf


@pytest.mark.parametrize("changes", [{"transference_number": 1.0}, {"salt_concentration": 0.0}])
def test_a_single_ion_conductor_has_no_limit(changes):
    assert limiting_current_density(**{**MEMBRANE, **changes}) == math.inf


def test_sand_time_is_that_of_the_half_space():
    """The face of a half-space under a constant flux, from the complementary error function."""
    D_plus, D_minus = diffusivities(0.0)
    D, eps, i = 2 * D_plus * D_minus / (D_plus + D_minus), 0.3, 500.0

    def at_the_face(t):
        return 1000.0 - 2 * (0.6 * i / F) * math.sqrt(t / (math.pi * eps * D))

    known = {name: MEMBRANE[name] for name in MEMBRANE if name != "thickness"}
    found = thick_membrane_sand_time(current_density=i, porosity=eps, **known)
    assert found == pytest.approx(brentq(at_the_face, 1e-6, 1e3, xtol=1e-12), rel=1e-8)
    assert (
        thick_membrane_sand_time(current_density=i, **{**known, "transference_number": 1.0})
        == math.inf
    )


@pytest.mark.parametrize("current", [0.0, 0.3, 5.0, 200.0])
def test_the_resistance_of_charge_transfer_is_the_slope_of_its_overpotential(current):
    def overpotential(i):
        return 2 * R * 298.15 / F * math.asinh(i / (2 * 1.5))

    step = 1e-4 * max(current, 1.0)
    slope = (overpotential(current + step) - overpotential(current - step)) / (2 * step)
    found = charge_transfer_resistance(
        exchange_current_density=1.5, temperature=298.15, current_density=current
    )
    assert found == pytest.approx(slope, rel=1e-6)


def test_both_ions_together_are_no_slower_and_no_faster_than_each():
    for N in (-1e5, -500.0, 0.0, 500.0, 1e5):
        found = ambipolar_diffusivity(
            cation_diffusivity=1e-10,
            anion_diffusivity=3e-10,
            salt_concentration=1000.0,
            framework_charge_density=N,
        )
        assert 1e-10 < found < 3e-10
    assert found == pytest.approx(3e-10, rel=1e-3)  # the anion is rare
