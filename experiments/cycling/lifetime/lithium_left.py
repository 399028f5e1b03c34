"""Lithium metal left in cells that differ in nothing else, reckoned from one of them."""

from dataclasses import dataclass

import numpy as np

from mofcell.experiments.cycling.passed import charged, discharged
from mofcell.parameters.constants import F

#: A loss in a cycle below this share of its charge is none [-].
ROUNDING = 1e-12


@dataclass(frozen=True)
class Passage:
    """What a step did to a cell with metal in plenty, whose plating loses nothing.

    Parameters
    ----------
    taken, given : float
        Charge in charge and in discharge [A.h.m-2].
    consumed : float
        Metal that went elsewhere, into the interphase [A.h.m-2].
    """

    taken: float
    given: float
    consumed: float


def passages(steps, metal):
    """What the steps of a cycle did.

    Parameters
    ----------
    steps : list of Ran
        The steps.
    metal : float
        Lithium metal before [mol.m-2].

    Returns
    -------
    list of Passage
        One for each.
    """
    found = []
    for ran in steps:
        taken, given = charged(ran).charge, discharged(ran).charge
        gained = (ran.last("metal") - metal) * F / 3600
        found.append(Passage(taken, given, taken - given - gained))
        metal = ran.last("metal")
    return found


def balanced(passages):
    """The same steps with as much charge given as taken, of a cycle that repeats itself."""
    over = sum(p.given for p in passages) / sum(p.taken for p in passages)
    return [Passage(p.taken * over, p.given, p.consumed) for p in passages]


class LithiumLeft:
    r"""Metal in each of some cells, which differ in N/P and in the efficiency of plating alone.

    While there is metal, nothing in an isothermal cell depends on how much: all take and give
    the same. In charge each keeps a share :math:`\eta_C` of what it plates; a discharge
    ends when the metal is used up, and the charge that follows takes as much less.

    Parameters
    ----------
    metal : array
        Lithium metal [A.h.m-2].
    efficiency : array
        Coulombic efficiency of plating [-].
    """

    def __init__(self, metal, efficiency):
        self.metal, self.efficiency = np.broadcast_arrays(
            np.asarray(metal, float), np.asarray(efficiency, float)
        )
        self.metal = self.metal.copy()
        #: What the cathode lacks of the lithium that it has with metal in plenty [A.h.m-2].
        self.missing = np.zeros_like(self.metal)

    def cycle(self, passages):
        """Go through a cycle, and say what each cell gives in it [A.h.m-2]."""
        delivered = np.zeros_like(self.metal)
        for each in passages:
            spared = np.minimum(self.missing, each.taken)
            self.metal += self.efficiency * (each.taken - spared) - each.consumed
            given = np.clip(self.metal, 0, each.given)
            self.metal -= given
            self.missing += each.given - given - spared
            delivered += given
        return delivered

    def change(self, passages):
        """How the metal changes in a cycle that gives all, and its lowest on the way [A.h.m-2]."""
        steps = [self.efficiency * p.taken - p.given - p.consumed for p in passages]
        along = np.cumsum(steps, axis=0)
        return along[-1], along.min(axis=0)

    def skip(self, passages):
        """Go on to the cycle in which the metal runs out, all before it being alike.

        Parameters
        ----------
        passages : list of Passage
            The cycle that repeats itself, :func:`balanced`.

        Returns
        -------
        array
            How many cycles that are for each cell; infinite where nothing is lost.
        """
        change, lowest = self.change(passages)
        alike = (self.missing == 0) & (self.metal + lowest >= 0)
        loses = alike & (change < -ROUNDING * sum(each.taken for each in passages))
        cycles = np.where(alike, np.inf, 0.0)
        cycles[loses] = np.floor((self.metal + lowest)[loses] / -change[loses]) + 1
        self.metal[loses] += cycles[loses] * change[loses]
        return cycles
