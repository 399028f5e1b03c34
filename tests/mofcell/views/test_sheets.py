import pytest

import mofcell
from mofcell.parameters import (
    CathodeLoss,
    InterphaseGrowth,
    Provenance,
    material,
    reported_cell,
)
from mofcell.terminal.messages import show_sheet
from mofcell.views import sheets
from mofcell.views.quantities import FIELDS


def entries(sheet, heading):
    return {one.what: one for one in sheet.tables[heading]}


def given(record, field):
    return getattr(record, field) is not None


@pytest.fixture(scope="module")
def membrane():
    return sheets.of_material(material("Li@Ni-MOF-2"))


@pytest.fixture(scope="module")
def gu():
    return sheets.of_cell(reported_cell("gu2025-lfp"))


def test_a_material_in_short(membrane):
    assert membrane.title == "Li@Ni-MOF-2"
    assert membrane.facts["ion"] == "Li+"
    assert membrane.facts["family"] == "MOF"
    assert "10.1039/d5dt01485a" in membrane.facts["source"]
    assert membrane.facts["runs"] == "yes"
    assert membrane.lists["Cautions"]


def test_what_is_simulated_has_law_range_class_and_place(membrane):
    conductivity = entries(membrane, "As it is simulated")["conductivity"]
    # VTF through the three points of Table 1: 6.466e-3 S/cm, 200.1 K, 174.6 K
    assert conductivity.value == (
        "1.28 mS/cm at 25 °C; VTF: A = 6.466 mS/cm, B = 200.1 K, T0 = 174.6 K; "
        "known at −40 to 100 °C"
    )
    assert conductivity.kind == "measured"
    assert conductivity.source.startswith("Table 1")  # the work stands above
    transference = entries(membrane, "As it is simulated")["transference number"]
    assert "60 %" in transference.caution


def test_what_follows_is_marked_as_derived(membrane):
    shown = entries(membrane, "As it is simulated")
    assert shown["areal resistance"].value == "23.44 Ω cm² at 25 °C"
    assert shown["t+ times conductivity"].value == "0.9728 mS/cm at 25 °C"
    assert shown["apparent activation energy"].value == "0.100 eV at 25 °C"
    for what in ("areal resistance", "t+ times conductivity", "apparent activation energy"):
        assert shown[what].kind == "derived"


def test_every_printed_figure_stands_as_printed(membrane):
    record = material("Li@Ni-MOF-2")
    table = membrane.tables["As it is printed"]
    assert len(table) == len(record.reported)
    for entry, figure in zip(table, record.reported, strict=True):
        assert entry.value.startswith(figure.printed)
        assert entry.kind == figure.provenance.kind
        assert entry.caution == figure.provenance.caution
    values = [entry.value for entry in table]
    assert "2.12e-4 S/cm at −40 °C" in values
    assert "0.14 eV at −40 to 10 °C" in values
    assert "0.76 (room temperature)" in values
    assert "1009.8 m2/g at 77 K (N2 sorption)" in values


def test_why_a_material_cannot_be_simulated():
    sheet = sheets.of_material(material("MOF-808 (defect-rich)"))
    assert sheet.facts["runs"] == "no: conducts protons; a lithium cell needs Li+"
    assert list(sheet.tables) == ["As it is printed"]


def test_constants_of_the_printed_energies():
    sheet = sheets.of_material(material("Li@Ni-MOF-2 (as printed)"))
    value = entries(sheet, "As it is simulated")["conductivity"].value
    assert "0.14 eV below, 0.08 eV above 10 °C" in value
    assert "apparent activation energy" in entries(sheet, "As it is simulated")


def test_a_concentrated_electrolyte_at_rest():
    sheet = sheets.of_material(material("1 M LiPF6 in EC:DMC (concentrated)"))
    shown = entries(sheet, "As it is simulated")
    record = mofcell.electrolyte("1 M LiPF6 in EC:DMC (concentrated)")
    at_rest = 10 * record.conductivity(1000.0, 298.15)
    assert shown["conductivity"].value.startswith(f"{at_rest:.4g} mS/cm at rest and 25 °C")
    assert sheet.facts["known at"] == "0.1 to 3 mol/L, −10 to 50 °C"


def test_all_fields_of_a_cell_in_the_units_of_the_field(gu):
    shown = entries(gu, "As it is simulated")
    record = mofcell.cell("gu2025-lfp")
    fields = [field for field in FIELDS.keys() & type(record).model_fields if given(record, field)]
    assert len(shown) == len(fields)
    assert shown["membrane thickness"].value == "300 µm"
    assert shown["nominal specific capacity"].value == "170 mAh/g"
    assert shown["lithium interface resistance"].kind == "derived"
    assert "no paper gives the activation energy" in shown["lithium interface resistance"].caution
    assert gu.facts["catholyte"] == "1 M LiPF6 in EC:DEC"


