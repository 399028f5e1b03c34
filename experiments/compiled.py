"""Compiled models: one for each structure, every number of a cell an input.

A model is compiled once for each structure (full model, what fills the layers, functions of
the cathode, mesh). Lengths, loadings, conductivities, resistances, temperatures and currents
are its inputs, so a batch of different cells needs no rebuild. Everything is solved for one
square metre of electrode, so that one absolute tolerance fits cells of every size.
"""

import os
from dataclasses import dataclass, field
from functools import lru_cache

import pybamm

from mofcell import models
from mofcell.experiments.outcome import TERMS
from mofcell.parameters import Cell, ConcentratedElectrolyte, functions, numbers, numbers_at
from mofcell.parameters.values import CONSTANTS

#: Points in membrane, cathode and particle; benchmarks/convergence.py says why.
POINTS = {"x_n": 1, "x_s": 10, "x_p": 10, "r_p": 30}

#: Relative tolerance of the solver, a hundredth of it absolute; benchmarks/convergence.py
#: says why. The few states of the SPMe control less of the voltage, and cost little.
TOLERANCE = {models.DFN: 1e-4, models.SPMe: 1e-5}

#: Time constant with which the load is put on [s]. The discharge starts from rest, so that
#: a cell that cannot hold its load ends here, as a result and not as an error.
RAMP = 0.1

VOLTAGE, CAPACITY, ENERGY = "Voltage [V]", "Discharge capacity [A.h]", "Discharge energy [W.h]"
SALT = "Salt left at the poorest point"


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
