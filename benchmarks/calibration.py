"""How long comparing and calibrating take: ``python -m benchmarks calibration``."""

import time
import warnings

import numpy as np
import xarray as xr
from scipy.optimize import differential_evolution

import mofcell
from mofcell.experiments.calibration.fit import fit
from mofcell.experiments.calibration.free import current, with_numbers
from mofcell.experiments.calibration.problem import Problem
from mofcell.experiments.solve import Discharge, discharge

#: Three numbers of Gu's cell, and their ranges [SI].
THREE = {
    "cathode_utilisation": (0.5, 1.0),
    "particle_diffusion_time": (500.0, 5e4),
    "membrane_cathode_resistance": (1e-4, 0.3),
}

#: Five numbers, of which the data are made, and their ranges [SI].
TRUTH = {
    "cathode_utilisation": 0.88,
    "particle_diffusion_time": 6000.0,
    "lithium_interface_resistance": 0.04,
    "lithium_interface_resistance.activation_energy": -35e3,
    "conductivity": 0.08,
}
FIVE = {
    "cathode_utilisation": (0.5, 1.0),
    "particle_diffusion_time": (500.0, 5e4),
    "lithium_interface_resistance": (1e-3, 0.3),
    "lithium_interface_resistance.activation_energy": (-60e3, -10e3),
    "conductivity": (0.01, 1.0),
}
RATES, TEMPERATURES = (0.1, 0.2, 0.5, 1.0, 2.0), (313.15, 298.15, 283.15, 268.15)


def cell():
    """Gu's cell without the plane that was fitted."""
    return mofcell.cell("gu2025-lfp").replace(membrane_cathode_resistance=0.0)


def synthetic():
    """Capacities of a cell of known numbers at 5 rates and 4 temperatures, with 1 % of noise."""
    true = with_numbers(cell(), TRUTH)
    conditions = [(rate, kelvin) for kelvin in TEMPERATURES for rate in RATES]
    wanted = [Discharge(cell=true, c_rate=rate, temperature=kelvin) for rate, kelvin in conditions]
    capacity = np.array([one.delivered / true.cathode_loading for one in discharge(wanted)])
    noise = 1 + 0.01 * np.random.default_rng(0).standard_normal(len(capacity))
    rates, kelvins = zip(*conditions, strict=True)
    return xr.Dataset(
        {
            "specific_capacity": ("point", capacity * noise),
            "specific_capacity_error": ("point", np.maximum(0.01 * capacity, 0.5)),
        },
        {"c_rate": ("point", list(rates)), "temperature": ("point", list(kelvins))},
        {"kind": "rate table", "source": "synthetic"},
    )


def solves(given, data, free):
    """Discharges that our search takes, and differential evolution to the same misfit."""
    problem, _ = Problem.of(given, data, free=free, model=mofcell.models.SPMe)
    ours = fit(problem)
    other = problem.solved_by(mofcell.models.SPMe)

    def misfits(members):
        return (other.residuals(np.atleast_2d(members.T)) ** 2).sum(axis=1)

    def enough(intermediate_result):
        if intermediate_result.fun <= 1.001 * ours.best.misfit:
            raise StopIteration

    differential_evolution(
        misfits,
        [(0, 1)] * len(free),
        rng=0,
        maxiter=60,
        polish=False,
        vectorized=True,
        updating="deferred",
        callback=enough,
    )
    return sum(ours.solves.values()), other.solves


def timed(work):
    """What work gives, and the seconds it takes."""
    start = time.perf_counter()
    found = work()
    return found, time.perf_counter() - start


def report():
    """Print all timings."""
    warnings.simplefilter("ignore")
    gu, data = mofcell.cell("gu2025-lfp"), synthetic()
    mofcell.compare(gu)
    mofcell.calibrate(gu, free=["cathode_utilisation"], starts=0)  # compiles the models
    _, seconds = timed(lambda: mofcell.compare(gu))
    lines = {"compare, 5 rates, warm": (f"{seconds:.2f} s", "")}
    three, seconds = timed(lambda: mofcell.calibrate(gu, free=THREE))
    lines["3 numbers, 5 rates, DFN"] = (f"{seconds:.1f} s {_told(three)}", "10 s")
    five, seconds = timed(lambda: mofcell.calibrate(cell(), data, free=FIVE))
    lines["5 numbers, 5 rates x 4 temperatures, DFN"] = (f"{seconds:.1f} s {_told(five)}", "60 s")
    _, seconds = timed(lambda: mofcell.predict(three, mofcell.low_temperature))
    lines["bands of low_temperature"] = (f"{seconds:.1f} s", "")
    _, seconds = timed(lambda: mofcell.next_measurement(three))
    lines["next measurement"] = (f"{seconds:.1f} s", "")
    for count, (given, table, free) in {3: (gu, None, THREE), 5: (cell(), data, FIVE)}.items():
        ours, others = solves(given, table, free)
        lines[f"discharges, {count} numbers"] = (
            f"{ours}, {others / ours:.1f} times fewer than differential evolution",
            "5 times",
        )
    score, seconds = timed(mofcell.blind_score)
    lines["blind score of the library"] = (
        f"{seconds:.0f} s, {int(score.inside.sum())} of {score.sizes['point']} in the band",
        "",
    )
    for what, (measured, asked) in lines.items():
        goal = f"   (asked: {asked})" if asked else ""
        print(f"{what:42} {measured}{goal}")
    for name, value in TRUTH.items():
        low, high = five.interval(name)
        print(f"  {name:48} {value:g} in {low:.4g} to {high:.4g}")
    assert current(five.cell, "conductivity") == five.numbers["conductivity"]


def _told(found):
    counts = ", ".join(f"{what} {count}" for what, count in found.solves.items())
    return f"(discharges: {counts}; {found.draws.effective:.0f} draws count)"
