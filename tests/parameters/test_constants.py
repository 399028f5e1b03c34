import pytest
from scipy import constants

from mofcell.parameters.constants import (
    BOLTZMANN_EV,
    LITHIUM_DENSITY,
    LITHIUM_MOLAR_VOLUME,
    F,
    R,
)


def test_against_codata():
    # exact in the SI of 2019, whatever edition of CODATA scipy holds
    assert pytest.approx(constants.R, rel=1e-14) == R
    assert pytest.approx(constants.N_A * constants.e, rel=1e-12) == F
    assert pytest.approx(constants.k / constants.e, rel=1e-14) == BOLTZMANN_EV


def test_lithium_holds_what_the_literature_says():
    by_mass = F / (LITHIUM_MOLAR_VOLUME * LITHIUM_DENSITY) / 3600
    assert by_mass == pytest.approx(3860, rel=1e-3)  # [mAh/g], seed constants, four digits
    by_volume = F / LITHIUM_MOLAR_VOLUME / 3.6e6
    assert by_volume == pytest.approx(2061, rel=1e-3)  # [mAh/cm3], as above
