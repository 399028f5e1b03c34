import numpy as np
import pytest
import xarray as xr

from mofcell.views.transference_map import answer, electrolytes, worth


def answered(own, single_ion, doubled, *, factor=np.nan, exponent=np.nan):
    """A map of which only the answer counts."""
    numbers = np.array([0.2, 0.5, 1.0])
    return xr.Dataset(
        {
            "own_conductivity": 0.1,
            "own_transference_number": 0.5,
            "own_capacity": own,
            "single_ion_capacity": single_ion,
            "doubled_capacity": doubled,
            "conductivity_factor": factor,
            "transference_exponent": exponent,
            "own_conductivity_capacity": ("transference_number", [50.0, own, single_ion]),
            "equal_conductivity": ("transference_number", [0.25, 0.1, np.nan]),
        },
        {"transference_number": numbers},
    )


@pytest.mark.parametrize(
    ("numbers", "said"),
    [
        ({"own": 160.0, "single_ion": 160.1, "doubled": 160.1}, "neither pays here"),
        ({"own": 100.0, "single_ion": 100.0, "doubled": 150.0}, "a higher conductivity does"),
        (
            {"own": 100.0, "single_ion": 150.0, "doubled": 150.0, "factor": 2.0},
            "t+ = 1 is worth 2 times the conductivity",
        ),
        (
            {"own": 100.0, "single_ion": 150.0, "doubled": 100.0},
            "64 times the conductivity does not",
        ),
        ({"own": 0.0, "single_ion": 150.0, "doubled": 0.0, "factor": 9.0}, "worth 9 times"),
        ({"own": 0.0, "single_ion": 0.0, "doubled": 0.0}, "neither pays here"),
        (
            {"own": 100.0, "single_ion": 150.0, "doubled": 150.0, "exponent": 1.0},
            "n = 1.00",
        ),
    ],
)
def test_the_answer_is_in_words(numbers, said):
    assert any(said in line for line in answer(answered(**numbers)))


def test_rows_hold_what_a_transference_number_is_worth():
    table = worth(answered(100.0, 150.0, 150.0))
    assert table.rows[0] == ["0.2", "50.0", "2.50e−03", "2.5"]
    assert table.rows[1] == ["0.5", "100.0", "1.00e−03", "1"]
    assert table.rows[2] == ["1", "150.0", "–", "–"]


def test_electrolytes_that_run_come_first_and_others_say_why():
    names = {
        "conductivity": [0.1, 0.2, 0.3],
        "transference_number": [0.5, 0.6, 1.0],
        "framework_charge_density": [0.0, 1800.0, 0.0],
        "specific_capacity": [90.0, np.nan, 160.0],
        "specific_energy": [100.0, np.nan, 200.0],
        "status": ["ok", "no cell: reason", "ok"],
        "limited_by": ["salt depleted", "", "equilibrium potential"],
    }
    table = electrolytes(
        xr.Dataset(
            {f"electrolyte_{name}": ("electrolyte", values) for name, values in names.items()},
            {"electrolyte": ["a", "b", "c"]},
        )
    )
    assert [row[0] for row in table.rows] == ["c", "a", "b"]
    assert table.rows[0][-1] == "cathode full"
    assert table.rows[2][1:] == ["2.00e−03", "0.6", "1.8", "–", "–", "no cell: reason"]
