"""The one place that solves: many discharges with one compiled model.

A model is compiled once for each structure (full model, what fills the layers, functions of
the cathode, mesh). Lengths, loadings, conductivities, resistances, temperatures and currents
are its inputs, so a batch of different cells needs no rebuild. Everything is solved for one
square metre of electrode, so that one absolute tolerance fits cells of every size.
"""

import os
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

import numpy as np
import pybamm

from mofcell import models
from mofcell.experiments.limits import limiting_process
from mofcell.parameters import Cell, ConcentratedElectrolyte, functions, numbers, numbers_at
from mofcell.parameters.validity import outside_range
from mofcell.parameters.values import CONSTANTS

#: Points in membrane, cathode and particle; benchmarks/convergence.py says why.
POINTS = {"x_n": 1, "x_s": 10, "x_p": 10, "r_p": 30}

#: Relative tolerance of the solver, a hundredth of it absolute; benchmarks/convergence.py
#: says why. The few states of the SPMe control less of the voltage, and cost little.
TOLERANCE = {models.DFN: 1e-4, models.SPMe: 1e-5}

#: Time constant with which the load is put on [s]. The discharge starts from rest, so that
#: a cell that cannot hold its load ends here, as a result and not as an error.
RAMP = 0.1

#: Where no solution is found, the load is put on this many times more slowly: a cell that can
#: hold only a thousandth of it then ends in its own time.
SLOWER = 1e4

#: The load counts as held once this share of it was reached [-].
HELD = 1 - 1e-6

#: Discharges solved in one call, after which progress is reported.
CHUNK = 100

VOLTAGE, CAPACITY, ENERGY = "Voltage [V]", "Discharge capacity [A.h]", "Discharge energy [W.h]"
SALT = "Salt left at the poorest point"
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
        Temperature [K].
    """

    cell: Cell
    c_rate: float
    temperature: float


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
    time, voltage, capacity, energy : array
        Curve: time [s], voltage [V], charge [A.h.m-2] and energy [W.h.m-2] delivered.
    terms : dict
        Terms of the voltage along the curve [V].
    flags : list of str
        Numbers used outside their range.
    """

    status: str
    limited_by: str
    load_held: float = 1.0
    time: Any = field(default_factory=lambda: np.zeros(1))
    voltage: Any = field(default_factory=lambda: np.full(1, np.nan))
    capacity: Any = field(default_factory=lambda: np.zeros(1))
    energy: Any = field(default_factory=lambda: np.zeros(1))
    terms: dict = field(default_factory=lambda: {term: np.full(1, np.nan) for term in TERMS})
    flags: list = field(default_factory=list)

    @property
    def delivered(self):
        """Charge delivered [A.h.m-2]: none if the load could not be held."""
        return float(self.capacity[-1]) if self.status == "ok" else 0.0

    @property
    def delivered_energy(self):
        """Energy delivered [W.h.m-2]: none if the load could not be held."""
        return float(self.energy[-1]) if self.status == "ok" else 0.0


def discharge(discharges, *, model=models.DFN, progress=None):
    """Run discharges, each from rest to the first event.

    Parameters
    ----------
    discharges : list of Discharge
        What to run.
    model : type, optional
        Full model, :class:`mofcell.models.DFN` or :class:`mofcell.models.SPMe`.
    progress : callable, optional
        Called with the number of discharges done since the last call.

    Returns
    -------
    list of Outcome
        One for each, in the same order. No discharge raises: one that cannot run says why.
    """
    outcomes: list[Outcome | None] = [None] * len(discharges)
    batches: dict[Structure, list[int]] = {}
    for index, wanted in enumerate(discharges):
        if _rest_voltage(wanted.cell) <= wanted.cell.voltage_window[0]:
            outcomes[index] = Outcome(status="cut-off at rest", limited_by="cut-off at rest")
        else:
            batches.setdefault(Structure.of(wanted.cell, model), []).append(index)
    for structure, indices in batches.items():
        compiled = compile_model(structure)
        for start in range(0, len(indices), CHUNK):
            chunk = indices[start : start + CHUNK]
            solutions = compiled.solve([discharges[index] for index in chunk])
            for index, solution in zip(chunk, solutions, strict=True):
                outcomes[index] = _outcome(discharges[index], solution) or _put_on_slowly(
                    discharges[index], compiled
                )
            if progress:
                progress(len(chunk))
    return outcomes


@dataclass(frozen=True)
class Structure:
    """What makes two cells need different compiled models."""

    model: type
    membrane: type
    catholyte: type
    functions: tuple
    example: Cell = field(compare=False, repr=False)

    @classmethod
    def of(cls, cell, model):
        """The structure of a cell under a full model."""
        fillings = (cell.electrolyte, cell.filling)
        own = [cell.cathode.open_circuit_potential, cell.cathode.particle_radius]
        for filling in fillings:
            if isinstance(filling, ConcentratedElectrolyte):
                own += [filling.conductivity, filling.diffusivity, filling.transference_number]
                own += [filling.thermodynamic_factor, filling.concentration_range]
                own += [filling.temperature_range]
        membrane, catholyte = map(layer_law, fillings)
        return cls(model, membrane, catholyte, tuple(own), cell)


