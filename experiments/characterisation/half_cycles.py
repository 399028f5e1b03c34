"""Half-cycles of plating and stripping, each from the state of the one before."""

from dataclasses import dataclass, replace

import numpy as np

from mofcell.experiments.characterisation.membrane_run import (
    NO_SOLUTION,
    Held,
    Hold,
    MembraneStructure,
    compile_membrane,
    square_metre,
)

VOLTAGE_LIMIT = "voltage limit"

#: Time after which a voltage is looked at that is too high from the start [s].
MOMENT = 1e-3


#: Shares of a half-cycle's time at which it is kept, closer where it begins and ends.
SHARES = np.round((1 - np.cos(np.pi * np.arange(25) / 24)) / 2, 12)


@dataclass(frozen=True)
class HalfCycle:
    """What is kept of a half-cycle.

    Parameters
    ----------
    number : int
        Its number, from 1.
    current : float
        Current density, positive from left to right [A.m-2].
    start : float
        Time since the start of the test [s].
    duration : float
        How long it lasted [s].
    along : dict
        Arrays at ``SHARES`` by the names of what a hold follows; empty where there is no
        solution.
    least_salt : float
        Lowest salt concentration anywhere, over the initial one [-]; NaN without salt.
    ended_by : str
        What ended it, as of a hold.
    """

    number: int
    current: float
    start: float
    duration: float
    along: dict
    least_salt: float
    ended_by: str

    @classmethod
    def of(cls, held, **known):
        """Of a hold; linear between the solver's times, so that what adds up still does."""
        duration = float(held.time[-1])
        at = SHARES * duration
        return cls(
            duration=duration,
            along={name: np.interp(at, held.time, one) for name, one in held.along.items()},
            least_salt=float(np.min(held.along.get("salt", np.nan))),
            ended_by=held.ended_by,
            **known,
        )

    @property
    def charge(self):
        """Charge that passed [C.m-2]."""
        return abs(self.current) * self.duration


def half_cycles(cell, *, current_density, duration, number, voltage_limit, temperature):
    """Plate and strip.

    Parameters
    ----------
    cell : SymmetricCell
        The cell, new.
    current_density : float
        Size of the current density; the first half-cycle strips the left side [A.m-2].
    duration : float
        Of a half-cycle [s].
    number : int
        How many half-cycles.
    voltage_limit : float
        Size of the voltage that ends one [V].
    temperature : float
        Of the cell [K].

    Yields
    ------
    HalfCycle
        Each when it is done.
    """
    compiled = compile_membrane(MembraneStructure.of(cell))
    numbers = square_metre(cell, temperature)
    start, state = 0.0, None
    for k in range(number):
        current = current_density if k % 2 == 0 else -current_density
        hold = Hold(current=current, duration=duration, limit=voltage_limit, before=state)
        held = _held(compiled, hold, numbers)
        done = HalfCycle.of(held, number=k + 1, current=current, start=start)
        yield done
        start, state = start + done.duration, held.values


def _held(compiled, hold, numbers):
    held = compiled.run(hold, numbers)
    if held.ended_by != NO_SOLUTION or held.along:
        return held
    free = replace(hold, limit=Hold.limit, duration=MOMENT)
    begun = compiled.run(free, numbers)
    if not begun.along or abs(begun.along["voltage"][0]) < hold.limit:
        return held
    first = {name: values[:1] for name, values in begun.along.items()}
    return Held(np.zeros(1), first, VOLTAGE_LIMIT, hold.before)
