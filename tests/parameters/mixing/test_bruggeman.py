import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.integrate import solve_ivp

from mofcell.parameters.errors import InvalidInput
from mofcell.parameters.mixing import bruggeman, insulating_fraction, maxwell


def mixed(fraction, matrix=1.0):
    return bruggeman(matrix_conductivity=matrix, volume_fraction=fraction)


def implied(effective, matrix=1.0):
    return insulating_fraction(effective_conductivity=effective, matrix_conductivity=matrix)


def test_adding_spheres_by_and_by():
    # Bruggeman's construction: a portion dphi of all, so dphi/(1 - phi) of what is not yet
    # insulator, lowers the conductivity of the mixture by 3/2 of that share (Maxwell)
    def slope(phi, sigma):
        return -1.5 * sigma / (1 - phi)

    phi = np.linspace(0.0, 0.6, 7)
    by_and_by = solve_ivp(slope, (0, 0.6), [1.0], t_eval=phi, rtol=1e-10, atol=1e-12).y[0]
    np.testing.assert_allclose(mixed(phi), by_and_by, rtol=1e-8)


def test_ends():
    assert mixed(0.0, 0.3) == 0.3
    assert mixed(1.0, 0.3) == 0.0


def test_dilute_spheres_as_maxwell():
    # 1 - 3/2 phi; the next terms, 3/8 and 3/4 phi^2, differ
    phi = np.array([1e-2, 1e-3, 1e-4])
    dilute = maxwell(matrix_conductivity=1.0, inclusion_conductivity=0.0, volume_fraction=phi)
    np.testing.assert_allclose(mixed(phi), 1 - 1.5 * phi + 0.375 * phi**2, rtol=0, atol=1e-7)
    np.testing.assert_allclose((dilute - mixed(phi)) / phi**2, 0.375, rtol=0.02)


@given(fraction=st.floats(0.0, 0.999), matrix=st.floats(1e-6, 1e2))
@settings(max_examples=50)
def test_round_trip(fraction, matrix):
    assert implied(mixed(fraction, matrix), matrix) == pytest.approx(fraction, abs=1e-14)


def test_inverse_of_nothing():
    assert implied(0.0) == 1.0


def test_arrays():
    np.testing.assert_allclose(mixed([0.0, 0.19, 0.36]), [1.0, 0.729, 0.512], rtol=1e-14)
    np.testing.assert_allclose(implied([1.0, 0.729, 0.512]), [0.0, 0.19, 0.36], atol=1e-14)


def test_refuses():
    with pytest.raises(InvalidInput, match=r"bruggeman: volume_fraction = 10 .* not per cent"):
        mixed(10.0)
    with pytest.raises(InvalidInput, match="bruggeman: matrix_conductivity = -1 is not"):
        mixed(0.1, -1.0)
    with pytest.raises(InvalidInput, match=r"effective_conductivity = 2.0 S/m is above"):
        implied(2.0)
    with pytest.raises(InvalidInput, match="insulating_fraction: matrix_conductivity = 0 is not"):
        implied(0.0, 0.0)
