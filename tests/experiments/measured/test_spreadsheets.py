"""Sheets of Excel and LibreOffice."""

import base64
import datetime
import zipfile
import zlib

import pytest

from mofcell.experiments.measured import read_measured, spreadsheets
from mofcell.parameters import InvalidInput

openpyxl = pytest.importorskip("openpyxl")

ROWS = [["C-rate", "Capacity (mAh/g)"], [0.1, 140.1], ["C/2", 120], [1, 98]]


@pytest.fixture
def workbook(tmp_path):
    """A workbook of some sheets."""

    def save(name="my.xlsx", **sheets):
        book = openpyxl.Workbook()
        book.remove(book.active)
        for title, rows in sheets.items():
            sheet = book.create_sheet(title)
            for row in rows:
                sheet.append(row)
        book.save(tmp_path / name)
        return tmp_path / name

    return save


def test_a_sheet(workbook):
    data = read_measured(workbook(Rates=ROWS))
    assert data.kind == "rate table"
    assert data.source == "my.xlsx"
    assert data.c_rate.values.tolist() == [0.1, 0.5, 1.0]
    assert data.specific_capacity.values.tolist() == [140.1, 120, 98]


def test_the_first_sheet_that_can_be_read(workbook):
    path = workbook(Info=[["Cell", "LFP 7"]], Rates=ROWS, Other=ROWS[:2])
    data = read_measured(path)
    assert data.sizes["point"] == 3
    assert "sheet 'Rates' of 3 is read" in data.notes
    assert read_measured(path, sheet="Other").sizes["point"] == 1
    assert read_measured(path, sheet=3).sizes["point"] == 1


def test_a_sheet_that_is_not_there(workbook):
    path = workbook(Rates=ROWS)
    for sheet in ("Rate", 2, True):
        with pytest.raises(InvalidInput, match="nearest: 'Rates'"):
            read_measured(path, sheet=sheet)


def test_every_sheet_that_cannot_be_read_has_its_reason(workbook):
    path = workbook(Info=[["Cell", "LFP 7"]], Rates=[["a", "b"], [0.1, 140], [1, 98]])
    with pytest.raises(InvalidInput) as error:
        read_measured(path)
    said = str(error.value)
    assert "sheet 'Info': there are no rows of numbers" in said
    assert "sheet 'Rates': no column is recognised" in said
    assert "read_measured(sheet=...)" in said


def test_a_sheet_of_a_text(written):
    with pytest.raises(InvalidInput, match="sheet is 'Rates', but the file has none"):
        read_measured(written("C-rate,Capacity (mAh/g)\n1,98\n"), sheet="Rates")


def test_rows_are_counted_as_in_the_sheet(workbook):
    rows = [[], ["LFP, Fig. 3"], [], *ROWS[:2], [0.2, "see text"], ROWS[-1]]
    data = read_measured(workbook(Rates=rows))
    assert data.left_out.startswith("my.xlsx, sheet 'Rates', row 6: 'see text' under")
    assert data.specific_capacity.values.tolist() == [140.1, 98]


def test_merged_cells_stand_for_all_they_cover(workbook):
    rows = [["Rate", "Capacity (mAh/g)"], [0.1, 140], ["", 139], ["", 141], [1, 98], ["", 97]]
    data = read_measured(workbook(Rates=rows))
    assert data.c_rate.values.tolist() == [0.1, 0.1, 0.1, 1, 1]
    assert "empty cells of c_rate take the value above them" in data.notes


def test_times_of_a_sheet(workbook):
    rows = [["Time(h:min:s)", "Voltage(V)", "Current(mA)"]]
    for k in range(20):  # Excel keeps a time of a day and a longer one in two ways
        clock = datetime.timedelta(minutes=90 * k) if k else datetime.time(0, 0)
        rows.append([clock, 3.4 - 0.01 * k, -1.0])
    data = read_measured(workbook(record=rows))
    assert data.cell_capacity.max().item() == pytest.approx(19 * 1.5)


def test_a_name_that_ends_otherwise_hides_no_workbook(workbook):
    assert read_measured(workbook("my.csv", Rates=ROWS)).sizes["point"] == 3


