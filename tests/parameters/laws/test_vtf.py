import math
import warnings

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mofcell.parameters.errors import InvalidInput
from mofcell.parameters.laws import VTF, Arrhenius

# Gu 2025: temperature [degC] and conductivity [S/cm]; A [S/cm], B [K], T0 [K] from the notes of
# the project on the paper, to the digits given (scipy.optimize.fsolve finds the same)
GU = {
    "Li@Ni-MOF-2": ([(100, 2.36e-3), (25, 1.28e-3), (-40, 2.12e-4)], (6.466e-3, 200.1, 174.6)),
    "Ni-MOF": ([(100, 5.85e-4), (25, 2.19e-4), (-30, 2.38e-5)], (2.727e-3, 296.3, 180.7)),
    "after 140 d": ([(100, 2.57e-3), (25, 1.01e-3), (-40, 2.48e-5)], (9.397e-3, 232.2, 194.0)),
}


@pytest.mark.parametrize("material", GU)
def test_through_the_points_of_gu_2025(material):
    printed, (A, B, T0) = GU[material]
    points = [(degC + 273.15, 100 * s) for degC, s in printed]
    law = VTF.through(*points)
    assert law.prefactor == pytest.approx(100 * A, abs=5e-5)
    assert law.pseudo_activation_temperature == pytest.approx(B, abs=0.05)
    assert law.vanishing_temperature == pytest.approx(T0, abs=0.05)
    for T, s in points:
        assert law(T) == pytest.approx(s, rel=1e-12)


@given(A=st.floats(1e-3, 1e3), B=st.floats(50.0, 2000.0), T0=st.floats(20.0, 220.0))
def test_through_finds_the_law_its_points_are_from(A, B, T0):
    points = [(T, A * math.exp(-B / (T - T0))) for T in (373.15, 233.15, 298.15)]
    law = VTF.through(*points)
    # 1e-16 in ln s, amplified where the bend is small: up to 4e3 at T0 = 20, B = 50
    assert law.vanishing_temperature == pytest.approx(T0, abs=1e-8)
    assert law.pseudo_activation_temperature == pytest.approx(B, rel=1e-9)
    assert law.prefactor == pytest.approx(A, rel=1e-8)


@pytest.mark.parametrize("temperature", [233.15, 298.15, 373.15])
def test_formula(temperature):
    law = VTF(prefactor=0.6, pseudo_activation_temperature=200.0, vanishing_temperature=175.0)
    by_hand = 0.6 * math.exp(-200 / (temperature - 175))
    assert law(temperature) == pytest.approx(by_hand, rel=1e-14)


def test_zero_vanishing_temperature_is_arrhenius():
    law = VTF(prefactor=0.6, pseudo_activation_temperature=1000.0, vanishing_temperature=0.0)
    single = Arrhenius(prefactor=0.6, activation_energy=1000.0 * 8.31446261815324)
    assert law(250.0) == pytest.approx(single(250.0), rel=1e-13)


def test_zero_at_and_below_the_vanishing_temperature(gu_points):
    law = VTF.through(*gu_points)
    T0 = law.vanishing_temperature
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert law(T0) == law(T0 - 1e-9) == law(100.0) == 0.0
        np.testing.assert_array_equal(law(np.array([T0 - 50, T0, T0 + 0.01])), 0.0)


def test_the_floor_alters_no_value_above_the_vanishing_temperature(gu_points):
    law = VTF.through(*gu_points)
    A, B, T0 = law.prefactor, law.pseudo_activation_temperature, law.vanishing_temperature
    T = T0 + np.linspace(0.01, 2.0, 200)
    assert law(T)[-1] > 0
    np.testing.assert_allclose(law(T), A * np.exp(-B / (T - T0)), rtol=1e-13, atol=0)


@pytest.mark.parametrize(
    "values",
    [(1.0, 2.0, 8.0), (1.0, 2.0, 2.0), (1.0, 2.0, 1.5), (3.0, 2.0, 1.0), (2.0, 1.0, 3.0)],
    ids=["bends up", "flat above", "falls above", "falls", "dips"],
)
def test_refuses_points_that_do_not_bend_down_in_the_cold(values):
    points = zip((250.0, 300.0, 350.0), values, strict=True)
    with pytest.raises(InvalidInput, match=r"do not bend down in the cold .* Arrhenius or Tabul"):
        VTF.through(*points)


def test_refuses_bad_fields():
    with pytest.raises(InvalidInput, match=r"pseudo_activation_temperature = 0 is not a positive"):
        VTF(prefactor=1.0, pseudo_activation_temperature=0, vanishing_temperature=170.0)
    with pytest.raises(InvalidInput, match=r"vanishing_temperature = -5.0 is below 0 K; .* use Ar"):
        VTF(prefactor=1.0, pseudo_activation_temperature=200.0, vanishing_temperature=-5.0)
    with pytest.raises(InvalidInput, match=r"are not 3 different ones"):
        VTF.through((300.0, 1.0), (300.0, 1.0), (310.0, 2.0))
