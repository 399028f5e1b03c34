import numpy as np
import pybamm
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.sparse import coo_array
from scipy.sparse.linalg import spsolve

from mofcell.parameters.errors import InvalidInput
from mofcell.parameters.mixing import brick_layer, brick_layer_cubes


def cubes(grain, boundary, ratio):
    return brick_layer_cubes(
        grain_conductivity=grain, boundary_conductivity=boundary, thickness_ratio=ratio
    )


def shorted(grain, boundary, ratio):
    """Upper bound of the docstring: each height at one potential."""
    x = 1 / (1 + ratio)
    return 1 / (x / (x**2 * grain + (1 - x**2) * boundary) + (1 - x) / boundary)


def network(grain, boundary, core, number):
    """Conductivity of an eighth of the unit cell as a resistor between each two voxels.

    The grain fills ``core`` of ``number`` voxels along each edge, from one corner; by
    symmetry no current passes the sides.
    """
    inside = np.arange(number) < core
    sigma = np.where(np.einsum("i,j,k->ijk", inside, inside, inside), grain, boundary)
    index = np.arange(number**3).reshape(sigma.shape)
    links = []
    for axis in range(3):
        a, b = (np.take(index, range(k, number - 1 + k), axis).ravel() for k in (0, 1))
        links.append((a, b, 2 / (1 / sigma.flat[a] + 1 / sigma.flat[b])))
    a, b, conductance = (np.concatenate(part) for part in zip(*links, strict=True))
    bottom, top = index[..., 0].ravel(), index[..., -1].ravel()  # half a voxel to the plates
    rows = np.concatenate([a, b, a, b, bottom, top])
    columns = np.concatenate([b, a, a, b, bottom, top])
    plates = 2 * sigma.flat[bottom], 2 * sigma.flat[top]
    values = np.concatenate([-conductance, -conductance, conductance, conductance, *plates])
    current = np.zeros(number**3)
    current[top] = plates[1]  # at 1 V, the bottom at 0 V
    potential = spsolve(coo_array((values, (rows, columns))).tocsc(), current)
    return np.sum(plates[0] * potential[bottom]) / number


@pytest.mark.parametrize(("grain", "boundary"), [(1.0, 0.01), (1.0, 100.0), (1.0, 0.5)])
@pytest.mark.parametrize("core", [6, 9, 11])
def test_bounds_of_the_resistor_network(grain, boundary, core):
    number = 12
    ratio = number / core - 1
    true = network(grain, boundary, core, number)
    assert cubes(grain, boundary, ratio) <= true <= shorted(grain, boundary, ratio)


def test_the_network_itself():
    # homogeneous, and cores as wide as the cell are the brick layer: known exactly
    assert network(0.3, 0.3, 4, 8) == pytest.approx(0.3, rel=1e-12)


def test_close_to_the_network_where_boundaries_are_thin_and_resistive():
    # columns and shorted heights differ by the current that detours, of order r
    ratio = 12 / 11 - 1
    assert cubes(1.0, 0.01, ratio) == pytest.approx(network(1.0, 0.01, 11, 12), rel=ratio)


@given(conductivity=st.floats(1e-6, 1e2), ratio=st.floats(0.0, 2.0))
@settings(max_examples=30)
def test_equal_phases(conductivity, ratio):
    assert cubes(conductivity, conductivity, ratio) == pytest.approx(conductivity, rel=1e-14)


def test_no_layers():
    assert cubes(0.1, 1e-9, 0.0) == pytest.approx(0.1, rel=1e-15)


def test_thin_layers_by_their_volume_fraction():
    # one third of the boundary lies across the current, two thirds along it
    ratio = 1e-6
    fraction = 1 - (1 + ratio) ** -3
    along = cubes(1.0, 1e3, ratio) - brick_layer(
        grain_conductivity=1.0, boundary_conductivity=1e3, thickness_ratio=ratio
    )
    assert along == pytest.approx(2 / 3 * fraction * 1e3, rel=2e-3)  # less the grain, 1/1000
    across = 1 / cubes(1.0, 1e-3, ratio) - 1
    assert across == pytest.approx(fraction / 3 * 1e3, rel=2e-3)


def test_walls_add_to_the_column():
    column = brick_layer(grain_conductivity=1.0, boundary_conductivity=10.0, thickness_ratio=0.1)
    assert cubes(1.0, 10.0, 0.1) > column


def test_arrays():
    found = cubes(np.array([1.0, 2.0]), np.array([1.0, 2.0]), 0.1)
    np.testing.assert_allclose(found, [1.0, 2.0], rtol=1e-14)


def test_symbols():
    found = cubes(1.0, pybamm.InputParameter("b"), 0.1)
    assert found.evaluate(inputs={"b": 10.0}) == pytest.approx(cubes(1.0, 10.0, 0.1), rel=1e-14)


def test_refuses():
    with pytest.raises(InvalidInput, match="brick_layer_cubes: thickness_ratio = -1 is not"):
        cubes(1.0, 1.0, -1.0)
