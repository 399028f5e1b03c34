"""The commands of fade."""

import pytest
import xarray as xr

CELL = "gu2025-lfp-cycling"


def test_shares_of_the_mechanisms(mofcell, tmp_path):
    data, picture = tmp_path / "shares.nc", tmp_path / "shares.png"
    code, out, _ = mofcell(
        *("fade-shares", CELL, "--cycles", "2", "--coulombic-efficiency", "0.9"),
        *("--output", str(data), "--plot", str(picture)),
    )
    assert code == 0
    for word in ("loss of active cathode", "lost plating", "interaction", "all together"):
        assert word in out
    assert "charged without a hold" in out
    with xr.open_dataset(data, engine="h5netcdf") as shares:
        assert shares.attrs["changed"] == "coulombic_efficiency = 0.9"
        assert shares.loss_alone.sel(mechanism="loss of active cathode")[-1] > 0
    assert picture.read_bytes().startswith(b"\x89PNG")


def test_a_cell_without_fade_charged_with_a_hold(mofcell):
    code, out, _ = mofcell("fade-shares", "gu2025-lfp", "--cycles", "1", "--hold-until", "C/20")
    assert code == 0
    assert "charged with a hold to C/20" in out
    assert "no mechanism of fade" in out


@pytest.mark.parametrize(
    ("command", "function"),
    [
        (("fade-shares", CELL), "fade_shares"),
        (("fit-fade", CELL), "fit_fade"),
        (("cycle-life", CELL), "cycle_life"),
        (("lamp", CELL), "lamp"),
    ],
)
def test_ctrl_c_says_that_nothing_is_kept(mofcell, monkeypatch, command, function):
    from mofcell import experiments

    def stopped(*args, **kwargs):
        raise KeyboardInterrupt

    monkeypatch.setattr(experiments, function, stopped)
    code, out, err = mofcell(*command)
    assert code == 130
    assert not out
    assert "stopped by the user: nothing kept" in err


@pytest.mark.slow
def test_fit_to_a_file(mofcell, tmp_path):
    file, data = tmp_path / "cycles.csv", tmp_path / "fit.nc"
    file.write_text("cycle,specific_capacity (mAh/g)\n1,140\n4,130\n8,116\n")
    code, out, _ = mofcell("fit-fade", CELL, str(file), "--c-rate", "0.5", "--output", str(data))
    assert code == 0
    assert "Only loss of active cathode" in out.replace("\n", " ")
    with xr.open_dataset(data, engine="h5netcdf") as fit:
        assert list(fit.measured_cycle.values) == [1, 4, 8]


@pytest.mark.parametrize(
    ("options", "problem"),
    [
        (("fit-fade", "gu2025-lfp"), "gu2025-lfp holds no measured cycles"),
        (("fit-fade", CELL, "a.csv", "b.csv"), "2 files given"),
        (("fade-shares", CELL, "--cycles", "0"), "--cycles"),
    ],
)
def test_what_cannot_be_done_is_said_in_a_line(mofcell, options, problem):
    code, _, err = mofcell(*options)
    assert code == 2
    assert problem in err
