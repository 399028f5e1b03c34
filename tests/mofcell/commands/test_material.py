import stat

import pytest

from mofcell.views.own_files import template


@pytest.fixture(autouse=True)
def empty_folder(tmp_path, monkeypatch):
    """Commands run in an empty folder, on a screen that shows a row of a table as one line."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "300")


@pytest.fixture
def own(tmp_path):
    """Write my.yaml: the template with one text in the place of another."""

    def write(old="", new="", kind="electrolyte"):
        text = template(kind)
        assert old in text
        (tmp_path / "my.yaml").write_text(text.replace(old, new, 1), encoding="utf-8")

    return write


def assert_refused(result, *messages):
    code, out, err = result
    assert (code, out) == (2, "")
    assert err.startswith("error: ")
    assert err.count("\n") == 1
    for message in messages:
        assert message in err


# new


@pytest.mark.parametrize("kind", ["electrolyte", "cell", "symmetric", "blocking"])
def test_new_writes_what_check_and_simulation_read(mofcell, tmp_path, kind):
    code, out, err = mofcell("new", kind, "my.yaml")
    assert (code, out) == (0, "")
    assert err == "written: my.yaml; put your numbers in, then: mofcell check my.yaml\n"
    assert (tmp_path / "my.yaml").read_text("utf-8") == template(kind)
    code, out, err = mofcell("check", "my.yaml")
    assert (code, err) == (0, "")
    assert "my MOF: " in out
    assert ("my-cell: " in out) == (kind != "electrolyte")
    assert "doubt" not in out


def test_a_new_symmetric_cell_is_plated_beside_what_was_measured(mofcell):
    mofcell("new", "symmetric", "my.yaml")
    code, out, err = mofcell("symmetric-cell", "my.yaml", "--cycles", "1")
    assert (code, err) == (0, "")
    assert "measured: 15 mV after 0 h, 17 mV after 500 h" in out


def test_a_new_blocking_cell_has_an_impedance_and_plates_nothing(mofcell):
    mofcell("new", "blocking", "my.yaml")
    code, out, err = mofcell("impedance", "my.yaml")
    assert (code, err) == (0, "")
    assert "steel | my MOF | steel (my-cell)" in out
    assert_refused(
        mofcell("symmetric-cell", "my.yaml", "--cycles", "1"),
        *("cell is 'my-cell', a blocking cell: steel plates nothing", "give lithium_thickness"),
    )


def test_the_word_alone_makes_no_symmetric_cell_of_a_full_one(mofcell, own):
    """One error names all that has to go."""
    own("kind: full", "kind: symmetric", kind="cell")
    result = mofcell("check", "my.yaml")
    assert_refused(result, "a symmetric cell has no cathode: delete catholyte, cathode, cathode_l")
    assert "packaging_mass_fraction; mofcell new symmetric FILE.yaml" in result[2]


def test_new_quotes_a_name_with_a_space(mofcell):
    assert "mofcell check 'my MOF.yaml'" in mofcell("new", "electrolyte", "my MOF.yaml")[2]


def test_new_overwrites_nothing(mofcell, tmp_path):
    (tmp_path / "my.yaml").write_text("mine")
    assert_refused(mofcell("new", "electrolyte", "my.yaml"), "my.yaml exists", "another name")
    assert (tmp_path / "my.yaml").read_text() == "mine"


@pytest.mark.parametrize(
    ("arguments", "messages"),
    [
        (["electrolyte", "my.txt"], ["my.txt", ".yaml or .yml"]),
        (["electrolyte", "my"], ["my", ".yaml or .yml"]),
        (["electrolyte", "missing/my.yaml"], ["there is no folder"]),
        (["electrolyte"], ["Missing argument", "FILE.yaml"]),
        (["membrane", "my.yaml"], ["'membrane'", "'electrolyte', 'cell', 'symmetric', 'blocking'"]),
    ],
)
def test_new_refuses(mofcell, tmp_path, arguments, messages):
    assert_refused(mofcell("new", *arguments), *messages)
    assert list(tmp_path.iterdir()) == []


def test_new_refuses_a_folder(mofcell, tmp_path):
    (tmp_path / "my.yaml").mkdir()
    assert_refused(mofcell("new", "cell", "my.yaml"), "exists and is not a file")


def test_new_in_a_protected_folder(mofcell, tmp_path):
    protected = tmp_path / "protected"
    protected.mkdir()
    protected.chmod(stat.S_IRUSR | stat.S_IXUSR)
    try:
        (protected / "try").touch()
    except OSError:
        assert_refused(mofcell("new", "cell", "protected/my.yaml"), "choose a folder")
    else:
        pytest.skip("this user may write everywhere")


# check


def test_check_of_the_electrolyte_of_gu(mofcell):
    """The doubts that the printed figures give by hand."""
    code, out, err = mofcell("check", "Li@Ni-MOF-2")
    assert (code, err) == (0, "")
    for figure in (
        "3.17e-4 S/cm at −40 °C, measured is 2.12e-4 S/cm (+50 %)",
        "0.186 eV in place of 0.14 eV",
        "59 times the bulk resistance",
        "1 % in R0 moves t+ = 0.76 by 59 %",
        "688 Ω cm² for each lithium",
        "0.125 % of the initial value per cycle (0.197 mAh/g), not the printed 0.19 %",
    ):
        assert figure in out


def test_check_of_a_record_of_a_file(mofcell, own):
    own(kind="cell")
    code, out, _ = mofcell("check", "my.yaml#my-cell")
    assert code == 0
    assert "my-cell: " in out
    assert "my MOF: " not in out


def test_check_finds_what_does_not_fit(mofcell, own):
    """A slip of units, in the record alone."""
    own("[25 degC, 5.0e-4 S/cm]", "[25 degC, 5.0e-2 S/cm]")
    code, out, _ = mofcell("check", "my.yaml")
    assert code == 0
    assert out.startswith("my MOF: ")
    assert "the record has a conductivity of 0.05 S/cm at 25 °C, reported is 5.0e-4 S/cm" in out


def test_check_says_what_could_be_checked(mofcell, own, tmp_path):
    text = template("electrolyte")
    (tmp_path / "my.yaml").write_text(text[: text.index("    # What is reported")])
    out = mofcell("check", "my.yaml")[1]
    assert "not checked, for want of figures: activation energy (ionic_conductivity at two" in out


def test_a_material_that_is_not_simulated(mofcell, tmp_path):
    (tmp_path / "my.yaml").write_text(
        """
