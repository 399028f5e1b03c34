"""How long cycles take, and how much memory many of them need."""

import resource
import subprocess
import sys
import time

import pybamm

import mofcell
from mofcell.experiments.compiled import resolution
from mofcell.experiments.cycling.cycler import TOLERANCE, Conditions
from mofcell.experiments.cycling.protocols import cycling
from mofcell.experiments.cycling.run import run

CELLS = ("gu2025-lfp", "ouyang2023-ncm811")
ROOM, CYCLES, OF_PYBAMM = 298.15, 150, 5

#: Asked of 150 cycles at constant current and voltage [s].
ASKED = {mofcell.models.SPMe: 10, mofcell.models.DFN: 60}


def ours(conditions, cycles):
    """Seconds for cycles at 0.5C in a warm process."""
    for _ in run(conditions, cycling(cycles=1), temperature=ROOM):
        pass
    start = time.perf_counter()
    for _ in run(conditions, cycling(cycles=cycles), temperature=ROOM):
        pass
    return time.perf_counter() - start


def of_pybamm(conditions, cycles):
    """Seconds for the same cycles by PyBaMM's experiment, same mesh and tolerance."""
    cell, structure = conditions.cell, conditions.structure
    tolerance = TOLERANCE[conditions.model]
    low, high = cell.voltage_window
    steps = (
        f"Charge at 0.5C until {high} V",
        f"Hold at {high} V until 0.05C",
        f"Discharge at 0.5C until {low} V",
    )
    values = mofcell.parameter_values(cell)
    name = "Initial concentration in positive electrode [mol.m-3]"
    values[name] = conditions.numbers(ROOM)[name]
    simulation = pybamm.Simulation(
        structure.full_model(),
        parameter_values=values,
        experiment=pybamm.Experiment([steps] * cycles),
        var_pts=resolution(structure)[0],
        solver=pybamm.IDAKLUSolver(rtol=tolerance, atol=tolerance / 100),
    )
    start = time.perf_counter()
    simulation.solve()
    return time.perf_counter() - start


def peak_memory(cycles):
    """Peak memory of a process that runs so many cycles of the SPMe [MB]."""
    code = f"from benchmarks import cycling; cycling.use_memory({cycles})"
    return float(subprocess.check_output([sys.executable, "-W", "ignore", "-c", code]))


def use_memory(cycles):
    """Run cycles, keep what a result keeps of each, print the peak memory [MB]."""
    mofcell.cycle(mofcell.cell(CELLS[0]), cycling(cycles=cycles), model=mofcell.models.SPMe)
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)


def report():
    """Print all timings."""
    for name in CELLS:
        for model, asked in ASKED.items():
            conditions = Conditions(mofcell.cell(name), model)
            mine, theirs = ours(conditions, CYCLES), of_pybamm(conditions, OF_PYBAMM)
            faster = theirs / OF_PYBAMM / (mine / CYCLES)
            print(
                f"{name:18} {model.__name__:5} {CYCLES} cycles {mine:6.1f} s (asked: {asked} s), "
                f"{faster:.1f} times as fast as PyBaMM's experiment"
            )
    few, many = peak_memory(100), peak_memory(500)
    print(f"peak memory of 100 and 500 cycles {few:.0f} and {many:.0f} MB (asked: 1000 MB)")
