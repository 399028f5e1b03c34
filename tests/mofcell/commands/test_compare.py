import pytest
import xarray as xr

CELL = "gu2025-lfp"
QUICK = ("--model", "spme")


@pytest.fixture
def rates(tmp_path):
    path = tmp_path / "rates.csv"
    path.write_text("C-rate,Capacity (mAh/g)\n0.1,140.1\n1,90\n")
    return path


def test_the_record_is_the_default(mofcell):
    code, out, err = mofcell("compare", CELL, *QUICK)
    assert code == 0
    assert "140.1" in out  # Gu 2025, Fig. 3d
    assert "another cell gave 158.03 mAh/g" in err  # what the record says of its table
    assert "no number of the cell has to change" in out


def test_files_options_and_what_is_written(mofcell, rates, tmp_path):
    data, picture = tmp_path / "found.nc", tmp_path / "found.png"
    code, out, err = mofcell(
        *("compare", CELL, str(rates), "--temperature", "30 degC", *QUICK),
        *("--membrane-thickness", "200 um", "--output", str(data), "--plot", str(picture)),
    )
    assert code == 0
    assert "1 C, 30 °C" in out
    assert "membrane_thickness = 200 um" in out
    assert "largest deviation: 1 C, 30 °C" in out
    assert "would take away" in out
    assert str(data) in err
    with xr.open_dataset(data, engine="h5netcdf") as found:
        assert found.attrs["changed"] == "membrane_thickness = 200 um"
        assert found.measured.values.tolist() == [140.1, 90.0]
    assert picture.read_bytes().startswith(b"\x89PNG")


@pytest.mark.parametrize("header", ["Q", "Q (mAh/g)"])
def test_columns_are_named_with_their_unit(mofcell, tmp_path, header):
    path = tmp_path / "named.csv"
    path.write_text(f"Speed,{header}\n0.1,140.1\n1,111\n")
    code, out, _ = mofcell(
        *("compare", CELL, str(path), *QUICK),
        *("--column", "specific_capacity = Q (mAh/g)", "--column", "c_rate = Speed"),
    )
    assert code == 0
    assert "140.1" in out


def test_a_rate_for_files_without_one(mofcell, tmp_path):
    path = tmp_path / "curve.csv"
    path.write_text("Capacity (mAh/g),Voltage (V)\n0,3.4\n50,3.3\n100,3.2\n120,2.5\n")
    code, out, err = mofcell("compare", CELL, str(path), "--c-rate", "C/2", *QUICK)
    assert code == 0
    assert "curve 1 (0.5 C, 25 °C)" in out
    assert "rms (mV)" in out
    assert "25 degC is assumed" in err


def test_a_file_that_cannot_be_read_is_a_warning(mofcell, rates, tmp_path):
    path = tmp_path / "empty.csv"
    path.write_text("nothing")
    code, out, err = mofcell("compare", CELL, str(path), str(rates), *QUICK)
    assert code == 0
    assert "warning: empty.csv" in err
    assert "140.1" in out
    code, out, err = mofcell("compare", CELL, str(path), *QUICK)
    assert (code, out) == (2, "")
    assert "error: empty.csv" in err
    code, out, err = mofcell("compare", CELL, str(path), str(path), *QUICK)
    assert (code, out) == (2, "")
    assert "error: no file could be read" in err


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["reference-liquid"], "'reference-liquid' holds no measured table"),
        ([CELL, "there-is-none.csv"], "there-is-none.csv"),
        ([CELL, "--column", "Q"], "write quantity = header, such as"),
        ([CELL, "--temperature", "30"], "'30'"),
        ([CELL, "--c-rate", "0"], "above 0"),
        ([CELL, "--plot", "figure.doc"], ".png"),
    ],
)
def test_what_is_wrong_is_said(mofcell, arguments, message):
    code, out, err = mofcell("compare", *arguments)
    assert (code, out) == (2, "")
    assert message in err
    assert len(err.strip().split("\n")) == 1


def test_a_sheet_of_a_workbook(mofcell, tmp_path):
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.Workbook()
    for title, capacity in (("Other", 77.7), ("Rates", 123.4)):
        sheet = book.create_sheet(title)
        for row in (["C-rate", "Capacity (mAh/g)"], [1, capacity]):
            sheet.append(row)
    book.save(tmp_path / "lab.xlsx")
    code, out, _ = mofcell("compare", CELL, str(tmp_path / "lab.xlsx"), "--sheet", "Rates", *QUICK)
    assert code == 0
    assert "123.4" in out
    assert "77.7" not in out
