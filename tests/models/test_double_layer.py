"""Double layers and the capacitances of film and plane: what charges is a current, no more."""

import numpy as np
import pybamm
import pytest

from mofcell.models import DFN
from mofcell.models.metal_cell import VOLTAGE_TERMS, term_variable
from mofcell.models.resistance import SHORTEST

F, R, T = 96485.33212331, 8.31446261815324, 298.15

FORM = {"surface form": "differential"}
CAPACITANCES = {
    "Negative electrode double-layer capacity [F.m-2]": 0.2,
    "Positive electrode double-layer capacity [F.m-2]": 0.2,
    "Lithium interphase capacity [F.m-2]": 0.01,
    "Membrane-cathode interface capacity [F.m-2]": 0.1,
}
RESISTANCES = {"interphase": 2e-3, "plane": 1e-3, "contact": 5e-4}

LAYERS = ("salt | salt", "framework | liquid", "ion | salt", "ion | ion", "ion | liquid")


def stepped(simulation, moments):
    """The answer to a current that sets in at once; the first step is the solver's own."""
    solver = pybamm.IDAKLUSolver(rtol=1e-8, atol=1e-10)
    return simulation.solve([0, moments[-1]], solver=solver, t_interp=moments)


@pytest.mark.parametrize("layers", LAYERS)
def test_once_charged_the_cell_is_that_without_capacitances(lab, layers):
    """The longest of their times is some 20 ms here: after 60 s only the slope charges them."""
    moments = np.linspace(0, 60, 61)

    def solved(options):
        changes = {**CAPACITANCES, **RESISTANCES, "current": 10.0}
        return stepped(lab.simulation(DFN, *lab.fill(layers), options=options, **changes), moments)

    charged, without = solved(FORM), solved(None)
    found, expected = (each["Voltage [V]"].entries for each in (charged, without))
    assert found[-1] == pytest.approx(expected[-1], abs=1e-5)
    assert found[0] > expected[0] + 0.05  # at first nothing is lost but ohmically
    terms = sum(charged[term_variable(term)].entries for term in VOLTAGE_TERMS)
    assert terms == pytest.approx(found, abs=1e-9)
    if layers != "ion | ion":  # where there are none
        anions = charged["Total anions in electrolyte [mol]"].entries
        assert anions == pytest.approx(np.full_like(anions, anions[0]), rel=1e-9)


def test_film_and_plane_charge_with_their_time_constants(lab):
    """At constant current -i R (1 - exp(-t/RC)), with RC of 20 and 50 us."""
    moments = np.linspace(0, 2e-4, 41)
    changes = {**CAPACITANCES, **RESISTANCES, "plane": 5e-4, "current": 10.0}
    simulation = lab.simulation(DFN, lab.ion(), lab.salt(), options=FORM, **changes)
    solution = stepped(simulation, moments)
    for term, resistance, capacitance in (
        ("lithium interphase", 2e-3, 0.01),
        ("membrane-cathode interface", 5e-4, 0.1),
    ):
        expected = -10.0 * resistance * -np.expm1(-moments / (resistance * capacitance))
        assert solution[term_variable(term)].entries == pytest.approx(expected, abs=1e-6)


def test_a_film_without_resistance_loses_nothing(lab):
    simulation = lab.simulation(DFN, lab.ion(), lab.salt(), options=FORM, **CAPACITANCES)
    solution = stepped(simulation, np.linspace(0, 1, 11))
    for term in ("lithium interphase", "membrane-cathode interface"):
        assert solution[term_variable(term)].entries == pytest.approx(0, abs=1e-12)
    assert SHORTEST * 2 * np.pi * 1e6 < 0.01


def totals(solution):
    """Lithium in metal, electrolyte and cathode, and with what is in the double layers [mol]."""
    bulk = sum(
        solution[name].entries for name in ("Total lithium in metal [mol]", "Total lithium [mol]")
    )
    return bulk, bulk + solution["Lithium in double layers [mol]"].entries


@pytest.mark.parametrize("layers", LAYERS)
def test_lithium_is_kept(lab, layers):
    """What the metal gives and the electrolyte does not get is in a double layer, no more."""
    changes = {**CAPACITANCES, **RESISTANCES, "current": 10.0}
    simulation = lab.simulation(DFN, *lab.fill(layers), options=FORM, **changes)
    solution = stepped(simulation, np.linspace(0, 1800, 31))
    moved = 10.0 * 1800 / F
    bulk, everything = totals(solution)
    assert np.ptp(bulk) > 1e-4 * moved
    assert np.ptp(everything) < 1e-9 * moved


