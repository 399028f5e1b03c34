"""A protocol run on a cell: step after step, cycle after cycle."""

from dataclasses import dataclass, field

from mofcell.experiments.cycling.control import GOES_ON, TIME_LIMIT, Held
from mofcell.experiments.cycling.cycler import State, compile_cycler
from mofcell.experiments.cycling.read_step import read_step

#: A cycle that passes less than this share of the nominal capacity [-] passes none.
NOTHING = 1e-6


@dataclass
class CycleRun:
    """One cycle that was run.

    Parameters
    ----------
    number : int
        Its number, from 1.
    stage : str
        Name of its stage.
    temperatures : list of float
        Of the surroundings, in each step [K].
    steps : list of Ran
        What its steps gave.
    """

    number: int
    stage: str
    temperatures: list = field(default_factory=list)
    steps: list = field(default_factory=list)

    @property
    def temperature(self):
        """Of the surroundings, at its end [K]."""
        return self.temperatures[-1]


@dataclass
class Point:
    """Where a run stands: what it takes to go on.

    Parameters
    ----------
    cycle : int
        Cycles done.
    temperature : float
        Of the surroundings [K].
    state : State
        State of the cell.
    """

    cycle: int
    temperature: float
    state: State


def cannot_go_on(cycle, cell):
    """Why no cycle can follow; None if one can."""
    *_, last = cycle.steps
    if last.ended_by == TIME_LIMIT:
        days = last.time[-1] / 86400
        return f"step '{last.step.text}' did not meet its cut-off in {days:.0f} days"
    if last.ended_by not in GOES_ON:
        return f"step '{last.step.text}': {last.ended_by}"
    driven = [ran for ran in cycle.steps if not _is_rest(ran.step)]
    passed = sum(ran.last("Throughput capacity [A.h]") for ran in cycle.steps)
    if not driven or passed > NOTHING * cell.areal_capacity / 3600:
        return None
    ends = [f"'{ran.step.text}': {ran.ended_by}" for ran in driven]
    return f"no charge passes, each step ends at once ({'; '.join(ends)})"


def _is_rest(step):
    return step.held is Held.CURRENT and step.target == 0 and step.profile is None


def run(conditions, protocol, *, temperature, begin=None):
    """Run a protocol.

    Parameters
    ----------
    conditions : Conditions
        What is cycled.
    protocol : Protocol
        What is done.
    temperature : float
        Of the surroundings at first [K].
    begin : Point, optional
        Where to go on; a new cell if not given.

    Yields
    ------
    CycleRun, Point
        Each cycle when it is done, and where the cell then stands.
    """
    point = begin or Point(0, temperature, conditions.beginning)
    state, temperature = point.state, point.temperature
    numbers_by_temperature = {}
    # all of them at first: what cannot be read is known before anything is run
    stages = [
        (stage, [read_step(step, conditions.cell) for step in stage.steps])
        for stage in protocol.stages
    ]
    number = 0
    for stage, steps in stages:
        for _ in range(stage.repeats):
            number += 1
            if number <= point.cycle:
                continue
            cycle = CycleRun(number, stage.name)
            for step in steps:
                temperature = step.temperature or temperature
                if temperature not in numbers_by_temperature:
                    numbers_by_temperature[temperature] = conditions.numbers(temperature)
                numbers = numbers_by_temperature[temperature]
                cycler = compile_cycler(conditions.structure, step.profile)
                ran = cycler.run(step, numbers, temperature, state)
                cycle.temperatures.append(temperature)
                cycle.steps.append(ran)
                state = ran.after
                if ran.ended_by not in GOES_ON:
                    break
            yield cycle, Point(number, temperature, state)
