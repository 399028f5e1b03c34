"""Cells of a membrane alone, compiled once: a current or a voltage is held, from any state."""

import threading
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

import numpy as np
import pybamm

from mofcell import models
from mofcell.experiments.compiled import as_inputs, built, functions_of_concentration, layer_law
from mofcell.experiments.solver import OUTPUTS, Solver
from mofcell.parameters import (
    BlockingCell,
    SymmetricCell,
    functions,
    numbers,
    numbers_at,
)
from mofcell.parameters.validity import unphysical
from mofcell.parameters.values import CONSTANTS

#: Points across the membrane, closer at the faces: the limiting current without fixed charge is
#: exact to 1e-4, with it to 4e-3, Sand's time at twice the limiting current to 2e-3.
POINTS = 40

#: Relative tolerance of the solver, a hundredth of it absolute.
TOLERANCE = 1e-7

INPUT = "Numbers of the hold"

#: What is followed, by PyBaMM's names, for one square metre.
FOLLOWED = {
    "voltage": "Voltage [V]",
    "current": "Current [A]",
    "salt": "Salt left at the poorest point",
    "left lithium": "Left lithium metal inventory [mol.m-2]",
    "right lithium": "Right lithium metal inventory [mol.m-2]",
    "left interphase": "Left lithium interphase resistance [Ohm.m2]",
    "right interphase": "Right lithium interphase resistance [Ohm.m2]",
    "left film": "Left lithium interphase thickness over the first",
    "right film": "Right lithium interphase thickness over the first",
    "left area": "Left lithium area over that of the face",
    "right area": "Right lithium area over that of the face",
    "anions": "Total anions in electrolyte [mol]",
}

#: What each event of the model is called in results.
ENDS = {
    "Left lithium exhausted": "lithium exhausted",
    "Right lithium exhausted": "lithium exhausted",
    "Left salt depleted": "salt depleted",
    "Right salt depleted": "salt depleted",
    "Voltage limit": "voltage limit",
}
DURATION, NO_SOLUTION = "duration", "no solution"

#: Where no voltage is too high [V].
NO_LIMIT = 1e12


@dataclass(frozen=True, kw_only=True)
class Hold:
    """What is held, for how long.

    Parameters
    ----------
    current : float, optional
        Current density, positive from left to right [A.m-2].
    voltage : float, optional
        Voltage that drives it, positive where the current is [V]. One of the two is given.
    duration : float
        Longest time [s].
    limit : float
        Size of the voltage that ends it [V].
    before : array, optional
        States of the model at its start; those of a new cell if not given.
    """

    current: float | None = None
    voltage: float | None = None
    duration: float
    limit: float = NO_LIMIT
    before: Any = None


@dataclass(frozen=True)
class Held:
    """What a hold gave, at the solver's own times unless others were asked for.

    Parameters
    ----------
    time : array
        Since its start [s].
    along : dict
        Arrays by name of ``FOLLOWED``, and the terms of the voltage by their names.
    ended_by : str
        "duration", "lithium exhausted", "salt depleted", "voltage limit" or "no solution".
    values : array
        States of the model at the end.
    """

    time: Any
    along: dict
    ended_by: str
    values: Any


@dataclass(frozen=True)
class MembraneStructure:
    """What makes two cells of a membrane need different compiled models."""

    model: type
    membrane: type
    functions: tuple
    example: Any = field(compare=False, repr=False)

    @classmethod
    def of(cls, cell):
        """The structure of a symmetric or blocking cell."""
        filling = cell.electrolyte
        own = functions_of_concentration(filling)
        return cls(MODELS[type(cell)], layer_law(filling), own, cell)

    @property
    def names(self):
        """Names of the numbers of a cell that are inputs."""
        return list(numbers(self.example))

    def parameter_values(self, number):
        """Values of PyBaMM's parameters whose numbers are the symbols ``number``."""
        return pybamm.ParameterValues(
            {
                **CONSTANTS,
                **number,
                **functions(self.example),
                "Initial temperature [K]": number["Ambient temperature [K]"],
            }
        )

    def full_model(self, options=None):
        """The model, not yet discretised."""
        return self.model(options, membrane=self.membrane)


