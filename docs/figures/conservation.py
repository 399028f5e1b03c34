"""Figure of docs/electrolyte.md: order of convergence and salt kept, PyBaMM's form and ours.

Run ``python docs/figures/conservation.py``. One cell with the same measured liquid (Valoen and
Reimers 2005) in membrane and cathode is discharged for 1000 s with PyBaMM's half-cell DFN and
with ours, on the same meshes. Both converge to one voltage; the figure shows how fast, and how
much salt appears or vanishes on the way.
"""

from pathlib import Path

import numpy as np
import pybamm
from matplotlib.figure import Figure
from pybamm.input.parameters.lithium_ion import Xu2019

import mofcell

POINTS = (5, 10, 20, 40, 80)
TIME = 1000.0  # [s]
BLUE, ORANGE = "#0072B2", "#D55E00"


def liquid_cell():
    """A cell with one measured liquid throughout and no resistance at the planes."""
    liquid = mofcell.ConcentratedElectrolyte(
        name="1 M LiPF6 (Valoen and Reimers)",
        conductivity=Xu2019.electrolyte_conductivity_Valoen2005,
        diffusivity=Xu2019.electrolyte_diffusivity_Valoen2005,
        transference_number=0.38,
    )
    cell = mofcell.cell("gu2025-lfp")
    return cell.replace(
        electrolyte=cell.electrolyte.replace(framework_charge_density=0.0),
        catholyte=liquid,
        lithium_interface_resistance=0.0,
        membrane_cathode_resistance=0.0,
        particle_diffusion_time=500.0,
        cathode_loading=0.1,
    )


def values_for_both(cell):
    """Parameter values with the liquid in both layers, under PyBaMM's names and ours."""
    liquid = cell.catholyte
    measured = {
        "electrolyte conductivity [S.m-1]": liquid.conductivity,
        "electrolyte diffusivity [m2.s-1]": liquid.diffusivity,
        "cation transference number": 0.38,
        "thermodynamic factor": 1.0,
    }
    values = mofcell.parameter_values(cell)
    for name, value in measured.items():
        values.update(
            {
                name[0].upper() + name[1:]: value,
                f"Separator {name}": value,
                f"Positive electrode {name}": value,
            },
            check_already_exists=False,
        )
    return values


def run(model, values, salt, points):
    """Voltage at the end and relative change of the salt."""
    mesh = mofcell.models.DFN().default_submesh_types
    simulation = pybamm.Simulation(
        model,
        parameter_values=values,
        submesh_types=mesh,
        var_pts={"x_n": 1, "x_s": points, "x_p": points, "r_p": 30},
        solver=pybamm.IDAKLUSolver(rtol=1e-9, atol=1e-9),
    )
    solution = simulation.solve([0, TIME])
    amount = solution[salt].entries
    return solution["Voltage [V]"].entries[-1], np.max(np.abs(amount / amount[0] - 1))


def figure():
    """Draw both panels."""
    values = values_for_both(liquid_cell())
    liquid = mofcell.models.Concentrated
    ours = mofcell.models.DFN(membrane=liquid, catholyte=liquid)
    stock = pybamm.lithium_ion.DFN({"working electrode": "positive"})
    forms = {
        "PyBaMM's form": (stock, "Total lithium in electrolyte [mol]", ORANGE, "s"),
        "two conductors": (ours, "Total anions in electrolyte [mol]", BLUE, "o"),
    }
    results = {
        name: np.array([run(model, values, salt, points) for points in POINTS])
        for name, (model, salt, _, _) in forms.items()
    }
    fine, finer = results["two conductors"][-2:, 0]
    limit = finer + (finer - fine) / 3  # second order

    drawing = Figure(figsize=(6.7, 2.8), layout="constrained")
    errors, drifts = drawing.subplots(1, 2)
    for name, (_, _, colour, marker) in forms.items():
        voltage, drift = results[name].T
        style = {"color": colour, "marker": marker, "label": name, "markersize": 4}
        errors.loglog(POINTS, 1e3 * np.abs(voltage - limit), **style)
        drifts.loglog(POINTS, np.maximum(drift, 1e-17), **style)
        order = np.polyfit(np.log(POINTS), np.log(np.abs(voltage - limit)), 1)[0]
        print(f"{name}: order {-order:.2f}, largest change of the salt {drift.max():.1e}")
    errors.set(xlabel="points in each layer", ylabel="error of the voltage / mV")
    drifts.set(xlabel="points in each layer", ylabel="relative change of the salt")
    errors.legend(frameon=False)
    for axes in (errors, drifts):
        axes.set_xticks(POINTS, [str(points) for points in POINTS])
        axes.minorticks_off()
        axes.spines[["top", "right"]].set_visible(False)
    return drawing


if __name__ == "__main__":
    figure().savefig(Path(__file__).parent / "conservation.png", dpi=200)
