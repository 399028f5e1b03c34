"""Compiled models: one for each structure, every number of a cell an input.

A model is compiled once for each structure (full model, what fills the layers, functions of
the cathode, mesh). Lengths, loadings, conductivities, resistances, temperatures and currents
are its inputs, so a batch of different cells needs no rebuild. Everything is solved for one
square metre of electrode, so that one absolute tolerance fits cells of every size.
"""

import os
import threading
from dataclasses import dataclass, field
from enum import Enum
from functools import lru_cache
from typing import Any

import numpy as np
import pybamm

from mofcell import models
from mofcell.experiments.outcome import TERMS
from mofcell.experiments.solver import OUTPUTS, Solver
from mofcell.parameters import Cell, ConcentratedElectrolyte, fade_numbers, functions, numbers
from mofcell.parameters.fade import RisingInterfaceResistance
from mofcell.parameters.laws import Law
from mofcell.parameters.values import CONSTANTS

#: Points in membrane, cathode and particle; benchmarks/convergence.py says why.
POINTS = {"x_n": 1, "x_s": 8, "x_p": 8, "r_p": 25}

#: Points where the salt runs low, or the solver lost its way at the others.
FINE_POINTS = {"x_n": 1, "x_s": 40, "x_p": 40, "r_p": 25}

#: Relative tolerance of the solver, a hundredth of it absolute; benchmarks/convergence.py
#: says why. The few states of the SPMe control less of the voltage, and cost little; the
#: temperature of a cell that warms itself would be free within 0.1 K at the usual one.
TIGHT_TOLERANCE = 1e-5
TOLERANCE = {models.DFN: 5e-4, models.SPMe: TIGHT_TOLERANCE}

#: Relative tolerance where only capacity and energy count: not the voltage between two of
#: the solver's steps, of which the SPMe takes few.
QUICK_TOLERANCE = {models.SPMe: 1e-4}

#: Where the potential of the full cathode stays above this [V], as that of NCM, the cut-off is
#: met only where charge transfer dies out: a loose tolerance, few points in the particle and
#: the discharge ends too early or is lost.
FLAT_END, FLAT_END_PARTICLE = 3.0, 50

#: Meshes of the layers that let their thicknesses be inputs. (PyBaMM plots nothing on them.)
INPUT_LENGTHS = dict.fromkeys(
    ("negative electrode", "separator", "positive electrode"), pybamm.SymbolicUniform1DSubMesh
)

#: Time constant with which the load is put on [s]. The discharge starts from rest, so that
#: a cell that cannot hold its load ends here, as a result and not as an error.
RAMP = 0.1

#: Time by which a discharge has ended [s], if not by C/27,000.
END = 1e9

#: The one input of a compiled model: every number of the cell, the temperature and the load.
INPUT = "Numbers of the discharge"

VOLTAGE, CAPACITY = "Voltage [V]", "Discharge capacity [A.h]"
SALT = "Salt left at the poorest point"
TEMPERATURE = "Volume-averaged cell temperature [K]"


class Effort(Enum):
    """How hard a discharge is solved: for its end only, as usual, more tightly, on a fine mesh."""

    QUICK = -1
    USUAL = 0
    TIGHT = 1
    FINE = 2


