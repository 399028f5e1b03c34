"""Rate capability: the discharges as a labelled table."""

import numpy as np
import pytest

import mofcell
from mofcell.models import SPMe


@pytest.fixture(scope="module")
def rates(cell):
    bare = cell.replace(lithium_interface_resistance=0.0)
    return mofcell.rate_capability(bare, c_rates=[0.2, 1.0, 500.0], model=SPMe)


def test_units_of_capacity_agree(rates, cell):
    """mA.h/g of active material times mg/cm2 is mA.h/cm2: 6 mg/cm2."""
    areal = rates.specific_capacity * 6 / 1000
    assert rates.areal_capacity.values == pytest.approx(areal.values, rel=1e-12)
    assert rates.specific_capacity.sel(c_rate=0.2) < 0.9 * 170  # mA.h/g that take part


def test_energy_is_capacity_times_mean_voltage(rates):
    held = rates.sel(c_rate=[0.2, 1.0])
    expected = held.specific_capacity * held.mean_voltage
    assert held.energy.values == pytest.approx(expected.values, rel=1e-12)
    assert np.all(np.diff(held.mean_voltage) < 0)


def test_rate_that_cannot_be_held_is_a_row_like_the_others(rates):
    """500 C through 100 um of 0.05 S/m would cost 10 V."""
    row = rates.sel(c_rate=500.0)
    assert row.status.item().startswith("cannot hold the load")
    assert row.limited_by.item() == "membrane ohmic"
    assert row.specific_capacity == row.energy == 0
    assert np.isnan(row.mean_voltage)
    assert np.isnan(row.voltage).all()
    assert (rates.status[:2] == "ok").all()


def test_curves_start_at_rest_and_end_at_the_cut_off(rates, cell):
    at_rest = cell.cathode.open_circuit_potential(cell.cathode.initial_stoichiometry)
    curves = rates.voltage[:2]
    assert curves.isel(depth=0).values == pytest.approx([at_rest] * 2, abs=1e-3)
    assert curves.isel(depth=-1).values == pytest.approx([2.5] * 2, abs=1e-3)


def test_everything_has_a_unit_and_a_name(rates):
    for name in rates.variables:
        assert rates[name].attrs["units"], name
        assert rates[name].attrs["long_name"], name
    assert rates.attrs["cell"] == "test cell"
    assert rates.attrs["model"] == "SPMe"
    assert rates.attrs["pybamm_version"].startswith("26.10")


@pytest.mark.parametrize("c_rates", [[], [0.0], [-1.0], [float("nan")], [0.1, float("inf")]])
def test_rates_that_make_no_sense_are_refused(cell, c_rates):
    with pytest.raises(mofcell.InvalidInput, match=r"c_rates: .*allowed are finite numbers"):
        mofcell.rate_capability(cell, c_rates=c_rates)