#: The model of each kind of cell.
MODELS: dict[Any, type] = {SymmetricCell: models.Symmetric, BlockingCell: models.Blocking}


def square_metre(cell, temperature):
    """Every number of a cell at a temperature, for one square metre."""
    return {
        **numbers_at(cell, temperature),
        "Electrode height [m]": 1.0,
        "Electrode width [m]": 1.0,
        "Contact resistance [Ohm]": cell.contact_resistance,
        "Nominal cell capacity [A.h]": 1.0,  # only scales the current
        "Ambient temperature [K]": temperature,
    }


@lru_cache(maxsize=12)
def compile_membrane(structure, points=POINTS):
    """The compiled model of a structure, from then on in memory."""
    return CompiledMembrane(structure, points)


class CompiledMembrane:
    """A discretised cell of a membrane; every number of it is an input.

    The current is a state, held as it is or by the voltage: without double layers both are
    there at once.

    Parameters
    ----------
    structure : MembraneStructure
        What to compile.
    points : int
        Points across the membrane.
    """

    def __init__(self, structure, points=POINTS):
        names = [*structure.names, "Ambient temperature [K]"]
        number = as_inputs([*names, *HOLD], INPUT)
        self._names = list(number)
        model = structure.full_model({"operating mode": _residual(number)})
        model.initial_conditions[model.variables["Current variable [A]"]] = pybamm.Scalar(0)
        size = abs(model.variables["Voltage [V]"])
        model.events.append(pybamm.Event("Voltage limit", number["Voltage limit [V]"] - size))
        self.followed = {
            **{name: known for name, known in FOLLOWED.items() if known in model.variables},
            **{term: models.term_variable(term) for term in model.terms()},
        }
        self.solver = Solver(
            rtol=TOLERANCE,
            atol=TOLERANCE / 100,
            on_failure="ignore",
            output_variables=list(self.followed.values()),
            options={
                "dt_init": 1e-14,  # of a salt used up within a microsecond too
                "max_num_steps": 20000,
                "silence_sundials_errors": True,
            },
        )
        values = structure.parameter_values({name: number[name] for name in names})
        self.model = built(model, values, self.solver, {"x_s": points})
        self._lock = threading.Lock()

    def run(self, hold, numbers, *, at=None):
        """A hold of a cell.

        Parameters
        ----------
        hold : Hold
            What is held.
        numbers : dict
            Numbers of the cell (:func:`square_metre`).
        at : array, optional
            Times at which it is followed [s]; the solver's own if not given.

        Returns
        -------
        Held
            What it gave. It never raises: one without a solution says so.
        """
        if reason := unphysical(numbers):
            return _nothing(hold, reason)
        known = {**numbers, **_hold(hold)}
        inputs = {INPUT: np.array([known[name] for name in self._names])}
        with self._lock:  # the solver keeps the states in the model
            self.solver.states = None if hold.before is None else [hold.before]
            try:
                found = self.solver.solve(
                    self.model, [0, hold.duration], inputs=inputs, t_interp=at
                )
            except pybamm.SolverError:
                return _nothing(hold, NO_SOLUTION)
        along = dict(zip(self.followed, found[OUTPUTS].T, strict=True))
        event = found.termination.removeprefix("event: ")
        ended_by = {"final time": DURATION, "failure": NO_SOLUTION}.get(event) or ENDS[event]
        return Held(found.t, along, ended_by, found.y_event.ravel())


#: Inputs that a hold sets beside the numbers of the cell.
HOLD = ("Holds voltage", "Target", "Voltage limit [V]")


def _hold(hold):
    holds_voltage = hold.voltage is not None
    return {
        "Holds voltage": float(holds_voltage),
        "Target": hold.voltage if holds_voltage else hold.current,
        "Voltage limit [V]": hold.limit,
    }


def _residual(number):
    """The equation of the external circuit, for PyBaMM's option "operating mode"."""

    def off(variables):
        current, driving = variables["Current [A]"], -variables["Voltage [V]"]
        holds_voltage, target = number["Holds voltage"], number["Target"]
        return holds_voltage * (driving - target) + (1 - holds_voltage) * (current - target)

    return off


def _nothing(hold, reason):
    """A hold that could not even begin."""
    return Held(np.zeros(1), {}, reason, hold.before)