def layer_law(electrolyte):
    """The class of :mod:`mofcell.models.layers` for an electrolyte."""
    if isinstance(electrolyte, ConcentratedElectrolyte):
        return models.Concentrated
    return models.SingleIon if electrolyte.is_single_ion else models.TwoConductor


@lru_cache(maxsize=16)
def compile_model(structure):
    """The compiled model of a structure, from then on in memory."""
    return CompiledModel(structure)


class CompiledModel:
    """A discretised model with its solver; every number of a cell is an input."""

    def __init__(self, structure, *, points=None, tolerance=None):
        names = numbers(structure.example)
        load, ramp = pybamm.InputParameter("Load [A]"), pybamm.InputParameter("Ramp [s]")
        temperature = pybamm.InputParameter("Ambient temperature [K]")
        values = pybamm.ParameterValues(
            {
                **CONSTANTS,
                **dict.fromkeys(names, "[input]"),
                **functions(structure.example),
                "Ambient temperature [K]": "[input]",
                "Initial temperature [K]": temperature,
                "Current function [A]": lambda t: load * (1 - pybamm.exp(-t / ramp)),
                "Open-circuit voltage at 0% SOC [V]": 0.0,
                "Open-circuit voltage at 100% SOC [V]": 5.0,
            }
        )
        threads = os.cpu_count() or 1
        tolerance = tolerance or TOLERANCE.get(structure.model, 1e-5)
        self.solver = pybamm.IDAKLUSolver(
            rtol=tolerance,
            atol=tolerance / 100,
            on_failure="ignore",
            output_variables=[VOLTAGE, CAPACITY, ENERGY, SALT, *TERMS.values()],
            options={
                "num_threads": threads,
                "num_solvers": threads,
                "dt_init": RAMP * 1e-3,
                "silence_sundials_errors": True,
            },
        )
        simulation = pybamm.Simulation(
            structure.model(membrane=structure.membrane, catholyte=structure.catholyte),
            parameter_values=values,
            solver=self.solver,
            var_pts=points or POINTS,
        )
        simulation.build()
        self.model = simulation.built_model

    def solve(self, discharges, *, ramp=RAMP):
        """Solutions of discharges; None in the place of one that failed."""
        longest = max(map(duration, discharges)) + 100 * ramp
        return self._solve([inputs(wanted, ramp=ramp) for wanted in discharges], longest)

    def _solve(self, batch, longest):
        try:
            solutions = self.solver.solve(self.model, [0, longest], inputs=batch)
        except pybamm.SolverError:
            if len(batch) == 1:
                return [None]
            half = len(batch) // 2  # one failure ends a batch: find it, keep the others
            return self._solve(batch[:half], longest) + self._solve(batch[half:], longest)
        solutions = solutions if isinstance(solutions, list) else [solutions]
        return [None if s.termination == "failure" else s for s in solutions]


def inputs(wanted, *, ramp=RAMP):
    """Inputs of the compiled model for a discharge, for one square metre."""
    cell = wanted.cell
    return {
        **numbers_at(cell, wanted.temperature),
        "Electrode height [m]": 1.0,
        "Electrode width [m]": 1.0,
        "Nominal cell capacity [A.h]": cell.areal_capacity / 3600,
        "Contact resistance [Ohm]": cell.contact_resistance,
        "Ambient temperature [K]": wanted.temperature,
        "Load [A]": wanted.c_rate * cell.areal_capacity / 3600,
        "Ramp [s]": ramp,
        "Upper voltage cut-off [V]": cell.voltage_window[1] + 1,  # a discharge starts at the top
    }


def duration(wanted):
    """Longest time a discharge can take [s]: all active material that takes part."""
    cell = wanted.cell
    full = cell.cathode_loading * cell.cathode_utilisation * cell.cathode.specific_capacity
    return 1.1 * full / (wanted.c_rate * cell.areal_capacity / 3600)


def _rest_voltage(cell):
    return float(cell.cathode.open_circuit_potential(cell.cathode.initial_stoichiometry))


def _put_on_slowly(wanted, compiled):
    """Try again for a cell far from holding its load; any other failure stays one."""
    (solution,) = compiled.solve([wanted], ramp=RAMP * SLOWER)
    outcome = _outcome(wanted, solution, ramp=RAMP * SLOWER)
    if outcome is None or outcome.status == "ok":
        return Outcome(
            status="the solver found no solution",
            limited_by="",
            load_held=0.0,
            flags=outside_range(wanted.cell, wanted.temperature),
        )
    return outcome


def _outcome(wanted, solution, ramp=RAMP):
    """What a solution means; None if there is none."""
    if solution is None:
        return None
    terms = {term: solution[name].data for term, name in TERMS.items()}
    held = 1 - np.exp(-solution.t[-1] / ramp)
    return Outcome(
        status="ok" if held >= HELD else f"cannot hold the load (reached {100 * held:.2g} % of it)",
        limited_by=limiting_process(
            event=solution.termination.removeprefix("event: "),
            terms={term: float(values[-1]) for term, values in terms.items()},
            rest_voltage=_rest_voltage(wanted.cell),
            salt_left=float(solution[SALT].data[-1]),
        ),
        load_held=float(held),
        time=solution.t,
        voltage=solution[VOLTAGE].data,
        capacity=solution[CAPACITY].data,
        energy=solution[ENERGY].data,
        terms=terms,
        flags=outside_range(wanted.cell, wanted.temperature),
    )
