import re

import pytest

import mofcell
from mofcell import parameters
from mofcell.parameters import InvalidInput, Material, laws
from mofcell.terminal.messages import show
from mofcell.views import library_tables
from mofcell.views.tables import Table


def rows(table):
    return {row[0]: dict(zip(table.columns, row, strict=True)) for row in table.rows}


@pytest.fixture(scope="module")
def table():
    return library_tables.electrolytes()


# electrolytes


def test_all_materials_stand_in_the_table_once(table):
    names = [row[0] for row in table.rows]
    assert sorted(names) == sorted(mofcell.materials())
    assert len(names) >= 74  # the records of the five papers
    can = {name for name, row in rows(table).items() if row["runs"] == "yes"}
    assert can == set(mofcell.electrolytes())


def test_the_numbers_of_gu(table):
    """Gu 2025, Table 1; 300 um over 1.28 mS/cm is 23.4 ohm cm2, 0.76 times it is 0.973."""
    assert list(rows(table)["Li@Ni-MOF-2"].values()) == [
        *("Li@Ni-MOF-2", "Li+", "MOF", "1.28", "25", "0.10", "0.76", "0.973"),
        *("5.3", "23.4", "measured", "yes"),
    ]


@pytest.mark.parametrize(
    ("name", "column", "shown"),
    [
        ("MOF-808 (defect-rich)", "σ (mS/cm)", ">100"),  # "> 1e-1 S/cm"
        ("MOF-808 (defect-rich)", "at (°C)", "?"),
        ("MOF-808 (defect-rich)", "runs", "no"),
        ("MOF-BZN (as quoted)", "at (°C)", "?"),
        ("solid polymer (class range)", "σ (mS/cm)", "1e−5 to 0.01"),  # 1e-8 to 1e-5 S/cm
        ("solid polymer (class range)", "t+", "<0.3"),
        ("dema-Zn-phosphate glass", "σ (mS/cm)", "13.3"),
        ("dema-Zn-phosphate glass", "at (°C)", "120"),
        ("Cu-azolate MOF with LiX (as quoted)", "t+", "0.69*"),
        ("MOF-MgBr2", "Ea (eV)", "0.24"),
        ("MOF-V", "σ (mS/cm)", "–"),
        ("MOF-V", "at (°C)", ""),
        ("Li@Ni-MOF-1", "t+", "(0.76)"),  # not measured on it
        ("Li@Ni-MOF-1", "at (°C)", "room"),
        ("Li@Ni-MOF-1", "Ea (eV)", "–"),  # known at one temperature
        ("1 M LiPF6 in EC:DEC", "R (Ω cm²)", "–"),  # a liquid is no membrane
    ],
)
def test_what_is_shown_of_what_is_known(table, name, column, shown):
    assert rows(table)[name][column] == shown


def test_filters_and_their_union():
    lithium = library_tables.electrolytes(ions=["Li+"])
    assert {row[1] for row in lithium.rows} == {"Li+"}
    both = library_tables.electrolytes(ions=["Mg2+", "li+"])
    assert len(both.rows) > len(lithium.rows)
    assert "MOF with Na, Mg, Al perchlorates" in rows(both)  # "Na+, Mg2+, Al3+"
    glasses = rows(library_tables.electrolytes(families=["mof glass"]))
    assert "agZIF-62" in glasses
    assert "Ni-MOF" not in glasses
    measured = rows(library_tables.electrolytes(kinds=["measured"], simulated=True))
    assert {row["class of σ"] for row in measured.values()} == {"measured"}
    assert {row["runs"] for row in measured.values()} == {"yes"}
    assert "Ni-MOF (as printed)" not in measured


@pytest.mark.parametrize(
    ("filters", "message"),
    [
        ({"ions": ["K+"]}, r"ion 'K\+' is not known; allowed are .*Li\+.*none"),
        ({"families": ["glass"]}, "family 'glass' is not known; allowed are MOF, MOF comp"),
        ({"kinds": ["guessed"]}, "class 'guessed' is not known; allowed are assumed, computed"),
        ({"sort": "price"}, "sort 'price' is not known; allowed are conductivity, "),
    ],
)
def test_unknown_filters(filters, message):
    with pytest.raises(InvalidInput, match=message):
        library_tables.electrolytes(**filters)


def test_best_first_lithium_first_ranges_and_unknown_last(table):
    shown = list(rows(table).values())
    lithium = [row for row in shown if row["ion"] == "Li+"]
    assert shown[: len(lithium)] == lithium
    known = [row for row in lithium if row["σ (mS/cm)"] != "–"]
    assert lithium[: len(known)] == known
    materials = [row for row in known if row["family"] != "concept"]
    assert known[: len(materials)] == materials
    values = [float(row["σ (mS/cm)"].strip("~")) for row in materials]
    assert values == sorted(values, reverse=True)


def test_other_orders():
    by_source = [row[0] for row in library_tables.electrolytes(sort="source").rows]
    assert by_source == mofcell.materials()
    by_name = [row[0] for row in library_tables.electrolytes(sort="name").rows]
    assert by_name == sorted(by_source, key=str.lower)
    by_energy = library_tables.electrolytes(sort="activation_energy", simulated=True)
    column = by_energy.columns.index("Ea (eV)")
    energies = [float(row[column].strip("()")) for row in by_energy.rows if row[column] != "–"]
    assert energies == sorted(energies)


