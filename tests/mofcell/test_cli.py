import re
import subprocess
import sys
import time

import pytest
import xarray as xr

from mofcell import experiments

CELL = "gu2025-lfp"


@pytest.fixture
def no_simulation(monkeypatch):
    def fail(*args, **kwargs):
        pytest.fail("simulated before the input was checked")

    monkeypatch.setattr(experiments, "rate_capability", fail)


def test_help_is_quick_and_loads_nothing_heavy():
    heavy = ("pybamm", "numpy", "xarray", "matplotlib", "pydantic", "pint")
    script = (
        "import sys, mofcell.cli; mofcell.cli.run(['--help']);"
        f"sys.exit(', '.join(name for name in {heavy} if name in sys.modules) or 0)"
    )
    times = []
    for _ in range(3):
        start = time.perf_counter()
        result = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True)
        times.append(time.perf_counter() - start)
        assert result.returncode == 0, result.stderr
    assert "rate-capability" in result.stdout
    assert min(times) < 1.0  # 0.15 s on an idle machine, 0.3 s is promised


def test_every_experiment_is_a_command(mofcell):
    _, out, _ = mofcell("--help")
    for name in experiments.__all__:
        assert name.replace("_", "-") in out


@pytest.mark.parametrize("command", ["cells", "electrolytes", "cathodes"])
def test_lists(mofcell, command):
    code, out, err = mofcell(command)
    assert (code, err) == (0, "")
    assert {"cells": CELL, "electrolytes": "Li@Ni-MOF-2", "cathodes": "LFP"}[command] in out


def test_rate_capability_prints_the_measured_column(mofcell):
    code, out, err = mofcell("rate-capability", CELL, "--c-rate", "1")
    assert (code, err) == (0, "")
    assert "110.5" in out  # measured at 1 C, Gu 2025 Fig. 3d
    assert "particle diffusion" in out


def test_a_changed_cell_is_not_compared_with_the_measurement(mofcell):
    code, out, _ = mofcell(
        "rate-capability", CELL, "--c-rate", "1", "--lithium-interface-resistance", "100 ohm*cm2"
    )
    assert code == 0
    assert "measured" not in out
    assert "lithium_interface_resistance = 100 ohm*cm2" in out


def test_files_are_written_whole(mofcell, tmp_path):
    data, picture = tmp_path / "rates.nc", tmp_path / "rates.png"
    code, _, err = mofcell(
        *("rate-capability", CELL, "--c-rate", "0.5", "--membrane-thickness", "50 um"),
        *("--model", "spme", "--output", str(data), "--plot", str(picture)),
    )
    assert code == 0
    assert str(data) in err
    with xr.open_dataset(data, engine="h5netcdf") as dataset:
        assert dataset.attrs["changed"] == "membrane_thickness = 50 um"
        assert dataset.attrs["model"] == "SPMe"
        assert dataset.specific_capacity.attrs["units"] == "mA.h.g-1"
    assert picture.read_bytes().startswith(b"\x89PNG")
    assert sorted(tmp_path.iterdir()) == [data, picture]


def test_polarization_lists_every_loss(mofcell):
    code, out, _ = mofcell("polarization", CELL, "--conductivity", "1e-3 S/cm")
    assert code == 0
    for term in ("membrane ohmic", "lithium interphase", "all losses"):
        assert term in out


def test_low_temperature_says_what_was_extrapolated(mofcell):
    code, out, err = mofcell("low-temperature", CELL, "--temperature", "-20 degC")
    assert code == 0
    assert "−20 °C" in out
    assert "catholyte conductivity (known at 10 to 40 °C) was extrapolated to −20 °C" in err
    assert "OutOfRangeWarning" not in err


def test_a_number_in_the_place_of_a_law_is_said(mofcell):
    _, _, err = mofcell(
        "low-temperature", CELL, "--temperature", "0 degC", "--conductivity", "1 mS/cm"
    )
    assert "conductivity: given as one number, the same at every temperature" in err


