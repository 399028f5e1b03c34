"""Named protocols: what they put a cell through, and the arguments they refuse."""

import pytest

from mofcell.experiments.cycling import protocols
from mofcell.experiments.cycling.language.drive_cycle import DriveCycle
from mofcell.experiments.cycling.language.read_step import read_step
from mofcell.experiments.cycling.protocols import PROTOCOLS
from mofcell.parameters import InvalidInput

NEEDED = {
    "constant-power": {"power": "3 mW/cm2"},
    "drive": {"drive_cycle": DriveCycle(name="x", unit="C", time=(0, 1), load=(1, 2))},
}

ONE_C = 10.2  # A/m2


def steps_of(protocol, cell):
    return [read_step(step, cell) for stage in protocol.stages for step in stage.steps]


@pytest.mark.parametrize("name", PROTOCOLS)
def test_every_protocol_is_one_for_a_cell(name, cell):
    protocol = PROTOCOLS[name](**NEEDED.get(name, {}))
    assert protocol.name == name
    assert steps_of(protocol, cell)
    assert str(protocol).startswith(f"{name}: ")


def test_cccv_and_cc(cell):
    charge, hold, discharge = steps_of(protocols.cycling(c_rate=1, charge_c_rate=0.5), cell)
    assert (charge.target, charge.upper) == (-0.5 * ONE_C, 4.0)
    assert (hold.target, hold.current) == (4.0, pytest.approx(0.05 * ONE_C))
    assert (discharge.target, discharge.lower) == (ONE_C, 2.5)
    assert len(steps_of(protocols.cycling(hold_until=None), cell)) == 2


def test_a_rate_test_goes_up_and_comes_back(cell):
    protocol = protocols.rate_test(cycles=4)
    rates = [read_step(stage.steps[-1], cell).target / ONE_C for stage in protocol.stages]
    assert rates == pytest.approx([0.1, 0.2, 0.5, 1, 2, 0.1])
    assert [stage.repeats for stage in protocol.stages] == [4] * 6
    charges = {stage.steps[0] for stage in protocols.rate_test(charge_c_rate=0.2).stages}
    assert charges == {"Charge at 0.2C until upper cut-off"}
    assert protocols.rate_test(back_to=0.5).stages[-1].name == "back to 0.5C"


def test_the_usual_titration_passes_the_nominal_capacity(cell):
    _, titration = protocols.gitt().stages
    step = read_step(titration.steps[0], cell)
    assert titration.repeats * step.target * step.duration / 3600 == pytest.approx(ONE_C)


@pytest.mark.parametrize("depth", [0.1, 0.05, 0.25])
def test_pulses_come_at_even_depths_of_the_nominal_capacity(depth, cell):
    _, depths = protocols.pulses(depth=depth, pulse_c_rate=3).stages
    passed = sum(
        step.target * step.duration / 3600
        for step in (read_step(text, cell) for text in depths.steps)
    )
    assert passed == pytest.approx(depth * ONE_C, rel=1e-9)
    assert depths.repeats * depth == pytest.approx(1)


def test_a_cold_discharge_is_charged_warm_and_ends_warm(cell):
    protocol = protocols.cold_discharge(temperatures=(253.15, "-40 degC"), warm="30 degC")
    temperature, at = None, {-1: [], 1: []}
    for step in steps_of(protocol, cell):
        temperature = step.temperature or temperature
        if step.target:
            at[1 if step.target > 0 else -1].append(temperature)
    assert at == {-1: [303.15, 303.15], 1: [253.15, 233.15]}
    assert temperature == 303.15


def test_storage_rests_charged_between_check_ups(cell):
    protocol = protocols.storage(periods=2, rest="10 days", temperature="45 degC")
    names = [stage.name for stage in protocol.stages]
    assert names == ["check-up", "storage", "check-up", "storage", "check-up"]
    charge, rest, back, discharge = (read_step(text, cell) for text in protocol.stages[1].steps)
    assert (rest.duration, rest.temperature, back.temperature) == (864000, 318.15, 298.15)
    assert charge.target < 0 < discharge.target


def test_a_drive_cycle_is_repeated_in_one_step():
    protocol = protocols.drive(**NEEDED["drive"], repeats=3, cycles=2)
    assert protocol.stages[0].steps[-1].repeats == 3
    assert protocol.cycles == 2


def test_numbers_and_texts_are_one():
    assert protocols.cycling(c_rate=0.5) == protocols.cycling(c_rate="0.5C")
    assert protocols.cycling(c_rate="0.5") == protocols.cycling(c_rate=0.5)
    assert protocols.gitt(pulse="10 min", rest="1 hour") == protocols.gitt(pulse=600, rest=3600)
    assert protocols.cold_discharge(temperatures="-20 degC") == protocols.cold_discharge()
    assert protocols.pulses(c_rate="C/3") == protocols.pulses(c_rate=1 / 3)


@pytest.mark.parametrize(
    ("name", "wrong", "words"),
    [
        ("cycling", {"c_rate": -1}, ("c_rate", "above zero")),
        ("cycling", {"c_rate": "1 mA/cm3"}, ("c_rate", "mA/cm2?")),
        ("cycling", {"c_rate": "4 V"}, ("c_rate", "current")),
        ("cycling", {"c_rate": float("nan")}, ("c_rate",)),
        ("cycling", {"c_rate": True}, ("c_rate",)),
        ("cycling", {"cycles": 0}, ("cycles",)),
        ("cycling", {"cycles": 1.5}, ("cycles",)),
        ("cycling", {"cycles": 10**9}, ("1000000000", "100000")),
        ("cycling", {"name": "a: b"}, ("name is not a field",)),
        ("cycling", {"cycle": 3}, ("cycle ", "cycles?")),
        ("rate-test", {"c_rates": ()}, ("c_rates",)),
        ("rate-test", {"c_rates": (0.1, "fast")}, ("c_rates.1", "'fast'")),
        ("pulses", {"depth": 2}, ("depth",)),
        ("pulses", {"c_rate": "1 mA"}, ("c_rate", "C-rate")),
        ("pulses", {"pulse_c_rate": 10, "pulse": 600}, ("depth", "larger")),
        ("gitt", {"pulse": "10"}, ("pulse", "no unit")),
        ("gitt", {"rest": -1}, ("rest",)),
        ("cold-discharge", {"temperatures": -20}, ("150 to 500 K", "-20 degC")),
        ("constant-power", {}, ("power", "missing")),
        ("constant-power", {"power": "1 mA"}, ("power", "mW/cm2")),
        ("drive", {"drive_cycle": "no.csv"}, ("no.csv", "no such file")),
        ("storage", {"temperature": 20}, ("150 to 500 K",)),
    ],
)
def test_a_wrong_argument_is_named(name, wrong, words):
    with pytest.raises(InvalidInput) as error:
        PROTOCOLS[name](**wrong)
    message = str(error.value)
    assert message.startswith(f"{name}: ")
    assert "\n" not in message
    assert [word for word in words if word not in message] == []