def test_what_follows_from_a_cell(gu):
    shown = entries(gu, "What follows from it")
    # 3.09 mg/cm2 of 170 mAh/g; 450 um of lithium hold 92.8 mAh/cm2 (2061 mAh/cm3)
    assert shown["areal capacity of the cathode"].value == "0.5253 mAh/cm²"
    assert shown["current density at 1C"].value == "0.5253 mA/cm²"
    assert float(shown["N/P ratio"].value) == pytest.approx(0.045 * 2061 / 0.5253, rel=2e-3)


def test_what_was_measured_on_a_cell(gu):
    """Gu 2025, Fig. 3c,d."""
    (table,) = gu.tables["Measured, to compare with"]
    assert table.value.startswith("140.1 mAh/g at 0.1 C, 136.9 mAh/g at 0.2 C")
    assert table.value.endswith("68.65 mAh/g at 2 C; 25 °C")
    assert "158.03" in table.caution


@pytest.mark.parametrize("name", mofcell.reported_cells())
@pytest.mark.filterwarnings("ignore::mofcell.ValidityWarning")
def test_every_cell_has_a_sheet(name):
    sheet = sheets.of_cell(reported_cell(name))
    assert sheet.facts["runs"].startswith(("yes", "no: "))
    assert ("As it is simulated" in sheet.tables) == (reported_cell(name).cell is not None)
    simulated = mofcell.cells() + mofcell.symmetric_cells()
    assert (sheet.facts["runs"] == "yes") == (name in simulated)


def test_every_material_has_a_sheet(capsys):
    for name in mofcell.materials():
        show_sheet(sheets.of_material(material(name)))
    assert "nan" not in capsys.readouterr().out.split()


def test_a_symmetric_cell():
    sheet = sheets.of_cell(reported_cell("gu2025-symmetric"))
    assert entries(sheet, "As it is simulated")["current density"].value == "0.1 mA/cm²"
    rough = entries(sheet, "How it fades")["roughening of lithium: area per charge"]
    assert (rough.value, rough.kind) == ("0.08993 % per mAh/cm²", "fitted")
    measured = entries(sheet, "Measured, to compare with")["overpotential over time"]
    assert measured.value == "0.14 V after 0 h, 0.13 V after 1000 h; 25 °C"
    assert "What follows from it" not in sheet.tables


@pytest.mark.parametrize("name", mofcell.cathodes())
def test_every_cathode_has_a_sheet(name):
    sheet = sheets.of_cathode(mofcell.cathode(name), mofcell.cathodes())
    assert (
        "V at half charge" in entries(sheet, "As it is simulated")["open circuit potential"].value
    )
    assert sheet.facts["where it holds"]
    assert name not in sheet.facts["other sets"].split(", ")


@pytest.mark.parametrize("width", [80, 100, 140])
def test_a_sheet_fits_on_the_screen(gu, membrane, capsys, monkeypatch, width):
    monkeypatch.setenv("COLUMNS", str(width))
    for sheet in (gu, membrane):
        show_sheet(sheet)
    lines = capsys.readouterr().out.splitlines()
    assert max(len(line) for line in lines) <= width
    assert any("A = 6.466 mS/cm" in line for line in lines)
    assert any("300 µm" in line for line in lines)  # a number stays with its unit


def test_every_number_of_a_fade_has_its_class():
    fitted = Provenance(kind="fitted", source="150 cycles", caution="others explain it too")
    loss = CathodeLoss(loss_per_cycle=0.00125, provenance={"loss_per_cycle": fitted})
    growth = InterphaseGrowth(doubling_time=7.2e6)
    reported = reported_cell("gu2025-lfp")
    fading = reported.cell.replace(fade=[loss, growth])
    sheet = sheets.of_cell(reported.model_copy(update={"cell": fading}))
    shown = entries(sheet, "How it fades")
    lost = shown["loss of active cathode: per equivalent full cycle"]
    assert (lost.value, lost.kind, lost.source) == ("0.125 %", "fitted", "150 cycles")
    assert lost.caution == "others explain it too"
    time = shown["interphase growth on lithium: doubling time"]
    assert (time.value, time.kind, time.source) == ("2000 h", "assumed", "given by the user")
    thickness = shown["interphase growth on lithium: thickness"]
    assert (thickness.value, thickness.kind) == ("20 nm", "assumed")
    assert len(shown) == 5


def test_a_cell_that_does_not_fade_says_nothing_of_it(gu):
    assert "How it fades" not in gu.tables
