import numpy as np
import pytest

from mofcell.parameters.errors import InvalidInput
from mofcell.parameters.laws import Constant


def test_the_same_at_all_temperatures():
    law = Constant(value=0.7)
    assert law(233.15) == law(373.15) == 0.7
    np.testing.assert_array_equal(law(np.array([[233, 298], [333, 373]])), np.full((2, 2), 0.7))


def test_zero_and_negative_values_are_allowed():
    assert Constant(value=0.0)(298.15) == 0.0
    assert Constant(value=-0.3)(298.15) == -0.3


@pytest.mark.parametrize("value", [float("nan"), float("inf"), "0.7", None, True])
def test_refuses_what_is_not_a_number(value):
    with pytest.raises(InvalidInput, match=r"Constant: value = .* is not a finite number; give a"):
        Constant(value=value)
