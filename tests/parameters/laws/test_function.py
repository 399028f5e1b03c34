import math

import numpy as np
import pybamm
import pytest

from mofcell.parameters.errors import InvalidInput
from mofcell.parameters.laws import Function


def test_a_function_for_one_temperature_serves_arrays():
    law = Function(function=lambda T: math.exp(-1000 / T) if T > 250 else 0.0)
    np.testing.assert_array_equal(law(np.array([[200.0, 300.0]])), [[0.0, math.exp(-1000 / 300)]])


def test_a_function_that_returns_one_number_fills_the_array():
    np.testing.assert_array_equal(
        Function(function=lambda T: 3)(np.ones((2, 3))), np.full((2, 3), 3)
    )


def test_a_function_of_pybamm_gives_numbers_for_numbers():
    law = Function(function=lambda T: 2.0 * pybamm.exp(-1000 / T))
    assert law(300.0) == pytest.approx(2 * math.exp(-1000 / 300), rel=1e-14)
    assert law(np.array([250.0, 300.0])).shape == (2,)


def test_refuses_what_cannot_be_called():
    with pytest.raises(InvalidInput, match=r"function = 0.7 cannot be called; .* Constant"):
        Function(function=0.7)
