"""Many designs on the command line."""

import pytest
import xarray as xr

CELL = "gu2025-lfp"
SPME = ("--model", "spme")


def test_explore_prints_every_design_of_a_few(mofcell):
    code, out, err = mofcell(
        *("explore", CELL, "--axis", "membrane_thickness = 50, 300 um", *SPME),
        *("--axis", "np_ratio = 1, 3"),
    )
    assert code == 0, err
    assert "Designs of gu2025-lfp at 0.1 C and 25 °C" in out
    assert "4 designs, 1 different discharges" not in out
    assert "4 designs, 2 different discharges" in out


def test_explore_prints_the_best_of_many_and_what_did_not_run(mofcell):
    code, out, _ = mofcell(
        *("explore", CELL, "--axis", "membrane_thickness = 20 to 300 um in 10", *SPME),
        *("--axis", "c_rate = 0.1, 1, 20"),
    )
    assert code == 0
    assert "the 10 of the highest Wh/kg" in out
    assert "cannot hold the load" in out
    assert "at 25 °C" in out  # the C-rate is an axis


def test_the_map_of_the_paper_at_its_own_energy(mofcell):
    """742 Wh/kg of 20.1 mg/cm2 are 14.91 mWh/cm2; the paper's cell has 419.6 Wh/kg."""
    code, out, _ = mofcell(
        *("explore", "ouyang2023-ncm811-highload", "--areal-energy", "14.91 mWh/cm2"),
        *("--axis", "membrane_thickness = 42.9 um", "--axis", "np_ratio = 2.4"),
    )
    assert code == 0
    assert "421" in out  # 0.4 % above


@pytest.mark.parametrize("name", ["designs.nc", "designs.zarr"])
def test_explore_writes_the_dataset(mofcell, tmp_path, name):
    file = tmp_path / name
    code, _, err = mofcell(
        *("explore", CELL, "--axis", "np_ratio = 1, 2", *SPME, "--output", str(file)),
        *("--conductivity", "1e-4 S/cm"),
    )
    assert code == 0, err
    opened = (
        xr.open_zarr(file, consolidated=False)
        if name.endswith("zarr")
        else xr.open_dataset(file, engine="h5netcdf")
    )
    with opened as dataset:
        assert dataset.specific_energy.attrs["units"] == "W.h.kg-1"
        assert dataset.attrs["changed"] == "conductivity = 1e-4 S/cm"
        assert list(dataset.status.values) == ["ok", "ok"]
        assert "active" in dataset.basis.values
    assert list(tmp_path.iterdir()) == [file]


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ((), "no axis is given"),
        (("--axis", "thickness = 2 um"), "nearest: membrane_thickness"),
        (("--axis", "np_ratio = 1", "--basis", "cell"), "basis is 'cell'"),
        (("--axis", "np_ratio = 1", "--tolerance", "2"), "tolerance is 2"),
        (("--axis", "np_ratio = 1", "--output", "x.csv"), "has to end in .nc or .zarr"),
        (("--axis", "np_ratio = 1", "--areal-energy", "14.9"), "has no unit"),
        (("--axis", "np_ratio = 1, 2", "--np-ratio", "3"), "np_ratio is an axis and --np-ratio"),
        (("--axis", "c_rate = 1, 2", "--c-rate", "3"), "c_rate is an axis and --c-rate is given"),
        (("--axis", "c_rate = 1 to 2 in 99999999999"), "99,999,999,999 values; allowed are"),
        (("--axis", "np_ratio = 1 to 2", "--sample", "20000000"), "--sample 20000000: allowed"),
        (("--axis", "np_ratio = 1", "--plot", "x.png"), "--plot shows a grid of one or two axes"),
        (("--axis", "np_ratio = 1, 2", "--ragone", "x.png"), "--ragone shows a grid of several"),
        (("--axis", "c_rate = 1", "--areal-energy", "1 mWh/cm2"), "and c_rate changes it"),
        (("--axis", "temperature = -300 degC"), "temperature: -26.85 K; allowed is 150 to 500 K"),
        (
            ("--axis", "np_ratio = 1 to 2 in 4000", "--axis", "area = 1 to 2 cm2 in 4000"),
            "16,000,000 points; allowed are 10,000,000",
        ),
    ],
)
def test_bad_input_is_one_line(mofcell, options, message):
    code, out, err = mofcell("explore", CELL, *options)
    assert (code, out) == (2, "")
    assert message in err
    assert err.count("\n") == 1