source: {citation: Doe 2020}
electrolytes:
  host:
    not_simulated: "no conductivity is given"
    reported:
      - {quantity: electrochemical_stability_window, value: 3.5 V, class: measured, source: text}
"""
    )
    code, out, _ = mofcell("check", "my.yaml")
    assert code == 0
    assert "the plateau fits, the charging does not" in out
    assert "not simulated: no conductivity is given" in out


@pytest.mark.parametrize(
    ("old", "new", "messages"),
    [
        ("electrolytes:", "electrolytes: [", ["my.yaml, line", "YAML"]),
        ("  my MOF:", "\tmy MOF:", ["my.yaml, line"]),
        ("    porosity:", "    porousity:", ["my MOF.porousity", "porosity"]),
        ("value: 100 um", "value: 100", ["my MOF.measured_thickness", "no unit", "um"]),
        ("value: 100 um", "value: 100 S/cm", ["my MOF.measured_thickness", "length"]),
        ("value: 100 um", "value: -100 um", ["measured_thickness", "greater than 0"]),
        ("value: 0.25 eV", "value: 0.25 V", ["my MOF.reported[4] activation_energy", "energy"]),
        ("5.0e-4 S/cm]", "5.0e-4]", ["my MOF.conductivity.through", "no unit"]),
        ("law: Tabulated", "law: Table", ["my MOF.conductivity.law", "'Table'", "Tabulated"]),
        ("    ion: Li+", "    ion: Li+\n    ion: Na+", ["my.yaml, line", "'ion' is given twice"]),
        ("  my MOF:", "  my MOF: {}\n  my MOF:", ["my.yaml, line", "'my MOF' is given twice"]),
        ("family: MOF ", "family: !!python/name:os.system ", ["my.yaml, line", "tag"]),
        ("family: MOF ", "family: metal ", ["my MOF", "family", "metal"]),
        ("value: 0.7\n", "value: 1.3\n", ["transference_number", "1.3", "up to 1"]),
        ("class: assumed", "class: guessed", ["guessed", "assumed"]),
        ("quantity: thickness", "quantity: thikness", ["'thikness'", "thickness"]),
        ("  citation:", "  cite:", ["source.citation is missing"]),
        ("value: 1 mol/L", "value: .nan", ["salt_concentration"]),
    ],
)
@pytest.mark.parametrize("command", [["check"], ["rate-capability", "gu2025-lfp", "--electrolyte"]])
def test_a_wrong_file_is_one_line(mofcell, own, command, old, new, messages):
    own(old, new)
    assert_refused(mofcell(*command, "my.yaml"), "my.yaml", *messages)


def test_what_is_no_file_is_one_line(mofcell, tmp_path):
    (tmp_path / "folder.yaml").mkdir()
    (tmp_path / "empty.yaml").touch()
    (tmp_path / "picture.yaml").write_bytes(b"\x89PNG\xff\xfe")
    (tmp_path / "only.yaml").write_text("source: {citation: Doe 2020}")
    (tmp_path / "my.txt").write_text("source: {citation: Doe 2020}")
    for name, message in {
        "missing.yaml": "there is no such file",
        "folder.yaml": "folder.yaml",
        "empty.yaml": "empty",
        "picture.yaml": "not UTF-8",
        "only.yaml": "holds no electrolytes and no cells",
        "my.txt": "ends in .yaml or .yml",
        "Li@Ni-MOF": "no record is named 'Li@Ni-MOF'; nearest: ",
        "LFP": "is a cathode",
        "": "give the name of an electrolyte or a cell",
    }.items():
        assert_refused(mofcell("check", name), message)


def test_a_record_that_the_file_does_not_hold(mofcell, own):
    own(kind="cell")
    assert_refused(mofcell("check", "my.yaml#yours"), "'yours'", "my MOF")
    assert_refused(mofcell("rate-capability", "my.yaml#yours"), "'yours'", "my-cell")


# where a name of the library stands


def test_a_cell_with_the_own_membrane(mofcell, own):
    own()
    arguments = ("rate-capability", "gu2025-lfp", "--c-rate", "0.5", "--model", "SPMe")
    code, out, err = mofcell(*arguments, "--electrolyte", "my.yaml")
    assert code == 0
    assert "electrolyte = my.yaml" in out
    assert err == (
        "warning: membrane_thickness stays 300 um, while 'my MOF' was measured at 100 um; "
        "--membrane-thickness changes it\n"
    )
    code, thin, err = mofcell(
        *arguments, "--electrolyte", "my.yaml#my MOF", "--membrane-thickness", "100 um"
    )
    assert (code, err) == (0, "")
    assert thin != out


def test_the_own_electrolyte_in_the_cathode(mofcell, own):
    own()
    code, _, err = mofcell(
        *("rate-capability", "gu2025-lfp", "--c-rate", "0.5", "--model", "SPMe"),
        *("--catholyte", "my.yaml"),
    )
    assert (code, err) == (0, "")


def test_the_own_cell(mofcell, own):
    own(kind="cell")
    code, out, err = mofcell("rate-capability", "my.yaml", "--c-rate", "0.5", "--model", "SPMe")
    assert (code, err) == (0, "")
    assert "142.0" in out  # measured, as the template says


def test_a_cell_on_the_electrolyte_of_another_file(mofcell, own, tmp_path):
    own()
    text = template("cell")
    cells = text[text.index("cells:") :].replace("electrolyte: my MOF", "electrolyte: my.yaml")
    (tmp_path / "cell.yaml").write_text(f"source: {{citation: Doe 2020}}\n{cells}")
    code, out, _ = mofcell("check", "cell.yaml")
    assert code == 0
    assert "membrane 10.2 mV" in out


def test_another_salt_concentration_than_the_catholyte_is_refused(mofcell, own):
    own("salt_concentration: {value: 1 mol/L", "salt_concentration: {value: 2 mol/L")
    assert_refused(
        mofcell("rate-capability", "gu2025-lfp", "--electrolyte", "my.yaml"),
        *("salt_concentration is 2000 mol/m3 in electrolyte 'my MOF'", "1000 in catholyte"),
    )
