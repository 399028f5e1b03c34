import numpy as np
import pytest

from mofcell.parameters.errors import InvalidInput
from mofcell.parameters.laws import checks


@pytest.mark.parametrize("value", [1.0, 1, np.float32(1.0), np.int64(1)])
def test_numbers_of_any_kind_pass(value):
    checks.finite("law", "field", value)
    checks.positive("law", "field", value)


def test_zero_is_finite_but_not_positive():
    checks.finite("law", "field", 0)
    with pytest.raises(InvalidInput, match="law: field = 0 is not a positive finite number; hint"):
        checks.positive("law", "field", 0, "hint")


def test_temperatures_keep_their_shape():
    assert checks.temperatures("law", 300) == 300.0
    assert checks.temperatures("law", [[300, 310]]).shape == (1, 2)


def test_points_come_out_sorted():
    given = iter([(310, 2.0), [300, 1.0]])
    assert checks.points("law", given, 2) == [(300.0, 1.0), (310.0, 2.0)]
