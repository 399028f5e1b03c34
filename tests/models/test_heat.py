"""A cell that warms itself: its energy adds up, and its limits are the known ones."""

import numpy as np
import pybamm
import pytest
from scipy.integrate import quad

import mofcell
from mofcell import Heat
from mofcell.models import DFN, VOLTAGE_TERMS, SPMe, term_variable

COLD = 253.15
TEMPERATURE = "Volume-averaged cell temperature [K]"
CELL = mofcell.cell("gu2025-lfp")


def discharge(model, heat=None, *, tolerance=1e-8):
    """At -20 degC and C/5, with heat or at one temperature."""
    values = mofcell.parameter_values(CELL, temperature=COLD, c_rate=0.2)
    values.update({} if heat is None else heat.numbers(CELL))
    simulation = pybamm.Simulation(
        model({} if heat is None else {"thermal": "lumped"}),
        parameter_values=values,
        solver=pybamm.IDAKLUSolver(rtol=tolerance, atol=tolerance / 100, options={"dt_init": 1e-3}),
        var_pts={"x_n": 1, "x_s": 8, "x_p": 8, "r_p": 20},
    )
    return simulation.solve([0, 3e4])


@pytest.fixture(scope="module", params=[SPMe, DFN], ids=lambda model: model.__name__)
def full_model(request):
    return request.param


@pytest.fixture(scope="module", params=[0.0, 2.0])
def warmed(request, full_model):
    """A discharge that keeps its heat, and one that gives off some [W.m-2.K-1]."""
    heat = Heat(heat_transfer_coefficient=request.param)
    return heat, discharge(full_model, heat)


def losses(solution):
    """The eleven terms that take voltage away [V]."""
    return -sum(
        solution[term_variable(term)].entries
        for term in VOLTAGE_TERMS
        if term != "equilibrium potential"
    )


def heat_capacity(heat):
    """Of the stack [J.m-2.K-1]."""
    return heat.numbers(CELL)["Cell heat capacity per electrode area [J.m-2.K-1]"]


def test_what_is_produced_and_not_given_off_warms_the_cell(warmed):
    """Produced: chemical energy, the potential over the stoichiometry, less the work done."""
    heat, solution = warmed
    assert solution.termination == "event: Minimum voltage [V]"
    charge = solution["Current [A]"].entries[0] / CELL.area * solution.t[-1]
    accessible = CELL.cathode_loading * CELL.cathode_utilisation * CELL.cathode.specific_capacity
    first = CELL.initial_stoichiometry
    last = first + charge / accessible
    potential, _ = quad(CELL.cathode.open_circuit_potential, first, last, epsabs=1e-10, limit=500)
    work = solution["Discharge energy [W.h]"].entries[-1] * 3600 / CELL.area
    produced = accessible * potential - work
    time = np.linspace(0, solution.t[-1], 20001)
    excess = np.trapezoid(solution[TEMPERATURE](time) - COLD, time)
    kept = heat_capacity(heat) * (solution[TEMPERATURE].entries[-1] - COLD)
    assert kept + heat.heat_transfer_coefficient * excess == pytest.approx(produced, rel=1e-6)


def test_heat_is_current_times_all_losses(warmed):
    """The equation of the model, from the terms of the voltage."""
    heat, solution = warmed
    time, T = solution.t, solution[TEMPERATURE].entries
    produced = solution["Current [A]"].entries / CELL.area * losses(solution)
    power = produced - heat.heat_transfer_coefficient * (T - COLD)
    warmed_by = np.trapezoid(power, time)
    # the solver's own steps are fine enough for the trapezoidal rule to some 1e-3
    assert heat_capacity(heat) * (T[-1] - COLD) == pytest.approx(warmed_by, rel=2e-3)


def test_terms_add_up_to_the_voltage(warmed):
    _, solution = warmed
    terms = sum(solution[term_variable(term)].entries for term in VOLTAGE_TERMS)
    assert np.abs(terms - solution["Voltage [V]"].entries).max() < 1e-12


def test_a_cell_that_keeps_its_heat_warms_and_gives_more(full_model):
    """7.6 K here; what conducts better in the warmth delivers more."""
    kept = discharge(full_model, Heat(heat_transfer_coefficient=0.0))
    isothermal = discharge(full_model)
    T = kept[TEMPERATURE].entries
    assert np.diff(T).min() > 0
    assert T[-1] > COLD + 5
    assert kept.t[-1] > 1.1 * isothermal.t[-1]


@pytest.mark.parametrize(
    "grip", [{"heat_transfer_coefficient": 1e7}, {"added_heat_capacity": 1e12}]
)
def test_the_limit_of_a_strong_grip_is_isothermal(full_model, grip):
    """Given off at once, or shared with what is much larger."""
    held = discharge(full_model, Heat(**{"heat_transfer_coefficient": 0.0, **grip}))
    isothermal = discharge(full_model)
    assert held[TEMPERATURE].entries == pytest.approx(COLD, abs=1e-4)
    assert held.t[-1] == pytest.approx(isothermal.t[-1], rel=1e-5)
    time = np.linspace(1, 0.99 * isothermal.t[-1], 50)
    assert held["Voltage [V]"](time) == pytest.approx(isothermal["Voltage [V]"](time), abs=1e-5)
