"""Calibrations on the command line."""

from contextlib import contextmanager

import pytest
import xarray as xr

import mofcell as package
from mofcell.commands import calibration as commands
from mofcell.commands.candidates import candidate
from mofcell.commands.free import free_number
from mofcell.parameters import InvalidInput

CELL = "ouyang2023-lfp"
QUICK = ("--model", "spme", "--free", "particle_diffusion_time = 1e4 to 1e5 s")

# its table lies at 30 degC, where a law of its cathode ends at 25; results say so
pytestmark = pytest.mark.filterwarnings("ignore::mofcell.parameters.laws.OutOfRangeWarning")


@pytest.fixture
def quick(monkeypatch):
    """As few starts and draws as there can be."""
    from mofcell import experiments

    whole = experiments.calibrate

    def calibrate(*what, **how):
        return whole(*what, **how, starts=0, draws=package.Importance(count=20))

    monkeypatch.setattr(experiments, "calibrate", calibrate)


@pytest.fixture
def saved(calibration, monkeypatch):
    """A file that holds a calibration, which need not be found again."""

    @contextmanager
    def found(_):
        yield calibration

    monkeypatch.setattr(commands, "_calibration", found)


def test_calibrate_prints_draws_and_saves(mofcell, quick, tmp_path):
    names = ("mine.yaml", "fit.png", "profiles.png", "pairs.png", "found.nc")
    file, *figures, data = (tmp_path / name for name in names)
    code, out, err = mofcell(
        *("calibrate", CELL, *QUICK, "--save", str(file), "--output", str(data)),
        *("--plot", str(figures[0]), "--profiles", str(figures[1]), "--pairs", str(figures[2])),
    )
    assert code == 0, err
    assert "particle diffusion time" in out
    assert "1e4 to 1e5" not in out  # but as people write it
    assert "10000 to 100000, log" in out
    assert "153.0 mAh/g" in out  # Ouyang 2023, section 2.3
    assert "particle diffusion time is known to" in out
    assert all(one.read_bytes().startswith(b"\x89PNG") for one in figures)
    with xr.open_dataset(data, engine="h5netcdf") as dataset:
        assert dataset.number.values.tolist() == ["particle_diffusion_time"]
        number = dataset.value.item()
    again = package.cell(str(file))
    assert again.particle_diffusion_time == pytest.approx(number)
    assert again.calibration.free[0].interval[0] < number


def test_files_and_changes_go_in(mofcell, quick, tmp_path):
    path = tmp_path / "rates.csv"
    path.write_text("C-rate,Capacity (mAh/g)\n0.1,150\n0.2,lost\n0.5,120\n")
    other = tmp_path / "none.csv"
    code, out, err = mofcell(
        *("calibrate", CELL, str(path), str(other), *QUICK, "--temperature", "30 degC"),
        *("--membrane-thickness", "60 um"),
    )
    assert code == 0
    assert "(membrane_thickness = 60 um)" in out
    assert "150.0 mAh/g" in out
    assert "row 3: 'lost'" in err
    assert "none.csv" in err  # could not be read, the other one goes on


def test_ctrl_c_prints_and_saves_the_best_so_far(mofcell, monkeypatch, tmp_path):
    from mofcell.terminal import fitting

    @contextmanager
    def impatient(_):
        def progress(stage, tried, misfit):
            raise KeyboardInterrupt

        yield progress

    monkeypatch.setattr(fitting, "fitting_bar", impatient)
    file = tmp_path / "mine.yaml"
    code, out, err = mofcell("calibrate", CELL, *QUICK, "--save", str(file))
    assert code == 130
    assert "stopped by the user" in out
    assert "is known to" not in out
    assert "was not looked for" in err
    assert package.cell(str(file)).particle_diffusion_time > 0


@pytest.mark.parametrize(
    ("experiment", "shown"),
    [
        (("rate-capability", "--c-rate", "0.1", "--c-rate", "1"), "90 %"),
        (("low-temperature", "--temperature", "0 degC", "--c-rate", "C/5"), "0 °C"),
        (("specific-energy",), "pouch"),
    ],
)
def test_predict_prints_values_with_their_bands(mofcell, saved, tmp_path, experiment, shown):
    picture, data = tmp_path / "bands.png", tmp_path / "bands.nc"
    code, out, err = mofcell(
        *("predict", "mine.yaml", *experiment, "--plot", str(picture), "--output", str(data))
    )
    assert code == 0, err
    assert shown in out
    assert " to " in out
    assert picture.read_bytes().startswith(b"\x89PNG")
    with xr.open_dataset(data, engine="h5netcdf") as dataset:
        assert (dataset.energy_low <= dataset.energy_high).all()


