"""Active material is lost with the charge that passes, whatever is held."""

import numpy as np
import pybamm
import pytest

import mofcell
from mofcell import CathodeLoss
from mofcell.models import DFN, SPMe

LOST_WITH_CATHODE = "Loss of lithium due to loss of active material in positive electrode [mol]"
ACTIVE = "X-averaged positive electrode active material volume fraction"


def test_loss_is_linear_in_the_charge_that_passed(cycled):
    """At constant current, at rest and in the hold: 2 % of the first in each full cycle.

    1e-8: the lithium of the DFN, which counts the charge in the hold, is kept to 1e-9.
    """
    left = cycled.by_step(ACTIVE) / cycled.by_step(ACTIVE)[0]
    passed = cycled.cycles_passed
    assert passed[-1] > 2
    assert left == pytest.approx(1 - 0.02 * passed, abs=1e-8)


def test_a_hold_loses_too(cycled):
    """The current of the cycle's last step falls, at 3.9 V."""
    hold = cycled.solution.cycles[0].steps[3]
    assert np.ptp(hold["Voltage [V]"].entries) < 1e-4
    assert hold[ACTIVE].entries[-1] < hold[ACTIVE].entries[0] * (1 - 1e-4)


@pytest.mark.parametrize("model", [SPMe, DFN])
def test_the_current_that_flows_counts(fading_cell, model):
    """Under an equation that holds 3.3 V, where nobody asks for a current."""
    cell = fading_cell.replace(fade=[CathodeLoss(loss_per_cycle=0.02)])
    held = model(
        {
            "operating mode": lambda variables: (variables["Voltage [V]"] - 3.3) * 1e-3,
            "loss of active material": ("none", "current-driven"),
        }
    )
    values = mofcell.parameter_values(cell)
    values["Current function [A]"] = 0.0
    solver = pybamm.IDAKLUSolver(rtol=1e-8, atol=1e-10)
    solution = pybamm.Simulation(held, parameter_values=values, solver=solver).solve([0, 600.0])
    left = solution["Total lithium in positive electrode [mol]"].entries
    left = left + solution[LOST_WITH_CATHODE].entries
    passed = 96485.33212331 * (left - left[0]) / (2 * cell.areal_capacity * cell.area)
    assert passed[-1] > 1e-3
    share = solution[ACTIVE].entries / solution[ACTIVE].entries[0]
    assert share == pytest.approx(1 - 0.02 * passed, abs=1e-9)


def test_nothing_is_lost_at_rest(cycled):
    rest = cycled.solution.cycles[0].steps[1]
    assert np.ptp(rest[ACTIVE].entries) == 0


def test_the_electrode_holds_less(cycled):
    """Its capacity falls with its active material."""
    capacity = cycled.by_step("Positive electrode capacity [A.h]")
    active = cycled.by_step(ACTIVE)
    assert capacity / capacity[0] == pytest.approx(active / active[0], rel=1e-12)