def test_low_temperature_of_a_cell_that_warms_itself(mofcell, tmp_path):
    files = ("--output", str(tmp_path / "warm.nc"), "--plot", str(tmp_path / "warm.pdf"))
    asked = ("low-temperature", CELL, "--temperature", "-20 degC", "--model", "spme", *files)
    capacity = ("--specific-heat", "0.9 J/g/K", "--added-heat-capacity", "10 mJ/cm2/K")
    code, out, _ = mofcell(*asked, "--heat-transfer-coefficient", "0.1 mW/cm2/K", *capacity)
    assert code == 0
    assert "warms itself, gives off 1 W/m²/K" in out
    with xr.open_dataset(tmp_path / "warm.nc", engine="h5netcdf") as data:
        numbers = [data.heat_transfer_coefficient, data.specific_heat, data.added_heat_capacity]
        assert numbers == pytest.approx([1.0, 900.0, 100.0])
        reached = data.highest_temperature.item() - 273.15
    assert -20 < reached < -15
    assert f"{reached:.1f} °C".replace("-", "−") in out


@pytest.mark.parametrize(
    ("options", "problem"),
    [
        (("--specific-heat", "1 J/g/K"), "add --heat-transfer-coefficient"),
        (("--heat-transfer-coefficient", "20"), "'20' has no unit"),
        (("--heat-transfer-coefficient", "20 W/m2"), "heat_transfer_coefficient"),
        (("--heat-transfer-coefficient", "-1 W/m2/K"), "heat_transfer_coefficient is -1"),
        (
            ("--heat-transfer-coefficient", "1 W/m2/K", "--specific-heat", "0 J/g/K"),
            "specific_heat is 0",
        ),
    ],
)
def test_heat_that_makes_no_sense_is_refused_in_one_line(mofcell, options, problem):
    code, _, err = mofcell("low-temperature", CELL, *options)
    assert code == 2
    assert problem in err
    assert len(err.splitlines()) == 1


def test_specific_energy_on_each_basis(mofcell):
    code, out, _ = mofcell("specific-energy", CELL, "--np-ratio", "2.4")
    assert code == 0
    for basis in ("active", "electrodes+electrolyte", "stack", "pouch"):
        assert basis in out


def test_a_cell_that_cannot_hold_the_load_is_a_result(mofcell):
    code, out, _ = mofcell("rate-capability", CELL, "--c-rate", "20")
    assert code == 0
    assert "load not held" in out