def test_next_measurement_ranks_what_could_be_measured(mofcell, saved, monkeypatch, tmp_path):
    picture = tmp_path / "next.png"
    own = package.cell("gu2025-lfp")
    monkeypatch.setattr("mofcell.parameters.cell", lambda name: own)
    code, out, err = mofcell(
        *("next-measurement", "mine.yaml", "--of", "specific_capacity at 1C"),
        *("--candidate", "capacity at 1C", "--candidate", "impedance at 0 degC"),
        *("--plot", str(picture)),
    )
    assert code == 0, err
    # the capacity itself tells more of it than an impedance
    assert out.index("capacity at 1 C, 25 °C") < out.index("impedance at 0 °C")
    assert picture.read_bytes().startswith(b"\x89PNG")


@pytest.mark.slow
def test_the_whole_way_from_data_to_the_next_measurement(mofcell, tmp_path):
    file = tmp_path / "mine.yaml"
    assert mofcell("calibrate", CELL, *QUICK, "--save", str(file))[0] == 0
    code, out, err = mofcell("predict", str(file), "rate-capability", "--temperature", "30 degC")
    assert code == 0, err
    code, out, err = mofcell("next-measurement", str(file), "--of", "specific_capacity at 1C")
    assert code == 0, err
    code, out, err = mofcell("blind-score", CELL, "--model", "spme")
    assert code == 0, err
    assert "of 3 points lie in their 90 % band" in out


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("calibrate", CELL), "no number is free; write --free"),
        (("calibrate", CELL, *QUICK, *QUICK), "particle_diffusion_time is free twice"),
        (("calibrate", CELL, "--free", "np_ratio"), "np_ratio: it has no usual range; write"),
        (("calibrate", CELL, "--free", "utilisation"), "nearest: cathode_utilisation"),
        (("calibrate", CELL, "--free", "np_ratio = 2"), "'2' is no range"),
        (("calibrate", CELL, "--free", "cathode_utilisation = 1 to 0.5"), "does not rise"),
        (("calibrate", CELL, *QUICK, "--time-limit", "30"), "has no unit"),
        (("calibrate", CELL, *QUICK, "--save", "mine.txt"), "has to end in .yaml or .yml"),
        (("calibrate", CELL, "none.csv", *QUICK), "none.csv"),
        (("predict", CELL, "rate-capability"), "is not calibrated"),
        (("predict", CELL, "low-temperature", "--c-rate", "1", "--c-rate", "2"), "takes one"),
        (("next-measurement", CELL, "--of", "enrgy at 1C"), "nearest: energy"),
        (("next-measurement", CELL, "--candidate", "weight"), "is no measurement; write such as"),
        (("blind-score", "reference-liquid"), "none has a rate table"),
    ],
)
def test_bad_input_is_one_line(mofcell, arguments, message):
    code, out, err = mofcell(*arguments)
    assert (code, out) == (2, "")
    assert message in err
    assert err.strip().splitlines()[-1].startswith("error: ")


def test_how_ranges_are_written(cell):
    read = dict([free_number(cell, "lithium-interface-resistance = 10 to 3000 ohm*cm2")])
    assert read["lithium_interface_resistance"] == pytest.approx((0.001, 0.3))
    name, energy = free_number(
        cell, "membrane_cathode_resistance.activation_energy = 0.2 to 0.8 eV"
    )
    assert name == "membrane_cathode_resistance.activation_energy"
    assert energy == pytest.approx((19297.1, 77188.3), rel=1e-5)  # eV to J/mol by F
    for word, kind in (("log", "loguniform"), ("linear", "uniform")):
        _, spread = free_number(cell, f"conductivity = 1e-5 S/cm to 1e-2 S/cm {word}")
        assert spread.dist.name in (kind, "reciprocal")
        assert spread.support() == pytest.approx((1e-3, 1.0))
    with pytest.raises(InvalidInput, match="both ends above 0"):
        free_number(cell, "np_ratio = 0 to 4 log")
    with pytest.raises(InvalidInput, match="has no unit"):
        free_number(cell, "conductivity = 1e-5 to 1e-2")


def test_how_measurements_are_written(cell):
    curve = candidate(cell, "curve at C/2")
    assert isinstance(curve, package.CurveAt)
    assert (curve.c_rate, curve.temperature) == (0.5, 298.15)
    assert candidate(cell, "Capacity at 0 degC").temperature == pytest.approx(273.15)
    assert candidate(cell, "impedance at 0 degC").temperature == pytest.approx(273.15)
    thick = candidate(cell, "capacity at 1C and 0 degC with membrane_thickness = 600 um")
    assert thick.changes == {"membrane_thickness": pytest.approx(6e-4)}
    for text, message in (
        ("capacity", "is no measurement"),
        ("impedance at 0 degC with np_ratio = 2", "leave out 'with'"),
        ("capacity at 1C with np_ratio = 2, 3", "has 2 values; give one"),
        ("capacity at 1 C", "may be a C-rate or a temperature"),
        ("impedance at 1C", "impedance has no C-rate; give a temperature"),
    ):
        with pytest.raises(InvalidInput, match=message):
            candidate(cell, text)
