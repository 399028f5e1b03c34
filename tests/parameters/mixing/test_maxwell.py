import numpy as np
import pybamm
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mofcell.parameters.errors import InvalidInput
from mofcell.parameters.mixing import maxwell


def spheres(matrix, inclusion, fraction):
    return maxwell(
        matrix_conductivity=matrix, inclusion_conductivity=inclusion, volume_fraction=fraction
    )


@given(matrix=st.floats(1e-4, 1e2), inclusion=st.floats(1e-4, 1e2), fraction=st.floats(0.0, 0.999))
@settings(max_examples=50)
def test_as_polarized_spheres(matrix, inclusion, fraction):
    # Clausius and Mossotti: (s - m)/(s + 2m) = phi (i - m)/(i + 2m), solved for s
    beta = fraction * (inclusion - matrix) / (inclusion + 2 * matrix)
    by_hand = matrix * (1 + 2 * beta) / (1 - beta)
    # the contrast of up to 1e6 cancels as many digits in 1 + 2 beta and 1 - beta
    assert spheres(matrix, inclusion, fraction) == pytest.approx(by_hand, rel=1e-9)


@pytest.mark.parametrize(
    ("inclusion", "slope"),
    [(0.0, -1.5), (1.0, 0.0), (4.0, 1.5), (1e12, 3.0)],  # 3 (i - m)/(i + 2 m)
)
def test_dilute_slope(inclusion, slope):
    phi = 1e-7
    assert (spheres(1.0, inclusion, phi) - 1) / phi == pytest.approx(slope, abs=1e-6)


def test_ends():
    assert spheres(0.3, 2.0, 0.0) == pytest.approx(0.3, rel=1e-15)
    assert spheres(0.3, 2.0, 1.0) == pytest.approx(2.0, rel=1e-15)
    assert spheres(0.3, 0.3, 0.4) == pytest.approx(0.3, rel=1e-15)


@pytest.mark.parametrize("fraction", [0.0, 0.5, 1.0])
def test_an_insulating_matrix_isolates(fraction):
    assert spheres(0.0, 1.0, fraction) == 0.0
    assert spheres(0.0, 0.0, fraction) == 0.0


def test_arrays():
    found = spheres(1.0, 0.0, np.array([0.0, 0.1, 1.0]))
    np.testing.assert_allclose(found, [1.0, 1.8 / 2.1, 0.0], rtol=1e-15)


def test_symbols():
    found = spheres(pybamm.InputParameter("m"), 0.0, 0.1)
    assert found.evaluate(inputs={"m": 1.0}) == pytest.approx(1.8 / 2.1, rel=1e-14)


def test_refuses():
    with pytest.raises(InvalidInput, match="maxwell: inclusion_conductivity = -1 is not"):
        spheres(1.0, -1.0, 0.1)
    with pytest.raises(InvalidInput, match="maxwell: volume_fraction = nan is not"):
        spheres(1.0, 1.0, np.nan)
