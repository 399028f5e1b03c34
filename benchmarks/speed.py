"""How long the things that users wait for take."""

import contextlib
import subprocess
import sys
import time

import pybamm

import mofcell
from benchmarks.cells import random_discharges
from mofcell.experiments import compiled, solve

RATES = (0.1, 0.2, 0.5, 1.0, 2.0)
BATCH, REBUILT = 1000, 20


def rate_table(model):
    """Seconds for a five-rate table in a warm process, best of five."""
    cell = mofcell.cell("gu2025-lfp")
    mofcell.rate_capability(cell, c_rates=RATES, model=model)
    return min(
        _seconds(lambda: mofcell.rate_capability(cell, c_rates=RATES, model=model))
        for _ in range(5)
    )


def batch(model):
    """Seconds for 1,000 random cells: ours from cells to results, the raw solver batch."""
    few = random_discharges(10)
    solve.discharge(few, model=model)
    ours = _seconds(lambda: solve.discharge(random_discharges(BATCH), model=model))

    wanted = random_discharges(BATCH)
    raw_model = compiled.compile_model(compiled.Structure.of(wanted[0].cell, model))
    inputs = [raw_model.inputs(item) for item in wanted]
    horizon = [0, compiled.END]
    raw = _seconds(lambda: raw_model.solver.solve(raw_model.model, horizon, inputs=inputs))
    return ours, raw


def rebuild(model):
    """Seconds for one cell, PyBaMM's way: build, discretise and solve it anew."""

    def run():
        for item in random_discharges(REBUILT):
            values = mofcell.parameter_values(item.cell, c_rate=item.c_rate)
            simulation = pybamm.Simulation(
                model(),
                parameter_values=values,
                var_pts=compiled.POINTS,
                solver=pybamm.IDAKLUSolver(),
            )
            with contextlib.suppress(pybamm.SolverError):  # where the load cannot be held
                simulation.solve([0, 1.1 * 3600 / item.c_rate])

    return _seconds(run) / REBUILT


def _seconds(work):
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def library():
    """Seconds to read every record of the library for the first time."""
    code = (
        "import time, mofcell.parameters as p; t = time.perf_counter();"
        "[p.material(n) for n in p.materials()]; [p.reported_cell(n) for n in p.reported_cells()];"
        "print(time.perf_counter() - t)"
    )
    run = [sys.executable, "-W", "ignore", "-c", code]
    return min(float(subprocess.check_output(run)) for _ in range(3))


def report():
    """Print all timings."""
    print(f"every record of the library  {library():.2f} s")
    for model in (mofcell.models.DFN, mofcell.models.SPMe):
        table, (ours, raw), each = rate_table(model), batch(model), rebuild(model)
        lines = {
            "five-rate table, warm": (f"{table:.3f} s", "0.1 s with the DFN"),
            f"{BATCH} random cells": (f"{1e3 * ours / BATCH:.2f} ms each", ""),
            "over the raw solver batch": (f"{ours / raw:.2f} times", "1.3"),
            "built anew for each cell": (f"{1e3 * each:.0f} ms each", ""),
            "faster than that": (f"{each * BATCH / ours:.0f} times", "40"),
        }
        for what, (measured, asked) in lines.items():
            goal = f"   (asked: {asked})" if asked else ""
            print(f"{model.__name__:5} {what:28} {measured:>16}{goal}")