def test_a_protocol_runs_with_double_layers_and_its_spectrum_can_be_taken(lab):
    """Discharge, rest, charge: lithium is kept; a cell at half charge has its own spectrum."""
    changes = {**CAPACITANCES, **RESISTANCES}
    given = lab.simulation(DFN, *lab.fill("salt | salt"), options=FORM, **changes)
    values = given.parameter_values
    fine = {"x_n": 1, "x_s": 10, "x_p": 10, "r_p": 10}
    step = pybamm.step
    protocol = pybamm.Experiment(
        [step.current(20.0, duration=1200), step.rest(7200), step.current(-20.0, duration=600)]
    )
    simulation = pybamm.Simulation(
        given.model,
        parameter_values=values,
        experiment=protocol,
        var_pts=fine,
        solver=pybamm.IDAKLUSolver(rtol=1e-8, atol=1e-10),
    )
    solution = simulation.solve()
    _, everything = totals(solution)
    assert np.ptp(everything) < 1e-9 * 20.0 * 1200 / F

    at_rest = solution.cycles[1]
    later = given.model.set_initial_conditions_from(at_rest, inplace=False)
    at_once = values.copy()
    passed = 20.0 * 1200 / F / (60e-6 * 0.5)  # into the particles, all of it
    at_once["Initial concentration in positive electrode [mol.m-3]"] += passed
    found, expected = (
        pybamm.EISSimulation(model, parameter_values=numbers, var_pts=fine)
        .solve([1e4, 1e2, 1.0, 1e-2])
        .impedance
        for model, numbers in ((later, values), (given.model, at_once))
    )
    np.testing.assert_allclose(found, expected, rtol=2e-3)


@pytest.mark.parametrize("layers", LAYERS)
def test_it_begins_at_rest(lab, layers):
    """Without current no state changes, and no equation is unsolved."""
    changes = {**CAPACITANCES, **RESISTANCES, "current": 0.0}
    simulation = lab.simulation(DFN, *lab.fill(layers), options=FORM, **changes)
    simulation.build()
    model = simulation.built_model
    y = model.concatenated_initial_conditions.evaluate(t=0)
    left = model.concatenated_rhs.evaluate(t=0, y=y), model.concatenated_algebraic.evaluate(0, y)
    scale = 1e3 / simulation.parameter_values["Positive particle radius [m]"]  # of a j / a C
    assert np.abs(left[0]).max() < 1e-10 * scale
    assert np.abs(left[1]).max() < 1e-10


def test_every_state_is_that_of_one_equation(lab):
    """Charge has a rate only where there is a capacitance; nothing is left without an equation."""
    built = {
        form: lab.simulation(DFN, lab.salt(), lab.salt(), options=options, **CAPACITANCES)
        for form, options in (("false", None), ("differential", FORM))
    }
    sizes = {}
    for form, simulation in built.items():
        simulation.build()
        model = simulation.built_model
        sizes[form] = model.len_rhs, model.len_alg
        states = len(model.concatenated_initial_conditions.evaluate())
        assert model.len_rhs + model.len_alg == states
    # the potential of the solid is no unknown any more; lithium, film, plane and particles are
    assert np.subtract(sizes["differential"], sizes["false"]).tolist() == [10 + 3, -10]


class StockDFN(pybamm.lithium_ion.DFN):
    """PyBaMM's half-cell DFN with the signature of ours."""

    def __init__(self, options=None, *, membrane=None, catholyte=None):
        super().__init__({"working electrode": "positive", **(options or {})})


def impedance(lab, model, points, frequencies, **changes):
    """Impedance of a cell with the binary salt of ``lab.salt`` in both layers [Ohm.m2]."""
    given = lab.simulation(model, lab.salt(), lab.salt(), options=FORM, **CAPACITANCES, **changes)
    spectrum = pybamm.EISSimulation(
        given.model,
        parameter_values=given.parameter_values,
        var_pts={"x_n": 1, "x_s": points, "x_p": points, "r_p": 10},
        submesh_types={**given.model.default_submesh_types, **lab.UNIFORM},
    )
    return spectrum.solve(frequencies).impedance


def test_without_framework_charge_it_is_the_spectrum_of_the_stock_dfn(lab):
    """PyBaMM's surface form, of first order in x, extrapolated twice; no film and no plane."""
    D_plus, D_minus = 1e-10, 2e-10
    binary = {
        "Electrolyte conductivity [S.m-1]": lambda c, T: F**2 * (D_plus + D_minus) * c / (R * T),
        "Electrolyte diffusivity [m2.s-1]": 2 * D_plus * D_minus / (D_plus + D_minus),
        "Cation transference number": D_plus / (D_plus + D_minus),
        "Thermodynamic factor": 1.0,
    }
    frequencies = np.logspace(-3, 2, 11)
    stock = [impedance(lab, StockDFN, n, frequencies, **binary) for n in (20, 40, 80)]
    once = [2 * stock[1] - stock[0], 2 * stock[2] - stock[1]]
    limit = once[1] + (once[1] - once[0]) / 3
    ours = [impedance(lab, DFN, n, frequencies) for n in (20, 40)]
    found = ours[1] + (ours[1] - ours[0]) / 3
    assert np.abs(found / limit - 1).max() < 5e-4
