"""How long cells live that differ in their lithium alone."""

import numpy as np

from mofcell.experiments.cycling.lifetime.lithium_left import LithiumLeft

LITHIUM = "lithium exhausted"
NOTHING = "nothing"

#: A cell that gives less by this share than one with metal in plenty is short of lithium [-].
SHORT = 1e-6


class Lives:
    """Lives of cells that differ in N/P and in the efficiency of plating alone.

    Parameters
    ----------
    metal : array
        Lithium metal as built [A.h.m-2].
    efficiency : array
        Coulombic efficiency of plating [-].
    end : float
        End of life: capacity over that of the first cycle [-].
    first : int
        Number of the cycle that counts as the first.
    """

    def __init__(self, metal, efficiency, *, end, first):
        self.left = LithiumLeft(metal, efficiency)
        shape = self.left.metal.shape
        self.end, self.first = end, first
        self.done = np.zeros(shape)
        self.going = np.ones(shape, bool)
        #: Last cycle before the capacity fell below the end of life, and the first short one.
        self.cycles, self.knee = np.zeros(shape), np.full(shape, np.nan)
        self.closed_form = np.full(shape, np.nan)
        self.ended_by = np.full(shape, "", object)
        self._least = np.zeros(shape)

    def cycle(self, passages, *, otherwise):
        """A cycle; ``otherwise`` is what ends a life that is not short of lithium."""
        given = sum(each.given for each in passages)
        is_first = (self.done + 1 == self.first).all()
        if is_first:
            self.closed_form = self._closed(passages, given)
        delivered = self.left.cycle(passages)
        self.done += 1
        short = delivered < given * (1 - SHORT)
        if is_first:
            self._least = self.end * delivered
            self.closed_form[short] = np.nan  # its first cycle is no full one
        knee = self.going & short & np.isnan(self.knee)
        self.knee[knee] = self.done[knee]
        fails = (delivered < self._least) | (delivered <= 0)
        fails &= self.going & (self.done >= self.first)
        self.ended_by[fails] = np.where(short, LITHIUM, otherwise)[fails]
        self.going &= ~fails
        self.cycles[self.going] = self.done[self.going]

    def count(self, passages):
        """Go on with a cycle that repeats itself until all have ended."""
        skipped = np.where(self.going, self.left.skip(passages), 0.0)
        self.done += skipped
        self.cycles[self.going] = self.done[self.going]
        endless = np.isinf(skipped)
        self.cycles[endless], self.ended_by[endless] = np.inf, NOTHING
        self.going &= ~endless
        while self.going.any():
            self.cycle(passages, otherwise=LITHIUM)

    def stop(self, reason, *, known=True):
        """End the lives that go on; where more could follow, their number is not known."""
        self.ended_by[self.going] = reason
        if not known:
            self.cycles[self.going] = np.nan
        self.going[:] = False

    def _closed(self, passages, charge):
        """Cycles in closed form, of lost plating alone [-]."""
        efficiency = self.left.efficiency
        _, lowest = self.left.change(passages)
        with np.errstate(divide="ignore", invalid="ignore"):
            full = self.first + (self.left.metal + lowest) / ((1 - efficiency) * charge)
            cycles = full + np.log(self.end) / np.log(efficiency)
        return np.where(efficiency < 1, cycles, np.inf)
