import numpy as np
import pytest
import xarray as xr

import mofcell
from mofcell.experiments.measured.kinds import RATE_TABLE, VOLTAGE_CURVES, measured

RATES = (0.2, 1.0)


def table(rates, capacity, name="specific_capacity", **more):
    return measured(
        RATE_TABLE,
        variables={name: ("point", np.array(capacity)), **more},
        coordinates={
            "c_rate": ("point", np.array(rates)),
            "temperature": ("point", np.full(len(rates), 298.15)),
        },
        source="a table",
    )


def curve(capacity, voltage, c_rate):
    return measured(
        VOLTAGE_CURVES,
        variables={
            "specific_capacity": (("curve", "point"), [capacity]),
            "voltage": (("curve", "point"), [voltage]),
        },
        coordinates={
            "label": ("curve", ["one"]),
            "c_rate": ("curve", [c_rate]),
            "temperature": ("curve", [298.15]),
        },
        source="a curve",
    )


@pytest.fixture(scope="module")
def simulated(cell):
    return mofcell.rate_capability(cell, c_rates=RATES)


def test_residuals_are_those_of_the_rate_capability(cell, simulated):
    """Against the experiment that has no data, to the digits of the solver."""
    capacity = simulated.specific_capacity.values
    found = mofcell.compare(cell, table(RATES, [0.9 * capacity[0], 1.1 * capacity[1]]))
    np.testing.assert_allclose(found.simulated, capacity, rtol=1e-6)
    np.testing.assert_allclose(found.relative_residual, [1 / 0.9 - 1, 1 / 1.1 - 1], rtol=1e-5)
    expected = np.sqrt(((1 / 0.9 - 1) ** 2 + (1 / 1.1 - 1) ** 2) / 2)
    assert found.rms_relative == pytest.approx(expected, rel=1e-4)
    assert np.isnan(found.measured_error).all()
    assert "largest deviation: 0.2 C, 25 degC: 11 % above the measured" in found.verdict


def test_its_own_capacities_are_within_the_scatter(cell, simulated):
    found = mofcell.compare(cell, table(RATES, simulated.specific_capacity.values))
    where, why = found.verdict.split("\n")
    assert where.startswith("within the scatter of the data")
    assert why == "no number of the cell has to change"


def test_stated_errors_count(cell, simulated):
    """10 % above is scatter where the standard deviation is 10 %."""
    capacity = simulated.specific_capacity.values
    error = {"specific_capacity_error": ("point", 0.1 * capacity)}
    found = mofcell.compare(cell, table(RATES, 1.1 * capacity, **error))
    np.testing.assert_allclose(found.measured_error, 0.1 * capacity)
    assert found.verdict.startswith("within the scatter of the data (9.1 % rms)")


def test_quantities_of_a_table(cell, simulated):
    volts = {"mean_voltage": ("point", simulated.mean_voltage.values + 0.02)}
    capacity = simulated.areal_capacity.values
    found = mofcell.compare(cell, table(RATES, capacity, name="areal_capacity", **volts))
    volt = found.isel(point=found.quantity.values == "mean_voltage")
    np.testing.assert_allclose(volt.residual, -0.02, atol=1e-6)
    assert set(volt.unit.values) == {"V"}
    assert found.rms_relative == pytest.approx(0, abs=1e-5)  # of capacities alone
    per_cent = 100 * capacity / capacity[0]
    found = mofcell.compare(cell, table(RATES, per_cent, name="relative_capacity"))
    np.testing.assert_allclose(found.simulated, per_cent[1], rtol=1e-6)


def test_a_curve_shifted_by_a_known_voltage(cell, simulated):
    own = simulated.sel(c_rate=1.0)
    capacity = (own.depth * own.specific_capacity).values
    found = mofcell.compare(cell, curve(capacity, own.voltage.values + 0.05, 1.0))
    assert found.voltage_bias.item() == pytest.approx(-0.05, abs=1e-3)
    assert found.voltage_rms.item() == pytest.approx(0.05, abs=1e-3)
    assert found.capacity_residual.item() == pytest.approx(0, abs=1e-3)
    np.testing.assert_allclose(found.measured_voltage[0, -1], own.voltage[-1] + 0.05, atol=1e-6)
    np.testing.assert_allclose(found.simulated_capacity[0, -1], own.specific_capacity, rtol=1e-6)
    assert "point" not in found.sizes
    assert "voltage 50 mV below the measured" in found.verdict


