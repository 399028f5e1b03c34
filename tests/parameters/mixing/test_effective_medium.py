import numpy as np
import pybamm
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from scipy.optimize import brentq

from mofcell.parameters.errors import InvalidInput
from mofcell.parameters.mixing import check_bounds, effective_medium

conductivities = st.floats(1e-6, 1e2)
fractions = st.floats(0.0, 1.0)


def medium(first, second, fraction):
    return effective_medium(
        first_conductivity=first, second_conductivity=second, volume_fraction=fraction
    )


def residual(sigma, first, second, fraction):
    """Bruggeman's condition as it is written, sum of the fields of both kinds of grain."""
    weights = (1 - fraction, fraction)
    phases = (first, second)
    return sum(w * (s - sigma) / (s + 2 * sigma) for w, s in zip(weights, phases, strict=True))


@given(first=conductivities, second=conductivities, fraction=fractions)
@settings(max_examples=50)
def test_solves_the_condition(first, second, fraction):
    low, high = sorted([first, second])
    assume(high / low > 1 + 1e-9)
    root = brentq(residual, low, high, args=(first, second, fraction), xtol=1e-18, rtol=1e-13)
    assert medium(first, second, fraction) == pytest.approx(root, rel=1e-11)


@given(first=conductivities, second=conductivities, fraction=fractions)
@settings(max_examples=50)
def test_neither_phase_is_the_matrix(first, second, fraction):
    turned = medium(second, first, 1 - fraction)
    assert medium(first, second, fraction) == pytest.approx(turned, rel=1e-12)


@given(first=conductivities, second=conductivities, fraction=fractions)
@settings(max_examples=100)
def test_within_the_bounds(first, second, fraction):
    check_bounds(
        effective_conductivity=medium(first, second, fraction),
        first_conductivity=first,
        second_conductivity=second,
        volume_fraction=fraction,
    )


def test_threshold_of_a_conductor_in_an_insulator():
    assert medium(0.0, 1.0, 1 / 3) == 0.0
    assert medium(0.0, 1.0, 0.3) == 0.0
    phi = np.array([1 / 3, 0.4, 0.7, 1.0])
    np.testing.assert_allclose(medium(0.0, 1.0, phi), (3 * phi - 1) / 2, atol=1e-15)


def test_below_the_threshold_the_poor_phase_decides():
    # sigma -> sigma_1 / (1 - 3 phi), with 1e-15 of the contrast as the next term
    assert medium(1e-15, 1.0, 0.1) == pytest.approx(1e-15 / 0.7, rel=1e-13)


def test_dilute_insulator():
    phi = 1e-5
    assert medium(1.0, 0.0, phi) == pytest.approx(1 - 1.5 * phi, rel=1e-15)


def test_ends():
    assert medium(0.2, 3.0, 0.0) == pytest.approx(0.2, rel=1e-15)
    assert medium(0.2, 3.0, 1.0) == pytest.approx(3.0, rel=1e-15)
    assert medium(0.0, 0.0, 0.5) == 0.0
    assert medium(0.3, 0.3, 0.4) == pytest.approx(0.3, rel=1e-15)


def test_arrays():
    found = medium(np.array([1.0, 0.0]), np.array([0.0, 1.0]), 0.2)
    np.testing.assert_allclose(found, [0.7, 0.0], atol=1e-15)


@pytest.mark.parametrize("second", [0.0, 1e-3, 5.0])
def test_symbols(second):
    found = medium(pybamm.Scalar(1.0), pybamm.InputParameter("s"), 0.8)
    assert found.evaluate(inputs={"s": second}) == pytest.approx(medium(1.0, second, 0.8))


def test_refuses():
    with pytest.raises(InvalidInput, match=r"effective_medium: volume_fraction = 1\.5 is not"):
        medium(1.0, 1.0, 1.5)
    with pytest.raises(InvalidInput, match="effective_medium: second_conductivity = -1 is not"):
        medium(1.0, -1.0, 0.5)
