"""Low temperature: what is left, and what takes the rest."""

import dataclasses

import numpy as np
import pytest
import xarray

import mofcell
from mofcell.experiments.solve import Discharge, discharge
from mofcell.models import DFN, SPMe
from mofcell.parameters import Heat, laws
from mofcell.parameters.masses import BASES, areal_masses


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


# a cell that warms itself

COLD, RATE = 253.15, 0.5
CURRENT = RATE * 10.2  # [A.m-2]


@pytest.fixture(scope="module")
def stiff(cell, membrane):
    """A thick membrane of 60 kJ/mol: 0.5 C takes 0.5 V at -20 degC, and less where it warms."""
    law = laws.Arrhenius.through(value=0.01, temperature=COLD, activation_energy=60e3)
    cathode = cell.cathode.replace(relative_diffusivity=1.0, exchange_current_density=5.0)
    single_ion = membrane.replace(conductivity=law, transference_number=1.0)
    return cell.replace(electrolyte=single_ion, membrane_thickness=1e-3, cathode=cathode)


def discharged(cell, heat, temperatures=(COLD,)):
    return mofcell.low_temperature(
        cell, temperatures=temperatures, c_rate=RATE, heat=heat, model=SPMe
    )


def test_a_cell_that_gives_its_heat_away_at_once_stays_at_its_temperature(stiff):
    temperatures = [COLD, 273.15, 298.15]
    isothermal = discharged(stiff, None, temperatures)
    cooled = discharged(stiff, Heat(heat_transfer_coefficient=1e7), temperatures)
    assert list(isothermal.status.values) == ["ok", "ok", "ok"]
    assert abs(cooled.highest_temperature - temperatures).max() < 1e-4
    for name in ("specific_capacity", "energy"):
        xarray.testing.assert_allclose(cooled[name], isothermal[name], rtol=1e-4)
    # [V], between steps that are not the same
    xarray.testing.assert_allclose(cooled.voltage, isothermal.voltage, rtol=0, atol=3e-3)


def test_a_cell_that_keeps_its_heat_warms_by_all_that_the_load_does_not_get(stiff):
    """C (T - T0) = int U dQ - int V dQ, with U from the record, not from the model."""
    heat = Heat(heat_transfer_coefficient=0.0, specific_heat=900.0, added_heat_capacity=50.0)
    wanted = Discharge(cell=stiff, c_rate=RATE, temperature=COLD, heat=heat)
    (outcome,) = discharge([wanted], model=DFN)  # whose many steps integrate V well
    assert outcome.status == "ok"
    full = stiff.cathode_loading * stiff.cathode_utilisation * stiff.cathode.specific_capacity
    first = stiff.initial_stoichiometry
    x = np.linspace(first, first + 3600 * outcome.delivered / full, 20001)
    stored = full * np.trapezoid(stiff.cathode.open_circuit_potential(x), x)  # [J.m-2]
    produced = stored - 3600 * outcome.delivered_energy
    capacity = 900.0 * sum(areal_masses(stiff, BASES["stack"]).values()) + 50.0
    warmed = outcome.temperature[-1] - COLD
    assert warmed > 5
    assert capacity * warmed == pytest.approx(produced, rel=1e-4)


def test_a_cell_that_holds_no_heat_is_as_warm_as_its_losses_of_the_moment_make_it(stiff):
    """Without heat capacity h (T - T0) = i (U - V) at every moment, so also at the end."""
    found = discharged(stiff, Heat(heat_transfer_coefficient=30.0, specific_heat=1e-3))
    lost = -found.end_contribution.drop_sel(term="equilibrium potential").sum("term")
    expected = CURRENT * lost.item() / 30.0
    assert found.temperature_rise.item() == pytest.approx(expected, rel=1e-3)
    assert found.highest_temperature.item() >= COLD + found.temperature_rise.item()


def test_the_less_heat_a_cold_cell_gives_off_the_more_it_delivers(stiff):
    isothermal = discharged(stiff, None)
    found = [discharged(stiff, Heat(heat_transfer_coefficient=h)) for h in (20.0, 2.0, 0.0)]
    energies = [each.energy.item() for each in (isothermal, *found)]
    assert energies == sorted(energies)
    assert energies[-1] > 1.05 * energies[0]
    reached = [each.highest_temperature.item() for each in found]
    assert reached == sorted(reached)
    # its own resistance falls as the law says, at the temperature it has in the end
    end = found[-1].end_contribution.sel(term="membrane ohmic").item()
    law = stiff.electrolyte.conductivity
    warm = COLD + found[-1].temperature_rise.item()
    assert end == pytest.approx(-CURRENT * 1e-3 / law(warm), rel=1e-4)


def test_laws_that_a_cell_outgrows_are_flagged(stiff):
    law = stiff.electrolyte.conductivity
    known = dataclasses.replace(law, temperature_range=(COLD - 10, COLD + 1))
    narrow = stiff.replace(electrolyte=stiff.electrolyte.replace(conductivity=known))
    flag = "electrolyte conductivity (known at -30 to -19 degC)"
    assert flag not in discharged(narrow, None).outside_range
    cooled = discharged(narrow, Heat(heat_transfer_coefficient=1e7))
    assert flag not in cooled.outside_range
    warm = discharged(narrow, Heat(heat_transfer_coefficient=0.0))
    assert warm.outside_range.count(flag) == 1


def test_only_a_cell_that_warms_itself_reports_temperatures_reached(stiff):
    heat = Heat(heat_transfer_coefficient=20.0, added_heat_capacity=100.0)
    warm, isothermal = discharged(stiff, heat), discharged(stiff, None)
    own = {"highest_temperature", "temperature_rise"}
    assert set(warm) - set(isothermal) == own
    assert {name: warm[name].units for name in own} == dict.fromkeys(own, "K")
    numbers = {"heat_transfer_coefficient": 20.0, "specific_heat": 1000.0}
    assert warm.attrs == isothermal.attrs | numbers | {
        "added_heat_capacity": 100.0,
        "outside_range": warm.outside_range,
    }


def test_no_load_no_number(stiff):
    """A discharge that cannot begin reaches no temperature; one that is refused stays cold."""
    heat = Heat(heat_transfer_coefficient=0.0)
    over = discharged(stiff.replace(voltage_window=(4.3, 4.4)), heat)
    assert over.status.item() == "cut-off at rest"
    assert np.isnan(over.temperature_rise.item())
    refused = mofcell.low_temperature(stiff, temperatures=[COLD], c_rate=50, heat=heat, model=SPMe)
    assert refused.status.item() == "cannot hold the load"
    assert 0 <= refused.temperature_rise.item() < 0.01


def test_heat_of_another_kind_and_a_mass_without_density_are_refused(stiff):
    with pytest.raises(mofcell.InvalidInput, match=r"heat is 20.0; give mofcell.Heat\(heat_tr"):
        discharged(stiff, 20.0)
    weightless = stiff.replace(electrolyte=stiff.electrolyte.replace(density=None))
    with pytest.raises(mofcell.InvalidInput, match="density of electrolyte 'membrane' is not"):
        discharged(weightless, Heat(heat_transfer_coefficient=0.0))
