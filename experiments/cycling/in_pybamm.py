"""A protocol as PyBaMM's own experiment, at the real area of the cell."""

import numpy as np
import pybamm

from mofcell.experiments.cycling.control import Held
from mofcell.experiments.cycling.read_step import read_step

#: A step that has to meet a cut-off may take so many times what the nominal capacity takes at
#: its load [-], as PyBaMM's default of C-rates, and a hold so long [s]: assumed.
PATIENCE, LONGEST_HOLD = 2.0, 30 * 86400.0


def experiment(protocol, cell):
    """PyBaMM's experiment of a protocol.

    Parameters
    ----------
    protocol : Protocol
        The protocol.
    cell : Cell
        The cell it is for.

    Returns
    -------
    pybamm.Experiment
        A cycle for each of the protocol's; a soak holds for the steps that follow it.

    Raises
    ------
    InvalidInput
        If a voltage is outside the cell's window; the message names the step.
    """
    cycles, temperature = [], None
    for stage in protocol.stages:
        steps = [read_step(step, cell) for step in stage.steps]
        for _ in range(stage.repeats):
            cycle = []
            for step in steps:
                temperature = step.temperature or temperature
                cycle.append(pybamm_step(step, cell, temperature=temperature))
            cycles.append(tuple(cycle))
    return pybamm.Experiment(cycles)


def pybamm_step(step, cell, *, temperature=None):
    """PyBaMM's step.

    Parameters
    ----------
    step : Step
        The step, for one square metre.
    cell : Cell
        The cell, whose area PyBaMM's numbers are for.
    temperature : float, optional
        Temperature of the surroundings [K]; that of PyBaMM's parameter values if not given.

    Returns
    -------
    pybamm.step.BaseStep
        With the cell's cut-offs where it states no voltage, as everywhere here.
    """
    of_cell = {
        Held.CURRENT: (pybamm.step.Current, cell.area),
        Held.VOLTAGE: (pybamm.step.Voltage, 1.0),
        Held.POWER: (pybamm.step.Power, cell.area),
        Held.CONDUCTANCE: (pybamm.step.Resistance, cell.area),
    }
    make, scale = of_cell[step.held]
    if step.profile is not None:
        value = np.array(step.profile) * [1.0, scale]
    elif step.held is Held.CONDUCTANCE:
        value = 1 / (step.target * scale)
    else:
        value = step.target * scale
    return make(
        value,
        duration=step.duration or _longest(step, cell),
        termination=_ends(step, cell),
        temperature=temperature,
        description=step.text,
    )


def _ends(step, cell):
    """What ends a step beside its time."""
    low, high = cell.voltage_window
    if step.profile is not None:
        return [f"< {low!r} V", f"> {high!r} V"]
    if step.held is Held.VOLTAGE:
        return [] if step.current is None else [f"{step.current * cell.area!r} A"]
    if step.target == 0:
        return []
    own = step.voltage if step.voltage is not None else (low if step.target > 0 else high)
    return [f"{own!r} V"]


def _longest(step, cell):
    """Time in which a step without a time of its own has met its cut-off [s]."""
    low, high = cell.voltage_window
    if step.held is Held.VOLTAGE:
        return LONGEST_HOLD
    voltage = {Held.CURRENT: 1.0, Held.POWER: 1 / high, Held.CONDUCTANCE: low}[step.held]
    return PATIENCE * cell.areal_capacity / abs(step.target * voltage)
