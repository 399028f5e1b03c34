import pytest

from mofcell.parameters.laws import Arrhenius


@pytest.fixture
def grain():
    return Arrhenius(prefactor=50.0, activation_energy=2e4, temperature_range=(233.15, 333.15))


@pytest.fixture
def boundary():
    return Arrhenius(prefactor=500.0, activation_energy=4e4, temperature_range=(253.15, 373.15))


@pytest.fixture
def pair(grain, boundary):
    """Arguments of the brick layer with barriers of their own."""
    return {
        "grain_conductivity": grain,
        "boundary_conductivity": boundary,
        "thickness_ratio": 0.01,
    }
