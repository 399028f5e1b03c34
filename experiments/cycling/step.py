"""One step of a protocol, its numbers in SI for one square metre of a cell."""

from dataclasses import dataclass
from typing import Any

from mofcell.experiments.cycling.control import Held


@dataclass(frozen=True, kw_only=True)
class Step:
    """What to hold, for how long, until what.

    Parameters
    ----------
    text : str
        The step as it was written.
    held : Held
        What is held.
    target : float
        Its value, positive where the cell discharges [A.m-2], [V], [W.m-2] or [S.m-2].
    profile : tuple of tuple of float, optional
        Times [s] and values that stand in the place of the target, linear in between.
    duration : float, optional
        Longest time [s]; the step has to meet one of the cut-offs if none is given.
    voltage, current : float, optional
        Cut-offs: the voltage [V], the size of the current [A.m-2].
    temperature : float, optional
        Temperature of the surroundings from this step on [K].
    """

    text: str
    held: Held
    target: float = 0.0
    profile: Any = None
    duration: float | None = None
    voltage: float | None = None
    current: float | None = None
    temperature: float | None = None
