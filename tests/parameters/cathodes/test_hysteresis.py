import pytest

from mofcell.parameters import InvalidInput
from mofcell.parameters.cathodes import Hysteresis


@pytest.mark.parametrize(
    ("field", "value", "reason"),
    [
        ("decay_rate", 0.0, "greater than 0"),
        ("initial_state", 1.1, "less than or equal to 1"),
        ("initial_state", -1.1, "greater than or equal to -1"),
        ("delithiation_potential", 3.4, "callable"),
    ],
)
def test_out_of_bounds(field, value, reason):
    fields = {"delithiation_potential": lambda x: 3.4, "decay_rate": 100.0, field: value}
    with pytest.raises(InvalidInput, match=rf"Hysteresis: {field} is .*{reason}"):
        Hysteresis(**fields)