@pytest.mark.parametrize(
    ("options", "messages"),
    [
        (["--membrane-thickness", "50"], ["membrane_thickness", "'50'", "has no unit", "um"]),
        (["--membrane-thickness", "-50 um"], ["membrane_thickness = -50 um", "greater than 0"]),
        (["--membrane-thickness", "50 S/cm"], ["membrane_thickness", "length"]),
        (["--conductivity", "12 S/cm"], ["conductivity", "1200 S/m", "1e-09 to 10", "check"]),
        (["--conductivity", "1e-12 S/cm"], ["conductivity", "1e-10 S/m", "1e-09 to 10"]),
        (["--transference-number", "0"], ["transference_number", "above 0 and up to 1"]),
        (["--transference-number", "1.3"], ["transference_number", "1.3", "up to 1"]),
        (["--cathode-porosity", "1.2"], ["cathode_porosity", "1.2", "less than 1"]),
        (["--electrolyte", "Li@Ni-MOF2"], ["Li@Ni-MOF2", "nearest: ", "Li@Ni-MOF-2"]),
        (["--cathode", "LFP 2015"], ["no cathode", "LFP (Xu 2015)"]),
        (["--voltage-window", "2.5 V"], ["voltage_window", "'2.5 V'", "2.5 V to 4.2 V"]),
        (["--voltage-window", "2.5 to 4.2 V"], ["voltage_window", "'2.5'", "has no unit"]),
        (["--voltage-window", "4.2 V to 2.5 V"], ["voltage_window", "lower cut-off comes first"]),
        (["--temperature", "25"], ["temperature", "'25'", "degC"]),
        (["--temperature", "-300 degC"], ["temperature", "'-300 degC'", "above 0 K"]),
        (["--c-rate", "0"], ["c_rate", "'0'", "above 0"]),
        (["--c-rate", "fast"], ["c_rate", "'fast'"]),
        (["--model", "P2D"], ["--model", "P2D", "dfn"]),
        (["--thickness", "50 um"], ["No such option", "--thickness"]),
        (
            ["--np-ratio", "2", "--lithium-thickness", "50 um"],
            ["np_ratio", "lithium_thickness", "exactly one"],
        ),
        (["--output", "rates.csv"], ["rates.csv", ".nc"]),
        (["--plot", "rates"], ["rates", ".png"]),
    ],
)
@pytest.mark.usefixtures("no_simulation")
def test_bad_input_is_one_line_before_the_simulation(mofcell, options, messages):
    code, out, err = mofcell("rate-capability", CELL, *options)
    assert (code, out) == (2, "")
    assert err.startswith("error: ")
    assert err.count("\n") == 1
    for message in messages:
        assert message in err


@pytest.mark.usefixtures("no_simulation")
def test_unknown_cell_offers_the_nearest(mofcell):
    code, out, err = mofcell("rate-capability", "gu2025-lpf")
    assert (code, out) == (2, "")
    assert err.startswith("error: no cell is named 'gu2025-lpf'; nearest: gu2025-lfp, ")


@pytest.mark.usefixtures("no_simulation")
@pytest.mark.parametrize("option", ["--output", "--plot"])
def test_unwritable_path_is_refused_before_the_simulation(mofcell, tmp_path, option):
    name = {"--output": "a.nc", "--plot": "a.png"}[option]
    (tmp_path / name).mkdir()
    for path, message in [
        (tmp_path / "missing" / name, "there is no folder"),
        (tmp_path / name, "exists and is not a file"),
    ]:
        code, _, err = mofcell("rate-capability", CELL, option, str(path))
        assert code == 2
        assert message in err
    assert [file.name for file in tmp_path.iterdir()] == [name]


def test_nothing_is_half_written(mofcell, tmp_path, monkeypatch):
    def full(*args, **kwargs):
        raise OSError(28, "No space left on device", "rates.png")

    monkeypatch.setattr("matplotlib.figure.Figure.savefig", full)
    code, _, err = mofcell(
        *("rate-capability", CELL, "--c-rate", "1"),
        *("--output", str(tmp_path / "rates.nc"), "--plot", str(tmp_path / "rates.png")),
    )
    assert code == 2
    assert "No space left on device" in err
    assert list(tmp_path.iterdir()) == [tmp_path / "rates.nc"]  # what was computed is kept


def test_interrupt_is_quiet(mofcell, monkeypatch):
    def interrupt(*args, **kwargs):
        raise KeyboardInterrupt

    monkeypatch.setattr(experiments, "rate_capability", interrupt)
    assert mofcell("rate-capability", CELL) == (130, "", "")


def test_a_window_beyond_the_electrolyte_warns_with_both_numbers(mofcell):
    code, _, err = mofcell(
        "rate-capability", CELL, "--c-rate", "1", "--voltage-window", "2.5 V to 5.5 V"
    )
    assert code == 0
    assert err.count("warning: ") == 2  # membrane and catholyte
    for number in ("5.5 V", "5.3 V", "4.3 V"):
        assert number in err


def test_a_repeated_option_counts_once(mofcell, tmp_path):
    code, _, _ = mofcell(
        *("rate-capability", CELL, "--c-rate", "1", "--c-rate", "1.0"),
        *("--plot", str(tmp_path / "rates.svg")),
    )
    assert code == 0
    assert (tmp_path / "rates.svg").exists()


