"""What a cycle gave, in numbers for one square metre."""

from dataclasses import dataclass
from typing import Any

import numpy as np

from mofcell.experiments.cycling import control
from mofcell.experiments.cycling.control import Held
from mofcell.experiments.cycling.cycler import COUNTERS, LITHIUM
from mofcell.experiments.limits import limiting_process
from mofcell.experiments.outcome import TERMS

NO_TERMS = dict.fromkeys(TERMS, float("nan"))

#: Charge [A.h] and energy [W.h] of a square metre below which nothing passed but what rounds away.
NOTHING = 1e-6


@dataclass(frozen=True)
class Passed:
    """What passed in one direction: charge [A.h] and energy [W.h], both positive."""

    charge: float = 0.0
    energy: float = 0.0

    def __add__(self, other):
        return Passed(self.charge + other.charge, self.energy + other.energy)


def discharged(ran):
    """What a step gave."""
    return _one_way(ran, +1)


def charged(ran):
    """What a step took."""
    return _one_way(ran, -1)


def _one_way(ran, sign):
    net, gross, net_energy, gross_energy = map(ran.last, COUNTERS)
    return Passed((gross + sign * net) / 2, (gross_energy + sign * net_energy) / 2)


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

    taken: Passed = Passed()
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
    ended_by : str
        What ended it.
    """

    text: str
    duration: float
    charge: float
    energy: float
    voltage: float
    current: float
    ended_by: str

    @classmethod
    def of(cls, ran):
        """The account of a step that was run."""
        return cls(
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
    temperature, highest_temperature : float
        Of the surroundings at the end, and of the cell at most [K].
    temperatures : set of float
        All that were met, of the surroundings and of the cell at its warmest [K].
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
    highest_temperature: float
    temperatures: Any
    limited_by: str
    end_of_discharge: Any
    half_discharge: Any
    end_of_charge: Any
    lithium: Any
    interphase_resistance: float
    membrane_cathode_resistance: float
    active_material: float
    steps: list

    @property
    def carried(self):
        """What the next cycle has to know."""
        return Carried(self.taken, self.lithium["lost in plating"])


def account(cycle, *, plateau, status, before):
    """The account of a cycle.

    Parameters
    ----------
    cycle : CycleRun
        What its steps gave.
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
    delivered = sum(map(discharged, steps), Passed())
    taken = sum(map(charged, steps), Passed())
    source = taken if _begins_with_charge(steps) else before.taken
    discharge = _last(steps, discharged)
    charge = _last([s for s in steps if s.step.held is not Held.VOLTAGE], charged)
    last = steps[-1]
    warmest = float(max(ran.along["temperature"].max() for ran in steps))
    lithium = {place: last.last(place) for place in LITHIUM}
    lithium["lost in plating"] = before.lost_in_plating + sum(
        ran.last("lost in plating") for ran in steps
    )
    return Account(
        number=cycle.number,
        stage=cycle.stage,
        status=status,
        delivered=delivered,
        taken=taken,
        coulombic_efficiency=_over(delivered.charge, source.charge),
        energy_efficiency=_over(delivered.energy, source.energy),
        duration=float(sum(ran.time[-1] for ran in steps)),
        temperature=cycle.temperature,
        highest_temperature=warmest,
        temperatures={*cycle.temperatures, warmest},
        limited_by="" if discharge is None else _limit(discharge, plateau),
        end_of_discharge=terms_at(discharge, 1.0),
        half_discharge=terms_at(discharge, 0.5),
        end_of_charge=terms_at(charge, 1.0),
        lithium=lithium,
        interphase_resistance=last.last("interphase_resistance"),
        membrane_cathode_resistance=last.last("membrane_cathode_resistance"),
        active_material=last.last("active_material"),
        steps=[StepAccount.of(ran) for ran in steps],
    )


def terms_at(ran, share):
    """Terms of the voltage when a share of the charge of a step has passed [V]."""
    if ran is None:
        return NO_TERMS
    passed = ran.along["Throughput capacity [A.h]"]
    return {term: float(np.interp(share * passed[-1], passed, ran.along[term])) for term in TERMS}


def _begins_with_charge(steps):
    for ran in steps:
        if gives := discharged(ran).charge - charged(ran).charge:
            return gives < 0
    return True


def _last(steps, way):
    """The last step that passes charge mainly one way."""
    ways = {discharged: charged, charged: discharged}
    found = [ran for ran in steps if way(ran).charge > ways[way](ran).charge]
    return found[-1] if found else None


def _limit(ran, plateau):
    if ran.ended_by not in (control.LOWER, control.EXHAUSTED):
        return ran.ended_by
    return limiting_process(
        event=ran.ended_by.capitalize(),
        terms=terms_at(ran, 1.0),
        plateau=plateau,
        salt_left=ran.last("salt"),
    )


def _over(given, taken):
    return given / taken if taken > NOTHING else float("nan")
