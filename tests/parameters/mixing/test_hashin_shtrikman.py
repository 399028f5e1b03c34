import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mofcell.parameters.errors import InvalidInput
from mofcell.parameters.mixing import bruggeman, check_bounds, hashin_shtrikman, maxwell

conductivities = st.floats(1e-4, 1e2)
fractions = st.floats(1e-3, 1 - 1e-3)


def bounds(first, second, fraction):
    return hashin_shtrikman(
        first_conductivity=first, second_conductivity=second, volume_fraction=fraction
    )


def check(effective, first=1.0, second=0.1, fraction=0.5):
    return check_bounds(
        effective_conductivity=effective,
        first_conductivity=first,
        second_conductivity=second,
        volume_fraction=fraction,
    )


@given(low=conductivities, factor=st.floats(1.1, 1e4), fraction=fractions)
@settings(max_examples=50)
def test_as_printed(low, factor, fraction):
    high = low * factor
    lower = low + fraction / (1 / (high - low) + (1 - fraction) / (3 * low))
    upper = high + (1 - fraction) / (1 / (low - high) + fraction / (3 * high))
    # the upper bound is a difference: up to 1e4 of it cancels
    np.testing.assert_allclose(bounds(low, high, fraction), (lower, upper), rtol=1e-11)


@given(first=conductivities, second=conductivities, fraction=fractions)
@settings(max_examples=50)
def test_within_series_and_parallel(first, second, fraction):
    lower, upper = bounds(first, second, fraction)
    series = 1 / ((1 - fraction) / first + fraction / second)
    parallel = (1 - fraction) * first + fraction * second
    assert series * (1 - 1e-12) <= lower <= upper * (1 + 1e-12) <= parallel * (1 + 2e-12)


@given(first=conductivities, second=conductivities, fraction=fractions)
@settings(max_examples=30)
def test_the_order_of_the_phases_does_not_matter(first, second, fraction):
    turned = bounds(second, first, 1 - fraction)
    np.testing.assert_allclose(bounds(first, second, fraction), turned, rtol=1e-10)


def test_maxwell_is_a_bound():
    matrix = {"matrix_conductivity": 1.0, "inclusion_conductivity": 0.1, "volume_fraction": 0.3}
    assert bounds(1.0, 0.1, 0.3)[1] == maxwell(**matrix)


@pytest.mark.parametrize("fraction", [0.0, 1.0])
def test_one_phase_alone(fraction):
    np.testing.assert_allclose(bounds(0.2, 3.0, fraction), [0.2, 3.0][int(fraction)], rtol=1e-15)


def test_an_insulator_has_no_lower_bound():
    lower, upper = bounds(1.0, 0.0, 0.1)
    assert (lower, upper) == (0.0, pytest.approx(1.8 / 2.1))


@given(fraction=st.floats(0.0, 1.0))
@settings(max_examples=30)
def test_pores_by_bruggeman_are_within(fraction):
    effective = bruggeman(matrix_conductivity=1.0, volume_fraction=fraction)
    assert check(effective, 1.0, 0.0, fraction) == effective


def test_the_bounds_themselves_are_allowed():
    for bound in bounds(1.0, 0.1, 0.5):
        assert check(bound) == bound


@pytest.mark.parametrize("effective", [0.27, 0.48, np.array([0.4, 0.48])])
def test_refuses_a_claim(effective):
    with pytest.raises(
        InvalidInput, match=r"effective_conductivity = 0\.\d+ S/m is outside 0\.28 to 0\.470588"
    ):
        check(effective)


def test_arrays():
    fractions = np.array([0.0, 0.5, 1.0])
    lower, upper = bounds(1.0, 0.1, fractions)
    np.testing.assert_allclose(lower, [1.0, 0.28, 0.1], rtol=1e-14)
    np.testing.assert_allclose(upper, [1.0, 8 / 17, 0.1], rtol=1e-14)
    np.testing.assert_array_equal(check(lower, fraction=fractions), lower)


def test_refuses():
    with pytest.raises(InvalidInput, match="check_bounds: effective_conductivity = -1 is not"):
        check(-1.0)
    with pytest.raises(InvalidInput, match="hashin_shtrikman: volume_fraction = 50 is not"):
        check(0.4, fraction=50)
