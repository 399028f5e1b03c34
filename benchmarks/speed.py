"""How long the things that users wait for take."""

import contextlib
import time

import pybamm

import mofcell
from benchmarks.cells import random_discharges
from mofcell.experiments import solve

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
    compiled = solve.compile_model(solve.Structure.of(wanted[0].cell, model))
    inputs = [solve._inputs(item) for item in wanted]
    horizon = [0, max(item.pop(solve.LONGEST) for item in inputs)]
    raw = _seconds(lambda: compiled.solver.solve(compiled.model, horizon, inputs=inputs))
    return ours, raw


def rebuild(model):
    """Seconds for one cell, PyBaMM's way: build, discretise and solve it anew."""

    def run():
        for item in random_discharges(REBUILT):
            values = mofcell.parameter_values(item.cell, c_rate=item.c_rate)
            simulation = pybamm.Simulation(
                model(), parameter_values=values, var_pts=solve.POINTS, solver=pybamm.IDAKLUSolver()
            )
            with contextlib.suppress(pybamm.SolverError):  # where the load cannot be held
                simulation.solve([0, 1.1 * 3600 / item.c_rate])

    return _seconds(run) / REBUILT


def _seconds(work):
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def report():
    """Print all timings."""
    for model in (mofcell.models.DFN, mofcell.models.SPMe):
        name = model.__name__
        print(
            f"{name}: five-rate table, warm        {rate_table(model):8.3f} s   (asked of DFN: 0.1)"
        )
        ours, raw = batch(model)
        print(
            f"{name}: {BATCH} random cells          {ours:8.2f} s   ({1e3 * ours / BATCH:.2f} ms each)"
        )
        print(f"{name}: overhead over the raw batch   {ours / raw:8.2f}     (asked: 1.3)")
        each = rebuild(model)
        print(f"{name}: built anew for each cell      {1e3 * each:8.0f} ms each")
        print(f"{name}: faster than that by           {each * BATCH / ours:8.0f}     (asked: 40)")
