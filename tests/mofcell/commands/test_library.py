import subprocess
import sys
from typing import get_args

import pytest

from mofcell.commands.library import Sort
from mofcell.parameters.provenance import ProvenanceClass
from mofcell.parameters.reported.material import Family
from mofcell.views.library_tables import SORTS

FILE = """
source: {citation: "our laboratory, 2026"}
electrolytes:
  my MOF:
    description: "a pellet"
    conductivity:
      law: Arrhenius
      through: [[25 degC, 5e-4 S/cm], [-20 degC, 5e-5 S/cm]]
      class: measured
      source: "notebook 3"
    transference_number: {value: "0.7", class: measured, source: "notebook 4"}
"""
SECOND = """
  my other MOF:
    family: MOF
    reported:
      - {quantity: ionic_conductivity, value: 2e-4 S/cm, class: measured, source: "notebook 5"}
    not_simulated: "not yet"
"""


@pytest.fixture
def own(tmp_path):
    """A data file of the user."""
    file = tmp_path / "my.yaml"
    file.write_text(FILE, encoding="utf-8")
    return file


@pytest.mark.parametrize("command", ["electrolytes", "cells", "cathodes", "show"])
def test_help(mofcell, command):
    code, out, err = mofcell(command, "--help")
    assert (code, err) == (0, "")
    assert "Usage" in out


@pytest.mark.parametrize(
    "arguments",
    [["electrolytes"], ["cells"], ["cathodes"], ["show", "Li@Ni-MOF-2"], ["show", "gu2025-lfp"]],
)
def test_nothing_heavy_is_loaded(arguments):
    heavy = ("pybamm", "xarray", "matplotlib", "casadi")
    script = (
        f"import sys; from mofcell.cli import run; code = run({arguments!r});"
        f"sys.exit(code or ', '.join(name for name in {heavy} if name in sys.modules) or 0)"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


def test_help_names_what_is_allowed(mofcell, monkeypatch):
    monkeypatch.setenv("COLUMNS", "200")
    _, out, _ = mofcell("electrolytes", "--help")
    words = " ".join(out.replace("│", " ").split())
    for allowed in (*get_args(Family), *get_args(ProvenanceClass), *Sort):
        assert str(allowed) in words


# lists


def test_electrolytes(mofcell):
    code, out, err = mofcell("electrolytes", "--family", "MOF", "--class", "measured")
    assert (code, err) == (0, "")
    (row,) = (line.split() for line in out.splitlines() if line.startswith("Li@Ni-MOF-2  "))
    for number in ("1.28", "25", "0.10", "0.76", "0.973"):
        assert number in row
    assert "LATP" not in out
    assert "25 °C is assumed" not in out  # all of these have a temperature


def test_filters_may_be_repeated(mofcell):
    _, out, _ = mofcell("electrolytes", "--ion", "Mg2+", "--ion", "Al3+")
    assert "MOF-MgBr2" in out
    assert "MOF-AlCl3" in out
    assert "Ni-MOF" not in out


def test_simulated_and_all(mofcell):
    _, every, _ = mofcell("electrolytes", "--all")
    _, simulated, _ = mofcell("electrolytes", "--simulated")
    assert "agZIF-62" in every
    assert "agZIF-62" not in simulated
    _, every, _ = mofcell("cells")
    _, simulated, _ = mofcell("cells", "--simulated")
    assert "chai2023-fuel-cell" in every
    assert "chai2023-fuel-cell" not in simulated
    assert "gu2025-symmetric" in simulated


def test_orders_are_those_of_the_table():
    assert {order.replace("-", "_") for order in Sort} == {*SORTS, "name", "source"}


def test_order(mofcell):
    _, out, _ = mofcell("electrolytes", "--sort", "areal-resistance", "--family", "MOF")
    assert out.index("Li@Ni-MOF-2") < out.index("Li@Ni-MOF-3") < out.index("Li@Ni-MOF-1")


def test_what_no_material_is_leaves_an_empty_table(mofcell):
    code, out, _ = mofcell("electrolytes", "--ion", "Mg2+", "--class", "fitted")
    assert code == 0
    assert "0, of which 0 can be simulated" in out


@pytest.mark.parametrize(
    ("arguments", "messages"),
    [
        (["--ion", "K+"], ["ion 'K+'", "allowed are", "Li+"]),
        (["--family", "glass"], ["family 'glass'", "MOF glass"]),
        (["--class", "good"], ["class 'good'", "measured"]),
        (["--sort", "price"], ["--sort", "price", "areal-resistance"]),
    ],
)
def test_unknown_filters_are_one_line(mofcell, arguments, messages):
    code, out, err = mofcell("electrolytes", *arguments)
    assert (code, out) == (2, "")
    assert err.startswith("error: ")
    assert err.count("\n") == 1
    for message in messages:
        assert message in err


# one record


def test_show_an_electrolyte(mofcell):
    code, out, err = mofcell("show", "Li@Ni-MOF-2")
    assert (code, err) == (0, "")
    words = " ".join(out.split())
    for text in ("10.1039/d5dt01485a", "2.12e-4 S/cm", "0.08 eV", "23.44 Ω cm²", "LSV at 1 mV/s"):
        assert text in words


def test_show_what_cannot_be_simulated(mofcell):
    code, out, _ = mofcell("show", "MOF-MgBr2")
    assert code == 0
    assert "no: conducts Mg2+; a lithium cell needs Li+" in out
    assert "1.3e-4 S/cm" in out


def test_show_a_cell(mofcell):
    code, out, err = mofcell("show", "gu2025-lfp")
    assert (code, err) == (0, "")
    for text in ("3.09 mg/cm²", "688 Ω cm²", "Remarks", "LFP:AB:PVDF"):
        assert text in out


def test_show_a_cathode_with_its_other_sets(mofcell):
    code, out, err = mofcell("show", "LFP")
    assert (code, err) == (0, "")
    for text in ("LiFePO4", "other sets", "LFP (Xu 2015)", "where it holds"):
        assert text in out


def test_show_a_file(mofcell, own):
    code, out, err = mofcell("show", str(own))
    assert (code, err) == (0, "")
    for text in ("our laboratory", "0.5 mS/cm", "notebook 3", "default of mofcell"):
        assert text in " ".join(out.split())


def test_show_one_record_of_a_file(mofcell, own):
    own.write_text(FILE + SECOND, encoding="utf-8")
    code, _, err = mofcell("show", str(own))
    assert code == 2
    assert "holds several records (my MOF, my other MOF); name one" in err
    code, out, _ = mofcell("show", f"{own}#my other MOF")
    assert code == 0
    assert "no: not yet" in out
    _, _, err = mofcell("show", f"{own}#mine")
    assert "no record is named 'mine'; nearest: " in err


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("Li@NiMOF-2", "no record is named 'Li@NiMOF-2'; nearest: Li@Ni-MOF-2"),
        ("gu2025-lpf", "nearest: gu2025-lfp"),
        ("NCM 811", "nearest: NCM811"),
        ("missing.yaml", "there is no such file"),
    ],
)
def test_unknown_records(mofcell, name, message):
    code, out, err = mofcell("show", name)
    assert (code, out) == (2, "")
    assert message in err
    assert err.count("\n") == 1


