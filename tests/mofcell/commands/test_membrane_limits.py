"""What is measured on the salt of a membrane, on the command line."""

import pytest
import xarray as xr

# PEO is known at 30 degC only
pytestmark = pytest.mark.filterwarnings("ignore::mofcell.parameters.laws.OutOfRangeWarning")


@pytest.mark.parametrize(
    ("command", "variable", "said"),
    [
        (
            ("bruce-vincent", "gu2025-symmetric", "--voltage", "20 mV"),
            "transference_number",
            "1 % in R0 moves t+ by 59 %",
        ),
        (
            ("limiting-current", "reference-peo", "--framework-charge-density", "0 mol/m3"),
            "simulated_limiting_current_density",
            "ok",
        ),
        (
            ("sand-time", "reference-peo", "--current-density", "1 mA/cm2"),
            "simulated_sand_time",
            "ok",
        ),
    ],
)
def test_prints_writes_and_draws(mofcell, tmp_path, command, variable, said):
    data, picture = tmp_path / "found.nc", tmp_path / "found.png"
    code, out, err = mofcell(*command, "--output", str(data), "--plot", str(picture))
    assert code == 0, err
    assert said in out
    assert picture.read_bytes().startswith(b"\x89PNG")
    with xr.open_dataset(data, engine="h5netcdf") as dataset:
        assert (dataset[variable] > 0).all()


def test_axes_and_units_are_those_of_the_field(mofcell):
    code, out, _ = mofcell(
        *("limiting-current", "reference-peo", "--membrane-thickness", "20 um"),
        *("--membrane-thickness", "100 um", "--temperature", "60 degC"),
    )
    assert code == 0
    rows = [line.split() for line in out.splitlines() if line.rstrip().endswith("ok")]
    assert [float(row[0]) for row in rows] == [20, 100]
    assert "(mA/cm²)" in out


def test_a_measurement_without_a_number_says_why(mofcell):
    code, out, _ = mofcell("bruce-vincent", "reference-peo", "--voltage", "5 V")
    assert code == 0
    assert "no t+: salt depleted" in out


@pytest.mark.parametrize(
    ("command", "said"),
    [
        (("bruce-vincent", "gu2025-symmetric", "--voltage", "10"), "voltage"),
        (("bruce-vincent", "gu2025-symmetric", "--current-error", "150 %"), "1 % is 0.01"),
        (("limiting-current", "reference-peo", "--transference-number", "1.2"), "transference"),
        (("sand-time", "reference-peo", "--current-density", "-1 mA/cm2"), "current_density"),
    ],
)
def test_bad_input_is_said_in_one_line(mofcell, command, said):
    code, _, err = mofcell(*command)
    assert code == 2
    assert said in err
