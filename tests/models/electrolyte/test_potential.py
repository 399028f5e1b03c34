"""The single-ion limit, and the planes the whole current crosses."""

import numpy as np
import pytest

from mofcell.models import DFN, SPMe
from mofcell.models import term_variable as variable_of

F, R, T = 96485.33212331, 8.31446261815324, 298.15

CURRENT, MOMENT = 40.0, 300.0  # 2C [A.m-2], [s]
THICKNESS = 50e-6  # of the membrane of ``lab.CELL`` [m]


def last(solution, name):
    return solution[name].entries[..., -1]


@pytest.mark.parametrize("catholyte", ["salt", "ion"])
def test_single_ion_membrane_is_exactly_a_resistor(lab, model, catholyte):
    """i L / kappa, in the term, across the profile and between two conductivities.

    The first two to rounding; the third is of two solutions, each with a relative tolerance
    of 1e-8.
    """
    layer = lab.salt() if catholyte == "salt" else lab.ion()
    voltages = {}
    for kappa in (0.05, 0.1):
        simulation = lab.simulation(
            model, lab.ion(kappa=kappa), layer, current=CURRENT, tolerance=1e-8
        )
        solution = simulation.solve([0, MOMENT])
        drop = -CURRENT * THICKNESS / kappa
        assert last(solution, variable_of("membrane ohmic")) == pytest.approx(drop, abs=1e-12)
        assert last(solution, variable_of("membrane diffusion potential")) == 0
        phi = last(solution, "Separator electrolyte potential [V]")
        assert np.diff(phi) == pytest.approx(drop / len(phi), abs=1e-12)
        voltages[kappa] = last(solution, "Voltage [V]")
    difference = -CURRENT * THICKNESS * (1 / 0.05 - 1 / 0.1)
    assert voltages[0.05] - voltages[0.1] == pytest.approx(difference, abs=1e-6)


def test_membrane_measured_in_bulk_is_hindered_by_its_pores(lab, model):
    """With a Bruggeman exponent of 1.5 and porosity 0.4 the resistor is L / (0.4^1.5 kappa)."""
    solution = lab.simulation(
        model,
        lab.ion(kappa=0.1),
        lab.salt(),
        current=CURRENT,
        **{"Separator Bruggeman coefficient (electrolyte)": 1.5},
    ).solve([0, 1.0])
    drop = -CURRENT * THICKNESS / (0.4**1.5 * 0.1)
    assert last(solution, variable_of("membrane ohmic")) == pytest.approx(drop, abs=1e-12)


def test_single_ion_layers_have_no_concentration_states(lab, model):
    """One state less for each point of a layer without salt, none in a cell without any."""
    states, names = {}, {}
    for membrane, catholyte in (("salt", "salt"), ("ion", "salt"), ("ion", "ion")):
        fillings = {"salt": lab.salt(), "ion": lab.ion()}
        simulation = lab.simulation(model, fillings[membrane], fillings[catholyte], points=10)
        simulation.build()
        equations = [*simulation.model.rhs, *simulation.model.algebraic]
        names[membrane, catholyte] = [
            variable.name for variable in equations if "anion" in variable.name
        ]
        states[membrane, catholyte] = simulation.built_model.len_rhs_and_alg
    assert names["ion", "ion"] == []
    assert names["ion", "salt"] == [
        "Positive electrode porosity times anion concentration [mol.m-3]"
    ]
    potentials = 10 if model is DFN else 0  # phi in the membrane goes too
    assert states["salt", "salt"] - states["ion", "salt"] == 10 + potentials
    assert states["ion", "salt"] - states["ion", "ion"] == 10


