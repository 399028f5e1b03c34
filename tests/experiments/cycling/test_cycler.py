"""Steps that end at once, loads that cannot be held, profiles, heat: always a result."""

from collections import Counter

import numpy as np
import pytest

import mofcell
from mofcell.experiments.cycling import control
from mofcell.experiments.cycling.control import Held
from mofcell.experiments.cycling.cycler import Conditions, Cycler, State, compile_cycler
from mofcell.experiments.cycling.step import Step
from mofcell.models import DFN, SPMe
from mofcell.parameters.heat import Heat

ROOM, COLD = 298.15, 233.15


@pytest.fixture
def take(cell):
    """Runs steps, each on what it holds, one after the other."""

    def taken(*steps, cell=cell, model=SPMe, temperature=ROOM, before=None, charged=False):
        conditions = Conditions(cell, model, starts_charged=charged)
        state, all_ran = before or conditions.beginning, []
        for held, target, *ends in steps:
            ends = dict(*ends)
            cycler = compile_cycler(conditions.structure, ends.get("profile"))
            step = Step.of(cell, text="", held=held, target=target, **ends)
            all_ran.append(cycler.run(step, conditions.numbers(temperature), temperature, state))
            state = all_ran[-1].after
        return all_ran

    return taken


def test_steps_that_end_at_once(take, cell):
    """A charge of a full cell, a discharge of an empty one, a hold that nothing flows in."""
    one_c = cell.areal_capacity / 3600
    charge, discharge = (Held.CURRENT, -one_c / 2), (Held.CURRENT, one_c / 2)
    hold = (Held.VOLTAGE, 4.0, {"current": one_c})
    ran = take(charge, charge, hold, discharge, discharge, (Held.CURRENT, 0.0, {"duration": 60.0}))
    assert [one.ended_by for one in ran] == [
        *[control.UPPER] * 2, control.CURRENT, *[control.LOWER] * 2, control.DURATION,
    ]  # fmt: skip
    for at_once in (ran[1], ran[2], ran[4]):
        assert 0 < at_once.time[-1] < 1.0
        assert abs(at_once.last("Discharge capacity [A.h]")) < 1e-4 * one_c


def test_a_smaller_current_brings_a_cell_back_above_its_cut_off(take, cell):
    one_c = cell.areal_capacity / 3600
    fast, slow = take((Held.CURRENT, 3 * one_c), (Held.CURRENT, one_c / 10), charged=True)
    assert fast.ended_by == slow.ended_by == control.LOWER
    assert slow.last("Discharge capacity [A.h]") > 0.01 * one_c


@pytest.mark.parametrize("held", [Held.CURRENT, Held.POWER, Held.CONDUCTANCE])
def test_a_load_that_no_cell_can_hold_ends_at_the_cut_off(take, held):
    """Cold and far too much of it: nothing is delivered, and the voltage is that of the end."""
    (ran,) = take((held, 3e3), charged=True, temperature=COLD)
    assert ran.ended_by == control.LOWER
    assert ran.last("voltage") == pytest.approx(2.5, abs=1.01 * control.MARGIN)
    assert ran.time[-1] < control.GRACE


def test_no_metal_no_discharge(take, cell):
    """At once, and where a cell of N/P below one runs dry: metal is what is left of it."""
    one_c = cell.areal_capacity / 3600
    charge, discharge = (Held.CURRENT, -one_c / 2), (Held.CURRENT, one_c / 2)
    bare = cell.replace(lithium_thickness=1e-9, coulombic_efficiency=0.9)
    charged, given, more = take(charge, discharge, discharge, cell=bare)
    assert given.ended_by == more.ended_by == control.EXHAUSTED
    assert more.time[-1] < control.GRACE
    counter = "Discharge capacity [A.h]"
    assert given.last(counter) == pytest.approx(-0.9 * charged.last(counter), rel=1e-3)
    assert abs(given.last("metal")) < 1e-8 * charged.last("metal")


def test_a_lost_step_is_a_result(take, cell, monkeypatch):
    """Where the solver raises: no time passes, the state is that before."""
    conditions = Conditions(cell, SPMe)
    cycler = Cycler(conditions.structure)

    def raising(*args, **options):
        import pybamm

        raise pybamm.SolverError("no")

    monkeypatch.setattr(cycler.solver, "solve", raising)
    step = Step.of(cell, text="", held=Held.CURRENT, target=1.0)
    ran = cycler.run(step, conditions.numbers(ROOM), ROOM, conditions.beginning)
    assert ran.ended_by == control.NO_SOLUTION
    assert ran.time == [0.0]
    assert ran.after == State(
        values=None, voltage=conditions.beginning.voltage, metal=conditions.beginning.metal
    )


