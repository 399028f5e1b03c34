import dataclasses

import numpy as np
import pytest
import xarray as xr

import mofcell
from mofcell.experiments.calibration.draws import Draws
from mofcell.experiments.calibration.labelled import calibration_dataset


@pytest.fixture(scope="module")
def found():
    return mofcell.calibrate(
        mofcell.cell("gu2025-lfp"),
        free=["cathode_utilisation", "particle_diffusion_time"],
        model=mofcell.models.SPMe,
        starts=0,
        draws=mofcell.Importance(count=30),
    )


def test_everything_has_a_unit_and_a_name(found):
    data = calibration_dataset(found)
    assert all({"units", "long_name"} <= set(data[name].attrs) for name in data.variables)


def test_it_holds_what_the_calibration_does(found):
    data = calibration_dataset(found)
    one = data.sel(number="particle_diffusion_time")
    assert one.value.item() == found.numbers["particle_diffusion_time"]
    assert one.number_unit.item() == "s"
    assert (one.interval_low.item(), one.interval_high.item()) == found.interval(
        "particle_diffusion_time"
    )
    assert data.weight.sum().item() == pytest.approx(1)
    misfit = ((data.residual / data.error) ** 2).sum().item()
    assert misfit == pytest.approx(data.attrs["misfit"])
    # every profile is least where the fit ended
    assert data.profile_misfit.min("step").values == pytest.approx(misfit, rel=1e-3)


def test_directions_are_those_of_the_covariance(found):
    """Their errors and powers make up the covariance of the logarithms again."""
    data = calibration_dataset(found)
    powers, errors = data.power.values, data.direction_error.values
    np.testing.assert_allclose(powers @ powers.T, np.eye(2), atol=1e-12)
    logs = np.log(data.drawn_value.values.T)
    covariance = np.cov(logs, aweights=data.weight.values, ddof=0)
    np.testing.assert_allclose(powers.T @ np.diag(errors**2) @ powers, covariance, rtol=1e-6)


def test_it_goes_to_a_file_and_back(found, tmp_path):
    data = calibration_dataset(found)
    data.to_netcdf(tmp_path / "found.nc", engine="h5netcdf")
    with xr.open_dataset(tmp_path / "found.nc", engine="h5netcdf") as again:
        xr.testing.assert_allclose(again.load(), data)


def test_what_was_stopped_knows_its_best_numbers_only(found):
    alone = Draws(shares=found.shares[None], residuals=np.zeros((1, 0)), weights=np.ones(1))
    stopped = dataclasses.replace(found, paths=[], draws=alone)
    assert not stopped.is_drawn
    assert not stopped.is_profiled
    data = calibration_dataset(stopped)
    assert data.interval_low.isnull().all()
    assert data.attrs["statements"] == ""
    assert not {"weight", "profile_misfit", "correlation"} & set(data)
    assert data.value.values.tolist() == list(found.numbers.values())