@dataclass(frozen=True)
class Structure:
    """What makes two cells need different compiled models."""

    model: type
    membrane: type
    catholyte: type
    functions: tuple
    effort: Effort
    fade: tuple
    heat: bool
    example: Cell = field(compare=False, repr=False)
    #: Numbers that fade and heat add to those of the example.
    added: Any = field(compare=False, repr=False)

    @classmethod
    def of(cls, cell, model, *, effort=Effort.USUAL, fade=(), heat=None):
        """The structure of a cell that fades and warms itself, or not, under a full model."""
        if effort == Effort.QUICK and model not in QUICK_TOLERANCE:
            effort = Effort.USUAL
        fillings = (cell.electrolyte, cell.filling)
        cathode = cell.cathode
        own = [cathode.open_circuit_potential, cathode.particle_radius]
        own += [cathode.diffusivity_of_stoichiometry, cathode.exchange_current_exponent]
        own += [cathode.stoichiometry_range]
        for filling in fillings:
            own += functions_of_concentration(filling)
        added = fade_numbers(cell, fade)
        if heat is not None:  # then laws of temperature are functions of the model, not numbers
            added |= heat.numbers(cell)
            own += _laws(cell).items()
        return cls(
            model=model,
            membrane=layer_law(cell.electrolyte),
            catholyte=layer_law(cell.filling),
            functions=tuple(own),
            effort=effort,
            fade=tuple(type(mechanism) for mechanism in fade),
            heat=heat is not None,
            example=cell,
            added=added,
        )

    @property
    def names(self):
        """Names of the numbers of a cell that are inputs."""
        laws = _laws(self.example) if self.heat else ()
        return [name for name in (*numbers(self.example), *self.added) if name not in laws]

    def parameter_values(self, number):
        """Values of PyBaMM's parameters whose numbers are the symbols ``number``."""
        return pybamm.ParameterValues(
            {
                **CONSTANTS,
                **numbers(self.example),  # of which only laws remain
                **number,
                **functions(self.example),
                "Initial temperature [K]": number["Ambient temperature [K]"],
                "Open-circuit voltage at 0% SOC [V]": 0.0,
                "Open-circuit voltage at 100% SOC [V]": 5.0,
            }
        )

    def full_model(self, options=None):
        """The full model, not yet discretised."""
        chosen = {**(options or {}), "thermal": "lumped" if self.heat else "isothermal"}
        for mechanism in self.fade:
            chosen |= mechanism.options
        rising = any(issubclass(each, RisingInterfaceResistance) for each in self.fade)
        return self.model(
            chosen,
            membrane=self.membrane,
            catholyte=self.catholyte,
            interface=models.RisingInterface if rising else models.ConstantInterface,
        )


def _laws(cell):
    """Numbers of a cell that are laws of temperature."""
    return {name: law for name, law in numbers(cell).items() if isinstance(law, Law)}


def functions_of_concentration(electrolyte):
    """What of an electrolyte is part of the model: nothing but of one known by measurements."""
    if not isinstance(electrolyte, ConcentratedElectrolyte):
        return ()
    return (
        electrolyte.conductivity,
        electrolyte.diffusivity,
        electrolyte.transference_number,
        electrolyte.thermodynamic_factor,
        electrolyte.concentration_range,
        electrolyte.temperature_range,
    )


def layer_law(electrolyte):
    """The class of :mod:`mofcell.models.layers` for an electrolyte."""
    if isinstance(electrolyte, ConcentratedElectrolyte):
        return models.Concentrated
    return models.SingleIon if electrolyte.is_single_ion else models.TwoConductor


#: Threads that solve a batch, if no other number is asked for.
THREADS = os.cpu_count() or 1


@lru_cache(maxsize=48)
def compile_model(structure, threads=THREADS):
    """The compiled model of a structure, from then on in memory."""
    return CompiledModel(structure, threads)


@dataclass(frozen=True)
class Curve:
    """What the solver gave for a discharge, at its own steps."""

    time: Any
    voltage: Any
    capacity: Any
    salt: Any
    terms: Any
    event: str
    #: None of a cell that stays at one temperature.
    temperature: Any


class CompiledModel:
    """A discretised model with its solver; every number of a cell is an input.

    Parameters
    ----------
    structure : Structure
        What to compile.
    points : dict, optional
        Points of the mesh; ``POINTS`` if not given.
    tolerance : float, optional
        Relative tolerance; that of ``TOLERANCE`` if not given.
    threads : int, optional
        Threads that solve; as many as the machine has cores by default.
    """

    def __init__(self, structure, threads=THREADS, *, points=None, tolerance=None):
        names = [*structure.names, "Ambient temperature [K]", "Load [A]", "Ramp [s]"]
        number = as_inputs(names)
        self._names = names
        load, ramp = number.pop("Load [A]"), number.pop("Ramp [s]")
        values = structure.parameter_values(number)
        values["Current function [A]"] = lambda t: load * (1 - pybamm.exp(-t / ramp))
        usual_points, usual_tolerance = resolution(structure)
        points, tolerance = points or usual_points, tolerance or usual_tolerance
        self.solver = Solver(
            rtol=tolerance,
            atol=tolerance / 100,
            on_failure="ignore",
            output_variables=[
                *(VOLTAGE, CAPACITY, SALT, *TERMS.values()),
                *([TEMPERATURE] if structure.heat else []),
            ],
            options={
                "num_threads": threads,
                "num_solvers": threads,
                "dt_init": RAMP * 1e-3,
                "max_num_steps": 5000,  # some 200 are usual; more get nowhere
                "silence_sundials_errors": True,
            },
        )
        model = structure.full_model()
        # a discharge starts at the top: the upper cut-off is no event of it
        model.events = [event for event in model.events if not event.name.startswith("Maximum")]
        self.model = built(model, values, self.solver, points)
        self._lock = threading.Lock()

    def solve(self, discharges, *, ramp=RAMP):
        """Curves of discharges; None in the place of one that failed."""
        # the solver shortens its steps towards the end of time: not to depend on each other,
        # discharges have the same one, but for the slowest there can be
        end = max(END, 10 * max(map(duration, discharges)))
        with self._lock:  # PyBaMM keeps the initial states of a batch in the model
            return self._solve([self.inputs(wanted, ramp=ramp) for wanted in discharges], end)

    def inputs(self, wanted, *, ramp=RAMP):
        """Inputs of the compiled model for a discharge."""
        known = inputs(wanted, ramp=ramp)
        return {INPUT: np.array([known[name] for name in self._names])}

    def _solve(self, batch, end):
        try:
            solutions = self.solver.solve(self.model, [0, end], inputs=batch)
        except pybamm.SolverError:
            if len(batch) == 1:
                return [None]
            half = len(batch) // 2  # one failure ends a batch: find it, keep the others
            return self._solve(batch[:half], end) + self._solve(batch[half:], end)
        solutions = solutions if isinstance(solutions, list) else [solutions]
        return [None if s.termination == "failure" else _curve(s) for s in solutions]