def test_a_profile_of_one_value_is_its_step(take, cell):
    """Same states, one after the other; between its knots a profile is linear."""
    one_c = cell.areal_capacity / 3600
    flat = {"profile": ((0.0, one_c), (300.0, one_c)), "duration": 300.0}
    ramp = {"profile": ((0.0, 0.0), (100.0, 2 * one_c), (200.0, 0.0))}
    plain, profiled, back, ramped = take(
        (Held.CURRENT, one_c, {"duration": 300.0}),
        (Held.CURRENT, 0.0, flat),
        (Held.CURRENT, -one_c, {"duration": 300.0}),
        (Held.CURRENT, 0.0, ramp),
        charged=True,
    )
    counter = "Discharge capacity [A.h]"
    assert profiled.last(counter) == pytest.approx(plain.last(counter), rel=1e-8)
    assert profiled.values.shape == plain.values.shape == back.values.shape
    assert ramped.last(counter) == pytest.approx(200 * one_c / 3600, rel=1e-4)
    assert (ramped.ended_by, ramped.time[-1]) == (control.DURATION, 200.0)
    assert 100.0 in ramped.time


def test_a_cell_that_keeps_heat_comes_to_its_surroundings(cell):
    """Exponentially, with the time constant C / h."""
    conditions = Conditions(cell, SPMe, heat=Heat(heat_transfer_coefficient=1.0))
    numbers, cycler = conditions.numbers(ROOM), compile_cycler(conditions.structure)
    constant = numbers["Cell heat capacity per electrode area [J.m-2.K-1]"]
    rest = Step.of(cell, text="", held=Held.CURRENT, duration=2 * constant)
    warm = cycler.run(rest, numbers, ROOM, conditions.beginning)
    cooling = cycler.run(rest, conditions.numbers(COLD), COLD, warm.after)
    expected = COLD + (ROOM - COLD) * np.exp(-cooling.time / constant)
    assert cooling.along["temperature"] == pytest.approx(expected, abs=1e-3)


CELLS = ("gu2025-lfp", "ouyang2023-ncm811")


def random_steps(generator, cell, count):
    """Of every kind, too much of it or too little, for cells that are cold, warm or neither."""
    one_c, (low, high) = cell.areal_capacity / 3600, cell.voltage_window
    for _ in range(count):
        load = 10 ** generator.uniform(-1.3, 1) * one_c
        sign = generator.choice([-1.0, 1.0])
        cut_off = {"current": 10 ** generator.uniform(-2, 0) * one_c}
        yield [
            (Held.CURRENT, sign * load),
            (Held.CURRENT, 0.0, {"duration": 10 ** generator.uniform(0, 5)}),
            (Held.VOLTAGE, generator.uniform(low, high), cut_off),
            (Held.VOLTAGE, generator.choice([low, high]), {"duration": 3600.0}),
            (Held.POWER, sign * load * 3.5),
            (Held.CONDUCTANCE, load / 3.5, {"voltage": low - generator.choice([0.0, 0.5])}),
        ][generator.integers(6)]


@pytest.mark.parametrize(
    ("model", "count"),
    [(SPMe, 25), *(pytest.param(m, 300, marks=pytest.mark.slow) for m in (SPMe, DFN))],
)
@pytest.mark.filterwarnings("ignore:.*lies outside")
def test_no_random_step_is_lost(take, model, count):
    """But for holds so far away that their current, which nothing limits, takes all the salt."""
    generator, ends = np.random.default_rng(0), Counter()
    for _ in range(count):
        base = mofcell.cell(str(generator.choice(CELLS)))
        cell = base.replace(
            membrane_thickness=10 ** generator.uniform(-5, -3.3),
            cathode_loading=10 ** generator.uniform(-2.3, -0.9),
            lithium_thickness=10 ** generator.uniform(-6, -4),
            coulombic_efficiency=generator.choice([1.0, 0.99, 0.9]),
        )
        charged, state = bool(generator.integers(2)), None
        for step in random_steps(generator, cell, 5):
            temperature = generator.choice([COLD, 253.15, ROOM, 333.15])
            (ran,) = take(
                step, cell=cell, model=model, temperature=temperature, before=state, charged=charged
            )
            assert np.isfinite(ran.along["voltage"]).all()
            emptied = step[0] is Held.VOLTAGE and ran.last("salt") < 1e-6  # by no limit of current
            ends["emptied of salt" if emptied else ran.ended_by] += 1
            state = ran.after
    assert set(ends) <= {
        control.LOWER, control.UPPER, control.CURRENT, control.EXHAUSTED, control.DURATION,
        "emptied of salt",
    }, ends  # fmt: skip
