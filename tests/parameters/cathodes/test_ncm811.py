"""NCM811 against PyBaMM's own sets of the same papers."""

import math

import numpy as np
import pybamm
import pytest

import mofcell
from mofcell.models import DFN, SPMe
from mofcell.parameters.cathodes import NCM811_SETS
from mofcell.parameters.cathodes.ncm811 import diffusivity, open_circuit_potential

R, F = 8.31446261815324, 96485.33212331  # SI of 2019
THEIRS = {
    "NCM811": "ORegan2022",
    "NCM811 (Chen 2020)": "Chen2020",
    "NCM811 (O'Kane 2022)": "OKane2022",
}
MOLAR_MASS = 97.28  # LiNi0.8Mn0.1Co0.1O2 [g/mol]


@pytest.fixture(scope="module", params=NCM811_SETS)
def name(request):
    return request.param


@pytest.fixture(scope="module")
def theirs(name):
    return pybamm.ParameterValues(THEIRS[name])


@pytest.fixture(scope="module")
def cell(name):
    """The cell of Gu et al. with NCM811 and without the resistances of its planes."""
    return mofcell.cell("gu2025-lfp").replace(
        cathode=NCM811_SETS[name](),
        voltage_window=(2.8, 4.3),
        nominal_specific_capacity=200 * 3600.0,
        particle_diffusion_time=None,
        cathode_utilisation=1.0,
        lithium_interface_resistance=0.0,
        membrane_cathode_resistance=0.0,
    )


@pytest.fixture(scope="module")
def ours(cell):
    return mofcell.parameter_values(cell)


def evaluated(values, name, *arguments):
    inputs = {str(k): pybamm.Scalar(value) for k, value in enumerate(arguments)}
    return values.evaluate(pybamm.FunctionParameter(name, inputs))


@pytest.mark.parametrize("x", [0.2, 0.27, 0.3117, 0.5, 0.7, 0.9, 0.99])
def test_open_circuit_potential_is_that_of_pybamm(ours, theirs, x):
    potential = "Positive electrode OCP [V]"
    expected = evaluated(theirs, potential, x)
    assert evaluated(ours, potential, x) == pytest.approx(expected, rel=1e-13)


def test_open_circuit_potential_falls_everywhere():
    x = np.linspace(0, 1, 10_001)
    assert np.all(np.diff(open_circuit_potential(x)) < 0)


@pytest.mark.parametrize("kelvin", [253.15, 298.15, 318.15])
@pytest.mark.parametrize("x", [0.27, 0.3216, 0.45, 0.5, 0.8, 0.9])
def test_diffusivity_is_that_of_pybamm(ours, theirs, x, kelvin):
    name = "Positive particle diffusivity [m2.s-1]"
    expected = evaluated(theirs, name, x, kelvin)
    assert evaluated(ours, name, x, kelvin) == pytest.approx(expected, rel=1e-12)


def test_diffusion_time_refers_to_half_lithiation(cell):
    """A cell's own R2/D scales the whole curve: 1000 s at x = 1/2."""
    values = mofcell.parameter_values(cell.replace(particle_diffusion_time=1000.0))
    name, radius = "Positive particle diffusivity [m2.s-1]", cell.cathode.particle_radius
    half, full = (evaluated(values, name, x, 298.15) for x in (0.5, 0.9))
    assert radius**2 / half == pytest.approx(1000.0, rel=1e-12)
    own = cell.cathode.diffusivity_of_stoichiometry is not None
    expected = diffusivity(0.9) / diffusivity(0.5) if own else 1.0
    assert full / half == pytest.approx(expected, rel=1e-12)


@pytest.mark.parametrize("kelvin", [253.15, 298.15])
@pytest.mark.parametrize(("salt", "x"), [(1000.0, 0.5), (1000.0, 0.9), (400.0, 0.3)])
def test_exchange_current_is_that_of_pybamm(ours, theirs, salt, x, kelvin):
    name = "Positive electrode exchange-current density [A.m-2]"
    currents = []
    for values in (ours, theirs):
        c_max = values["Maximum concentration in positive electrode [mol.m-3]"]
        currents.append(evaluated(values, name, salt, x * c_max, c_max, kelvin))
    assert currents[0] == pytest.approx(currents[1], rel=1e-12)


