"""The command: points of a file or of the library, and lines that read back."""

import numpy as np
import pytest
import xarray as xr
import yaml

import mofcell
from mofcell.cli import run
from mofcell.parameters.laws import VTF
from mofcell.parameters.reading.laws import read_law
from mofcell.views import conductivity_fit as view

LAW = VTF(prefactor=10.0, pseudo_activation_temperature=800.0, vanishing_temperature=150.0)
T = np.linspace(233.15, 333.15, 10)


@pytest.fixture
def table(tmp_path):
    noise = np.exp(0.005 * np.random.default_rng(0).standard_normal(10))
    rows = [f"{t - 273.15:.2f},{10 * s:.5g}" for t, s in zip(T, LAW(T) * noise, strict=True)]
    path = tmp_path / "points.csv"
    path.write_text("\n".join(["T (degC),sigma (mS/cm)", *rows]))
    return path


def test_a_table_of_points(table, tmp_path, capsys, monkeypatch):
    monkeypatch.setenv("COLUMNS", "100")
    kept, figure = tmp_path / "fit.nc", tmp_path / "fit.png"
    assert run(["conductivity-fit", str(table), "--output", str(kept), "--plot", str(figure)]) == 0
    said = capsys.readouterr().out
    assert "The points support VTF" in said
    entry = yaml.safe_load(said[said.index("    conductivity:\n") :])["conductivity"]
    law = read_law("mine.conductivity", "conductivity", entry)
    np.testing.assert_allclose(law(T), LAW(T), rtol=0.02)
    data = xr.load_dataset(kept, engine="h5netcdf")
    assert data.attrs["source"] == "points.csv"
    assert figure.stat().st_size > 10_000


def test_the_lines_stand_in_a_file_as_they_are(table, capsys):
    """Indented below an electrolyte, after the words that say where."""
    assert run(["conductivity-fit", str(table), "--law", "ArrheniusOverTemperature"]) == 0
    said = capsys.readouterr().out
    before, _, lines = said.partition("    conductivity:\n")
    before = before[before.rindex("Arrhenius (A/T), as") :]
    assert " ".join(before.split()) == (
        "Arrhenius (A/T), as asked for, whose Ea is that of ln(sigma T); in place of "
        "conductivity: of an electrolyte in a data file:"
    )
    held = yaml.safe_load("mine:\n  electrolyte:\n    conductivity:\n" + lines)
    assert held["mine"]["electrolyte"]["conductivity"]["law"] == "ArrheniusOverTemperature"


def test_a_conductivity_below_zero_is_named_by_its_row(tmp_path, capsys):
    path = tmp_path / "points.csv"
    path.write_text("T (degC),sigma (mS/cm)\n20,0.1\n40,-0.2\n60,0.4\n")
    assert run(["conductivity-fit", str(path)]) == 2
    assert "points.csv, row 3: the conductivity is not above 0" in capsys.readouterr().err


def test_reported_conductivities_of_the_library(capsys):
    assert run(["conductivity-fit", "Li@Ni-MOF-2", "--law", "VTF"]) == 0
    said = capsys.readouterr().out
    assert "3 temperatures support no choice" in said
    assert "vanishing_temperature: 174." in said


@pytest.mark.parametrize(
    "name", mofcell.conductivity_fit(temperatures=T, conductivities=LAW(T)).law.values
)
def test_each_form_as_lines_of_a_file_is_the_law_again(name):
    found = mofcell.conductivity_fit(temperatures=T, conductivities=LAW(T))
    entry = yaml.safe_load(view.lines(found, name=name))["conductivity"]
    law = read_law("mine.conductivity", "conductivity", entry)
    np.testing.assert_allclose(law(T), mofcell.fitted_law(found, name=name)(T), rtol=2e-4)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["nothing.csv"], "there is no such file"),
        (["MOF-BZN"], "1 reported conductivities"),
        (["Ni-MOF", "--relative-error", "200 %"], "2 % is 0.02"),
        (["Ni-MOF", "--law", "PiecewiseArrhenius"], "take another form"),
        (["Ni-MOF", "--law", "cubic"], "Invalid value for '--law'"),
    ],
)
def test_what_is_refused(arguments, said, capsys):
    assert run(["conductivity-fit", *arguments]) == 2
    error = capsys.readouterr().err
    assert said in error
    assert error.count("\n") == 1


def test_a_table_of_something_else(tmp_path, capsys):
    path = tmp_path / "rates.csv"
    path.write_text("C-rate,Capacity (mAh/g)\n0.1,140.1\n1,98\n")
    assert run(["conductivity-fit", str(path)]) == 2
    assert "is a rate table; give a table of temperature" in capsys.readouterr().err
