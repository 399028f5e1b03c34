"""Cycle life on the command line."""

import pytest
import xarray as xr

CELL = "gu2025-lfp"


def test_cycle_life_prints_writes_and_draws(mofcell, tmp_path):
    data, picture = tmp_path / "life.nc", tmp_path / "life.png"
    code, out, err = mofcell(
        *("cycle-life", CELL, "--np-ratio", "0.5", "--np-ratio", "2", "--model", "spme"),
        *("--coulombic-efficiency", "95 %", "--without-fade", "--membrane-thickness", "50 um"),
        *("--output", str(data), "--plot", str(picture)),
    )
    assert code == 0, err
    assert "lithium exhausted" in out
    assert "membrane_thickness = 50 um" in out
    assert picture.read_bytes().startswith(b"\x89PNG")
    with xr.open_dataset(data, engine="h5netcdf") as dataset:
        assert list(dataset.np_ratio.values) == [0.5, 2]
        assert dataset.coulombic_efficiency.item() == pytest.approx(0.95)
        assert dataset.coulombic_efficiency.long_name == "share of plated lithium that is kept"
        assert abs(dataset.cycle_life - dataset.closed_form).max() <= 1.01
        for count in dataset.cycle_life.values.ravel():
            assert f" {count:.0f} " in out


def test_a_share_out_of_bounds_is_said_in_one_line(mofcell):
    code, _, err = mofcell("cycle-life", CELL, "--coulombic-efficiency", "99")
    assert code == 2
    assert "coulombic_efficiencies: 99; allowed are numbers above 0, up to 1" in err


def test_a_test_in_other_words(mofcell):
    code, out, err = mofcell(
        *("cycle-life", "gu2025-lfp-cycling", "--c-rate", "0.3 mA/cm2", "--hold-until", "none"),
        *("--np-ratio", "1", "--most", "2", "--model", "spme"),
    )
    assert code == 0, err
    assert "at 0.3 mA/cm2 and 25 degC, charged without a hold" in out
    assert "loss of active cathode" in out
    assert "closed form" not in out


def test_a_load_that_is_not_held(mofcell):
    code, out, err = mofcell(
        *("cycle-life", CELL, "--c-rate", "5", "--np-ratio", "1", "--model", "spme"),
        *("--coulombic-efficiency", "99 %"),
    )
    assert code == 0, err
    assert "cannot hold the load: the first discharge gives less than 5 %" in out
