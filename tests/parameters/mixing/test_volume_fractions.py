import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mofcell.parameters.errors import InvalidInput
from mofcell.parameters.mixing import PTFE_DENSITY, volume_fractions

parts = st.lists(st.tuples(st.floats(0.1, 10), st.floats(500, 5000)), min_size=1, max_size=4)


def test_by_hand():
    # 9 g at 1 g/cm3 are 9 cm3, 1 g at 2 g/cm3 is 0.5 cm3
    found = volume_fractions(masses=(9, 1), densities=(1000.0, 2000.0))
    np.testing.assert_allclose(found, [9 / 9.5, 0.5 / 9.5], rtol=1e-15)


@given(parts=parts)
@settings(max_examples=30)
def test_back_to_masses(parts):
    masses, densities = np.array(parts).T
    fractions = volume_fractions(masses=masses, densities=densities)
    assert fractions.sum() == pytest.approx(1, rel=1e-14)
    back = fractions * densities / (fractions @ densities)
    np.testing.assert_allclose(back, masses / masses.sum(), rtol=1e-13)


def test_equal_densities_leave_the_mass_fractions():
    found = volume_fractions(masses=(0.9, 0.1), densities=(1500.0, 1500.0))
    np.testing.assert_allclose(found, [0.9, 0.1], rtol=1e-15)


def test_density_of_ptfe_is_in_its_range():
    assert 2130 <= PTFE_DENSITY <= 2230


@pytest.mark.parametrize(
    ("masses", "densities", "message"),
    [
        ((9, 1), (1000.0,), r"are not two sequences of one length; give one density per mass"),
        ((0, 0), (1.0, 1.0), r"masses = \(0, 0\) are all zero"),
        ((9, -1), (1.0, 1.0), r"masses = -1 is not a finite number of 0 or more"),
        ((9, 1), (1000.0, 0.0), r"densities = 0 is not a finite number above 0"),
        ([[9, 1]], [[1.0, 1.0]], r"are not two sequences"),
    ],
)
def test_refuses(masses, densities, message):
    with pytest.raises(InvalidInput, match=message):
        volume_fractions(masses=masses, densities=densities)