def test_warnings_are_one_line(mofcell):
    from mofcell.parameters import ValidityWarning
    from mofcell.terminal.messages import tidy_warnings

    with tidy_warnings():
        import warnings

        for _ in range(2):
            warnings.warn("window goes to 5.5 V,\nstable to 5.3 V", ValidityWarning, stacklevel=1)
    # printed by the console, not by Python
    assert mofcell("cells")[2] == "warning: window goes to 5.5 V, stable to 5.3 V\n"


@pytest.mark.parametrize(("written", "shown"), [("1C", "1 "), ("C/5", "0.2 "), ("0.5 C", "0.5 ")])
def test_c_rates_as_the_field_writes_them(mofcell, written, shown):
    code, out, _ = mofcell("rate-capability", CELL, "--c-rate", written, "--model", "SPMe")
    assert code == 0
    assert any(line.startswith(shown) for line in out.splitlines())


def test_specific_energy_of_a_cell_without_discharge_says_so(mofcell):
    code, out, _ = mofcell("specific-energy", CELL, "--c-rate", "50", "--model", "SPMe")
    assert code == 0
    assert "limited by: load not held" in " ".join(out.split())


@pytest.mark.parametrize(
    "experiment", ["rate-capability", "polarization", "low-temperature", "specific-energy"]
)
def test_a_cell_whose_result_is_not_known_is_shown_as_such(mofcell, tmp_path, experiment):
    """At rest above its upper cut-off: no number, the reason, and still a figure and a dataset."""
    picture, data = tmp_path / "a.png", tmp_path / "a.nc"
    window = ("--voltage-window", "2.5 V to 3.3 V", "--model", "SPMe")
    code, out, _ = mofcell(experiment, CELL, *window, "--plot", str(picture), "--output", str(data))
    assert code == 0
    assert "above the upper cut-off at rest (3.460 V)" in " ".join(out.split())
    assert "nan" not in out
    assert picture.exists()
    assert data.exists()


def test_symmetric_cell_has_no_discharge(mofcell):
    code, out, err = mofcell("rate-capability", "gu2025-symmetric")
    assert (code, out) == (2, "")
    assert "is symmetric, lithium on both sides: it has no discharge" in err


def test_electrolyte_in_the_place_of_a_cell(mofcell):
    code, _, err = mofcell("rate-capability", "Li@Ni-MOF-2")
    assert code == 2
    assert "'Li@Ni-MOF-2' is an electrolyte, no cell; put it into one" in err


def test_other_cathode_keeps_numbers_of_the_one_before(mofcell):
    changes = ("--cathode", "NCM811", "--voltage-window", "2.8 V to 4.3 V", "--c-rate", "0.1")
    code, _, err = mofcell("rate-capability", "gu2025-lfp", *changes, "--model", "SPMe")
    assert code == 0
    kept = "cathode_utilisation, particle_diffusion_time, nominal_specific_capacity"
    assert f"warning: {kept} of gu2025-lfp stay, which are for LFP" in " ".join(err.split())


def test_membrane_beside_the_references(mofcell, tmp_path):
    files = ("--output", str(tmp_path / "a.nc"), "--plot", str(tmp_path / "a.png"))
    code, out, _ = mofcell("against-references", "Li@Ni-MOF-2", "--model", "SPMe", *files)
    assert code == 0
    # 300 um at 1.28 mS/cm
    assert re.search(r"Li@Ni-MOF-2 +300 +23\.4 ", out)
    assert {file.name for file in tmp_path.iterdir()} == {"a.nc", "a.png"}
    code, _, err = mofcell("against-references", "MOF-LiCl")
    assert (code, err.count("\n")) == (2, 1)
    assert "states no measured_thickness; give membrane_thickness" in err
