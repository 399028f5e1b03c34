"""Invariants of a run: lithium, voltage, charge, energy, and where it goes on."""

import numpy as np
import pytest
from scipy.integrate import simpson

from mofcell.experiments.cycling.cycler import LITHIUM, Conditions, compile_cycler
from mofcell.experiments.cycling.protocol import Protocol, Stage
from mofcell.experiments.cycling.protocols import cycling
from mofcell.experiments.cycling.run import run
from mofcell.experiments.outcome import TERMS
from mofcell.models import DFN, SPMe
from mofcell.parameters.fade import CathodeLoss, InterphaseGrowth, RisingInterfaceResistance

ROOM = 298.15


@pytest.fixture
def fading():
    """All mechanisms, faster than in any cell."""
    return (
        CathodeLoss(loss_per_cycle=5e-4),
        RisingInterfaceResistance(rise_per_cycle=1e-5),
        InterphaseGrowth(doubling_time=1e6),
    )


def drift(conditions, cycles):
    """Largest change of all lithium there ever was, over all of it [-]; checks the voltage."""
    lost, totals = 0.0, []
    for cycle, _ in run(conditions, cycling(cycles=cycles), temperature=ROOM):
        for ran in cycle.steps:
            totals.append(sum(ran.along[name] for name in LITHIUM) + lost)
            lost += ran.last("lost in plating")
            terms = sum(ran.along[name] for name in TERMS)
            assert terms == pytest.approx(ran.along["voltage"], abs=1e-12)
    assert lost > 0
    totals = np.concatenate(totals)
    return np.ptp(totals) / totals[0]


@pytest.mark.parametrize(
    ("model", "cycles"), [(SPMe, 20), pytest.param(DFN, 100, marks=pytest.mark.slow)]
)
def test_no_lithium_is_lost_from_the_account(cell, fading, model, cycles):
    conditions = Conditions(cell.replace(coulombic_efficiency=0.99), model, fade=fading)
    assert drift(conditions, cycles) < 1e-8 * cycles / 100


@pytest.mark.parametrize(("model", "tolerance"), [(SPMe, 5e-6), (DFN, 2e-6)])
def test_counters_are_the_integrals_of_the_series(cell, model, tolerance):
    """Between the solver's points too, at four times as many: charge and energy."""
    conditions = Conditions(cell, model)
    numbers, cycler = conditions.numbers(ROOM), compile_cycler(conditions.structure)
    state = conditions.beginning
    ((cycle, _),) = run(conditions, cycling(cycles=1), temperature=ROOM)
    for ran in cycle.steps:
        fine = np.interp(np.arange(4 * len(ran.time) - 3) / 4, np.arange(len(ran.time)), ran.time)
        followed = cycler.run(ran.step, numbers, ROOM, state, at=fine)
        assert np.array_equal(followed.values, ran.values)
        current, voltage = followed.along["current"], followed.along["voltage"]
        for counter, flow in (("capacity [A.h]", current), ("energy [W.h]", current * voltage)):
            counted = ran.last(f"Discharge {counter}")
            assert simpson(flow, x=followed.time) / 3600 == pytest.approx(counted, rel=tolerance)
            assert ran.last(f"Throughput {counter}") == pytest.approx(abs(counted), rel=1e-6)
        state = ran.after


def last_states(conditions, protocol, begin=None):
    return [point for _, point in run(conditions, protocol, temperature=ROOM, begin=begin)]


def test_resumed_is_uninterrupted(cell, fading):
    """To the last bit."""
    conditions = Conditions(cell.replace(coulombic_efficiency=0.99), SPMe, fade=fading)
    points = last_states(conditions, cycling(cycles=4))
    resumed = last_states(conditions, cycling(cycles=4), begin=points[1])
    assert [point.cycle for point in resumed] == [3, 4]
    assert np.array_equal(resumed[-1].state.values, points[-1].state.values)
    assert resumed[-1].state.metal == points[-1].state.metal


def test_a_rate_test_is_its_rates_one_by_one(cell):
    """Each from the state in which the others leave the cell."""
    conditions = Conditions(cell, SPMe)
    one_by_one = [
        cycling(c_rate=rate, hold_until=None, cycles=2).stages[0] for rate in (0.2, 1.0, 0.2)
    ]
    whole = last_states(conditions, Protocol(name="all", stages=tuple(one_by_one)))
    begin, found = None, []
    for stage in one_by_one:
        found += last_states(conditions, Protocol(name="one", stages=(stage,)), begin)
        begin = type(found[-1])(0, ROOM, found[-1].state)
    for one, other in zip(whole, found, strict=True):
        assert np.array_equal(one.state.values, other.state.values)


def test_other_surroundings_from_one_step_to_the_next(cell):
    """Warm charge, cold discharge: at once colder, less to be had, all of it back when warm."""
    steps = ("Charge at 0.5C until 4.0 V", "Rest for 1 hour", "Discharge at 0.5C until 2.5 V")
    protocol = Protocol(name="one", stages=(Stage(steps=steps),))
    conditions = Conditions(cell, SPMe)
    ((charged, warm),) = run(conditions, protocol, temperature=ROOM)
    numbers, cycler = conditions.numbers(253.15), compile_cycler(conditions.structure)
    cold = cycler.run(charged.steps[2].step, numbers, 253.15, charged.steps[1].after)
    assert cold.along["temperature"] == pytest.approx(253.15)
    given = "Discharge capacity [A.h]"
    assert cold.last(given) < charged.steps[2].last(given)
    rest_of_it = cycler.run(cold.step, conditions.numbers(ROOM), ROOM, cold.after)
    both = cold.last(given) + rest_of_it.last(given)
    assert both == pytest.approx(charged.steps[2].last(given), rel=5e-3)
    assert warm.temperature == ROOM
