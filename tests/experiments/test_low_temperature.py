"""Low temperature: what is left, and what takes the rest."""

import pytest

import mofcell
from mofcell.models import SPMe
from mofcell.parameters import laws


def test_capacity_falls_in_the_cold_and_the_membrane_is_named(cell, membrane):
    """60 kJ/mol in the membrane alone: at -40 degC it is 520 times more resistive, 1 Ohm.m2."""
    law = laws.Arrhenius.through(value=0.05, temperature=298.15, activation_energy=60e3)
    stiff = cell.replace(
        electrolyte=membrane.replace(conductivity=law, transference_number=1.0),
        cathode=cell.cathode.replace(relative_diffusivity=1.0, exchange_current_density=5.0),
    )
    cold = mofcell.low_temperature(
        stiff, temperatures=[298.15, 253.15, 233.15], c_rate=0.1, model=SPMe
    )
    assert list(cold.status[:2].values) == ["ok", "ok"]
    assert cold.specific_capacity[0] > cold.specific_capacity[1] > cold.specific_capacity[2]
    # i R = 1.02 A/m2 x 100e-6 m / kappa(T)
    for temperature in (298.15, 253.15):
        found = cold.end_contribution.sel(term="membrane ohmic", temperature=temperature)
        assert found.item() == pytest.approx(-1.02 * 100e-6 / law(temperature), rel=1e-6)
    assert cold.limited_by.values[-1] == "membrane ohmic"


def test_bad_temperature_is_refused(cell):
    with pytest.raises(mofcell.InvalidInput, match="temperatures: -20 K; allowed is 150 to 500 K"):
        mofcell.low_temperature(cell, temperatures=[-20.0])
