"""The compiled model of cycling: one step after the other, each from the state before."""

import threading
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any

import numpy as np
import pybamm

from mofcell import models
from mofcell.experiments.compiled import (
    Effort,
    Structure,
    accessible_charge,
    as_inputs,
    built,
    of_a_square_metre,
    resolution,
)
from mofcell.experiments.cycling import control
from mofcell.experiments.cycling.control import RAMP, Held
from mofcell.experiments.outcome import TERMS
from mofcell.experiments.solver import OUTPUTS, Solver
from mofcell.parameters import fade_numbers, numbers_at
from mofcell.parameters.constants import LITHIUM_MOLAR_VOLUME
from mofcell.parameters.fade import CathodeLoss
from mofcell.parameters.validity import unphysical

INPUT = "Numbers of the step"

#: States that count what passed; each step counts from zero.
COUNTERS = (
    "Discharge capacity [A.h]",
    "Throughput capacity [A.h]",
    "Discharge energy [W.h]",
    "Throughput energy [W.h]",
)

#: Where the lithium of a cell is, or went [mol.m-2]: what was lost in plating is counted by step.
LITHIUM = {
    "cathode": "Total lithium in positive electrode [mol]",
    "electrolyte": "Total lithium in electrolyte [mol]",
    "metal": "Total lithium in metal [mol]",
    "interphase": "Loss of lithium to negative SEI [mol]",
    "lost with cathode": (
        "Loss of lithium due to loss of active material in positive electrode [mol]"
    ),
    "lost in plating": "Loss of lithium to plating [mol]",
}

#: What is followed along a step, by PyBaMM's names.
FOLLOWED = {
    "voltage": "Voltage [V]",
    "current": "Current [A]",
    **{name: name for name in COUNTERS},
    "temperature": "Volume-averaged cell temperature [K]",
    "salt": "Salt left at the poorest point",
    "interphase_resistance": "Lithium interphase resistance [Ohm.m2]",
    "membrane_cathode_resistance": "Membrane-cathode interface resistance [Ohm.m2]",
    "active_material": "X-averaged positive electrode active material volume fraction",
    **LITHIUM,
    **TERMS,
}

#: Stoichiometry of the cathode of a new cell, over the largest it is known at [-]: at 1 its
#: exchange current is zero. Assumed; less where the lower cut-off is met earlier.
FULL = 0.995

#: Relative tolerance of the solver, a hundredth of it absolute. The SPMe, whose few states are
#: smooth, takes long steps: with 1e-6 its energy is 1e-5 off, with 1e-7 2e-6.
TOLERANCE = {models.DFN: 1e-6, models.SPMe: 1e-7}

#: That where active material is lost: the lithium in it is a product of two states, whose sum with
#: all other lithium is kept to the tolerance and not to rounding. In 100 cycles at 0.1C the DFN
#: drifts by 7e-8 of the cathode's lithium, by 3e-6 with 1e-6; the SPMe by 1e-10.
TOLERANCE_OF_LOSS = {models.DFN: 1e-8, models.SPMe: 1e-7}


@dataclass(frozen=True)
class Conditions:
    """What cycles under what: everything the numbers of a step come from."""

    cell: Any
    model: type
    fade: tuple = ()
    heat: Any = None
    starts_charged: bool = False

    def numbers(self, temperature):
        """Every number of the cell at a temperature, for one square metre."""
        cell = self.cell
        known = {**numbers_at(cell, temperature), **fade_numbers(cell, self.fade)}
        if self.heat is not None:
            known |= self.heat.numbers(cell)
        known |= of_a_square_metre(cell)
        name = "Initial concentration in positive electrode [mol.m-3]"
        known[name] = self.initial_stoichiometry * cell.cathode.maximum_concentration
        known["Accessible charge [C]"] = accessible_charge(cell)
        return known

    @cached_property
    def initial_stoichiometry(self):
        """Of the cathode: charged, or at rest at the lower cut-off, as cells are built [-]."""
        if self.starts_charged:
            return self.cell.initial_stoichiometry
        cathode = self.cell.cathode
        full = FULL * cathode.stoichiometry_range[1]
        if cathode.open_circuit_potential(full) >= self.cell.voltage_window[0]:
            return full
        return cathode.stoichiometry_at(self.cell.voltage_window[0])

    @property
    def beginning(self):
        """The state of a new cell, at rest."""
        return State(
            voltage=float(self.cell.cathode.open_circuit_potential(self.initial_stoichiometry)),
            metal=self.cell.lithium_foil_thickness / LITHIUM_MOLAR_VOLUME,
        )

    @cached_property
    def structure(self):
        """What has to be compiled for them."""
        return Structure.of(
            self.cell, self.model, effort=Effort.TIGHT, fade=self.fade, heat=self.heat
        )


