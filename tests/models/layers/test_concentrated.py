"""Coefficients of a measured electrolyte against their definitions."""

import numpy as np
import pybamm
import pytest
from scipy.integrate import quad

from mofcell.models import Concentrated, TwoConductor

F, R, T = 96485.33212331, 8.31446261815324, 298.15

LIQUID = {
    "electrolyte conductivity [S.m-1]": lambda c: 0.1 + 0.9 * c / 1000,
    "electrolyte diffusivity [m2.s-1]": lambda c: 3e-10 * np.exp(-0.3 * c / 1000),
    "cation transference number": lambda c: 0.35 - 0.05 * c / 1000,
    "thermodynamic factor": lambda c: 1 + 0.5 * (c / 1000) ** 1.5,
}


@pytest.mark.parametrize("c", [5.0, 300.0, 2500.0])
def test_diffusion_potential_is_the_integral_of_t_minus_gamma_dpsi(layer_of, c):
    """Six Gauss points in ln c against adaptive quadrature, from the concentration at rest.

    1e-5 of it at 5 mol/m3, where c^1.5 in ln c is no polynomial; 1e-9 within a factor 3.
    """

    def slope(c):
        t_minus = 1 - LIQUID["cation transference number"](c)
        return t_minus * LIQUID["thermodynamic factor"](c) * 2 * R * T / F / c

    layer = layer_of(Concentrated, c_minus=c, functions=LIQUID)
    expected, _ = quad(slope, 1000.0, c, epsabs=1e-15, epsrel=1e-12)
    accuracy = 1e-5 if c == 5.0 else 1e-8
    assert layer.diffusion_potential.evaluate() == pytest.approx(expected, rel=accuracy)


def test_salt_conductivity_is_newmans(layer_of):
    """M = F^2 D c / (2 R T Gamma); at 1 M, D = 3e-10 exp(-0.3) and Gamma = 1.5.

    96485.33^2 x 2.22245e-10 x 1000 / (2 x 2478.957 x 1.5) = 0.278205 S/m.
    """
    layer = layer_of(Concentrated, c_minus=1000.0, functions=LIQUID)
    assert layer.salt_conductivity.evaluate() == pytest.approx(0.278205, rel=1e-5)


@pytest.mark.parametrize("c", [200.0, 1000.0, 1800.0])
def test_ideal_properties_give_the_coefficients_of_two_conductors(layer_of, c):
    """kappa, D and t+ of ideal ions return kappa+ kappa- / kappa, t- and psi."""
    D_plus, D_minus = 1e-10, 2e-10
    ideal = {
        "electrolyte conductivity [S.m-1]": lambda c: F**2 * (D_plus + D_minus) * c / (R * T),
        "electrolyte diffusivity [m2.s-1]": lambda c: pybamm.Scalar(
            2 * D_plus * D_minus / (D_plus + D_minus)
        ),
        "cation transference number": lambda c: pybamm.Scalar(D_plus / (D_plus + D_minus)),
        "thermodynamic factor": lambda c: pybamm.Scalar(1.0),
    }
    measured = layer_of(Concentrated, c_minus=c, functions=ideal)
    conductors = layer_of(TwoConductor, c_minus=c, D_plus=D_plus, D_minus=D_minus)
    for name in ("kappa", "t_minus", "salt_conductivity", "salt_potential"):
        found, expected = (getattr(layer, name).evaluate() for layer in (measured, conductors))
        assert found == pytest.approx(expected, rel=1e-12), name
