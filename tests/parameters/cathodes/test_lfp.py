"""LFP against PyBaMM's own set of it and against the numbers of its sources."""

import math

import pybamm
import pytest

from mofcell.parameters.cathodes import CATHODES, LFP_SETS
from mofcell.parameters.cathodes.lfp_potential import (
    afshar_potential,
    delithiation_potential,
    lithiation_potential,
)

R, F = 8.31446261815324, 96485.33212331  # SI of 2019


@pytest.fixture(scope="module")
def prada():
    """PyBaMM's transcription of Prada et al. 2013."""
    return pybamm.ParameterValues("Prada2013")


def test_sets_are_listed_first():
    assert list(CATHODES)[: len(LFP_SETS)] == list(LFP_SETS)
    assert next(iter(LFP_SETS)) == "LFP"


@pytest.mark.parametrize("name", LFP_SETS)
def test_each_set_has_its_potential(name):
    cathode = LFP_SETS[name]()
    if name == "LFP (Afshar 2017)":
        assert cathode.open_circuit_potential is afshar_potential
        assert cathode.hysteresis is None
    else:
        assert cathode.open_circuit_potential is lithiation_potential
        assert cathode.hysteresis.delithiation_potential is delithiation_potential


def test_exchange_current_is_that_of_pybamm_at_25_degc(prada):
    c_max = prada["Maximum concentration in positive electrode [mol.m-3]"]
    theirs = prada["Positive electrode exchange-current density [A.m-2]"](
        pybamm.Scalar(1000.0), pybamm.Scalar(c_max / 2), pybamm.Scalar(c_max), pybamm.Scalar(298.15)
    )
    ours = LFP_SETS["LFP"]().exchange_current_density(298.15)
    assert ours == pytest.approx(theirs.evaluate(), rel=1e-12)


@pytest.mark.parametrize("name", LFP_SETS)
def test_kinetics_slow_down_with_their_activation_energy(name):
    law = LFP_SETS[name]().exchange_current_density
    # 40.9 kJ/mol on discharge: Electrochim. Acta 60 (2012) 269
    expected = math.exp(-40.9e3 / R * (1 / 253.15 - 1 / 298.15))
    assert law(253.15) / law(298.15) == pytest.approx(expected, rel=1e-12)


@pytest.mark.parametrize(
    ("name", "energy"),
    [
        ("LFP", 35e3),
        ("LFP (Xu 2015)", 20e3),
        ("LFP (BPX 2022)", 80e3),
        ("LFP (Afshar 2017)", 35e3),
    ],
)
def test_each_set_has_its_activation_energy_of_diffusion(name, energy):
    law = LFP_SETS[name]().relative_diffusivity
    assert law(298.15) == pytest.approx(1.0, rel=1e-14)
    expected = math.exp(-energy / R * (1 / 253.15 - 1 / 298.15))
    assert law(253.15) == pytest.approx(expected, rel=1e-12)


@pytest.mark.parametrize(
    ("names", "own"),
    [
        (("LFP", "LFP (Xu 2015)", "LFP (BPX 2022)"), {"relative_diffusivity", "citations"}),
        (
            ("LFP", "LFP (Afshar 2017)"),
            {"open_circuit_potential", "hysteresis", "citations"},
        ),
    ],
)
def test_sets_differ_in_nothing_else(names, own):
    first, *others = (LFP_SETS[name]() for name in names)
    for field in set(type(first).model_fields) - own - {"name", "provenance"}:
        assert all(getattr(one, field) == getattr(first, field) for one in others), field


def test_diffusion_time_of_the_source(prada):
    radius = prada["Positive particle radius [m]"]
    diffusivity = prada["Positive particle diffusivity [m2.s-1]"]
    lfp = LFP_SETS["LFP"]()
    assert lfp.particle_radius == radius
    assert lfp.particle_diffusion_time == pytest.approx(radius**2 / diffusivity, rel=1e-12)


def test_maximum_concentration_is_that_of_the_crystal():
    molar_mass = 157.757  # [g/mol]
    expected = 3.60 / molar_mass * 1e6  # [mol/m3] of a crystal of 3.60 g/cm3
    lfp = LFP_SETS["LFP"]()
    assert lfp.maximum_concentration == pytest.approx(expected, rel=2e-3)  # 170 of 169.9 mAh/g


@pytest.mark.parametrize("name", CATHODES)
def test_every_number_says_where_it_comes_from(name):
    cathode = CATHODES[name]()
    words = {"name", "formula", "description", "source", "validity", "citations", "provenance"}
    fields = set(type(cathode).model_fields) - words
    assert {one for one in fields if getattr(cathode, one) is not None} == set(cathode.provenance)
    for citation in cathode.citations:
        pybamm.citations.register(citation)  # raises for what is neither a key nor BibTeX
