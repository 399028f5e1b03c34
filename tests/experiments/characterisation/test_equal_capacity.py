"""Lines of equal capacity of maps that are known in closed form."""

import numpy as np
import pytest

from mofcell.experiments.characterisation.equal_capacity import (
    conductivity_factor,
    equal_conductivity,
    pays,
)

KAPPA, T_PLUS = np.geomspace(0.01, 1.0, 40), np.linspace(0.1, 1.0, 37)


@pytest.mark.parametrize("power", [0.0, 0.3, 1.0, 2.0])
def test_the_line_is_that_of_the_map(power):
    """What depends on kappa t+^n alone has lines of that product, whatever the dependence."""
    capacities = 160 * np.tanh(8 * KAPPA[:, None] * T_PLUS**power)
    product = 0.1 * 0.5**power
    found = equal_conductivity(KAPPA, capacities=capacities, wanted=160 * np.tanh(8 * product))
    known = np.isfinite(found)
    np.testing.assert_allclose((found * T_PLUS**power)[known], product, rtol=1e-3)
    ends = product / T_PLUS**power
    np.testing.assert_array_equal(known, (ends >= KAPPA[0]) & (ends <= KAPPA[-1]))


def test_discharges_without_solution_are_left_out():
    capacities = 100 * np.log(100 * KAPPA[:, None] * T_PLUS + 1)
    capacities[18:20] = np.nan
    found = equal_conductivity(KAPPA, capacities=capacities, wanted=100 * np.log(6))
    known = np.isfinite(found)
    np.testing.assert_allclose((found * T_PLUS)[known], 0.05, rtol=2e-3)


def test_nothing_delivered_has_no_line():
    assert np.isnan(equal_conductivity(KAPPA, capacities=KAPPA[:, None], wanted=0.0)).all()
    empty = np.full((40, 2), np.nan)
    assert np.isnan(equal_conductivity(KAPPA, capacities=empty, wanted=1.0)).all()


def test_a_stretch_of_the_wanted_capacity_has_its_lowest_conductivity():
    """A cell that is full from 0.1 S/m on: no number for the stretch, or its beginning."""
    capacities = np.minimum(KAPPA / KAPPA[20], 1.0)[:, None]
    (found,) = equal_conductivity(KAPPA, capacities=capacities, wanted=1.0)
    assert np.isnan(found) or found == pytest.approx(KAPPA[20])
    (below,) = equal_conductivity(KAPPA, capacities=capacities, wanted=0.99)
    assert below == pytest.approx(0.99 * KAPPA[20], rel=0.02)


def test_the_factor_brings_all_of_a_gain_but_a_hundredth():
    multiples = 2 ** np.linspace(0, 6, 25)
    found = conductivity_factor(multiples, capacities=10 * multiples, reached=20.0)
    assert found == pytest.approx(1.99, rel=1e-3)
    assert np.isnan(conductivity_factor(multiples, capacities=10 * multiples, reached=1e3))
    assert np.isnan(conductivity_factor(multiples, capacities=10 * multiples, reached=10.01))


def test_what_is_within_the_noise_does_not_pay():
    assert not pays(100.19, own=100.0)
    assert pays(100.21, own=100.0)
    assert pays(1.0, own=0.0)
    assert not pays(0.0, own=0.0)
    assert not pays(np.nan, own=1.0)
