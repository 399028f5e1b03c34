"""A protocol run on a cell: step after step, cycle after cycle."""

from dataclasses import dataclass, field

from mofcell.experiments.cycling.control import GOES_ON, TIME_LIMIT, Held
from mofcell.experiments.cycling.cycler import State, compile_cycler
from mofcell.experiments.cycling.language.read_step import read_step
from mofcell.parameters import InvalidInput

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
    begin : State
        State of the cell at its start.
    temperature : float
        Of the surroundings, at its end [K].
    steps : list of Ran
        What its steps gave.
    """

    number: int
    stage: str
    begin: State
    temperature: float
    steps: list = field(default_factory=list)


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


def _check_soaks(conditions, stages):
    """Refuse to soak a cell that exchanges no heat."""
    if conditions.heat is None or conditions.heat.heat_transfer_coefficient > 0:
        return
    for step in (step for _, steps in stages for step in steps):
        if step.temperature is not None:
            raise InvalidInput(
                f"step '{step.text}': a cell with heat_transfer_coefficient 0 W/m2/K never takes "
                "the temperature of its surroundings; give it one above 0"
            )


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
    _check_soaks(conditions, stages)
    number = 0
    for stage, steps in stages:
        for _ in range(stage.repeats):
            number += 1
            if number <= point.cycle:
                continue
            cycle = CycleRun(number, stage.name, state, temperature)
            for step in steps:
                temperature = step.temperature or temperature
                if temperature not in numbers_by_temperature:
                    numbers_by_temperature[temperature] = conditions.numbers(temperature)
                numbers = numbers_by_temperature[temperature]
                cycler = compile_cycler(conditions.structure, step.profile)
                ran = cycler.run(step, numbers, temperature, state)
                cycle.steps.append(ran)
                state = ran.after
                if ran.ended_by not in GOES_ON:
                    break
            cycle.temperature = temperature
            yield cycle, Point(number, temperature, state)