@pytest.mark.parametrize("kelvin", [253.15, 298.15])
def test_electronic_conductivity_is_that_of_pybamm(ours, theirs, kelvin):
    name = "Positive electrode conductivity [S.m-1]"
    expected = evaluated(theirs, name, 0.5, kelvin)
    assert evaluated(ours, name, 0.5, kelvin) == pytest.approx(expected, rel=1e-12)


@pytest.mark.parametrize(
    ("name", "energy"),
    [("NCM811", 12.05e3), ("NCM811 (Chen 2020)", 0.0), ("NCM811 (O'Kane 2022)", 25e3)],
)
def test_activation_energy_of_diffusion(name, energy):
    law = NCM811_SETS[name]().relative_diffusivity
    expected = math.exp(-energy / R * (1 / 253.15 - 1 / 298.15))
    assert law(253.15) == pytest.approx(expected, rel=1e-3)


def test_theoretical_capacity(name):
    cathode = NCM811_SETS[name]()
    assert cathode.specific_capacity / 3.6 == pytest.approx(F / 3.6 / MOLAR_MASS * 1e3, rel=1e-5)
    assert cathode.specific_capacity / 3600 == pytest.approx(275.5, abs=0.05)


def test_capacity_of_a_cell_is_loading_times_theoretical_capacity(cell, ours):
    full = (
        ours["Maximum concentration in positive electrode [mol.m-3]"]
        * ours["Positive electrode active material volume fraction"]
        * ours["Positive electrode thickness [m]"]
        * F
    )
    assert full == pytest.approx(cell.cathode_loading * F / (MOLAR_MASS * 1e-3), rel=1e-5)


def test_density_is_that_of_the_crystal_and_not_of_published_concentrations(name, theirs):
    """Three formula units in a hexagonal cell of a = 2.873 and c = 14.21 angstrom."""
    volume = math.sqrt(3) / 2 * 2.873e-8**2 * 14.21e-8  # [cm3]
    expected = 3 * MOLAR_MASS / 6.02214076e23 / volume
    cathode = NCM811_SETS[name]()
    assert cathode.density / 1000 == pytest.approx(expected, rel=1e-3)
    published = theirs["Maximum concentration in positive electrode [mol.m-3]"]
    assert published * MOLAR_MASS * 1e-6 > 5.0  # [g/cm3]: no NCM811 is that dense
    assert cathode.maximum_concentration == pytest.approx(4.77e6 / MOLAR_MASS, rel=1e-5)


# the catholyte stands 4.3 V, and says so
@pytest.mark.filterwarnings("ignore::mofcell.parameters.ValidityWarning")
@pytest.mark.parametrize(
    ("voltage", "x"), [(4.2, 0.3046), (4.3, 0.2613), (4.4, 0.2291), (4.5, 0.1826)]
)
def test_charged_state_follows_from_the_upper_cut_off(cell, voltage, x):
    charged = cell.replace(voltage_window=(2.8, voltage))
    assert charged.initial_stoichiometry == pytest.approx(x, abs=5e-5)
    given = mofcell.parameter_values(charged)
    share = given["Initial concentration in positive electrode [mol.m-3]"]
    share /= given["Maximum concentration in positive electrode [mol.m-3]"]
    assert open_circuit_potential(share) == pytest.approx(voltage, abs=1e-9)


@pytest.mark.parametrize("model", [DFN, SPMe], ids=lambda model: model.__name__)
def test_slow_discharge_delivers_what_is_between_the_cut_offs(cell, model):
    """From 4.3 V to a full particle: (1 - 0.2613) 275.5 mAh/g, of which C/50 leaves 1 %."""
    result = mofcell.rate_capability(cell, c_rates=[0.02], temperature=298.15, model=model)
    delivered = float(result.specific_capacity[0])
    assert 0.99 * 203.5 < delivered < 203.6
