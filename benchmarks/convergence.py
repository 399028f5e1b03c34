"""How fine a mesh and how tight a tolerance the results need.

``python -m benchmarks convergence`` prints the table of ``docs/convergence.md``. Errors are
against a run on a fine mesh with a tight tolerance, over the discharges below: capacity over
the accessible capacity, voltage root mean square over the common capacity.
"""

import time

import numpy as np
from scipy.interpolate import PchipInterpolator

import mofcell
from mofcell.experiments.compiled import CompiledModel, Structure
from mofcell.experiments.solve import Discharge

FINE = ({"x_n": 1, "x_s": 40, "x_p": 40, "r_p": 100}, 1e-6)
TRIALS = [
    ((5, 5, 25), 5e-4),
    ((8, 8, 12), 5e-4),
    ((8, 8, 25), 5e-4),
    ((8, 8, 25), 1e-5),
    ((8, 8, 50), 5e-4),
    ((8, 8, 50), 1e-5),
    ((20, 20, 25), 5e-4),
    ((30, 30, 25), 5e-4),
]


def discharges():
    """Gu's cell at its rates and in the cold, and a thick liquid membrane that runs dry."""
    gu = mofcell.cell("gu2025-lfp")
    liquid = gu.replace(
        name="depleting",
        electrolyte=gu.electrolyte.replace(
            conductivity=0.05, transference_number=0.3, framework_charge_density=0.0
        ),
        lithium_interface_resistance=0.005,
        membrane_cathode_resistance=0.0,
        cathode_loading=0.1,
        particle_diffusion_time=1500.0,
    )
    room, cold = 298.15, 263.15
    return {
        "gu2025-lfp, 0.1 to 2 C": [
            Discharge(cell=gu, c_rate=rate, temperature=room) for rate in (0.1, 0.2, 0.5, 1, 2)
        ],
        "gu2025-lfp, -10 degC, 0.1 and 0.2 C": [
            Discharge(cell=gu, c_rate=rate, temperature=cold) for rate in (0.1, 0.2)
        ],
        "ouyang2023-ncm811, 0.1 to 1 C": [
            Discharge(cell=mofcell.cell("ouyang2023-ncm811"), c_rate=rate, temperature=303.15)
            for rate in (0.1, 0.2, 0.5, 1)
        ],
        "ouyang2023-ncm811-highload, 0.1 and 0.5 C": [
            Discharge(
                cell=mofcell.cell("ouyang2023-ncm811-highload"), c_rate=rate, temperature=303.15
            )
            for rate in (0.1, 0.5)
        ],
        "salt-depleting liquid, 0.5 and 1 C": [
            Discharge(cell=liquid, c_rate=rate, temperature=room) for rate in (0.5, 1.0)
        ],
    }


def run(model, wanted, points, tolerance):
    """Solutions and seconds per discharge, warm."""
    structure = Structure.of(wanted[0].cell, model)
    compiled = CompiledModel(structure, points=points, tolerance=tolerance)
    compiled.solve(wanted)
    start = time.perf_counter()
    solutions = compiled.solve(wanted)
    return solutions, (time.perf_counter() - start) / len(wanted)


def errors(solutions, reference, wanted):
    """Largest errors: capacity [-], voltage rms [V], energy [-]."""
    capacity, voltage, energy = [], [], []
    for solution, fine, item in zip(solutions, reference, wanted, strict=True):
        cell = item.cell
        full = (
            cell.cathode_loading * cell.cathode_utilisation * cell.cathode.specific_capacity / 3600
        )
        ends = [run.capacity[-1] for run in (solution, fine)]
        grid = np.linspace(0.01, 0.98, 400) * min(ends)
        curves = [_voltage(run, grid) for run in (solution, fine)]
        capacity.append(abs(ends[0] - ends[1]) / full)
        voltage.append(np.sqrt(np.mean((curves[0] - curves[1]) ** 2)))
        energy.append(abs(_energy(solution) / _energy(fine) - 1))
    return max(capacity), max(voltage), max(energy)


def _energy(solution):
    return np.trapezoid(solution.voltage, solution.capacity)


def _voltage(solution, grid):
    capacity, first = np.unique(solution.capacity, return_index=True)
    return PchipInterpolator(capacity, solution.voltage[first])(grid)


def report():
    """Print the table."""
    print(
        "| model | discharges | points (membrane, cathode, particle) | tolerance | capacity | "
        "voltage rms | energy | ms each |"
    )
    print("|---|---|---|---|---|---|---|---|")
    for model in (mofcell.models.DFN, mofcell.models.SPMe):
        for name, wanted in discharges().items():
            reference, _ = run(model, wanted, *FINE)
            for (x_s, x_p, r_p), tolerance in TRIALS:
                points = {"x_n": 1, "x_s": x_s, "x_p": x_p, "r_p": r_p}
                solutions, seconds = run(model, wanted, points, tolerance)
                found = "no solution | – | –"
                if None not in solutions:
                    q, v, e = errors(solutions, reference, wanted)
                    found = f"{q:.2%} | {1e3 * v:.2f} mV | {e:.2%}"
                print(
                    f"| {model.__name__} | {name} | {x_s}, {x_p}, {r_p} | {tolerance:.0e} | "
                    f"{found} | {1e3 * seconds:.1f} |"
                )
