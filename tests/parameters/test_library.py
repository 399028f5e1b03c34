import os
import re

import pytest

import mofcell
from mofcell.parameters import (
    Cathode,
    Cell,
    ConcentratedElectrolyte,
    Electrolyte,
    InvalidInput,
    Material,
    MofcellError,
    ReportedCell,
    SymmetricCell,
    UnknownName,
    source_of,
)

FIND = {
    "electrolyte": (
        mofcell.electrolyte,
        mofcell.electrolytes,
        (Electrolyte, ConcentratedElectrolyte),
    ),
    "material": (mofcell.material, mofcell.materials, Material),
    "reported cell": (mofcell.reported_cell, mofcell.reported_cells, ReportedCell),
    "symmetric cell": (mofcell.cell, mofcell.symmetric_cells, SymmetricCell),
    "cathode": (mofcell.cathode, mofcell.cathodes, Cathode),
    "cell": (mofcell.cell, mofcell.cells, Cell),
}


@pytest.mark.parametrize("kind", FIND)
def test_every_name_leads_to_its_record(kind):
    find, names, record = FIND[kind]
    assert len(names()) == len(set(names())) > 0
    for name in names():
        assert isinstance(find(name), record)
        assert find(name).name == name


@pytest.mark.parametrize("kind", FIND)
def test_lists_are_fresh(kind):
    _, names, _ = FIND[kind]
    before = names()
    names().clear()
    assert names() == before


def test_the_names_that_the_documents_use():
    assert {"Li@Ni-MOF-2", "Ni-MOF", "1 M LiPF6 in EC:DEC"} <= set(mofcell.electrolytes())
    assert "gu2025-lfp" in mofcell.cells()
    assert "LFP" in mofcell.cathodes()


@pytest.mark.parametrize(
    ("kind", "name", "nearest"),
    [
        ("electrolyte", "li@ni-mof-2", "Li@Ni-MOF-2"),
        ("electrolyte", "NiMOF", "Ni-MOF"),
        ("cathode", "LPF", "LFP"),
        ("cell", "gu2025", "gu2025-lfp"),
        ("cell", "gu2025_lfp", "gu2025-lfp"),
        ("material", "MOF-808", "MOF-808 (defect-rich)"),
    ],
)
def test_unknown_name_offers_the_nearest(kind, name, nearest):
    find, *_ = FIND[kind]
    expected = rf"^no {kind} is named {re.escape(repr(name))}; nearest: {re.escape(nearest)}"
    with pytest.raises(UnknownName, match=expected):
        find(name)


@pytest.mark.parametrize("kind", [kind for kind in FIND if kind != "symmetric cell"])
@pytest.mark.parametrize("name", ["", "zzz", 5, None])
def test_name_that_is_near_to_none_offers_all(kind, name):
    find, names, _ = FIND[kind]
    with pytest.raises(UnknownName) as error:
        find(name)
    assert names()[0] in str(error.value)
    assert isinstance(error.value, KeyError)
    assert isinstance(error.value, MofcellError)


def test_cell_is_made_of_records_of_the_library():
    cell = mofcell.cell("gu2025-lfp")
    assert cell.electrolyte is mofcell.electrolyte("Li@Ni-MOF-2")
    assert cell.catholyte is mofcell.electrolyte("1 M LiPF6 in EC:DEC")
    assert cell.cathode is mofcell.cathode("LFP")


def test_read_once():
    assert mofcell.cell("gu2025-lfp") is mofcell.cell("gu2025-lfp")


def test_source_of_a_liquid_is_another_work():
    assert source_of("1 M LiPF6 in EC:DEC").key == "Lundgren2015"


def test_source_of_what_is_unknown():
    with pytest.raises(UnknownName, match=r"no record is named 'gu2025'; nearest: gu2025-lfp"):
        source_of("gu2025")


# the user's own files

WHERE = "class: measured, source: Table 1"


def data_file(name="M", conductivity="1 mS/cm", more=""):
    """Text of a data file with one membrane, and with cells if more is given."""
    return f"""
source: {{citation: Doe}}
electrolytes:
  {name}:
    conductivity: {{value: {conductivity}, {WHERE}}}
    transference_number: {{value: 0.7, {WHERE}}}
{more}"""


CELLS = f"""
cells:
  C:
    kind: symmetric
    electrolyte: M
    membrane_thickness: {{value: 50 um, {WHERE}}}
    lithium_thickness: {{value: 50 um, {WHERE}}}
    lithium_exchange_current_density: {{value: 1 mA/cm2, {WHERE}}}
    current_density: {{value: 0.1 mA/cm2, {WHERE}}}
    area: {{value: 1 cm2, {WHERE}}}
"""


