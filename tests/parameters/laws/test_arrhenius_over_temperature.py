import math

import numpy as np
import pytest

from mofcell.parameters.constants import F, R
from mofcell.parameters.laws import Arrhenius, ArrheniusOverTemperature


@pytest.mark.parametrize("temperature", [233.15, 298.15, 373.15])
def test_formula_in_electronvolts(temperature):
    law = ArrheniusOverTemperature(prefactor=900.0, activation_energy=0.1 * 96485.33212)
    by_hand = 900.0 / temperature * math.exp(-0.1 / (8.617333262e-5 * temperature))
    # the constants above are rounded to 1e-10, times an exponent of 5
    assert law(temperature) == pytest.approx(by_hand, rel=1e-8)


def test_the_two_forms_differ_by_kt(gu_points):
    plain = Arrhenius.between(*gu_points[1:])
    over = ArrheniusOverTemperature.between(*gu_points[1:])
    difference = (over.activation_energy - plain.activation_energy) / F
    # R ln(T2/T1) / (1/T1 - 1/T2) of the two temperatures, k times their logarithmic mean
    by_hand = 8.617333262e-5 * math.log(298.15 / 233.15) / (1 / 233.15 - 1 / 298.15)
    assert difference == pytest.approx(by_hand, rel=1e-8)
    assert by_hand == pytest.approx(0.0227, abs=5e-5)


def test_the_two_forms_differ_by_0026_ev_at_room_temperature():
    points = (297.65, 1.0), (298.65, 1.1)
    plain, over = (law.between(*points) for law in (Arrhenius, ArrheniusOverTemperature))
    difference = (over.activation_energy - plain.activation_energy) / F
    assert difference == pytest.approx(0.0257, abs=5e-5)  # kT at 25 degC


def test_local_slope_is_the_energy_less_rt():
    law = ArrheniusOverTemperature.through(value=1.0, temperature=298.15, activation_energy=3e4)
    T, h = 298.15, 0.01
    slope = -R * (np.log(law(T + h)) - np.log(law(T - h))) / (1 / (T + h) - 1 / (T - h))
    assert slope == pytest.approx(3e4 - R * T, rel=1e-6)  # central difference, (h/T)^2


def test_classmethods_keep_the_class_and_meet_their_points(gu_points):
    law = ArrheniusOverTemperature.between(*gu_points[1:])
    assert type(law) is ArrheniusOverTemperature
    assert law(298.15) == pytest.approx(0.128, rel=1e-12)
    assert law(233.15) == pytest.approx(0.0212, rel=1e-12)


def test_not_equal_to_the_plain_form():
    numbers = {"prefactor": 2.0, "activation_energy": 1e4}
    assert ArrheniusOverTemperature(**numbers) != Arrhenius(**numbers)
