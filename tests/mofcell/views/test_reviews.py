import pytest

from mofcell.parameters import InvalidInput, UnknownName
from mofcell.views.own_files import template
from mofcell.views.reviews import in_print, reviews, reviews_in_words


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "my-cell.yaml"
    path.write_text(template("cell"), encoding="utf-8")
    return str(path)


def names(found):
    return [(one.review.name, one.beside) for one in found]


def test_a_file_is_reviewed_as_a_whole(file):
    assert names(reviews(file)) == [("my MOF", False), ("my-cell", False)]


def test_a_record_of_a_file(file):
    assert names(reviews(f"{file}#my-cell")) == [("my-cell", False)]
    assert names(reviews(f"{file}#my MOF")) == [("my MOF", False), ("my-cell", True)]


def test_the_electrolyte_of_another_file(tmp_path):
    cell = template("cell")
    own, rest = cell[: cell.index("electrolytes:")], cell[cell.index("cells:") :]
    (tmp_path / "membrane.yaml").write_text(template("electrolyte"), encoding="utf-8")
    named = rest.replace("electrolyte: my MOF", "electrolyte: membrane.yaml")
    file = tmp_path / "cell.yaml"
    file.write_text(own + named, encoding="utf-8")
    expected = [("my MOF", False), ("my-cell", False)]
    assert names(reviews(str(file))) == expected
    assert names(reviews(f"{file}#my-cell")) == expected


def test_a_material_of_the_library_with_the_cells_that_test_it():
    found = names(reviews("Li@Ni-MOF-2"))
    assert found[0] == ("Li@Ni-MOF-2", False)
    assert {"gu2025-lfp", "gu2025-symmetric", "gu2025-lfp-cycling"} <= {name for name, _ in found}
    assert all(beside for _, beside in found[1:])


def test_a_cell_of_the_library():
    assert names(reviews("gu2025-lfp-cycling")) == [("gu2025-lfp-cycling", False)]


def test_cells_beside_show_only_what_judges_figures():
    shown = reviews_in_words(reviews("Li@Ni-MOF-2"))
    title, table = next(one for one in shown if "gu2025-lfp-cycling" in one[0])
    assert title.startswith("tested in gu2025-lfp-cycling: ")
    assert {row[0] for row in table.rows} <= {"doubt", "note"}
    assert {row[1] for row in table.rows} == {"fade", "resistances at 1C"}
    assert table.notes == ()
    assert not any("gu2025-led" in title for title, _ in shown)  # says nothing of its figures


def test_a_check_done_on_a_cell_is_not_asked_for_again():
    _, alone = reviews_in_words(reviews("Li@Ni-MOF-2")[:1])[0]
    _, beside = reviews_in_words(reviews("Li@Ni-MOF-2"))[0]
    assert "interfaces of Bruce-Vincent" in " ".join(alone.notes)
    assert "interfaces of Bruce-Vincent" not in " ".join(beside.notes)


def test_a_title_counts(file):
    title, table = reviews_in_words(reviews(file))[0]
    notes = sum(row[0] == "note" for row in table.rows)
    assert title.startswith(f"my MOF: {notes} notes, ")
    assert title.endswith("A. Chemist et al., unpublished (2025)")


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("LFP", "'LFP' is a cathode, and only electrolytes and cells are checked"),
        ("missing.yaml", "there is no such file"),
    ],
)
def test_what_is_not_checked(name, message):
    with pytest.raises(InvalidInput, match=message):
        reviews(name)


def test_unknown_name():
    with pytest.raises(UnknownName, match=r"no record is named 'Li@Ni-MOF'; nearest: .*Li@Ni-MOF-"):
        reviews("Li@Ni-MOF")


def test_an_empty_file_and_one_of_another_ending(tmp_path):
    empty = tmp_path / "empty.yaml"
    empty.write_text("source: {citation: Doe 2020}")
    with pytest.raises(InvalidInput, match="holds no electrolytes and no cells; `mofcell new"):
        reviews(str(empty))
    text = tmp_path / "my.txt"
    text.write_text("source: {citation: Doe 2020}")
    with pytest.raises(InvalidInput, match=r"ends in \.yaml or \.yml"):
        reviews(str(text))


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("-0.5 degC", "−0.5 °C"),
        ("(-7.4 %)", "(−7.4 %)"),
        ("3.17e-4 S/cm", "3.17e-4 S/cm"),
        ("Li@Ni-MOF-2", "Li@Ni-MOF-2"),
        ("23.4 ohm cm2 of 300 um", "23.4 Ω cm² of 300 µm"),
        ("1 mA/cm2, 1.5 g/cm3, 1e-10 m2/s", "1 mA/cm², 1.5 g/cm³, 1e-10 m²/s"),
    ],
)
def test_in_print(text, shown):
    assert in_print(text) == shown
