"""How long explorations of designs take: ``python -m benchmarks designs``."""

import contextlib
import resource
import time
from dataclasses import dataclass

import numpy as np
import pybamm
from scipy.stats import loguniform

import mofcell
from mofcell.experiments.compiled import POINTS, accessible_charge
from mofcell.experiments.designs import Samples
from mofcell.experiments.solver import Solver

#: 10 thicknesses, loadings, C-rates and temperatures: 10,000 designs.
GRID = {
    "membrane_thickness": np.geomspace(20e-6, 300e-6, 10),
    "cathode_loading": np.linspace(0.01, 0.1, 10),
    "c_rate": np.geomspace(0.1, 3.0, 10),
    "temperature": np.linspace(263.15, 333.15, 10),
}
REBUILT = 50


@dataclass
class Spent:
    """Seconds of an exploration, and those of them within PyBaMM's ``solve``."""

    seconds: float = 0.0
    solving: float = 0.0


def explored(axes, **options):
    """An exploration of Gu's cell and what it took, everything compiled before."""
    cell = mofcell.cell("gu2025-lfp")
    spent, solve = Spent(), Solver.solve

    def timed(self, *arguments, **named):
        start = time.perf_counter()
        try:
            return solve(self, *arguments, **named)
        finally:
            spent.solving += time.perf_counter() - start

    Solver.solve = timed
    try:
        start = time.perf_counter()
        result = mofcell.explore(cell, axes, **options)
        spent.seconds = time.perf_counter() - start
    finally:
        Solver.solve = solve
    return result, spent


def mixed(count):
    """Random designs, one in three of which cannot hold its load."""
    ranges = {
        "membrane_thickness": (20e-6, 300e-6),
        "cathode_loading": (0.01, 0.1),
        "conductivity": loguniform(1e-3, 1.0),
        "c_rate": loguniform(0.05, 3.0),
        "temperature": (253.15, 333.15),
    }
    return Samples(ranges, count=count)


def rebuilt(model):
    """Seconds for a design, PyBaMM's way: a model for each, one after the other."""
    cell, generator = mofcell.cell("gu2025-lfp"), np.random.default_rng(0)
    start = time.perf_counter()
    for _ in range(REBUILT):
        thickness, loading, c_rate, temperature = (
            generator.choice(values) for values in GRID.values()
        )
        design = cell.replace(membrane_thickness=thickness, cathode_loading=loading)
        simulation = pybamm.Simulation(
            model(),
            parameter_values=mofcell.parameter_values(
                design, c_rate=c_rate, temperature=temperature
            ),
            var_pts=POINTS,
            solver=pybamm.IDAKLUSolver(),
        )
        with contextlib.suppress(pybamm.SolverError):  # where the load cannot be held
            simulation.solve([0, 1.1 * 3600 / c_rate])
    return (time.perf_counter() - start) / REBUILT


def cluster():
    """Seconds for the SPMe grid on one and on two worker processes of Dask, warm."""
    from distributed import LocalCluster

    from mofcell.experiments.designs.cluster import workers

    seconds = []
    for count in (1, 2):
        options = {"n_workers": count, "threads_per_worker": 1, "dashboard_address": None}
        with (
            LocalCluster(**options, silence_logs=50) as each,
            workers(each.scheduler_address) as executor,
        ):
            few = {name: values[::3] for name, values in GRID.items()}
            explored(few, model="SPMe", executor=executor)  # compiles on every worker
            seconds.append(explored(GRID, model="SPMe", executor=executor)[1].seconds)
    return seconds


def report():
    """Print all timings."""
    for model, limit, times in ((mofcell.models.SPMe, 15, 60), (mofcell.models.DFN, 75, 20)):
        explored({name: values[:2] for name, values in GRID.items()}, model=model)
        _, spent = explored(GRID, model=model)
        ours = 1 - spent.solving / spent.seconds
        name, each = model.__name__, rebuilt(model)
        _line(f"10,000 designs, {name}", f"{spent.seconds:.1f} s", f"{limit} s")
        _line(f"outside PyBaMM's solve, {name}", f"{ours:.0%}", "15 %")
        _line(f"built anew for each, {name}", f"{1e3 * each:.0f} ms")
        _line(f"faster than that, {name}", f"{1e4 * each / spent.seconds:.0f} times", f"{times}")
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    _line("largest memory", f"{memory:.0f} MB", "1500 MB")
    plane = {
        "membrane_thickness": np.linspace(20e-6, 3e-4, 100),
        "np_ratio": np.linspace(1, 5, 100),
    }
    result, spent = explored(plane)
    _line("100 x 100 thickness x N/P", f"{spent.seconds:.1f} s", "3 s")
    _line("... discharges", str(result.attrs["discharges"]), "100")
    _auto(mixed(2000))
    one, two = cluster()
    _line("two Dask workers over one", f"{one / two:.2f} times", "1.6")


def _auto(designs):
    auto, spent = explored(designs, model="auto")
    dfn, whole = explored(designs, model="DFN")
    cell = mofcell.cell("gu2025-lfp")
    full = accessible_charge(cell) / 3600 / cell.cathode_loading
    error = np.abs(auto.specific_capacity - dfn.specific_capacity).values / full
    share = (auto.solved_by.values == "DFN").mean()
    _line("2,000 mixed designs, auto over DFN", f"{spent.seconds / whole.seconds:.2f}", "0.5")
    _line("... by the DFN", f"{share:.0%}")
    _line("... within 1 % of the DFN", f"{(error <= 0.01).mean():.1%}", "99 %")


def _line(what, measured, asked=""):
    print(f"{what:38} {measured:>12}{f'   (asked: {asked})' if asked else ''}", flush=True)
