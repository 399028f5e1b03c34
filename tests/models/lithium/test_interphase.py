"""The film on lithium is a resistance in series, a function of temperature."""

import numpy as np
import pybamm
import pytest

from mofcell.models import term_variable as variable_of

R_FILM = 2e-3  # at 298.15 K [Ohm.m2]


def film(T):
    """Arrhenius with 40 kJ/mol."""
    return R_FILM * pybamm.exp(40e3 / 8.31446261815324 * (1 / T - 1 / 298.15))


@pytest.mark.parametrize("temperature", [298.15, 253.15])
@pytest.mark.parametrize("current", [4.0, -4.0])
def test_film_takes_i_times_r_of_temperature(lab, model, temperature, current):
    """-i R(T) on discharge, +i R(T) on charge; 17.6 times as much at -20 degC."""
    simulation = lab.simulation(
        model,
        lab.ion(),
        lab.salt(),
        current=current,
        interphase=film,
        **{
            "Ambient temperature [K]": temperature,
            "Initial temperature [K]": temperature,
            "Initial concentration in positive electrode [mol.m-3]": 12e3,
        },
    )
    solution = simulation.solve([0, 10.0])
    factor = {298.15: 1.0, 253.15: 17.60718}[temperature]
    expected = -current * R_FILM * factor
    found = solution[variable_of("lithium interphase")].entries
    assert found == pytest.approx(np.full_like(found, expected), rel=1e-6)


#: PyBaMM's film that the diffusion of solvent limits, dL/dt = V D c / (z L): of 10 nm, twice
#: as thick after 3 L0^2 z / (2 V D c) = 3e4 s.
GROWTH = {
    "Initial SEI thickness [m]": 1e-8,
    "SEI partial molar volume [m3.mol-1]": 1e-4,
    "Ratio of lithium moles to SEI moles": 2.0,
    "SEI solvent diffusivity [m2.s-1]": 1e-19,
    "Bulk solvent concentration [mol.m-3]": 1000.0,
    "SEI resistivity [Ohm.m]": 0.0,
    "SEI growth activation energy [J.mol-1]": 0.0,
}
GROWING = {"SEI": ("solvent-diffusion limited", "none")}


def rested(lab, model, **changes):
    """A rest of 3e4 s, with the film growing."""
    numbers = {**GROWTH, **changes}
    simulation = lab.simulation(
        model, lab.ion(), lab.salt(), interphase=film, options=GROWING, tolerance=1e-8, **numbers
    )
    return simulation.solve([0, 3e4])


def test_a_film_at_rest_grows_with_the_root_of_time(lab, model):
    """L^2 = L0^2 (1 + 3 t / t2), and its resistance with it."""
    solution = rested(lab, model, current=0.0)
    thickness = solution["Negative SEI thickness [m]"].entries
    assert thickness == pytest.approx(1e-8 * np.sqrt(1 + 3 * solution.t / 3e4), rel=1e-8)
    assert thickness[-1] == pytest.approx(2e-8, rel=1e-8)
    resistance = solution["Lithium interphase resistance [Ohm.m2]"].entries
    assert resistance == pytest.approx(R_FILM * thickness / 1e-8, rel=1e-8)


def test_a_grown_film_takes_more_voltage(lab, model):
    """-i R with the R of the moment, at 1 A/m2."""
    solution = rested(lab, model, current=1.0)
    taken = solution[variable_of("lithium interphase")].entries
    assert taken == pytest.approx(-R_FILM * np.sqrt(1 + 3 * solution.t / 3e4), rel=1e-6)


@pytest.mark.parametrize("option", ["none", "constant", ("constant", "none")])
def test_a_film_that_does_not_grow_keeps_its_resistance(lab, model, option):
    simulation = lab.simulation(
        model,
        lab.ion(),
        lab.salt(),
        current=4.0,
        interphase=film,
        options={"SEI": option},
        **GROWTH,
    )
    solution = simulation.solve([0, 100.0])
    resistance = solution["Lithium interphase resistance [Ohm.m2]"].entries
    assert resistance == pytest.approx(np.full_like(resistance, R_FILM), rel=1e-12)
