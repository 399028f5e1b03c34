import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mofcell.parameters.errors import InvalidInput
from mofcell.parameters.mixing import (
    boundary_resistance,
    brick_layer,
    membrane_resistance,
    sharp_boundaries,
)

GRAIN, PLANE, SIZE = 0.1, 1e-5, 1e-6  # [S.m-1], [Ohm.m2], [m]


def planes(grain=GRAIN, resistance=PLANE, size=SIZE):
    return sharp_boundaries(
        grain_conductivity=grain, boundary_resistance=resistance, grain_size=size
    )


def implied(effective, grain=GRAIN, size=SIZE):
    return boundary_resistance(
        effective_conductivity=effective, grain_conductivity=grain, grain_size=size
    )


def membrane(thickness):
    return membrane_resistance(
        grain_conductivity=GRAIN,
        boundary_resistance=PLANE,
        grain_size=SIZE,
        thickness=thickness,
    )


def test_as_a_sum_of_resistors():
    resistors = [SIZE / GRAIN, PLANE] * 20
    assert planes() == pytest.approx(20 * SIZE / sum(resistors), rel=1e-14)


def test_planes_without_resistance():
    assert planes(resistance=0.0) == pytest.approx(GRAIN, rel=1e-15)


def test_limit_of_thin_layers():
    ratio = 1e-8
    thick = brick_layer(
        grain_conductivity=GRAIN,
        boundary_conductivity=ratio * SIZE / PLANE,
        thickness_ratio=ratio,
    )
    assert planes() == pytest.approx(thick, rel=2 * ratio)


@given(resistance=st.floats(1e-6, 1e-2), grain=st.floats(1e-2, 1.0))
@settings(max_examples=50)
def test_round_trip(resistance, grain):
    # planes are at least a hundredth of the resistance, so two digits are lost, not more
    assert implied(planes(grain, resistance), grain) == pytest.approx(resistance, rel=1e-12)


def test_a_grain_alone_needs_no_planes():
    assert implied(GRAIN) == 0.0


def test_membrane_as_a_sum_of_resistors():
    resistors = [SIZE / GRAIN, PLANE, SIZE / GRAIN, PLANE, SIZE / GRAIN]
    assert membrane(3 * SIZE) == pytest.approx(sum(resistors), rel=1e-14)


def test_one_grain_has_no_plane():
    assert membrane(SIZE) == pytest.approx(SIZE / GRAIN, rel=1e-14)


def test_many_grains_are_a_material():
    number = np.array([10, 100, 1000])
    share = membrane(number * SIZE) / (number * SIZE / planes())
    # one plane of 2 n equal resistors is missing
    np.testing.assert_allclose(share, 1 - 1 / (2 * number), rtol=1e-13)


def test_arrays():
    resistance = np.array([0.0, 1e-5, 3e-5])
    np.testing.assert_allclose(planes(resistance=resistance), [0.1, 0.05, 0.025], rtol=1e-14)
    found = implied(np.array([0.1, 0.05, 0.025]))
    np.testing.assert_allclose(found, resistance, rtol=1e-14, atol=1e-20)


def test_planes_only_add_resistance():
    with pytest.raises(InvalidInput, match=r"effective_conductivity = 0.2 S/m is above"):
        implied(0.2)


def test_a_membrane_is_a_grain_at_least():
    with pytest.raises(InvalidInput, match=r"grain_size = 1e-06 m is above thickness = 5e-07 m"):
        membrane(SIZE / 2)


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        ({"grain": 0.0}, "sharp_boundaries: grain_conductivity = 0 is not"),
        ({"resistance": -1.0}, "sharp_boundaries: boundary_resistance = -1 is not"),
        ({"size": 0.0}, "sharp_boundaries: grain_size = 0 is not"),
    ],
)
def test_refuses(changed, message):
    with pytest.raises(InvalidInput, match=message):
        planes(**changed)
