"""Coefficients of two conductors against their definitions."""

import numpy as np
import pytest
from scipy.integrate import quad

from mofcell.models import TwoConductor

F, R, T = 96485.33212331, 8.31446261815324, 298.15


@pytest.mark.parametrize("N", [0.0, 1500.0, -400.0])
@pytest.mark.parametrize("ratio", [0.2, 1.0, 4.0])
def test_diffusion_potential_is_the_integral_of_t_minus_dpsi(layer_of, N, ratio):
    """Teorell-Meyer-Sievers against quadrature, 1e-12 V: both are exact to rounding."""
    D_plus, D_minus = 1e-10, ratio * 1e-10

    def slope(c):  # t- dpsi/dc
        t_minus = D_minus * c / (D_plus * (c + N) + D_minus * c)
        return t_minus * R * T / F * (1 / c + 1 / (c + N))

    low, high = (
        layer_of(TwoConductor, c_minus=c, N=N, D_plus=D_plus, D_minus=D_minus).diffusion_potential
        for c in (500.0, 1500.0)
    )
    expected, _ = quad(slope, 500.0, 1500.0, epsabs=1e-15, epsrel=1e-13)
    assert high.evaluate() - low.evaluate() == pytest.approx(expected, abs=1e-12)


def test_diffusion_potential_is_none_where_no_anion_moves(layer_of):
    """t- = 0: no current of the anion, so a difference of salt costs no voltage.

    And with D- >> D+ it is the whole psi = (2RT/F) ln(c2/c1).
    """

    def rise(D_minus):
        ends = [
            layer_of(TwoConductor, c_minus=c, D_plus=1e-10, D_minus=D_minus)
            for c in (500.0, 1500.0)
        ]
        return ends[1].diffusion_potential.evaluate() - ends[0].diffusion_potential.evaluate()

    assert rise(1e-22) == pytest.approx(0, abs=1e-12)
    assert rise(1e2) == pytest.approx(2 * R * T / F * np.log(3), rel=1e-9)


def test_conductivity_and_transference_are_those_of_nernst_and_einstein(layer_of):
    """1 M LiX with D+ = 1e-10, D- = 2e-10 m2/s: F^2 3e-10 1000 / RT = 1.127 S/m, t+ = 1/3."""
    layer = layer_of(TwoConductor, c_minus=1000.0, D_plus=1e-10, D_minus=2e-10)
    assert layer.kappa.evaluate() == pytest.approx(1.1266, rel=1e-4)
    assert layer.t_minus.evaluate() == pytest.approx(2 / 3, rel=1e-14)
    # kappa+ kappa- / kappa = kappa t+ t-
    assert layer.salt_conductivity.evaluate() == pytest.approx(
        layer.kappa.evaluate() * 2 / 9, rel=1e-14
    )


def test_salt_potential_is_zero_in_donnan_equilibrium(layer_of):
    """c- = 500 beside N = 1500 is in equilibrium with 1000 mol/m3: 500 x 2000 = 1000^2."""
    layer = layer_of(TwoConductor, c_minus=500.0, N=1500.0, D_plus=1e-10, D_minus=1e-10)
    assert layer.salt_potential.evaluate() == pytest.approx(0, abs=1e-17)
