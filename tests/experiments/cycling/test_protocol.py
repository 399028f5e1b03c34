"""Protocols: what they are made of, and the same as PyBaMM's own experiment."""

import numpy as np
import pybamm
import pytest

import mofcell
from mofcell import models
from mofcell.experiments.cycling.cycler import Conditions
from mofcell.experiments.cycling.language.drive_cycle import DriveCycle
from mofcell.experiments.cycling.protocol import Protocol, Stage
from mofcell.experiments.cycling.run import run
from mofcell.parameters import InvalidInput

CYCLE = ("Charge at 0.1C until upper cut-off", "Discharge at 0.5C until lower cut-off")
RAMP = DriveCycle(name="ramp", unit="C", time=(0, 300, 600), load=(0.2, 0.8, -0.1), repeats=2)


def protocol(*steps, repeats=1, **known):
    return Protocol(name="mine", stages=(Stage(steps=steps, repeats=repeats),), **known)


@pytest.mark.parametrize(
    "wrong",
    [
        {"steps": ()},
        {"steps": "Rest for 1 h"},
        {"steps": ("Charg at 1C for 1 h",)},
        {"steps": (3,)},
        {"steps": CYCLE, "repeats": 0},
        {"steps": CYCLE, "repeats": 10**9},
        {"steps": CYCLE, "cycles": 2},
    ],
)
def test_a_stage_that_is_none(wrong):
    with pytest.raises(InvalidInput):
        Stage(**wrong)


def test_a_protocol_that_is_none():
    with pytest.raises(InvalidInput, match="stages"):
        Protocol(name="mine", stages=())
    with pytest.raises(InvalidInput, match="cycles"):
        Protocol(name="mine", stages=(Stage(steps=CYCLE, repeats=90_000),) * 2)


def test_cycles_are_counted():
    stages = (Stage(steps=CYCLE, repeats=3), Stage(steps=CYCLE))
    assert Protocol(name="mine", stages=stages).cycles == 4


def test_words_of_a_protocol_name_every_step():
    words = str(protocol(*CYCLE, RAMP, repeats=3, starts_charged=True))
    assert words.splitlines()[:3] == ["mine", "starts charged", "3 times:"]
    assert [step for step in (*CYCLE, str(RAMP)) if step not in words] == []


def test_a_voltage_outside_the_window_of_the_cell_is_refused_for_that_cell(cell):
    wrong = protocol("Charge at 1C until 4.1 V")
    with pytest.raises(InvalidInput, match=r"'Charge at 1C until 4.1 V'.*voltage_window"):
        wrong.experiment(cell)
    assert wrong.experiment(cell.replace(voltage_window=(2.5, 4.1)))


def test_a_soak_lasts_until_the_next(cell):
    steps = ("Rest for 1 h", "Soak at -20 degC for 1 h", "Discharge at 0.1C until lower cut-off")
    found = [step.temperature for step in protocol(*steps, repeats=2).experiment(cell).steps]
    assert found == [None, 253.15, 253.15, 253.15, 253.15, 253.15]


def test_pybamms_experiment_is_for_the_real_area(cell):
    wide = cell.replace(area=3e-4)
    steps = (
        "Discharge at 2 mA/cm2 until 3 V",
        "Discharge at 40 Ohm for 1 h",
        "Charge at 3 mW/cm2 until upper cut-off",
        "Hold at upper cut-off until 1 mA",
        RAMP,
    )
    current, resistance, power, hold, ramp = protocol(*steps).experiment(wide).steps
    assert current.value == pytest.approx(6e-3)
    assert [end.value for end in current.termination] == [3.0]
    assert resistance.value == pytest.approx(40.0)
    assert [end.value for end in resistance.termination] == [2.5]
    assert power.value == pytest.approx(-9e-3)
    assert [end.value for end in hold.termination] == [pytest.approx(1e-3)]
    assert ramp.value.evaluate(t=300, inputs={"start time": 0}) == pytest.approx(
        wide.current(0.8), rel=1e-12
    )
    assert {end.operator: end.value for end in ramp.termination} == {"<": 2.5, ">": 4.0}
    assert str(current) == steps[0]


@pytest.mark.parametrize(
    "steps",
    [
        ("Discharge at 0.5C until lower cut-off", "Charge at 0.2 mA/cm2 until 3.6 V"),
        ("Discharge at 3 mW/cm2 until lower cut-off", "Rest for 10 min"),
        ("Discharge at 4000 ohm*cm2 for 1 h", "Hold at 3 V until 0.1 mA/cm2"),
        (RAMP, "Discharge at 50 mA/g for 20 min"),
    ],
)
def test_pybamm_passes_the_same_charge_in_every_step(steps, cell):
    mine = protocol(*steps, starts_charged=True)
    ((ours, _),) = run(Conditions(cell, models.SPMe, starts_charged=True), mine, temperature=298.15)
    passed = [ran.last("Discharge capacity [A.h]") * cell.area for ran in ours.steps]
    simulation = pybamm.Simulation(
        models.SPMe(),
        experiment=mine.experiment(cell),
        parameter_values=mofcell.parameter_values(cell),
        solver=pybamm.IDAKLUSolver(rtol=1e-6, atol=1e-8),
    )
    (cycle,) = simulation.solve().cycles
    theirs = [np.ptp(step["Discharge capacity [A.h]"].entries[[0, -1]]) for step in cycle.steps]
    assert np.abs(passed) == pytest.approx(theirs, rel=2e-3, abs=1e-9)
