import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mofcell.parameters.constants import F
from mofcell.parameters.errors import InvalidInput
from mofcell.parameters.laws import Arrhenius, PiecewiseArrhenius


def test_the_printed_energies_of_gu_2025_against_its_values(gu_printed):
    law = PiecewiseArrhenius(**gu_printed)
    # measured: 2.36e-3 S/cm at 100 degC, 2.12e-4 S/cm at -40 degC
    assert law(373.15) / 0.236 - 1 == pytest.approx(0.014, abs=5e-4)
    assert law(233.15) == pytest.approx(0.0317, abs=5e-5)
    assert law(233.15) / 0.0212 == pytest.approx(1.50, abs=5e-3)


def test_the_energy_that_gu_2025_would_need_in_the_cold(gu_printed):
    law = PiecewiseArrhenius(**gu_printed)
    needed = Arrhenius.between((283.15, law(283.15)), (233.15, 0.0212)).activation_energy
    assert needed / F == pytest.approx(0.186, abs=5e-4)
    measured = PiecewiseArrhenius(**{**gu_printed, "activation_energy_below": needed})
    assert measured(233.15) == pytest.approx(0.0212, rel=1e-12)


@pytest.mark.parametrize("temperature", [233.15, 283.15, 298.15, 373.15])
def test_formula_branch_by_branch(gu_printed, temperature):
    k = 8.617333262e-5  # eV/K
    at_break = 0.128 * math.exp(-0.08 / k * (1 / 283.15 - 1 / 298.15))
    energy = 0.14 if temperature < 283.15 else 0.08
    by_hand = at_break * math.exp(-energy / k * (1 / temperature - 1 / 283.15))
    assert PiecewiseArrhenius(**gu_printed)(temperature) == pytest.approx(by_hand, rel=1e-8)


@given(
    anchor=st.floats(200.0, 400.0),
    kink=st.floats(200.0, 400.0),
    below=st.floats(-1e5, 1e5),
    above=st.floats(-1e5, 1e5),
)
def test_continuous_at_the_break_and_through_its_point(anchor, kink, below, above):
    law = PiecewiseArrhenius(
        value=0.3,
        temperature=anchor,
        break_temperature=kink,
        activation_energy_below=below,
        activation_energy_above=above,
    )
    assert law(anchor) == pytest.approx(0.3, rel=1e-12)
    # d ln s/dT is at most 1e5/(8.3 * 200^2) = 0.3 per K, over 2e-6 K
    assert law(kink - 1e-6) == pytest.approx(law(kink + 1e-6), rel=1e-6)


def test_equal_energies_are_one_arrhenius_law(gu_printed):
    law = PiecewiseArrhenius(**{**gu_printed, "activation_energy_below": 0.08 * F})
    single = Arrhenius.through(value=0.128, temperature=298.15, activation_energy=0.08 * F)
    assert law(233.15) == pytest.approx(single(233.15), rel=1e-12)


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        ("value", -1.0, "value = -1.0 is not a positive"),
        ("temperature", -25.0, "temperature = -25.0 is not a positive .* add 273.15"),
        ("break_temperature", 0.0, "break_temperature = 0.0 is not a positive .* add 273.15"),
        ("activation_energy_below", "0.14 eV", "activation_energy_below = '0.14 eV' is not a fin"),
        ("activation_energy_above", math.nan, "activation_energy_above = nan is not a finite"),
    ],
)
def test_refuses_bad_fields(gu_printed, field, value, message):
    with pytest.raises(InvalidInput, match=message):
        PiecewiseArrhenius(**{**gu_printed, field: value})
