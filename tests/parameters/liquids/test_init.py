"""What holds for every concentrated set: names, provenance, the guard of its range."""

import itertools

import numpy as np
import pybamm
import pytest

import mofcell
from mofcell.parameters import ConcentratedElectrolyte, functions
from mofcell.parameters.liquids import LIQUID_SETS

PROPERTIES = {
    "conductivity": "Positive electrode electrolyte conductivity [S.m-1]",
    "diffusivity": "Positive electrode electrolyte diffusivity [m2.s-1]",
    "transference_number": "Positive electrode cation transference number",
    "thermodynamic_factor": "Positive electrode thermodynamic factor",
}

NO_NUMBERS = {"name", "description", "source", "provenance", "citations"}

SETS = pytest.mark.parametrize("name", LIQUID_SETS)


def guarded(name, field, c, T):
    """A property as the models see it: held at the ends of its range."""
    cell = mofcell.cell("gu2025-lfp").replace(catholyte=LIQUID_SETS[name]())
    value = functions(cell)[PROPERTIES[field]](pybamm.Scalar(c), pybamm.Scalar(T))
    return value.evaluate() if isinstance(value, pybamm.Symbol) else value


@SETS
def test_record(name):
    liquid = LIQUID_SETS[name]()
    assert isinstance(liquid, ConcentratedElectrolyte)
    assert liquid.name == name
    assert liquid.salt_concentration == 1000.0
    assert liquid.citations


@SETS
def test_every_number_states_where_it_is_from(name):
    liquid = LIQUID_SETS[name]()
    stated = {field for field in type(liquid).model_fields if field not in NO_NUMBERS}
    assert stated == set(liquid.provenance)
    for field in PROPERTIES:
        assert "doi 10." in liquid.provenance[field].source
        assert "public codes" in liquid.provenance[field].caution  # not read in the paper


@SETS
def test_published_range_is_physical(name):
    """Everywhere in it, not only at its ends."""
    liquid = LIQUID_SETS[name]()
    salt = np.linspace(*liquid.concentration_range, 25)
    for T in np.linspace(*liquid.temperature_range, 13):
        assert np.all(liquid.conductivity(salt, T) > 0.03)  # [S/m]; 0.035 measured at worst
        assert np.all(liquid.diffusivity(salt, T) > 2e-11)
        assert np.all(np.abs(liquid.transference_number(salt, T)) < 0.6)
        assert np.all(liquid.thermodynamic_factor(salt, T) > 0.4)
        assert np.all(liquid.thermodynamic_factor(salt, T) < 8.5)


@SETS
@pytest.mark.parametrize("field", PROPERTIES)
@pytest.mark.parametrize(
    ("c", "celsius"),
    list(itertools.product((0.0, 1000.0, 3000.0, 8000.0), (-60, -40, -20, 25, 80))),
)
def test_guard_holds_everywhere(name, field, c, celsius):
    """Beyond the range a property is what it is at the nearest point of the range."""
    liquid, T = LIQUID_SETS[name](), celsius + 273.15
    nearest = np.clip(c, *liquid.concentration_range), np.clip(T, *liquid.temperature_range)
    value = guarded(name, field, c, T)
    assert value == pytest.approx(getattr(liquid, field)(*nearest), rel=1e-13)
    least = -1 if field == "transference_number" else 0
    assert least < value < {"transference_number": 1, "thermodynamic_factor": 8.5}.get(field, 3)


def test_guard_is_needed():
    """What some correlations give at -40 and at -60 degC without it."""
    emc = LIQUID_SETS["1 M LiPF6 in EC:EMC (concentrated)"]()
    assert emc.conductivity(1000.0, 213.15) < 0
    assert emc.transference_number(1000.0, 233.15) < -0.9
    dec = LIQUID_SETS["1 M LiPF6 in EC:DEC (concentrated)"]()
    assert dec.transference_number(3000.0, 298.15) < -1
    assert dec.conductivity(1500.0, 233.15) < 0.05
