import math

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from mofcell.parameters.errors import InvalidInput
from mofcell.parameters.laws import Arrhenius

kelvin = st.floats(150.0, 500.0)
values = st.floats(1e-8, 1e3)


@pytest.mark.parametrize("temperature", [233.15, 298.15, 373.15])
def test_formula_in_electronvolts(temperature):
    law = Arrhenius(prefactor=2.9, activation_energy=0.08 * 96485.33212)
    by_hand = 2.9 * math.exp(-0.08 / (8.617333262e-5 * temperature))
    # the constants above are rounded to 1e-10, times an exponent of 4
    assert law(temperature) == pytest.approx(by_hand, rel=1e-8)


def test_hot_limit_is_the_prefactor():
    # Ea/(R T) = 6e-10 at 1e13 K
    assert Arrhenius(prefactor=2.9, activation_energy=5e4)(1e13) == pytest.approx(2.9, rel=1e-9)


def test_no_barrier_is_a_constant():
    law = Arrhenius(prefactor=2.9, activation_energy=0.0)
    assert law(200.0) == law(400.0) == 2.9


def test_negative_energy_rises_in_the_cold():
    resistance = Arrhenius.through(value=0.01, temperature=298.15, activation_energy=-5e4)
    conductance = Arrhenius.through(value=100.0, temperature=298.15, activation_energy=5e4)
    assert resistance(253.15) > 0.1
    assert resistance(253.15) * conductance(253.15) == pytest.approx(1.0, rel=1e-12)


@given(value=values, temperature=kelvin, energy=st.floats(-1e5, 1e5))
def test_through_passes_through_its_point(value, temperature, energy):
    law = Arrhenius.through(value=value, temperature=temperature, activation_energy=energy)
    # rounding of exp(x) exp(-x) with |x| up to 80
    assert law(temperature) == pytest.approx(value, rel=1e-12)


@given(
    value=values,
    energy=st.floats(10.0, 1e5),
    temperatures=st.tuples(kelvin, kelvin).filter(lambda pair: abs(pair[0] - pair[1]) > 0.01),
)
def test_positive_energy_rises_with_temperature(value, energy, temperatures):
    law = Arrhenius.through(value=value, temperature=298.15, activation_energy=energy)
    assert law(min(temperatures)) < law(max(temperatures))


@given(first=st.tuples(st.floats(150.0, 290.0), values), second=st.tuples(kelvin, values))
def test_between_passes_through_both_points(first, second):
    assume(second[0] - first[0] >= 5)
    coldness = 1 / first[0] - 1 / second[0]
    exponent = abs(math.log(second[1] / first[1])) / (coldness * first[0])  # Ea/RT
    assume(exponent < 600)  # exp(745) has no double: no prefactor, which is refused
    law = Arrhenius.between(first, second)
    # exponents of 600, times 2e-16, a few times over
    assert law(first[0]) == pytest.approx(first[1], rel=1e-11)
    assert law(second[0]) == pytest.approx(second[1], rel=1e-11)


def test_between_does_not_care_for_the_order(gu_points):
    warm, _, cold = gu_points
    assert Arrhenius.between(warm, cold) == Arrhenius.between(cold, warm)


def test_classmethods_hand_name_and_range_on(gu_points):
    stated = {"name": "sigma", "temperature_range": (233.15, 298.15)}
    between = Arrhenius.between(*gu_points[1:], **stated)
    through = Arrhenius.through(
        value=0.128, temperature=298.15, activation_energy=between.activation_energy, **stated
    )
    assert (through.name, through.temperature_range) == ("sigma", (233.15, 298.15))
    assert (between.name, between.temperature_range) == ("sigma", (233.15, 298.15))


@pytest.mark.parametrize("prefactor", [0.0, -1.0, math.inf, "2.9 S/m"])
def test_refuses_a_prefactor_that_is_not_positive(prefactor):
    with pytest.raises(InvalidInput, match=r"prefactor = .* is not a positive finite number"):
        Arrhenius(prefactor=prefactor, activation_energy=1e4)


def test_refuses_an_energy_that_is_not_a_number():
    with pytest.raises(InvalidInput, match=r"'R': activation_energy = nan is not a finite"):
        Arrhenius(name="R", prefactor=1.0, activation_energy=np.nan)
    with pytest.raises(InvalidInput, match=r"activation_energy = '0.08 eV' is not a finite"):
        Arrhenius.through(value=1.0, temperature=298.15, activation_energy="0.08 eV")


def test_refuses_an_energy_beyond_double_precision():
    with pytest.raises(InvalidInput, match="prefactor = inf"):
        Arrhenius.through(value=1.0, temperature=298.15, activation_energy=1e7)


def test_refuses_a_temperature_in_degrees_celsius():
    with pytest.raises(InvalidInput, match=r"temperature = -40.0 is not .* add 273.15 to degC"):
        Arrhenius.through(value=1.0, temperature=-40.0, activation_energy=1e4)


def test_refuses_points_that_make_no_law():
    with pytest.raises(InvalidInput, match=r"\[300.0, 300.0\] K are not 2 different ones; give 2"):
        Arrhenius.between((300.0, 1.0), (300.0, 2.0))
    with pytest.raises(InvalidInput, match=r"value of a point = 0.0 is not a positive"):
        Arrhenius.between((300.0, 0.0), (310.0, 2.0))
    with pytest.raises(InvalidInput, match=r"point 300.0 is not a pair \(temperature, value\)"):
        Arrhenius.between(300.0, 310.0)


def test_arguments_are_keyword_only():
    with pytest.raises(TypeError, match="positional argument"):
        Arrhenius(2.9, 1e4)
