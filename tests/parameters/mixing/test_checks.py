import numpy as np
import pybamm
import pytest

from mofcell.parameters.errors import InvalidInput
from mofcell.parameters.laws import Constant
from mofcell.parameters.mixing import checks


@pytest.mark.parametrize(
    ("check", "value", "message"),
    [
        (checks.positive, 0.0, r"rule: field = 0 is not a finite number above 0; give SI"),
        (checks.positive, [1.0, -2.0], r"field = -2 is not a finite number above 0"),
        (checks.positive, np.inf, r"field = inf is not a finite number above 0"),
        (checks.not_negative, -1e-3, r"field = -0.001 is not a finite number of 0 or more"),
        (checks.not_negative, np.nan, r"field = nan is not a finite number of 0 or more"),
        (checks.fraction, 10, r"field = 10 is not between 0 and 1; give a fraction, not per cent"),
        (checks.fraction, -0.1, r"field = -0.1 is not between 0 and 1"),
        (checks.positive, "0.1", r"field = '0.1' is not a number or an array of numbers"),
        (checks.positive, True, r"field = True is not a number or an array of numbers"),
        (checks.positive, None, r"field = None is not a number or an array of numbers"),
        (checks.positive, Constant(value=1.0), r"is not a number .* laws .* go into a Mixture"),
    ],
)
def test_refuses(check, value, message):
    with pytest.raises(InvalidInput, match=message):
        check("rule", "field", value)


@pytest.mark.parametrize("value", [1, 1.0, np.float64(1.0), np.array(1.0)])
def test_one_number_is_a_float(value):
    found = checks.positive("rule", "field", value)
    assert type(found) is float
    assert found == 1.0


def test_a_sequence_is_an_array():
    found = checks.not_negative("rule", "field", [0, 1])
    assert found.dtype == float
    np.testing.assert_array_equal(found, [0.0, 1.0])


def test_a_symbol_passes():
    symbol = pybamm.InputParameter("x")
    assert checks.fraction("rule", "field", symbol) is symbol