@dataclass(frozen=True, kw_only=True)
class State:
    """Where a step begins.

    Parameters
    ----------
    values : array or None
        States of the model; those it has at first if None.
    current, voltage, metal : float
        Current [A], voltage [V] and lithium metal [mol], for one square metre.
    """

    values: Any = None
    current: float = 0.0
    voltage: float
    metal: float


@dataclass(frozen=True)
class Ran:
    """What a step gave, at the solver's own times.

    Parameters
    ----------
    step : Step
        The step.
    time : array
        Since its start [s].
    along : dict
        Arrays by name of ``FOLLOWED``, for one square metre.
    ended_by : str
        "duration", a cut-off, "lithium exhausted", "time limit" or "no solution".
    values : array
        States of the model at the end.
    """

    step: Any
    time: Any
    along: dict
    ended_by: str
    values: Any

    def last(self, name):
        """Value at the end."""
        return float(self.along[name][-1])

    @property
    def after(self):
        """The state from which the next step goes on."""
        return State(
            values=self.values,
            current=self.last("current"),
            voltage=self.last("voltage"),
            metal=self.last("metal"),
        )


@lru_cache(maxsize=12)
def compile_cycler(structure, profile=None):
    """The compiled model of a structure, from then on in memory."""
    return Cycler(structure, profile)


def inputs_of(step, numbers, before):
    """What a step sets beside the numbers of the cell, for one square metre.

    Parameters
    ----------
    step : Step
        The step.
    numbers : dict
        Numbers of the cell.
    before : State
        State before the step.

    Returns
    -------
    dict
        Values of ``control.INPUTS``.
    """
    one_c = numbers["Nominal cell capacity [A.h]"]
    lower = control.NO_LOWER if step.lower is None else step.lower
    upper = control.NO_UPPER if step.upper is None else step.upper
    current = control.NO_CURRENT if step.current is None else step.current
    margin = control.MARGIN
    metal = before.metal * pybamm.constants.F.value / 3600 / one_c
    return {
        **{f"Holds {held.value}": float(held is step.held) for held in Held},
        "Before": before.voltage if step.held is Held.VOLTAGE else 0.0,
        "Target": step.target,
        "Lower cut-off [V]": lower,
        "Upper cut-off [V]": upper,
        "Current cut-off [A]": current,
        "Strips lithium": float(strips(step, before)),
        "Lower slack [V]": max(0.0, lower - before.voltage) + margin,
        "Upper slack [V]": max(0.0, before.voltage - upper) + margin,
        "Current slack [A]": 2 * max(0.0, current),  # it may change its sign on the way
        "Lithium slack": max(0.0, -metal) + control.LITHIUM_MARGIN,
    }


def strips(step, before):
    """Whether a step may take lithium from the metal."""
    if step.held is Held.VOLTAGE:
        return step.target < before.voltage
    return step.target > 0 or step.profile is not None


