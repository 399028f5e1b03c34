import pytest

from mofcell.parameters.constants import F


@pytest.fixture
def gu_points():
    """Li@Ni-MOF-2 at 100, 25 and -40 degC [K, S.m-1] (Gu 2025)."""
    return (373.15, 0.236), (298.15, 0.128), (233.15, 0.0212)


@pytest.fixture
def gu_printed():
    """What Gu 2025 prints of Li@Ni-MOF-2: 0.08 eV above 10 degC, 0.14 eV below, one value."""
    return {
        "value": 0.128,
        "temperature": 298.15,
        "break_temperature": 283.15,
        "activation_energy_below": 0.14 * F,
        "activation_energy_above": 0.08 * F,
    }
