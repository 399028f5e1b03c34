"""What a cycle gave, in numbers for one square metre."""

from dataclasses import dataclass
from typing import Any

import numpy as np

from mofcell.experiments.cycling import control
from mofcell.experiments.cycling.control import Held
from mofcell.experiments.cycling.cycler import LITHIUM
from mofcell.experiments.cycling.passed import (
    NOTHING,
    Passed,
    charged,
    discharged,
    in_all,
    mainly,
    terms_at,
)
from mofcell.experiments.limits import limiting_process

#: Share of the nominal capacity [-] below which a cycle gave or took nothing that an efficiency,
#: or the word of what ended it, could be of: assumed.
LITTLE = 0.01

#: Change of the current [A] of a square metre below which a step changes nothing.
NO_CHANGE = 1e-6

#: The charge before a discharge that follows no whole one.
NO_CHARGE = Passed(float("nan"), float("nan"))

#: What ended the discharge of a cell that took nothing in the charge before.
NOT_CHARGED = "not charged"


@dataclass(frozen=True)
class Carried:
    """What a cycle has to know of those before.

    Parameters
    ----------
    taken : Passed
        What the cell took in the cycle before.
    lost_in_plating : float
        Lithium lost in plating until then [mol].
    """

    taken: Passed = NOTHING
    lost_in_plating: float = 0.0


@dataclass(frozen=True, kw_only=True)
class StepAccount:
    """A step of a cycle.

    Parameters
    ----------
    text : str
        The step as it was written.
    duration : float
        Time it took [s].
    charge, energy : float
        What the cell gave, less what it took [A.h], [W.h].
    voltage, current : float
        At its end [V], [A].
    resistance : float
        Change of the voltage since the end of the step before, over that of the current, which
        for a pulse after a rest is its resistance [Ohm]; no number where a voltage is held.
    ended_by : str
        What ended it.
    """

    text: str
    duration: float
    charge: float
    energy: float
    voltage: float
    current: float
    resistance: float
    ended_by: str

    @classmethod
    def of(cls, ran, before):
        """The account of a step that was run from a state."""
        change = before.current - ran.last("current")
        has_one = ran.step.held is not Held.VOLTAGE and abs(change) > NO_CHANGE
        return cls(
            resistance=(ran.last("voltage") - before.voltage) / change if has_one else np.nan,
            text=str(ran.step.text),
            duration=float(ran.time[-1]),
            charge=ran.last("Discharge capacity [A.h]"),
            energy=ran.last("Discharge energy [W.h]"),
            voltage=ran.last("voltage"),
            current=ran.last("current"),
            ended_by=ran.ended_by,
        )


@dataclass(frozen=True, kw_only=True)
class Account:
    """A cycle.

    Parameters
    ----------
    number : int
        Number of the cycle, from 1.
    stage : str
        Name of its stage.
    status : str
        "ok", or why it did not come to its end.
    delivered, taken : Passed
        What the cell gave and took.
    coulombic_efficiency, energy_efficiency : float
        What it gave over what it took before [-].
    duration : float
        Time it took [s].
    temperature : float
        Of the surroundings at the end [K].
    temperatures : tuple of float
        Lowest and highest of the cell [K].
    limited_by : str
        What ended the discharge.
    end_of_discharge, half_discharge, end_of_charge : dict
        Terms of the voltage [V] at the end of the discharge, when half of its charge had passed,
        and at the end of the charge before any hold of the voltage.
    lithium : dict
        Where the lithium is at the end, or went since the cell was new [mol].
    interphase_resistance, membrane_cathode_resistance : float
        At the end [Ohm.m2].
    active_material : float
        Volume fraction of the cathode that is active, at the end [-].
    least_salt : float
        Lowest salt concentration anywhere, over the initial one [-].
    steps : list of StepAccount
        Its steps.
    """

    number: int
    stage: str
    status: str
    delivered: Passed
    taken: Passed
    coulombic_efficiency: float
    energy_efficiency: float
    duration: float
    temperature: float
    temperatures: tuple
    limited_by: str
    end_of_discharge: Any
    half_discharge: Any
    end_of_charge: Any
    lithium: Any
    interphase_resistance: float
    membrane_cathode_resistance: float
    active_material: float
    least_salt: float
    steps: list

    @property
    def carried(self):
        """What the next cycle has to know."""
        return Carried(self.taken, self.lithium["lost in plating"])


def account(cycle, *, nominal, plateau, status, before):
    """The account of a cycle.

    Parameters
    ----------
    cycle : CycleRun
        What its steps gave.
    nominal : float
        Nominal capacity [A.h].
    plateau : float
        Equilibrium potential at half lithiation [V].
    status : str
        "ok", or why it did not come to its end.
    before : Carried
        What is known of those before.

    Returns
    -------
    Account
        Its numbers.
    """
    steps = cycle.steps
    delivered, taken = in_all(discharged, steps), in_all(charged, steps)
    discharge = mainly(discharged, steps)
    charge = [ran for ran in mainly(charged, steps) if ran.step.held is not Held.VOLTAGE]
    last = steps[-1]
    temperatures = np.concatenate([ran.along["temperature"] for ran in steps])
    lithium = {place: last.last(place) for place in LITHIUM}
    lithium["lost in plating"] = before.lost_in_plating + sum(
        ran.last("lost in plating") for ran in steps
    )
    source = _source(steps, taken=taken, before=before.taken, little=LITTLE * nominal)
    states = [cycle.begin, *(ran.after for ran in steps)]
    return Account(
        number=cycle.number,
        stage=cycle.stage,
        status=status,
        delivered=delivered,
        taken=taken,
        coulombic_efficiency=delivered.charge / source.charge,
        energy_efficiency=delivered.energy / source.energy,
        duration=float(sum(ran.time[-1] for ran in steps)),
        temperature=cycle.temperature,
        temperatures=(float(temperatures.min()), float(temperatures.max())),
        limited_by=_limit(discharge, plateau, little=LITTLE * nominal, taken=taken),
        end_of_discharge=terms_at(discharge, 1.0),
        half_discharge=terms_at(discharge, 0.5),
        end_of_charge=terms_at(charge, 1.0),
        lithium=lithium,
        interphase_resistance=last.last("interphase_resistance"),
        membrane_cathode_resistance=last.last("membrane_cathode_resistance"),
        active_material=last.last("active_material"),
        least_salt=float(min(ran.along["salt"].min() for ran in steps)),
        steps=[StepAccount.of(ran, state) for ran, state in zip(steps, states, strict=False)],
    )


def _source(steps, *, taken, before, little):
    """What a discharge is of: the charge before it; no numbers where there is no whole one."""
    passing = [ran for ran in steps if max(discharged(ran).charge, charged(ran).charge) > little]
    ways = [discharged(ran).charge > charged(ran).charge for ran in passing]
    if not any(ways):
        return NO_CHARGE
    source = before if ways[0] else taken
    is_whole = not all(ways) or passing[-1].ended_by in (control.LOWER, control.EXHAUSTED)
    return source if is_whole and source.charge > little else NO_CHARGE


def _limit(discharge, plateau, *, little, taken):
    """What ended a discharge."""
    if not discharge:
        return ""
    last = discharge[-1]
    if last.ended_by not in (control.LOWER, control.EXHAUSTED):
        return last.ended_by
    if max(in_all(discharged, discharge).charge, taken.charge) < little:
        return NOT_CHARGED
    return limiting_process(
        event=last.ended_by.capitalize(),
        terms=terms_at([last], 1.0),
        plateau=plateau,
        salt_left=last.last("salt"),
    )