def kappa(name):
    return mofcell.electrolyte(name).conductivity(298.15)


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """The user's library, an empty folder."""
    folder = tmp_path / "library"
    folder.mkdir()
    monkeypatch.setenv("MOFCELL_LIBRARY", str(folder))
    monkeypatch.chdir(tmp_path)
    return folder


@pytest.fixture
def refused():
    def message(call, *arguments):
        with pytest.raises((InvalidInput, UnknownName)) as error:
            call(*arguments)
        assert len(str(error.value)) <= 400  # letters: 120 of a path, 280 of the rest
        assert str(error.value).isprintable()
        return str(error.value)

    return message


def test_own_records_are_listed_after_those_of_the_package(folder):
    before = mofcell.electrolytes()
    (folder / "b.yaml").write_text(data_file("B"))
    (folder / "a.YML").write_text(
        data_file("A", more=CELLS.replace("electrolyte: M", "electrolyte: B"))
    )
    own = [name for name in mofcell.electrolytes() if name not in before]
    assert own == ["A", "B"]
    assert "C" in mofcell.symmetric_cells()
    assert mofcell.cell("C").electrolyte is mofcell.electrolyte("B")
    assert source_of("A").citation == "Doe"


@pytest.mark.parametrize("value", [None, ""])
def test_no_library_of_the_user(monkeypatch, value):
    monkeypatch.delenv("MOFCELL_LIBRARY", raising=False)
    before = mofcell.materials()
    if value is not None:
        monkeypatch.setenv("MOFCELL_LIBRARY", value)
    assert mofcell.materials() == before


def test_hidden_files_other_files_and_subfolders_are_left_alone(folder):
    before = mofcell.materials()
    (folder / "notes.txt").write_text("source: [")
    (folder / "._a.yaml").write_bytes(b"\x00\x05\x16\x07\xff")  # as macOS leaves it
    (folder / ".#a.yaml").symlink_to("nowhere")  # as Emacs leaves it while a file is open
    (folder / "loop").symlink_to(folder)
    (folder / "sub").mkdir()
    (folder / "sub" / "a.yaml").write_text("source: [")
    assert mofcell.materials() == before


@pytest.mark.parametrize(
    ("value", "problem"),
    [
        ("nowhere", "no such file or directory"),
        ("library/a.yaml", "not a directory"),
        ("loop", "too many levels of symbolic links"),
        ("x" * 100_000, "file name too long"),
        ("x/" * 2000, "no such file or directory"),
    ],
)
def test_what_is_no_folder(folder, monkeypatch, refused, value, problem):
    (folder / "a.yaml").write_text(data_file())
    (folder.parent / "loop").symlink_to("loop")
    monkeypatch.setenv("MOFCELL_LIBRARY", value)
    message = refused(mofcell.materials)
    assert message.startswith("MOFCELL_LIBRARY is '")
    assert message.endswith(f"{problem}; make it a folder of data files, or unset MOFCELL_LIBRARY")


def test_folder_that_may_not_be_read(folder, refused):
    folder.chmod(0)
    try:
        if os.access(folder, os.R_OK):
            pytest.skip("this user may read everything")
        assert "permission denied" in refused(mofcell.materials)
    finally:
        folder.chmod(0o700)


@pytest.mark.parametrize("name", ["M", "Li@Ni-MOF-2"])
def test_broken_file_is_named_with_its_line(folder, refused, name):
    (folder / "good.yaml").write_text(data_file())
    (folder / "broken.yaml").write_text("source:\n  citation: a: b")
    assert f"{folder / 'broken.yaml'}, line 2: " in refused(mofcell.electrolyte, name)


@pytest.mark.parametrize("target", ["a.yaml", "nowhere", "."])
def test_link_that_leads_to_no_file(folder, refused, target):
    (folder / "a.yaml").symlink_to(target)
    assert refused(mofcell.materials).startswith(f"{folder / 'a.yaml'}: ")


@pytest.mark.parametrize(
    ("name", "home"),
    [("M", "a.yaml"), ("Ni-MOF", "gu2025.yaml"), ("1 M LiPF6 in EC:DEC", "lundgren2015.yaml")],
)
def test_name_that_is_taken(folder, refused, name, home):
    (folder / "a.yaml").write_text(data_file())
    (folder / "b.yaml").write_text(data_file(name))
    expected = (
        f"b.yaml: the name {name!r} is taken by {home}; give another (a file of MOFCELL_LIBRARY)"
    )
    assert refused(mofcell.materials) == expected