def test_the_common_capacity_ends_where_the_first_curve_does(cell, simulated):
    own = simulated.sel(c_rate=1.0)
    capacity = (own.depth * own.specific_capacity).values
    longer = mofcell.compare(cell, curve(1.2 * capacity, own.voltage.values, 1.0))
    assert longer.common_capacity.item() == pytest.approx(own.specific_capacity.item())
    assert longer.relative_capacity_residual.item() == pytest.approx(1 / 1.2 - 1, rel=1e-5)
    shorter = mofcell.compare(cell, curve(0.5 * capacity, own.voltage.values, 1.0))
    assert shorter.common_capacity.item() == pytest.approx(own.specific_capacity.item() / 2)


def test_a_rate_that_does_not_run_is_a_result(cell, simulated):
    data = table((1.0, 30.0), [simulated.specific_capacity.values[1], 40.0])
    found = mofcell.compare(cell, data)
    assert found.status.values.tolist() == ["ok", "cannot hold the load"]
    assert found.simulated.values[1] == 0
    assert found.relative_residual.values[0] == pytest.approx(0, abs=1e-5)
    curves = mofcell.compare(cell, curve([0.0, 20.0, 40.0], [3.4, 3.2, 2.5], 30.0))
    assert curves.curve_status.item() == "cannot hold the load"
    assert np.isnan(curves.simulated_voltage).all()
    assert np.isnan(curves.voltage_rms)
    assert "the model delivers nothing" in curves.verdict


def test_tables_and_curves_together_are_written_and_read(cell, simulated, tmp_path):
    own = simulated.sel(c_rate=1.0)
    capacity = (own.depth * own.specific_capacity).values
    data = [
        table(RATES, simulated.specific_capacity.values),
        curve(capacity, own.voltage.values, 1.0),
    ]
    found = mofcell.compare(cell, data)
    assert {"point", "curve", "depth"} == set(found.sizes)
    assert all(one.attrs["units"] and one.attrs["long_name"] for one in found.variables.values())
    found.to_netcdf(tmp_path / "found.nc", engine="h5netcdf")
    with xr.open_dataset(tmp_path / "found.nc", engine="h5netcdf") as again:
        assert again.attrs == found.attrs
        xr.testing.assert_allclose(again.load(), found)


def test_the_discharges_are_counted(cell, simulated):
    done = []
    mofcell.compare(cell, table(RATES, simulated.specific_capacity.values), progress=done.append)
    assert sum(done) == len(RATES)


def test_the_record_is_the_default():
    found = mofcell.compare(mofcell.cell("gu2025-lfp"))
    # Gu 2025, Fig. 3d
    np.testing.assert_allclose(found.measured, [140.11, 136.94, 129.41, 110.52, 68.65])
    with pytest.raises(mofcell.InvalidInput, match="'reference-liquid' holds no measured table"):
        mofcell.compare(mofcell.cell("reference-liquid"))


def test_numbers_where_nothing_was_measured(cell):
    """A measured zero has no relative error, and the cell is above it."""
    found = mofcell.compare(cell, table((0.2, 1.0), [150.0, 0.0]))
    assert np.isnan(found.relative_residual.values[1])
    assert "mAh/g above the measured 0 mAh/g" in found.verdict


def test_cycles_are_numbered_whatever_their_labels(cell, table):
    numbered = table(cell, c_rates=(0.5,)).assign_coords(cycle=("point", [3.0]))
    assert mofcell.compare(cell, numbered).cycle.values == [3.0]
    plain = mofcell.compare(cell, table(cell, c_rates=(0.5,)))
    assert np.isnan(plain.cycle.values).all()
