"""Cells that fade, cycled with PyBaMM's own experiments."""

from dataclasses import dataclass
from typing import Any

import numpy as np
import pybamm
import pytest

import mofcell
from mofcell import CathodeLoss, InterphaseGrowth, RisingInterfaceResistance
from mofcell.models import DFN, RisingInterface, SPMe

#: All mechanisms at once, each fast enough to be seen in three cycles.
FADE = (
    CathodeLoss(loss_per_cycle=0.02),
    RisingInterfaceResistance(rise_per_cycle=5e-4),
    InterphaseGrowth(doubling_time=20 * 3600),
)

#: What PyBaMM is told of them.
OPTIONS = {
    "SEI": ("solvent-diffusion limited", "none"),
    "loss of active material": ("none", "current-driven"),
}

CYCLE = (
    "Discharge at 0.5C until 2.8 V",
    "Rest for 1 hour",
    "Charge at 0.5C until 3.9 V",
    "Hold at 3.9 V until C/20",
)

LOST_WITH_CATHODE = "Loss of lithium due to loss of active material in positive electrode [mol]"

#: Of the solver: the reaction currents of the DFN add up to the cell's within it, and the
#: lithium lost with the cathode is a product of two states.
TOLERANCE = 1e-8


def simulation(model, cell, *, experiment=None, tolerance=TOLERANCE, c_rate=0.5):
    """A cell under a model, ready to solve."""
    return pybamm.Simulation(
        model,
        experiment=experiment,
        parameter_values=mofcell.parameter_values(cell, c_rate=c_rate),
        solver=pybamm.IDAKLUSolver(rtol=tolerance, atol=tolerance / 100),
        var_pts={"x_n": 1, "x_s": 8, "x_p": 8, "r_p": 20},
    )


@dataclass(frozen=True)
class Cycled:
    """Three cycles of a cell that fades in every way."""

    cell: Any
    model: type
    solution: Any

    def along(self, name):
        """Values of a variable."""
        return self.solution[name].entries

    @property
    def cycles_passed(self):
        """Charge that has passed, in equivalent full cycles.

        At constant current it is current times time; in the hold, what the lithium that has
        left the cathode tells: no counter of charge is asked.
        """
        total, passed = 0.0, []
        for cycle in self.solution.cycles:
            for step in cycle.steps:
                current = step["Current [A]"].entries
                if np.ptp(current) < 1e-9 * self.cell.current(1.0):
                    charge = abs(current[0]) * (step.t - step.t[0])
                else:
                    left = step["Total lithium in positive electrode [mol]"].entries
                    left = left + step[LOST_WITH_CATHODE].entries
                    charge = 96485.33212331 * (left[0] - left)
                passed.append(total + charge)
                total += charge[-1]
        return np.concatenate(passed) / (2 * self.cell.areal_capacity * self.cell.area)

    def by_step(self, name):
        """Values of a variable, with the start of each step."""
        return np.concatenate(
            [step[name].entries for cycle in self.solution.cycles for step in cycle.steps]
        )


@pytest.fixture(scope="session")
def fading_cell():
    return mofcell.cell("gu2025-lfp").replace(coulombic_efficiency=0.99, np_ratio=2.0, fade=FADE)


@pytest.fixture(scope="session", params=[SPMe, DFN], ids=lambda model: model.__name__)
def cycled(request, fading_cell):
    """Three cycles under each full model."""
    model = request.param(OPTIONS, interface=RisingInterface)
    experiment = pybamm.Experiment([CYCLE] * 3)
    solution = simulation(model, fading_cell, experiment=experiment).solve()
    return Cycled(fading_cell, request.param, solution)


@pytest.fixture(scope="session", params=[SPMe, DFN], ids=lambda model: model.__name__)
def standing_still(request, fading_cell):
    """A discharge with every mechanism on at a rate of zero, and one without any."""
    still = fading_cell.replace(fade=[mechanism.without() for mechanism in FADE])
    fading = request.param(OPTIONS, interface=RisingInterface)
    return [
        simulation(model, cell, tolerance=1e-9).solve([0, 8000])
        for model, cell in ((fading, still), (request.param(), fading_cell))
    ]