def as_inputs(names, name=INPUT):
    """A symbol for each name, all of them elements of one input.

    One input that holds all numbers: PyBaMM looks at each input of each discharge.
    """
    every = pybamm.InputParameter(name, expected_size=len(names))
    return {each: pybamm.Index(every, slice(at, at + 1)) for at, each in enumerate(names)}


def built(model, values, solver, points):
    """A model discretised on a mesh whose lengths may be inputs."""
    own = {
        domain: mesh
        for domain, mesh in model.default_submesh_types.items()
        if isinstance(mesh, type) and issubclass(mesh, pybamm.SymbolicUniform1DSubMesh)
    }
    simulation = pybamm.Simulation(
        model,
        parameter_values=values,
        solver=solver,
        submesh_types={**model.default_submesh_types, **INPUT_LENGTHS, **own},
        var_pts=points,
    )
    simulation.build()
    return simulation.built_model


def _curve(solution):
    voltage, capacity, salt, *terms = solution[OUTPUTS].T
    temperature = terms.pop() if len(terms) > len(TERMS) else None
    event = solution.termination.removeprefix("event: ")
    return Curve(solution.t, voltage, capacity, salt, np.array(terms), event, temperature)


def resolution(structure):
    """Points and relative tolerance that a structure needs."""
    cathode = structure.example.cathode
    is_flat = float(cathode.open_circuit_potential(cathode.stoichiometry_range[1])) > FLAT_END
    points = FINE_POINTS if structure.effort == Effort.FINE else POINTS
    if is_flat:
        points = {**points, "r_p": FLAT_END_PARTICLE}
    if is_flat or structure.heat or structure.effort in (Effort.TIGHT, Effort.FINE):
        return points, TIGHT_TOLERANCE
    known = QUICK_TOLERANCE if structure.effort == Effort.QUICK else TOLERANCE
    return points, known.get(structure.model, TIGHT_TOLERANCE)


def inputs(wanted, *, ramp=RAMP):
    """Every number that a discharge depends on, by name, for one square metre."""
    return {
        **wanted.numbers,
        **of_a_square_metre(wanted.cell),
        "Ambient temperature [K]": wanted.temperature,
        "Load [A]": wanted.c_rate * wanted.cell.areal_capacity / 3600,
        "Ramp [s]": ramp,
    }


def of_a_square_metre(cell):
    """The numbers of a cell that go with its area, for an area of one square metre."""
    return {
        "Electrode height [m]": 1.0,
        "Electrode width [m]": 1.0,
        "Nominal cell capacity [A.h]": cell.areal_capacity / 3600,
        "Contact resistance [Ohm]": cell.contact_resistance,
    }


def accessible_charge(cell):
    """Charge of all the active material that takes part [C.m-2]."""
    return cell.cathode_loading * cell.cathode_utilisation * cell.cathode.specific_capacity


def duration(wanted):
    """Longest time a discharge can take [s]: all active material that takes part."""
    full = accessible_charge(wanted.cell)
    return 1.1 * full / (wanted.c_rate * wanted.cell.areal_capacity / 3600)
