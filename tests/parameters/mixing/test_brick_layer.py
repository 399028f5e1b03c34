import numpy as np
import pybamm
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mofcell.parameters.errors import InvalidInput
from mofcell.parameters.mixing import boundary_conductivity, brick_layer

conductivities = st.floats(1e-6, 1e2)
ratios = st.floats(1e-4, 1.0)


def layers(grain, boundary, ratio):
    return brick_layer(
        grain_conductivity=grain, boundary_conductivity=boundary, thickness_ratio=ratio
    )


def implied(effective, grain, ratio):
    return boundary_conductivity(
        effective_conductivity=effective, grain_conductivity=grain, thickness_ratio=ratio
    )


def test_as_a_sum_of_resistors():
    # 50 grains of 2 um and 50 layers of 10 nm under one square metre, in Ohm
    grain, boundary = 2e-6 / 0.1, 10e-9 / 1e-4
    resistance = sum([grain, boundary] * 50)
    thickness = 50 * (2e-6 + 10e-9)
    assert layers(0.1, 1e-4, 10e-9 / 2e-6) == pytest.approx(thickness / resistance, rel=1e-14)


def test_the_usual_form_for_thin_layers():
    usual = 1 / (1 / 0.1 + 1e-6 / 1e-5)
    assert layers(0.1, 1e-5, 1e-6) == pytest.approx(usual, rel=2e-6)  # 1 + r is left out there


@given(conductivity=conductivities, ratio=ratios)
@settings(max_examples=30)
def test_equal_phases(conductivity, ratio):
    assert layers(conductivity, conductivity, ratio) == pytest.approx(conductivity, rel=1e-14)


def test_no_layers():
    assert layers(0.1, 1e-9, 0.0) == 0.1


@given(grain=conductivities, boundary=conductivities, ratio=ratios)
@settings(max_examples=50)
def test_between_the_phases(grain, boundary, ratio):
    low, high = sorted([grain, boundary])
    assert low * (1 - 1e-14) <= layers(grain, boundary, ratio) <= high * (1 + 1e-14)


@given(grain=st.floats(1e-2, 1.0), boundary=st.floats(1e-6, 1e-3), ratio=st.floats(1e-2, 1.0))
@settings(max_examples=50)
def test_round_trip(grain, boundary, ratio):
    # layers here are at least a tenth of the resistance, so one digit is lost, not more
    found = implied(layers(grain, boundary, ratio), grain, ratio)
    assert found == pytest.approx(boundary, rel=1e-12)


def test_arrays():
    found = layers(np.array([0.1, 0.2]), 1e-3, np.array([[0.0], [0.01]]))
    by_hand = [[0.1, 0.2], [1.01 / (10 + 10), 1.01 / (5 + 10)]]
    np.testing.assert_allclose(found, by_hand, rtol=1e-14)
    np.testing.assert_allclose(implied(found[1], [0.1, 0.2], 0.01), [1e-3, 1e-3], rtol=1e-13)


def test_symbols():
    found = layers(pybamm.InputParameter("g"), pybamm.Scalar(1e-3), 0.01)
    assert found.evaluate(inputs={"g": 0.1}) == pytest.approx(1.01 / 20, rel=1e-14)


@pytest.mark.parametrize("effective", [0.102, [0.05, 0.2]])
def test_no_layer_conducts_more_than_a_short(effective):
    with pytest.raises(InvalidInput, match=r"effective_conductivity = .* is not below .* 0\.101"):
        implied(effective, 0.1, 0.01)


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        ({"grain_conductivity": 0.0}, "brick_layer: grain_conductivity = 0 is not a finite number"),
        ({"boundary_conductivity": -1.0}, "brick_layer: boundary_conductivity = -1 is not a"),
        ({"thickness_ratio": -0.1}, "brick_layer: thickness_ratio = -0.1 is not a finite number"),
    ],
)
def test_refuses(changed, message):
    right = {"grain_conductivity": 0.1, "boundary_conductivity": 1e-3, "thickness_ratio": 0.01}
    with pytest.raises(InvalidInput, match=message):
        brick_layer(**(right | changed))


def test_the_inverse_needs_layers():
    with pytest.raises(InvalidInput, match="boundary_conductivity: thickness_ratio = 0 is not"):
        implied(0.05, 0.1, 0.0)
