"""What passed in steps, one way or the other."""

from dataclasses import dataclass

import numpy as np

from mofcell.experiments.cycling.cycler import COUNTERS
from mofcell.experiments.outcome import TERMS

#: Share of all that passed one way [-] below which a step is no part of a charge or discharge,
#: but what flows back in a hold or is put on for a moment: assumed.
SMALL = 0.01


@dataclass(frozen=True)
class Passed:
    """What passed one way: charge [A.h] and energy [W.h], both positive."""

    charge: float = 0.0
    energy: float = 0.0

    def __add__(self, other):
        return Passed(self.charge + other.charge, self.energy + other.energy)


NOTHING = Passed()


def discharged(ran):
    """What a step gave."""
    return _one_way(ran, +1)


def charged(ran):
    """What a step took."""
    return _one_way(ran, -1)


def _one_way(ran, sign):
    net, gross, net_energy, gross_energy = map(ran.last, COUNTERS)
    return Passed((gross + sign * net) / 2, (gross_energy + sign * net_energy) / 2)


def in_all(way, steps):
    """What all steps passed one way."""
    return sum(map(way, steps), NOTHING)


def mainly(way, steps):
    """The steps that pass charge mainly one way, but for the smallest.

    Parameters
    ----------
    way : callable
        ``discharged`` or ``charged``.
    steps : list of Ran
        The steps.

    Returns
    -------
    list of Ran
        In their order.
    """
    other = {discharged: charged, charged: discharged}[way]
    found = [ran for ran in steps if way(ran).charge > other(ran).charge]
    least = SMALL * in_all(way, found).charge
    return [ran for ran in found if way(ran).charge > least]


def terms_at(steps, share):
    """Terms of the voltage when a share of the charge of steps has passed.

    Parameters
    ----------
    steps : list of Ran
        Steps that pass charge one way.
    share : float
        Share of what they pass together [-].

    Returns
    -------
    dict
        Terms [V], no numbers without a step.
    """
    if not steps:
        return dict.fromkeys(TERMS, float("nan"))
    each = [ran.along["Throughput capacity [A.h]"] for ran in steps]
    before = np.cumsum([0.0, *(passed[-1] for passed in each)])
    passed = np.concatenate([start + own for start, own in zip(before, each, strict=False)])
    return {
        term: float(
            np.interp(share * before[-1], passed, np.concatenate([r.along[term] for r in steps]))
        )
        for term in TERMS
    }