def test_much_framework_charge_tends_to_the_single_ion(lab, model):
    """At N >> c0 the anion is excluded, c- = c0^2 / N, and kappa+ alone is left.

    What it still does to the membrane falls as N^-2 (t- = c- / (c+ + c-) for equal D). The
    voltage follows; 3e-5 V is the difference of the two meshes at the plane.
    """
    kappa, solutions = 0.1, []
    for N in (1e4, 1e5, 1e6):
        c_plus = N / 2 + np.sqrt(N**2 / 4 + 1000.0**2)
        D = kappa * R * T / (F**2 * c_plus)
        membrane = lab.salt(N=N, D_plus=D, D_minus=D)
        solutions.append(
            lab.simulation(model, membrane, lab.salt(), current=CURRENT).solve([0, MOMENT])
        )
    rest = [last(s, variable_of("membrane ohmic")) + CURRENT * THICKNESS / kappa for s in solutions]
    assert rest[-1] == pytest.approx(0, abs=1e-7)
    assert np.log10(rest[0] / rest[1]) == pytest.approx(2, abs=0.3)
    assert np.log10(rest[1] / rest[2]) == pytest.approx(2, abs=0.3)

    limit = lab.simulation(model, lab.ion(kappa=kappa), lab.salt(), current=CURRENT)
    voltage = last(limit.solve([0, MOMENT]), "Voltage [V]")
    assert last(solutions[-1], "Voltage [V]") == pytest.approx(voltage, abs=3e-5)


def test_slow_anion_tends_to_the_single_ion(lab, model):
    """With D- << D+ and N = 0 the salt takes ever longer to follow: t+ -> 1 at a given time."""
    kappa = 0.1
    D = kappa * R * T / (F**2 * 1000.0)
    limit = lab.simulation(model, lab.ion(kappa=kappa), lab.salt(), current=CURRENT)
    voltage = last(limit.solve([0, MOMENT]), "Voltage [V]")
    distances = []
    for ratio in (1e-2, 1e-3, 1e-4):
        membrane = lab.salt(D_plus=D, D_minus=ratio * D)
        slow = lab.simulation(model, membrane, lab.salt(), current=CURRENT).solve([0, MOMENT])
        distances.append(abs(last(slow, "Voltage [V]") - voltage))
    assert distances[0] > 3 * distances[1] > 9 * distances[2]
    assert distances[2] < 1e-4


@pytest.mark.parametrize("membrane", ["salt", "ion"])
@pytest.mark.parametrize("model", [DFN, SPMe], ids=["DFN", "SPMe"])
def test_potential_drops_by_the_resistance_at_the_plane(lab, model, membrane):
    """phi is higher in the last cell of the membrane than without the plane's resistance.

    Everything else, salt, currents, reaction, is as without: it is in series.
    """
    layer = lab.salt(N=2000.0) if membrane == "salt" else lab.ion()
    R_mc = 5e-3
    with_plane, without = (
        lab.simulation(model, layer, lab.salt(), current=CURRENT, plane=R, tolerance=1e-8).solve(
            [0, MOMENT]
        )
        for R in (R_mc, 0.0)
    )
    jump = -CURRENT * R_mc
    for name, shift in (
        ("Voltage [V]", jump),
        ("Separator electrolyte potential [V]", 0),
        ("Positive electrolyte potential [V]", jump),
    ):
        found = last(with_plane, name) - last(without, name)
        assert found == pytest.approx(np.full_like(found, shift), abs=1e-7), name
    for name in ("Electrolyte concentration [mol.m-3]", "Electrolyte current density [A.m-2]"):
        assert last(with_plane, name) == pytest.approx(last(without, name), rel=1e-6), name


@pytest.mark.parametrize("filling", ["salt", "liquid"])
def test_no_anion_leaves_and_the_current_is_taken_up(lab, filling):
    """On the faces of the cells of the mesh: i- is exactly 0 at both outer ones.

    i is that of the cell through the membrane, falls through the cathode and is exactly 0 at
    the collector; 1e-6 is the solver's tolerance.
    """
    layers = {"salt": (lab.salt(N=2000.0), lab.salt()), "liquid": (lab.real_liquid(),) * 2}
    simulation = lab.simulation(DFN, *layers[filling], current=CURRENT, points=10)
    solution = simulation.solve([0, MOMENT])
    total = solution["Electrolyte current density [A.m-2]"].entries
    anion = solution["Anion current density [A.m-2]"].entries
    cation = solution["Cation current density [A.m-2]"].entries
    assert np.all(anion[[0, -1]] == 0)
    assert np.all(total[-1] == 0)
    assert total[:11, -1] == pytest.approx(np.full(11, CURRENT), rel=1e-6)
    assert np.all(np.diff(total[10:], axis=0) < 0)
    assert cation + anion == pytest.approx(total, rel=1e-12)
