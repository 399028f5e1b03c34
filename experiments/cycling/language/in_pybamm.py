"""A protocol as PyBaMM's own experiment, at the real area of the cell."""

import numpy as np
import pybamm

from mofcell.experiments.cycling.control import Held
from mofcell.experiments.cycling.language.read_step import read_step


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
        The same.
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
        duration=step.duration,
        termination=_ends(step, cell.area),
        temperature=temperature,
        description=step.text,
    )


def _ends(step, area):
    """What ends a step beside its time."""
    ends = {
        "< {!r} V": step.lower,
        "> {!r} V": step.upper,
        "{!r} A": None if step.current is None else step.current * area,
    }
    return [words.format(value) for words, value in ends.items() if value is not None]
