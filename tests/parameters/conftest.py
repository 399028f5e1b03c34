"""Records of round numbers, of no real cell."""

import pytest

from mofcell.parameters import Cathode, Cell, ConcentratedElectrolyte, Electrolyte


@pytest.fixture(scope="session")
def membrane():
    """1500 mol/m3 of fixed charge at 1 M outside: 500 of anions and 2000 of cations inside."""
    return Electrolyte(
        name="membrane",
        conductivity=0.1,
        transference_number=0.6,
        framework_charge_density=1500.0,
        salt_concentration=1000.0,
        porosity=0.4,
        density=1600.0,
    )


@pytest.fixture(scope="session")
def liquid():
    return Electrolyte(name="liquid", conductivity=0.8, transference_number=0.4, density=1200.0)


@pytest.fixture(scope="session")
def single_ion():
    return Electrolyte(name="single ion", conductivity=0.05, transference_number=1.0, porosity=0.5)


@pytest.fixture(scope="session")
def concentrated():
    """Every property differs with concentration and temperature, known on a stated range."""
    return ConcentratedElectrolyte(
        name="concentrated",
        conductivity=lambda c, T: 1e-3 * c * (T / 300) ** 2,
        diffusivity=lambda c, T: 1e-10 * (1 + c / 1000) * T / 300,
        transference_number=lambda c, T: 0.4 - 1e-5 * c + 1e-4 * (T - 300),
        thermodynamic_factor=lambda c, T: 1 + c / 1000 * T / 300,
        concentration_range=(200.0, 2000.0),
        temperature_range=(273.15, 323.15),
        density=1300.0,
    )


@pytest.fixture(scope="session")
def material():
    return Cathode(
        name="material",
        formula="X",
        open_circuit_potential=lambda x: 4.0 - x,
        exchange_current_density=2.0,
        relative_diffusivity=1.0,
        particle_radius=1e-6,
        particle_diffusion_time=1000.0,
        specific_capacity=5e5,
        density=4000.0,
        electronic_conductivity=1.0,
        initial_stoichiometry=0.1,
    )


@pytest.fixture(scope="session")
def numbers_of_cell(membrane, liquid, material):
    """What a cell is made of, to change before it is made."""
    return {
        "name": "round",
        "electrolyte": membrane,
        "catholyte": liquid,
        "cathode": material,
        "membrane_thickness": 50e-6,
        "cathode_loading": 0.1,
        "active_mass_fraction": 0.8,
        "carbon_mass_fraction": 0.15,
        "cathode_porosity": 0.4,
        "np_ratio": 2.0,
        "lithium_exchange_current_density": 10.0,
        "voltage_window": (2.5, 4.2),
        "nominal_specific_capacity": 4e5,
        "area": 1e-4,
    }


@pytest.fixture(scope="session")
def cell(numbers_of_cell):
    return Cell(**numbers_of_cell)
