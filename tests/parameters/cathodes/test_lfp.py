"""LFP against PyBaMM's own set of it and against the numbers of its sources."""

import math

import numpy as np
import pybamm
import pytest

import mofcell
from mofcell.parameters.cathodes.lfp import LFP_SETS, open_circuit_potential

R, F = 8.31446261815324, 96485.33212331  # SI of 2019


@pytest.fixture(scope="module")
def prada():
    """PyBaMM's transcription of Prada et al. 2013."""
    return pybamm.ParameterValues("Prada2013")


@pytest.mark.parametrize("x", [0.0038, 0.1, 0.5, 0.9, 0.99])
def test_open_circuit_potential_is_that_of_pybamm(prada, x):
    theirs = prada["Positive electrode OCP [V]"](pybamm.Scalar(x)).evaluate()
    assert open_circuit_potential(x) == pytest.approx(theirs, rel=1e-14)


def test_plateau_and_ends():
    # 3.4077 - 0.020269/2 on the plateau; the exponentials are below 3e-7 there
    assert open_circuit_potential(0.5) == pytest.approx(3.39757, abs=1e-5)
    assert open_circuit_potential(0.0) == pytest.approx(3.4077 + 0.5, abs=1e-9)
    assert open_circuit_potential(1.0) == pytest.approx(3.4077 - 0.020269 - 0.9, abs=1e-9)


def test_open_circuit_potential_takes_arrays_and_symbols():
    x = np.linspace(0.01, 0.99, 5)
    expected = [open_circuit_potential(float(one)) for one in x]
    np.testing.assert_allclose(open_circuit_potential(x), expected, rtol=1e-15)
    symbol = open_circuit_potential(pybamm.InputParameter("x"))
    assert symbol.evaluate(inputs={"x": x[1]}) == pytest.approx(expected[1], rel=1e-15)


def test_exchange_current_is_that_of_pybamm_at_25_degc(prada):
    c_max = prada["Maximum concentration in positive electrode [mol.m-3]"]
    theirs = prada["Positive electrode exchange-current density [A.m-2]"](
        pybamm.Scalar(1000.0), pybamm.Scalar(c_max / 2), pybamm.Scalar(c_max), pybamm.Scalar(298.15)
    )
    ours = mofcell.cathode("LFP").exchange_current_density(298.15)
    assert ours == pytest.approx(theirs.evaluate(), rel=1e-12)


@pytest.mark.parametrize("name", LFP_SETS)
def test_kinetics_slow_down_with_their_activation_energy(name):
    law = mofcell.cathode(name).exchange_current_density
    # 40.9 kJ/mol on discharge: Electrochim. Acta 60 (2012) 269
    expected = math.exp(-40.9e3 / R * (1 / 253.15 - 1 / 298.15))
    assert law(253.15) / law(298.15) == pytest.approx(expected, rel=1e-12)


@pytest.mark.parametrize(
    ("name", "energy"), [("LFP", 35e3), ("LFP (Xu 2015)", 20e3), ("LFP (BPX 2022)", 80e3)]
)
def test_each_set_has_its_activation_energy_of_diffusion(name, energy):
    law = mofcell.cathode(name).relative_diffusivity
    assert law(298.15) == pytest.approx(1.0, rel=1e-14)
    expected = math.exp(-energy / R * (1 / 253.15 - 1 / 298.15))
    assert law(253.15) == pytest.approx(expected, rel=1e-12)


def test_sets_differ_in_nothing_else():
    sets = [mofcell.cathode(name) for name in LFP_SETS]
    own = {"name", "provenance", "relative_diffusivity"}
    for field in set(type(sets[0]).model_fields) - own:
        assert len({getattr(one, field) for one in sets}) == 1, field


def test_diffusion_time_of_the_source(prada):
    radius = prada["Positive particle radius [m]"]
    diffusivity = prada["Positive particle diffusivity [m2.s-1]"]
    lfp = mofcell.cathode("LFP")
    assert lfp.particle_radius == radius
    assert lfp.particle_diffusion_time == pytest.approx(radius**2 / diffusivity, rel=1e-12)


def test_maximum_concentration_is_that_of_the_crystal():
    molar_mass = 157.757  # [g/mol]
    expected = 3.60 / molar_mass * 1e6  # [mol/m3] of a crystal of 3.60 g/cm3
    lfp = mofcell.cathode("LFP")
    assert lfp.maximum_concentration == pytest.approx(expected, rel=2e-3)  # 170 of 169.9 mAh/g
