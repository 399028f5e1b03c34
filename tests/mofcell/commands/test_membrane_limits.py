"""What is measured on the salt of a membrane, on the command line."""

import re
import shlex
from pathlib import Path

import pytest
import xarray as xr

BLOCKING = """
source: {citation: a test}
cells:
  steel:
    kind: blocking
    like: reference-peo
"""

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


def own_readings(**changes):
    known = {
        "voltage": "10 mV",
        "initial-current": "50 uA",
        "steady-current": "30 uA",
        "initial-resistance": "80 ohm",
        "steady-resistance": "90 ohm",
    }
    given = {**known, **{name.replace("_", "-"): value for name, value in changes.items()}}
    return ("bruce-vincent-of-readings", *(w for k, v in given.items() for w in (f"--{k}", v)))


def test_readings_of_ones_own_of_a_cell_or_of_its_area(mofcell, tmp_path):
    data = tmp_path / "own.nc"
    code, out, err = mofcell(*own_readings(), "--output", str(data))
    assert code == 0, err
    assert "t+ = 0.493 by the formula, Is/I0 = 0.6" in out
    assert "doubt: the interfaces changed meanwhile" in out
    with xr.open_dataset(data, engine="h5netcdf") as dataset:
        assert 0.49 < dataset.transference_number < 0.5
    per_area = {"initial_current": "50 uA/cm2", "steady_current": "30 uA/cm2"}
    faces = {"initial_resistance": "80 ohm*cm2", "steady_resistance": "90 ohm*cm2"}
    assert "t+ = 0.493" in mofcell(*own_readings(**per_area, **faces))[1]
    code, _, err = mofcell(*own_readings(**per_area))
    assert code == 2
    assert "initial_resistance: '80 ohm' is not" in err


def test_what_moves_it_is_printed_without_powers_of_ten(mofcell):
    code, out, _ = mofcell(
        *("bruce-vincent", "reference-peo", "--voltage", "100 mV", "--first-reading", "10 s"),
        *("--lithium-interface-resistance", "0.0001 ohm*cm2"),
        *("--lithium-exchange-current-density", "1000 A/cm2"),
    )
    assert code == 0
    assert "doubt: a voltage of 100 mV moves t+ by" in out
    assert "doubt: a first reading after 10 s moves t+ by" in out
    assert "e-0" not in out
    assert "e+0" not in out


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


@pytest.mark.parametrize("command", ["limiting-current", "sand-time"])
def test_any_cell_will_do(mofcell, tmp_path, command):
    """The faces do not matter: not even that there is lithium."""
    blocking = tmp_path / "steel.yaml"
    blocking.write_text(BLOCKING, "utf-8")
    tables = []
    for cell in ("reference-peo", str(blocking)):
        code, out, err = mofcell(command, cell, "--membrane-thickness", "20 um")
        assert code == 0, err
        tables.append(out.splitlines()[1:])
    assert tables[0] == tables[1]


def test_no_number_of_a_table_is_cut(mofcell, monkeypatch):
    monkeypatch.setenv("COLUMNS", "80")
    axes = {
        "--membrane-thickness": ("20 um", "100 um"),
        "--transference-number": ("0.2", "0.7"),
        "--framework-charge-density": ("0 mol/m3", "500 mol/m3"),
        "--temperature": ("25 degC", "30 degC"),
        "--current-density": ("0.5 mA/cm2", "5000 mA/cm2"),
    }
    given = [word for option, both in axes.items() for one in both for word in (option, one)]
    code, out, _ = mofcell("sand-time", "reference-peo", *given)
    assert code == 0
    assert "…" not in out
    assert max(map(len, out.splitlines())) <= 80
    assert "simulated" in out
    assert "e−0" in out  # a number of nine letters


def test_the_table_says_what_the_times_rest_on(mofcell):
    code, out, _ = mofcell("sand-time", "reference-peo", "--current-density", "1 mA/cm2")
    assert code == 0
    assert "assumed: porosity, salt concentration" in " ".join(out.split())
    assert "(mAh/cm²)" in out


def test_the_page_gives_the_same_number_to_both(mofcell, monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    page = (Path(__file__).parents[3] / "docs" / "limiting_current.md").read_text("utf-8")
    (line,) = [line for line in page.splitlines() if line.startswith("mofcell sand-time")]
    code, out, _ = mofcell(*shlex.split(line)[1:])
    assert code == 0
    (row,) = [line.split() for line in out.splitlines() if line.startswith("2 ")]
    in_python = re.search(r"\(([\d.]+), ([\d.]+)\)\n", page)
    rounded = [float(n) for n in in_python.groups()]
    assert [float(n) for n in row[2:4]] == pytest.approx(rounded, abs=0.06)
