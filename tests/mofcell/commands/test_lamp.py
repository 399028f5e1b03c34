"""A lamp on the command line."""

import pytest
import xarray as xr

CELL = "gu2025-lfp"

# the cold lies outside some ranges on purpose; the results say so
pytestmark = pytest.mark.filterwarnings("ignore::mofcell.parameters.laws.OutOfRangeWarning")


def test_lamp_prints_writes_and_draws(mofcell, tmp_path):
    data, picture = tmp_path / "lamp.nc", tmp_path / "lamp.png"
    code, out, err = mofcell(
        *("lamp", CELL, "--current", "0.05 mA", "--current", "2 mA", "--model", "spme"),
        *("--temperature", "-45 degC", "--output", str(data), "--plot", str(picture)),
    )
    assert code == 0, err
    assert "dark" in out
    assert "Ω cm²" in out
    assert picture.read_bytes().startswith(b"\x89PNG")
    with xr.open_dataset(data, engine="h5netcdf") as dataset:
        assert dataset.lit_time.values[0, 0] > 480
        assert dataset.lit_time.values[0, 1] == 0
        assert dataset.attrs["held"] == "conductance"


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--current", "2"), "current"),
        (("--voltage", "9 V"), "9 V is more than 2 cells have at rest"),
        (("--duration", "8"), "duration"),
    ],
)
def test_bad_input_is_said_in_one_line(mofcell, options, said):
    code, _, err = mofcell("lamp", CELL, *options)
    assert code == 2
    assert said in err