def test_name_of_a_cell_that_is_taken(folder, refused):
    more = CELLS.replace("  C:", "  gu2025-lfp:")
    (folder / "a.yaml").write_text(data_file(more=more))
    expected = "a.yaml: the name 'gu2025-lfp' is taken by gu2025.yaml; give another"
    expected += " (a file of MOFCELL_LIBRARY)"
    assert refused(mofcell.cells) == expected


def test_changes_are_seen_at_the_next_look_up(folder):
    (folder / "a.yaml").write_text(data_file(conductivity="1 mS/cm"))
    assert kappa("M") == pytest.approx(0.1)
    (folder / "a.yaml").write_text(data_file(conductivity="12 mS/cm"))
    assert kappa("M") == pytest.approx(1.2)
    (folder / "a.yaml").rename(folder / "b.yaml")
    assert kappa("M") == pytest.approx(1.2)
    (folder / "b.yaml").unlink()
    with pytest.raises(UnknownName):
        kappa("M")


def test_cell_follows_a_change_of_its_electrolyte_in_another_file(folder):
    (folder / "a.yaml").write_text(data_file(conductivity="1 mS/cm"))
    (folder / "b.yaml").write_text(data_file("other", more=CELLS))
    alone = folder.parent / "alone.yaml"
    alone.write_text(data_file("third", more=CELLS))
    for written, expected in (("1 mS/cm", 0.1), ("12 mS/cm", 1.2)):
        (folder / "a.yaml").write_text(data_file(conductivity=written))
        for name in ("C", str(alone)):
            assert mofcell.cell(name).electrolyte.conductivity(298.15) == pytest.approx(expected)


# one file by its name


@pytest.mark.parametrize("name", ["my.yaml", "my.yaml#M", "my.yaml#", "./my.yaml", "MY.YAML#M"])
def test_file_for_a_name(folder, name):
    for file in ("my.yaml", "MY.YAML"):
        (folder.parent / file).write_text(data_file())
    assert mofcell.electrolyte(name).name == "M"


def test_number_signs_in_folders_and_names(folder):
    home = folder.parent / "MOF #1"
    home.mkdir()
    (home / "my.yaml").write_text(data_file("'M #2'"))
    assert mofcell.electrolyte(f"{home}/my.yaml#M #2").name == "M #2"


def test_own_record_goes_before_that_of_the_library(folder):
    (folder.parent / "my.yaml").write_text(data_file("Ni-MOF", "2 mS/cm"))
    assert kappa("my.yaml") == pytest.approx(0.2)
    assert kappa("Ni-MOF") != pytest.approx(0.2)


def test_cell_of_a_file_finds_its_electrolyte_there(folder):
    (folder.parent / "my.yaml").write_text(data_file(more=CELLS))
    assert mofcell.cell("my.yaml").electrolyte is mofcell.electrolyte("my.yaml")


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("my.yaml#N", "no electrolyte is named 'N'; nearest: "),
        ("my.yaml", "my.yaml: holds 2 electrolytes: M, N2; name one as my.yaml#NAME"),
        ("empty.yaml", "empty.yaml: holds no electrolyte; name one of the library"),
        ("empty.yaml#M", "empty.yaml: holds no electrolyte"),
        ("no.yaml", "no.yaml: there is no such file; give the name of a YAML file"),
        ("no.yaml#" + "x" * 100_000, "no.yaml: there is no such file"),
        ("x" * 100_000, "no electrolyte is named 'xxx"),
        ("x" * 100_000 + ".yaml", "xxx"),
        ("a\0.yaml", "a .yaml: there is no such file"),
        ("a\nb.yaml", "a b.yaml: there is no such file"),
        ("\ud800.yaml", " .yaml: there is no such file"),
        (10**5000, "no electrolyte is named an integer of thousands of digits; nearest: "),
    ],
    ids=lambda item: str(item)[:20] if isinstance(item, str) else "huge",
)
def test_file_or_name_that_leads_nowhere(folder, refused, name, message):
    (folder.parent / "my.yaml").write_text(data_file(more="  N2: {not_simulated: a host}"))
    (folder.parent / "empty.yaml").write_text("source: {citation: Doe}")
    assert refused(mofcell.electrolyte, name).startswith(message)
