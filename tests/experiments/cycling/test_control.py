"""Every kind of step against PyBaMM's own experiment, on the same mesh."""

import pybamm
import pytest

import mofcell
from mofcell.experiments.compiled import resolution
from mofcell.experiments.cycling.control import Held
from mofcell.experiments.cycling.cycler import Conditions, compile_cycler
from mofcell.experiments.cycling.step import Step
from mofcell.models import SPMe

ROOM = 298.15


def test_every_step_is_that_of_pybamm(cell):
    """Current, voltage, power, resistance, rest: charge passed and last voltage agree.

    A step of fixed duration lacks the time in which its load is put on, 0.01 s.
    """
    one_c = cell.areal_capacity / 3600
    power, resistance = 3.3 * one_c / 2, 3.3 / (one_c / 2)
    steps = {
        "Charge at 0.5C until 4.0 V": Step.of(cell, text="", held=Held.CURRENT, target=-one_c / 2),
        "Hold at 4.0 V until 0.05C": Step.of(
            cell, text="", held=Held.VOLTAGE, target=4.0, current=0.05 * one_c
        ),
        "Rest for 10 minutes": Step.of(cell, text="", held=Held.CURRENT, duration=600.0),
        "Discharge at 1C for 20 minutes": Step.of(
            cell, text="", held=Held.CURRENT, target=one_c, duration=1200.0
        ),
        f"Discharge at {power * cell.area!r} W until 2.5 V": Step.of(
            cell, text="", held=Held.POWER, target=power
        ),
        "Charge at 0.5C until 3.9 V": Step.of(
            cell, text="", held=Held.CURRENT, target=-one_c / 2, voltage=3.9
        ),
        f"Discharge at {resistance / cell.area!r} Ohm until 2.5 V": Step.of(
            cell, text="", held=Held.CONDUCTANCE, target=1 / resistance
        ),
    }
    conditions = Conditions(cell, SPMe)
    structure, numbers = conditions.structure, conditions.numbers(ROOM)
    state, found = conditions.beginning, []
    for step in steps.values():
        ran = compile_cycler(structure).run(step, numbers, ROOM, state)
        found.append(ran)
        state = ran.after

    values = mofcell.parameter_values(cell)
    name = "Initial concentration in positive electrode [mol.m-3]"
    values[name] = numbers[name]
    simulation = pybamm.Simulation(
        SPMe(membrane=structure.membrane, catholyte=structure.catholyte),
        parameter_values=values,
        experiment=pybamm.Experiment([tuple(steps)]),
        var_pts=resolution(structure)[0],
        solver=pybamm.IDAKLUSolver(rtol=1e-8, atol=1e-10),
    )
    for ran, stock in zip(found, simulation.solve().cycles[0].steps, strict=True):
        passed = stock["Discharge capacity [A.h]"].entries
        of_pybamm = (passed[-1] - passed[0]) / cell.area
        assert ran.last("Discharge capacity [A.h]") == pytest.approx(of_pybamm, abs=4e-6 * one_c)
        assert ran.last("voltage") == pytest.approx(stock["Voltage [V]"].entries[-1], abs=2e-6)