def test_a_text_may_be_called_xls(read):
    text = "C-rate\tCapacity (mAh/g)\n1\t98\n"
    assert read(text, name="my.xls").c_rate.item() == 1


def test_the_old_excel(written):
    data = read_measured(written(zlib.decompress(base64.b85decode(OLD)), "my.xls"))
    assert data.c_rate.values.tolist() == [0.1, 1.0]
    assert data.specific_capacity.values.tolist() == [140.1, 98]


MANIFEST = """<?xml version="1.0" encoding="UTF-8"?>
<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">
<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>
</manifest:manifest>"""

ODS = """<?xml version="1.0" encoding="UTF-8"?>
<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" office:version="1.2">
<office:body><office:spreadsheet><table:table table:name="Rates">{rows}</table:table>
</office:spreadsheet></office:body></office:document-content>"""


def test_libreoffice(tmp_path):
    def cell(value):
        if isinstance(value, str):
            kind = 'office:value-type="string"'
        else:
            kind = f'office:value-type="float" office:value="{value}"'
        return f"<table:table-cell {kind}><text:p>{value}</text:p></table:table-cell>"

    rows = "".join(f"<table:table-row>{''.join(map(cell, row))}</table:table-row>" for row in ROWS)
    path = tmp_path / "my.ods"
    with zipfile.ZipFile(path, "w") as packed:
        packed.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        packed.writestr("META-INF/manifest.xml", MANIFEST)
        packed.writestr("content.xml", ODS.format(rows=rows))
    assert read_measured(path).specific_capacity.values.tolist() == [140.1, 120, 98]


def test_a_workbook_that_unpacks_to_too_much(workbook, monkeypatch):
    path = workbook(Rates=ROWS)
    monkeypatch.setattr(spreadsheets, "LARGEST", 1000)
    with pytest.raises(InvalidInput, match=r"unpacks to .* GB, allowed are .* save the sheet as"):
        read_measured(path)


def test_sheets_without_a_cell(workbook):
    with pytest.raises(InvalidInput, match="its sheets are empty"):
        read_measured(workbook(Rates=[]))


#: The same, as Excel 97 writes it (packed).
OLD = (
    r"c-rk)O=uHA6#izLf0{I@sn7}~6s`Re5iefawHEEkQhQNE&}|#Ew5DavrCzMoTm(Vzq<AUx;-%`vA5_p=4?;x`LP1"
    r"FM*pr~(q0Rc<%PviS4h?8fnQxhI-oAM=^OAY<c4yx&CGvAmnhMy29@L=dgb^syDJo&_CJt(M92UJgM8(ngrw|U&L"
    r"I(VJ8GRSzHRSa!z`$eQTVmh~m2;TFz+@(!sv?ew50+vdx``DYkS2yk@v2^UM0l6*Be8rXd{i{Ig}cc%ug+r09OyX"
    r"WM)4V=McQKEai2+_Wzif$0~R@ouia54TR(d3F>B)QY-sk?Vji?^{pn2FwkGmO(gM!ohm!)ndpq?_O6#kuS0Me*jr"
    r"!m=`n!e?n1ORa0z8K(7Hhc0k0C3YzOstF5|u`2U-liaNlV+c&ziDE#<J6?w#&Vj4qj}Ja9);u9N(~yqY~e>#G|Ma"
    r"IU!@kDO0aL{PyAG@Su5KG&7RBOBsG2I|T>Vxd(NQNsIU;wjIKq!Z&2pJt8*=C&_uLTL&9l;l!-i+?3W<n&+_Kqq)"
    r"CKZX-Fja_V_=?yK2O@<M;%YI5O|IfoW{;*3&%zGl&-y43x9j2EU?D>oZ_7H-^<8A3+f_1$qFV|7?VM8t$}>5l&$<"
    r"=U%F_OEFUCH9@dE6Z%pmc}-ghS&szZz;CyG3xP@)s&mo5rKw=hK7cQhK7blb)nq1dVat6$<d>9b_lxPb=Ig9^=Fd"
    r"*7DJe%D@zB{<H%5LW4faF*$uz)#!@@%<9#n=oTk}rjAK~*7_T^f>9nQFf6tCP#(&=ys&xKhC4T<l`F{bu6vn^"
)