# the plot


@pytest.mark.parametrize("ending", ["png", "pdf", "svg"])
def test_plot(mofcell, tmp_path, ending):
    picture = tmp_path / f"a.{ending}"
    code, out, err = mofcell("show", "Ni-MOF", "--plot", str(picture), "--with", "MOF-LiCl")
    assert code == 0
    assert "0.219 mS/cm" in out
    assert err == f"written: {picture}\n"
    assert picture.stat().st_size > 5000
    assert list(tmp_path.iterdir()) == [picture]


def test_plot_of_a_file_beside_the_library(mofcell, own):
    picture = own.with_name("a.png")
    code, _, err = mofcell("show", str(own), "--plot", str(picture), "--with", "Li@Ni-MOF-2")
    assert code == 0, err
    assert picture.exists()


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["Li@Ni-MOF-1"], "at one temperature only"),
        (["MOF-V"], "no conductivity at a known temperature"),
        (["gu2025-lfp"], "'gu2025-lfp' is a cell: --plot draws the conductivity"),
        (["LFP"], "'LFP' is a cathode: --plot draws"),
        (["Ni-MOF", "--with", "NiMOF"], "no material is named 'NiMOF'; nearest: Ni-MOF"),
        (["Ni-MOF", *(["--with", "Ni-MOF"] * 7)], "8 electrolytes are given, at most 7 fit"),
    ],
)
def test_what_cannot_be_plotted_is_said_before_anything_is_printed(
    mofcell, tmp_path, arguments, message
):
    code, out, err = mofcell("show", *arguments, "--plot", str(tmp_path / "a.png"))
    assert (code, out) == (2, "")
    assert message in err
    assert err.count("\n") == 1
    assert list(tmp_path.iterdir()) == []


def test_paths_and_options_of_the_plot(mofcell, tmp_path):
    code, _, err = mofcell("show", "Ni-MOF", "--plot", str(tmp_path / "a.txt"))
    assert code == 2
    assert "has to end in .png" in err
    code, _, err = mofcell("show", "Ni-MOF", "--with", "MOF-LiCl")
    assert code == 2
    assert "give --plot" in err
