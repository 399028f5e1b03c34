"""One step of a protocol, its numbers in SI for one square metre of a cell."""

from dataclasses import dataclass
from typing import Any

from mofcell.experiments.compiled import accessible_charge
from mofcell.experiments.cycling.control import Held

#: A step that states no time is given up after so many times what all the charge that takes
#: part needs at its target [-], and a hold after so long [s]: assumed.
PATIENCE, LONGEST_HOLD = 3.0, 30 * 86400.0


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
    lower, upper : float, optional
        Cut-offs of the voltage [V].
    current : float, optional
        Cut-off of the size of the current [A.m-2].
    duration : float
        Longest time [s].
    has_time : bool
        Whether it states that time; else it is given up then, and has to meet a cut-off before.
    temperature : float, optional
        Temperature of the surroundings from this step on [K].
    """

    text: str
    held: Held
    target: float = 0.0
    profile: Any = None
    lower: float | None = None
    upper: float | None = None
    current: float | None = None
    duration: float
    has_time: bool
    temperature: float | None = None

    @classmethod
    def of(cls, cell, *, held, target=0.0, profile=None, voltage=None, duration=None, **stated):
        """A step for a cell, whose cut-offs end it where it drives and states no other.

        Parameters
        ----------
        cell : Cell
            The cell.
        held, target, profile
            As in the step.
        voltage : float, optional
            The cut-off that it states [V].
        duration : float, optional
            The time that it states [s]; that of a profile is its own.
        **stated
            All else of the step.
        """
        if profile is not None:
            duration = profile[-1][0]
        low, high = cell.voltage_window
        drives = held is not Held.VOLTAGE
        lower = upper = None
        if drives and (target > 0 or profile is not None):
            lower = low if voltage is None else voltage
        if drives and (target < 0 or profile is not None):
            upper = high if voltage is None else voltage
        return cls(
            held=held,
            target=target,
            profile=profile,
            lower=lower,
            upper=upper,
            duration=duration or _patience(cell, held, target),
            has_time=duration is not None,
            **stated,
        )


def _patience(cell, held, target):
    """Longest time that a step may take to meet its cut-off [s]."""
    low, high = cell.voltage_window
    least_current = (
        abs(target)
        * {
            Held.CURRENT: 1.0,
            Held.VOLTAGE: 0.0,
            Held.POWER: 1 / high,
            Held.CONDUCTANCE: low,
        }[held]
    )
    return PATIENCE * accessible_charge(cell) / least_current if least_current else LONGEST_HOLD
