"""Lithium is finite: what is stripped, plated, lost, and where it ends."""

import numpy as np
import pytest

from mofcell.models import DFN

F = 96485.33212331
V_LI = 1.3e-5  # molar volume in ``lab.CELL`` [m3.mol-1]


def foil(thickness):
    return {"Negative electrode thickness [m]": thickness}


def test_discharge_ends_when_the_foil_is_used_up(lab, model):
    """1 um holds 1e-6 / V_Li mol/m2: 1e-6 / 1.3e-5 x F / 3600 = 2.0616 A.h/m2, not more.

    1e-6: the event is found within the solver's tolerance.
    """
    simulation = lab.simulation(model, lab.salt(), lab.salt(), current=20.0, **foil(1e-6))
    solution = simulation.solve([0, 3600.0])
    assert solution.termination == "event: Lithium exhausted"
    delivered = solution["Discharge capacity [A.h]"].entries[-1]
    assert delivered == pytest.approx(2.0616, rel=1e-4)
    assert delivered == pytest.approx(1e-6 / V_LI * F / 3600, rel=1e-6)
    assert solution["Lithium metal thickness [m]"].entries[-1] == pytest.approx(0, abs=1e-12)


def test_thickness_follows_what_is_stripped(lab, model):
    """dL/dt = -i V_Li / F: 20 A/m2 for 1000 s take 2.695 um."""
    solution = lab.simulation(model, lab.salt(), lab.salt(), current=20.0).solve([0, 1000.0])
    thickness = solution["Lithium metal thickness [m]"].entries
    expected = 50e-6 - 20.0 * solution.t * V_LI / F
    assert thickness == pytest.approx(expected, abs=1e-12)
    assert thickness[0] - thickness[-1] == pytest.approx(2.695e-6, rel=1e-3)


@pytest.mark.parametrize("efficiency", [1.0, 0.9])
def test_a_share_of_what_is_plated_is_lost(lab, model, efficiency):
    """On charge the metal gains CE i t / F, the cathode gives i t / F: (1 - CE) goes missing."""
    simulation = lab.simulation(
        model,
        lab.salt(),
        lab.salt(),
        current=-20.0,
        **{
            "Lithium plating coulombic efficiency": efficiency,
            "Initial concentration in positive electrode [mol.m-3]": 15e3,
        },
    )
    solution = simulation.solve([0, 1000.0])
    moved = 20.0 * 1000.0 / F
    metal = solution["Total lithium in metal [mol]"].entries
    rest = solution["Total lithium [mol]"].entries
    assert metal[-1] - metal[0] == pytest.approx(efficiency * moved, rel=1e-9)
    lost = (metal + rest)[0] - (metal + rest)[-1]
    assert lost == pytest.approx((1 - efficiency) * moved, abs=1e-8 * moved)


def test_nothing_is_lost_on_discharge(lab, model):
    """What is stripped is counted in full, whatever the efficiency of plating."""
    simulation = lab.simulation(
        model,
        lab.salt(),
        lab.salt(),
        current=20.0,
        **{"Lithium plating coulombic efficiency": 0.5},
    )
    solution = simulation.solve([0, 1000.0])
    metal = solution["Total lithium in metal [mol]"].entries
    assert metal[0] - metal[-1] == pytest.approx(20.0 * 1000.0 / F, rel=1e-9)


def test_a_cycle_loses_what_the_efficiency_says(lab):
    """10 min charge, 10 min discharge at the same current: (1 - CE) of it is gone."""
    simulation = lab.simulation(
        DFN,
        lab.salt(),
        lab.salt(),
        current=lambda t: -20.0 * (t < 600) + 20.0 * (t >= 600),
        **{
            "Lithium plating coulombic efficiency": 0.98,
            "Initial concentration in positive electrode [mol.m-3]": 15e3,
        },
    )
    solution = simulation.solve(np.array([0, 600.0, 1200.0]))
    metal = solution["Total lithium in metal [mol]"](np.array([0, 1200.0]))
    assert metal[0] - metal[1] == pytest.approx(0.02 * 20.0 * 600.0 / F, rel=1e-5)


def test_what_was_lost_in_plating_is_counted(lab, model):
    """(1 - CE) of what was plated, nothing of what was stripped before and after."""
    simulation = lab.simulation(
        model,
        lab.salt(),
        lab.salt(),
        current=lambda t: 20.0 - 40.0 * (t > 200) * (t < 700),
        tolerance=1e-8,
        **{
            "Lithium plating coulombic efficiency": 0.9,
            "Initial concentration in positive electrode [mol.m-3]": 15e3,
        },
    )
    solution = simulation.solve(np.array([0, 200.0, 700.0, 900.0]))
    lost = solution["Loss of lithium to plating [mol]"](np.array([200.0, 700.0, 900.0]))
    assert lost == pytest.approx(np.array([0, 1, 1]) * 0.1 * 20.0 * 500.0 / F, rel=1e-5, abs=1e-9)


def test_a_growing_film_takes_metal(lab, model):
    """At rest: (L - L0) z / V is gone from the metal and counted in the film."""
    simulation = lab.simulation(
        model,
        lab.salt(),
        lab.salt(),
        current=0.0,
        options={"SEI": ("solvent-diffusion limited", "none")},
        **{
            "Initial SEI thickness [m]": 1e-8,
            "SEI partial molar volume [m3.mol-1]": 1e-4,
            "Ratio of lithium moles to SEI moles": 2.0,
            "SEI solvent diffusivity [m2.s-1]": 1e-19,
            "Bulk solvent concentration [mol.m-3]": 1000.0,
            "SEI resistivity [Ohm.m]": 0.0,
            "SEI growth activation energy [J.mol-1]": 0.0,
        },
    )
    solution = simulation.solve([0, 3e4])  # in which it doubles
    metal = solution["Total lithium in metal [mol]"].entries
    film = solution["Loss of lithium to negative SEI [mol]"].entries
    assert film[-1] == pytest.approx(1e-8 * 2 / 1e-4, rel=1e-4)
    assert metal[0] - metal[-1] == pytest.approx(film[-1], rel=1e-9)
