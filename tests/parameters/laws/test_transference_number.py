import math

import numpy as np
import pytest

from mofcell.parameters.constants import F
from mofcell.parameters.errors import InvalidInput
from mofcell.parameters.laws import Arrhenius, TransferenceNumber


@pytest.fixture
def law():
    return TransferenceNumber(
        value=0.7,
        temperature=298.15,
        cation_activation_energy=10e3,
        anion_activation_energy=20e3,
    )


def test_ratio_of_two_arrhenius_conductivities(law):
    cation = Arrhenius.through(value=0.7, temperature=298.15, activation_energy=10e3)
    anion = Arrhenius.through(value=0.3, temperature=298.15, activation_energy=20e3)
    T = np.linspace(200.0, 400.0, 21)
    np.testing.assert_allclose(law(T), cation(T) / (cation(T) + anion(T)), rtol=1e-12)


def test_formula_in_electronvolts():
    law = TransferenceNumber(
        value=0.4,
        temperature=298.15,
        cation_activation_energy=0.3 * F,
        anion_activation_energy=0.1 * F,
    )
    exponent = -(0.1 - 0.3) / 8.617333262e-5 * (1 / 253.15 - 1 / 298.15)
    by_hand = 1 / (1 + 0.6 / 0.4 * math.exp(exponent))
    assert law(253.15) == pytest.approx(by_hand, rel=1e-8)
    assert by_hand < 0.4  # the cation with the higher barrier freezes first


def test_cold_and_hot_limits(law):
    assert law(298.15) == pytest.approx(0.7, rel=1e-14)
    assert law(20.0) == pytest.approx(1.0, abs=1e-12)
    # infinite temperature: odds of 0.3/0.7 times exp(10e3 / (R 298.15))
    assert law(1e12) == pytest.approx(1 / (1 + 0.3 / 0.7 * math.exp(4.0340)), rel=1e-4)


def test_equal_energies_or_one_ion_keep_it_constant(law):
    equal = TransferenceNumber(
        value=0.7, temperature=298.15, cation_activation_energy=1e4, anion_activation_energy=1e4
    )
    single = TransferenceNumber(
        value=1.0, temperature=298.15, cation_activation_energy=1e4, anion_activation_energy=5e4
    )
    assert equal(233.15) == pytest.approx(0.7, rel=1e-15)
    assert single(233.15) == single(400.0) == 1.0


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        ("value", 0.0, "value = 0.0 is not a positive finite number; give a fraction"),
        ("value", 70.0, "value = 70.0 is above 1; give a fraction, not per cent"),
        ("temperature", -25.0, "temperature = -25.0 is not a positive .* add 273.15"),
        ("cation_activation_energy", math.inf, "cation_activation_energy = inf is not a finite"),
        ("anion_activation_energy", None, "anion_activation_energy = None is not a finite"),
    ],
)
def test_refuses_bad_fields(field, value, message):
    fields = {
        "value": 0.7,
        "temperature": 298.15,
        "cation_activation_energy": 1e4,
        "anion_activation_energy": 2e4,
    }
    with pytest.raises(InvalidInput, match=message):
        TransferenceNumber(**{**fields, field: value})
