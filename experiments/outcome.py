"""A discharge: what to run, and what it gave."""

from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

import numpy as np

from mofcell import models
from mofcell.parameters import Cell, InvalidInput, numbers_at
from mofcell.parameters.heat import Heat

#: Status of a discharge that the solver could not follow.
NO_SOLUTION = "the solver found no solution"

#: Statuses of a discharge that delivers nothing; any other without a curve delivers no number.
DELIVERS_NOTHING = ("cannot hold the load", "cut-off at rest")

#: Variable of the model that holds each term of the voltage.
TERMS = {term: models.term_variable(term) for term in models.VOLTAGE_TERMS}


@dataclass(frozen=True, kw_only=True)
class Discharge:
    """A discharge at constant current to run.

    Parameters
    ----------
    cell : Cell
        The cell, at rest and charged.
    c_rate : float
        Current over the nominal 1C current [-].
    temperature : float
        Temperature of the surroundings, and of the cell at first [K].
    heat : Heat, optional
        What the cell keeps of its heat; it stays at the temperature if None.

    Raises
    ------
    InvalidInput
        If the cell is not a :class:`~mofcell.parameters.Cell`, or the heat no
        :class:`~mofcell.parameters.heat.Heat`.
    """

    cell: Cell
    c_rate: float
    temperature: float
    heat: Heat | None = None

    def __post_init__(self):
        if not isinstance(self.cell, Cell):
            raise InvalidInput(f"cell is {self.cell!r}; give a Cell, as mofcell.cell(name) returns")
        if not (self.heat is None or isinstance(self.heat, Heat)):
            raise InvalidInput(
                f"heat is {self.heat!r}; give mofcell.Heat(heat_transfer_coefficient=...), or None "
                "for a cell that stays at its temperature"
            )

    @cached_property
    def numbers(self):
        """Every number of the cell at the temperature, by PyBaMM's name."""
        known = numbers_at(self.cell, self.temperature)
        return known if self.heat is None else known | self.heat.numbers(self.cell)

    def at(self, c_rate):
        """The same at another C-rate; the numbers of the cell are worked out once."""
        other = replace(self, c_rate=c_rate)
        other.__dict__["numbers"] = self.numbers
        return other


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """What a discharge gave.

    Parameters
    ----------
    status : str
        "ok", or why there is no discharge curve.
    limited_by : str
        What ended it (:func:`~mofcell.experiments.limits.limiting_process`).
    load_held : float
        Share of the load that was reached [-].
    least_salt : float
        Lowest salt concentration on the way over the initial one [-].
    time, voltage, capacity, energy : array
        Curve: time [s], voltage [V], charge [A.h.m-2] and energy [W.h.m-2] delivered.
    temperature : array
        Temperature of the cell along the curve [K].
    terms : dict
        Terms of the voltage along the curve [V].
    flags : list of str
        Numbers used outside their range.
    """

    status: str
    limited_by: str
    load_held: float = 1.0
    least_salt: float = 1.0
    time: Any = field(default_factory=lambda: np.zeros(1))
    voltage: Any = field(default_factory=lambda: np.full(1, np.nan))
    capacity: Any = field(default_factory=lambda: np.zeros(1))
    energy: Any = field(default_factory=lambda: np.zeros(1))
    temperature: Any = field(default_factory=lambda: np.full(1, np.nan))
    terms: dict = field(default_factory=lambda: {term: np.full(1, np.nan) for term in TERMS})
    flags: list = field(default_factory=list)

    @property
    def end_terms(self):
        """Terms of the voltage at the end [V]."""
        return {term: float(along[-1]) for term, along in self.terms.items()}

    @property
    def delivered(self):
        """Charge delivered [A.h.m-2]: none if the load could not be held."""
        return self._final(self.capacity)

    @property
    def delivered_energy(self):
        """Energy delivered [W.h.m-2]: none if the load could not be held."""
        return self._final(self.energy)

    def _final(self, curve):
        """The end of a curve, zero if nothing is delivered, no number if that is not known."""
        if self.status == "ok":
            return float(curve[-1])
        return 0.0 if self.status in DELIVERS_NOTHING else float("nan")