class Cycler:
    """A discretised model that is taken through steps; every number is an input.

    Parameters
    ----------
    structure : Structure
        What to compile.
    profile : tuple, optional
        Profile of a step, as in ``Step``: the model holds it, its states are those without.
    tolerance : float, optional
        Relative tolerance; that of ``TOLERANCE`` if not given.
    """

    def __init__(self, structure, profile=None, *, tolerance=None):
        names = [*structure.names, "Ambient temperature [K]"]
        number = as_inputs([*names, *control.INPUTS], INPUT)
        self._names = list(number)
        points, _ = resolution(structure)
        tolerance = tolerance or _tolerance(structure)
        self.solver = Solver(
            rtol=tolerance,
            atol=tolerance / 100,
            on_failure="ignore",
            output_variables=list(FOLLOWED.values()),
            options={
                # where a cell is cold, a longer first step fails; at each knot there is one
                "dt_init": RAMP * (1e-8 if profile is None else 1e-4),
                "max_num_steps": 20000,
                "num_steps_no_progress": 100,  # else one that stands still does so for ever
                "t_no_progress": RAMP * 1e-6,
                "silence_sundials_errors": True,
            },
        )
        self._knots = None if profile is None else np.array(profile)
        operating_mode = control.residual(number, self._knots)
        model = structure.full_model({"operating mode": operating_mode})
        model.events = control.events(model, number)
        # PyBaMM guesses 1C: no good guess of a cell at rest
        model.initial_conditions[model.variables["Current variable [A]"]] = pybamm.Scalar(0)
        values = structure.parameter_values({name: number[name] for name in names})
        self.model = built(model, values, self.solver, points)
        slices = {variable.name: where for variable, (where,) in self.model.y_slices.items()}
        self._lock = threading.Lock()
        self._counters = [slices[name] for name in COUNTERS]
        self._current = slices["Current variable [A]"]

    def run(self, step, numbers, temperature, before, *, at=None):
        """One step from the end of another, or of a new cell.

        Parameters
        ----------
        step : Step
            The step.
        numbers : dict
            Numbers of the cell (:class:`Conditions`).
        temperature : float
            Temperature of the surroundings [K].
        before : State
            Where it begins.
        at : array, optional
            Times at which it is followed [s]; the solver's own if not given.

        Returns
        -------
        Ran
            What it gave. A step that ends at once has next to no duration; one that finds no
            solution is ended by "no solution", where it was lost; one that nothing real can do
            by what is wrong with the numbers.
        """
        if reason := unphysical(numbers):
            return _nothing(step, before, reason)
        known = {**numbers, "Ambient temperature [K]": temperature}
        known |= inputs_of(step, numbers, before)
        inputs = np.array([known[name] for name in self._names])
        states = None if before.values is None else [self._start(step, before)]
        times = self._times(step.duration)
        try:
            with self._lock:  # the solver keeps the states in the model
                self.solver.states = states
                solution = self.solver.solve(self.model, times, inputs={INPUT: inputs}, t_interp=at)
        except pybamm.SolverError:
            return _nothing(step, before, control.NO_SOLUTION)
        along = dict(zip(FOLLOWED, solution[OUTPUTS].T, strict=True))
        at_end = control.DURATION if step.has_time else control.TIME_LIMIT
        ended_by = {"final time": at_end, "failure": control.NO_SOLUTION}.get(
            solution.termination, solution.termination.removeprefix("event: ")
        )
        if not control.NO_LOWER < along["voltage"][-1] < control.NO_UPPER:
            ended_by = control.NO_SOLUTION
        return Ran(step, solution.t, along, ended_by, solution.y_event.ravel())

    def _times(self, end):
        """Start, knots of the profile, end [s]: the solver stops at each."""
        if self._knots is None:
            return [0.0, end]
        inside = self._knots[:, 0]
        return np.array([0.0, *inside[(inside > 0) & (inside < end)], end])

    def _start(self, step, before):
        """The state before, in which nothing has passed yet and, but for a hold, nothing flows."""
        values = before.values.copy()
        for counter in self._counters:
            values[counter] = 0.0
        if step.held is not Held.VOLTAGE:  # a guess: of no power, no voltage is a solution too
            values[self._current] = 0.0
        return values


def _tolerance(structure):
    """Relative tolerance that a structure needs."""
    is_lost = any(issubclass(kind, CathodeLoss) for kind in structure.fade)
    return (TOLERANCE_OF_LOSS if is_lost else TOLERANCE)[structure.model]


def _nothing(step, before, reason):
    """A step that could not even begin."""
    known = {"voltage": before.voltage, "current": before.current, "metal": before.metal}
    known |= dict.fromkeys(COUNTERS, 0.0)
    along = {name: np.array([known.get(name, np.nan)]) for name in FOLLOWED}
    return Ran(step, np.zeros(1), along, reason, before.values)
