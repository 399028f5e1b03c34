"""What is kept of many discharges: a row of numbers and of words for each."""

from dataclasses import dataclass
from typing import Any

import numpy as np

from mofcell.experiments.compiled import Effort, accessible_charge
from mofcell.experiments.outcome import TERMS
from mofcell.experiments.solve import discharge

#: Charge [A.h.m-2] and energy [W.h.m-2] delivered, share of the load that was reached, and how
#: far the SPMe is to be doubted (:func:`doubt`); then the terms at half the charge [V].
NUMBERS = ("delivered", "delivered_energy", "load_held", "doubt", *TERMS)
WORDS = ("status", "limited_by", "outside_range")


@dataclass(frozen=True)
class Results:
    """Numbers (rows by ``NUMBERS``) and words (rows by ``WORDS``) of discharges."""

    numbers: Any
    words: Any

    @classmethod
    def empty(cls, count):
        """No numbers and no words yet, of a number of discharges."""
        words = np.full((count, len(WORDS)), "", dtype=object)
        return cls(np.full((count, len(NUMBERS)), np.nan), words)

    def __getitem__(self, name):
        if name in WORDS:
            return self.words[:, WORDS.index(name)]
        return self.numbers[:, NUMBERS.index(name)]

    @property
    def terms(self):
        """Terms of the voltage at half the charge [V], by discharge and term."""
        return self.numbers[:, -len(TERMS) :]

    def put(self, places, others):
        """Write the rows of others to their places here."""
        self.numbers[places] = others.numbers
        self.words[places] = others.words


def solved(discharges, model, *, effort=Effort.QUICK, **how):
    """Solve discharges and keep a row of each.

    Parameters
    ----------
    discharges : list of Discharge
        What to solve.
    model : type
        Full model.
    effort : Effort, optional
        How hard each is solved at first.
    **how
        For :func:`~mofcell.experiments.solve.discharge`.

    Returns
    -------
    Results
        The rows, in the same order.
    """
    outcomes = discharge(discharges, model=model, effort=effort, **how)
    results = Results.empty(len(outcomes))
    for row, (wanted, outcome) in enumerate(zip(discharges, outcomes, strict=True)):
        results.numbers[row] = [
            outcome.delivered,
            outcome.delivered_energy,
            outcome.load_held,
            doubt(wanted.cell, outcome),
            *_half_way(outcome),
        ]
        results.words[row] = [outcome.status, outcome.limited_by, "; ".join(outcome.flags)]
    return results


def _half_way(outcome):
    """The terms of the voltage when half of the charge is delivered [V]."""
    if outcome.status != "ok":
        return np.full(len(TERMS), np.nan)
    capacity, terms = outcome.capacity, np.array(list(outcome.terms.values()))
    half = capacity[-1] / 2
    after = int(np.searchsorted(capacity, half))
    step = capacity[after] - capacity[after - 1]
    share = (half - capacity[after - 1]) / step
    return (1 - share) * terms[:, after - 1] + share * terms[:, after]


#: What the doubt adds to the losses in the catholyte [V], and weights and powers of it
#: (:func:`doubt`): chosen by hand on 5,000 discharges of four cells.
MARGIN, WEIGHT, OF_SALT, OF_LOAD = 0.02, 0.1, 4, 20


def doubt(cell, outcome):
    r"""How far the capacity that the SPMe gives is to be doubted, from 0 to 1.

    The SPMe lets every part of the cathode react alike. It errs where a change of the voltage
    by the losses in the catholyte changes the capacity much, where the salt runs low, and at
    the edge of what a cell can hold:

    .. math::
        \max\left(\frac{Q(V_{end}) - Q(V_{end} + \eta_{cat} + 20\,\mathrm{mV})}{Q(V_{end})},
        \; 0.1 \, (1 - s)^4 \frac{Q(V_{end})}{Q_{max}}\right)
        \quad \mathrm{or} \quad 0.1 \, h^{20}

    with the losses :math:`\eta_{cat}` in the catholyte at the end, the least share s of salt
    and, of a load that is not held, the share h that is. The doubt only ranks discharges: what
    error goes with it is measured anew in each design
    (:mod:`~mofcell.experiments.designs.fidelity`).

    Parameters
    ----------
    cell : Cell
        The cell.
    outcome : Outcome
        Its discharge under the SPMe.

    Returns
    -------
    float
        The doubt [-]; 1 where there is no number.
    """
    if outcome.status == "cannot hold the load":
        return WEIGHT * outcome.load_held**OF_LOAD
    if outcome.status != "ok":
        return 1.0 if np.isnan(outcome.delivered) else 0.0
    end = outcome.end_terms
    losses = max(0.0, -(end["catholyte ohmic"] + end["catholyte diffusion potential"]))
    reached = np.argmax(outcome.voltage <= outcome.voltage[-1] + losses + MARGIN)
    whole = outcome.capacity[-1]
    cliff = (whole - outcome.capacity[reached]) / whole
    depth = 3600 * whole / accessible_charge(cell)
    return float(max(cliff, WEIGHT * (1 - outcome.least_salt) ** OF_SALT * depth))
