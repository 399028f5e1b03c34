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
