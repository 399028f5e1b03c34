import numpy as np
import pytest
import xarray as xr

from mofcell.parameters import Provenance
from mofcell.parameters.measured import Measurement
from mofcell.views import cycling


def cycled(count, *, stages=None, **changed):
    """A dataset such as mofcell.cycle gives, its capacity falling by 1 mAh/g a cycle from 140."""
    number = np.arange(1, count + 1)
    stages = stages or [""] * count
    known = {
        "specific_capacity": 141.0 - number,
        "charge_capacity": 142.0 - number,
        "coulombic_efficiency": np.full(count, 0.99),
        "energy_efficiency": np.full(count, 0.9),
        "mean_voltage": np.full(count, 3.3),
        "lithium_thickness": np.full(count, 50e-6),
        "interphase_resistance": np.full(count, 0.05),
        "membrane_cathode_resistance": np.full(count, 0.013),
        "cycle_temperature": np.full(count, 298.15),
        "highest_temperature": np.full(count, 298.15),
        "limited_by": ["equilibrium potential"] * count,
        "status": ["ok"] * count,
        "stage": stages,
    } | changed
    steps = {
        "step_cycle": ("step", number),
        "step_text": ("step", [f"at {s}" for s in stages]),
        "step_capacity": ("step", known["specific_capacity"]),
        "step_duration": ("step", np.full(count, 3600.0)),
    }
    return xr.Dataset(
        {name: ("cycle", values) for name, values in known.items()} | steps,
        {"cycle": number},
        {"temperature_K": 298.15, "heat": "isothermal", "fade": "none"},
    )


def column(table, heading):
    return [row[table.columns.index(heading)] for row in table.rows]


def test_a_long_run_is_some_rows_from_the_first_to_the_last():
    table = cycling.cycles(cycled(100))
    assert len(table.rows) == cycling.MOST_ROWS
    numbers = [int(text) for text in column(table, "cycle")]
    assert (numbers[0], numbers[-1]) == (1, 100)
    steps = np.diff(numbers)
    assert steps.max() - steps.min() <= 1


def test_a_rate_test_is_a_row_for_each_stage():
    stages = ["0.1C"] * 3 + ["1C"] * 3 + ["back to 0.1C"] * 3
    table = cycling.cycles(cycled(9, stages=stages))
    assert column(table, "cycle") == ["3", "6", "9"]
    assert column(table, "stage") == ["0.1C", "1C", "back to 0.1C"]


def test_a_storage_test_shows_every_cycle():
    stages = ["check-up", *["storage", "check-up"] * 6]
    assert len(cycling.cycles(cycled(13, stages=stages)).rows) == 13


def test_numbers_stand_in_the_units_of_the_field():
    (row,) = cycling.cycles(cycled(1)).rows
    assert row == ["1", "140.0", "99.00", "90.0", "3.300", "50.0", "cathode full"]


def test_resistances_stand_where_they_change_and_temperatures_where_the_cell_warms_itself():
    assert "R film (Ω cm²)" not in cycling.cycles(cycled(2)).columns
    grown = cycled(2, interphase_resistance=[0.05, 0.06], highest_temperature=[300.0, 301.65])
    grown.attrs["heat"] = "heat_transfer_coefficient = 5"
    table = cycling.cycles(grown)
    assert column(table, "R film (Ω cm²)") == ["500.0", "600.0"]
    assert "R plane (Ω cm²)" not in table.columns
    assert column(table, "reaches")[1] == "28.5 °C"
    assert cycling.temperatures(grown) == [298.15, 301.65]


def test_measured_cycles_have_rows_of_their_own():
    measured = Measurement(
        x=(1.0, 37.0, 500.0),
        y=(3600 * 141.0, 3600 * 100.0, 0.0),
        temperature=298.15,
        provenance=Provenance(kind="measured", source="here"),
    )
    table = cycling.cycles(cycled(100), measured)
    beside = dict(zip(column(table, "cycle"), column(table, "measured (mAh/g)"), strict=True))
    assert beside["1"] == "141.0"
    assert beside["37"] == "100.0"
    assert beside["100"] == "–"


def test_a_pulse_has_no_efficiency():
    taken = [142.0, 1e-18, 140.0]
    table = cycling.cycles(cycled(3, charge_capacity=taken, coulombic_efficiency=[0.9, 1e18, 0.9]))
    assert column(table, "CE (%)") == ["90.00", "–", "90.00"]


def test_a_cycle_discharged_otherwise_than_the_one_before_has_no_efficiency():
    stages = ["0.1C"] * 2 + ["1C"] * 2 + ["back to 0.1C"] * 2
    shown = cycling.has_efficiency(cycled(6, stages=stages))
    assert shown.values.tolist() == [True, True, False, True, False, True]


def test_a_cycle_discharged_colder_than_the_one_before_has_no_efficiency():
    data = cycled(3)
    steps = [text for cold in (-20, -20, -40) for text in (f"Soak at {cold} degC for 1 h", "on")]
    data = data.drop_dims("step").assign(
        step_cycle=("step", np.repeat([1, 2, 3], 2)),
        step_text=("step", steps),
        step_capacity=("step", [0.0, 100.0] * 3),
    )
    assert cycling.has_efficiency(data).values.tolist() == [True, True, False]


def test_what_lithium_means_and_what_the_first_charge_took_stand_below():
    assert cycling.cycles(cycled(2)).notes == (
        "lithium: at the end of the cycle; the first charge took 141.0 mAh/g",
    )
    nothing = cycled(1, charge_capacity=[0.0])
    assert cycling.cycles(nothing).notes == ("lithium: at the end of the cycle",)


def test_what_gives_nothing_retains_nothing():
    for nothing in ("specific_capacity", "charge_capacity"):
        empty = cycled(3, **{nothing: [1e-12, 1e-12, 1e-12]})
        assert cycling.retained(empty) == ""
        assert not cycling.has_efficiency(empty).any()


def test_a_cycle_that_could_not_go_on_is_not_compared():
    ended = cycled(4, status=["ok"] * 3 + ["no solution"])
    assert cycling.retained(ended).endswith("of cycle 1 in cycle 3")


def test_check_ups_are_compared_and_storage_is_not():
    stages = ["check-up", *["storage", "check-up"] * 2, "storage"]
    data = cycled(6, stages=stages)
    data["step_text"] = ("step", [f"Rest {name}" for name in stages])
    data["step_duration"] = ("step", [3600.0 if s == "check-up" else 30 * 86400.0 for s in stages])
    assert cycling.retained(data) == f"{100 * 136 / 140:.1f} % of cycle 1 in cycle 5"


@pytest.mark.parametrize("count", [0, 1])
def test_few_cycles_retain_nothing(count):
    assert cycling.retained(cycled(count)) == ""
    assert len(cycling.cycles(cycled(count)).rows) == count


def test_the_last_cycle_is_compared_with_the_first_of_the_same_steps():
    assert cycling.retained(cycled(15)) == "90.0 % of cycle 1 in cycle 15"
    other = cycled(15, stages=["slow"] * 5 + ["fast"] * 10)
    assert cycling.retained(other) == f"{100 * 126 / 135:.1f} % of cycle 6 in cycle 15"


def test_every_named_protocol_is_listed():
    names = column(cycling.protocols(), "name")
    assert {"cycling", "rate-test", "gitt", "storage"} <= {*names}
    assert all(column(cycling.protocols(), "what is done"))