def test_notes_explain_only_what_is_there():
    notes = library_tables.electrolytes(families=["MOF glass"], ions=["H+"]).notes
    assert not any(note.startswith(("( )", "*")) for note in notes)


# how a table fits on the screen


def on_screen(table, capsys, monkeypatch, width):
    monkeypatch.setenv("COLUMNS", str(width))
    show(table, "Title")
    return capsys.readouterr().out.splitlines()


@pytest.mark.parametrize("width", [80, 100, 140, 200])
def test_numbers_are_never_broken(table, capsys, monkeypatch, width):
    lines = on_screen(table, capsys, monkeypatch, width)
    assert max(len(line) for line in lines) <= width
    pieces = set(" ".join(lines).split())
    for row in rows(table).values():
        for column in ("σ (mS/cm)", "Ea (eV)", "t+ σ (mS/cm)"):
            assert set(row[column].split()) <= pieces  # "0.1 to 1" may break at its blanks
    assert any(line.lstrip().startswith("name") for line in lines)


def test_a_narrow_screen_has_fewer_columns(table, capsys, monkeypatch):
    narrow, wide = (" ".join(on_screen(table, capsys, monkeypatch, width)) for width in (80, 160))
    assert "MOF composite" in wide
    assert "MOF composite" not in narrow
    for text in (narrow, wide):
        assert "Li@Ni-MOF-2 " in text
        assert "0.973" in text


def test_headings_are_whole_on_any_screen(capsys, monkeypatch):
    table = Table(("temperature", "a longish heading (mAh/g)"), [["25 °C", "1"]])
    for width in (20, 80):
        lines = on_screen(table, capsys, monkeypatch, width)
        assert "temperature" in " ".join(lines)
        assert {"longish", "heading"} <= set(" ".join(lines).split())


def test_text_is_shown_as_it_is(capsys, monkeypatch):
    """The library that prints would make a sign of ":AB:" and colours of brackets."""
    words = Table(("what",), [["LFP:AB:PVDF [bold]80:10:10"]], ("what",))
    assert "LFP:AB:PVDF [bold]80:10:10" in on_screen(words, capsys, monkeypatch, 80)[-2]


# cells


def test_cells_run_or_say_why_not(recwarn):
    listed = rows(library_tables.cells())
    assert list(listed) == mofcell.reported_cells()
    assert len(listed) >= 32  # the records of the five papers
    runs = {name for name, row in listed.items() if row["runs"] == "yes"}
    assert runs == {*mofcell.cells(), *mofcell.symmetric_cells()}
    for row in listed.values():
        assert row["runs"] == "yes" or re.fullmatch("no: .{5,}", row["runs"])
    assert listed["gu2025-lfp"]["cathode"] == "LFP"
    assert listed["gu2025-lfp"]["membrane"] == "Li@Ni-MOF-2"
    assert "sulfur" in listed["chai2023-sulfur-mil-88b-crystal"]["runs"]
    simulated = rows(library_tables.cells(simulated=True))
    assert set(simulated) == runs
    assert not recwarn.list


# cathodes


def test_cathodes_by_the_activation_energy_of_diffusion():
    listed = rows(library_tables.cathodes())
    assert list(listed) == mofcell.cathodes()
    # Xu 2015 and the BPX example: 20 and 80 kJ/mol
    assert listed["LFP (Xu 2015)"]["diffusion (kJ/mol)"] == "20"
    assert listed["LFP (BPX 2022)"]["diffusion (kJ/mol)"] == "80"


@pytest.mark.parametrize(
    ("law", "shown"),
    [
        (1.0, "0"),
        (laws.VTF.through((273.15, 0.3), (298.15, 1.0), (323.15, 2.3)), "VTF"),
        (laws.Tabulated(temperatures=(273.15, 298.15), values=(0.5, 1.0)), "tabulated"),
    ],
)
def test_a_cathode_whose_diffusion_has_another_law(monkeypatch, law, shown):
    record = mofcell.cathode("LFP").replace(relative_diffusivity=law)
    monkeypatch.setattr(parameters, "cathodes", lambda: ["own"])
    monkeypatch.setattr(parameters, "cathode", lambda name: record)
    (row,) = library_tables.cathodes().rows
    assert row[2] == shown
    assert row[3] == "given by the user"


def test_a_material_of_several_ions_is_found_by_each(monkeypatch):
    record = Material(name="x", ion="Na+, K+", not_simulated="conducts no Li+")
    monkeypatch.setattr(parameters, "materials", lambda: ["x"])
    monkeypatch.setattr(parameters, "material", lambda name: record)
    for ion in ("Na+", "K+"):
        assert len(library_tables.electrolytes(ions=[ion]).rows) == 1


@pytest.mark.parametrize(
    ("sort", "column"),
    [("stability_window", "window (V)"), ("areal_resistance", "R (Ω cm²)")],
)
def test_a_column_that_is_sorted_by_is_never_left_out(sort, column):
    assert column not in library_tables.electrolytes(sort=sort).optional
    assert column in library_tables.electrolytes().optional
