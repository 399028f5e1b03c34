"""Text files of any encoding, delimiter and decimal mark, and files that are none."""

import itertools

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mofcell.experiments.measured import read_measured
from mofcell.experiments.measured.text_tables import TextTable, delimiter, encoding

TABLE = "C-rate,Capacity (mAh/g)\n0.1,140.1\n1,98\n"


@pytest.mark.parametrize(
    "name",
    ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "latin-1", "cp1252"],
)
def test_encodings(read, name):
    text = "T (°C);Rate;Q (mAh·g-1);±\n60;0,1;140,1;2\n25;1;98;2\n"
    data = read(text, encoding=name)
    assert data.specific_capacity.values.tolist() == [140.1, 98]
    assert data.temperature.values == pytest.approx([333.15, 298.15])
    assert data.specific_capacity_error.values.tolist() == [2, 2]


@pytest.mark.parametrize("name", ["gb18030", "utf-8", "utf-16"])
def test_chinese_headers(read, name):
    rows = "".join(f"1,-0.1,{3.4 - 0.01 * k:.2f},{k}\n" for k in range(50))
    data = read(f"循环序号,电流(mA),电压(V),比容量(mAh/g)\n{rows}", encoding=name)
    assert data.kind == "voltage curves"
    assert data.current.item() == pytest.approx(0.1)
    assert data.specific_capacity.values[0] == pytest.approx(np.arange(50))


def test_a_letter_that_is_cut_in_the_head_hides_no_encoding():
    assert encoding("°".encode()[:1]) == "utf-8"
    assert encoding("电压(V),1\n".encode("gb18030")[:-1]) == "gb18030"
    assert encoding("10 µA, 25 °C, cm²".encode("cp1252")) == "cp1252"


@pytest.mark.parametrize(
    ("lines", "mark"),
    [
        (["a,b", "0.1,2.5"], ","),
        (["a;b", "0,1;2,5"], ";"),
        (["a\tb", "0,1\t2,5"], "\t"),
        (["a|b", "0.1|2.5"], "|"),
        (["a  b", " 0.1   2.5"], None),
        (["a b", "0,1 2,5"], None),
        (["a, b", "0.1, 2.5"], ","),
        (["when,a,b", "2024-01-01 10:00:00,1,2"], ","),
        (['"a","b"', '"0,1","2,5"'], ","),
    ],
)
def test_delimiters(lines, mark):
    assert delimiter(lines) == mark


NUMBERS = st.floats(1e-3, 300, allow_subnormal=False).map(lambda x: float(f"{x:.6g}"))
WAYS = [
    way
    for way in itertools.product([",", ";", "\t", "|", "  "], ".,", ["\n", "\r\n", "\r"])
    if way[:2] != (",", ",")
]


@settings(
    max_examples=60,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    rows=st.lists(st.tuples(NUMBERS, NUMBERS, NUMBERS), min_size=1, max_size=12),
    way=st.sampled_from(WAYS),
    name=st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"]),
    header=st.sampled_from(["C-rate", "Rate(C)", "Rate"]),
    capacity=st.sampled_from(["Capacity(mAh/g)", "Q/mAh·g-1", "Specific_capacity[mAh/g]"]),
    preamble=st.sampled_from(["", "Sample: LFP 7", "# taken from Fig. 3"]),
)
def test_a_table_that_is_written_is_read_back(written, rows, way, name, header, capacity, preamble):
    mark, decimal, end = way
    lines = [mark.join([header, capacity, "Error"])]
    lines += [mark.join(repr(x).replace(".", decimal) for x in row) for row in rows]
    path = written(end.join([*[preamble] * bool(preamble), *lines]) + end, encoding=name)
    data = read_measured(path, temperature=300.0)
    rates, capacities, errors = zip(*rows, strict=True)
    assert data.left_out == ""
    assert data.c_rate.values.tolist() == list(rates)
    assert data.specific_capacity.values.tolist() == list(capacities)
    assert data.specific_capacity_error.values.tolist() == list(errors)


def test_commas_that_divide_and_mark_decimals_are_refused(refusal):
    said = refusal("C-rate,Capacity (mAh/g)\n0,1,140,1\n1,0,98,5\n")
    assert "row 2: 4 cells under 2 headers: commas divide the columns and mark the decimals" in said
    assert "save the table with semicolons" in said


def test_two_marks_of_decimals_are_refused(refusal):
    said = refusal("C-rate;Capacity (mAh/g)\n0,1;140,1\n0.5;98.5\n")
    assert "row 2 has a decimal comma and row 3 a decimal point" in said


def test_rows_are_counted_as_in_the_file(read):
    data = read("# a comment\n\nC-rate,Capacity (mAh/g)\n0.1,140\n\n0.2,abc\n1,98\n")
    assert data.left_out == (
        "my.csv, row 6: 'abc' under 'Capacity (mAh/g)' is no number; the row is left out, write "
        "one or leave the cell empty"
    )
    assert data.c_rate.values.tolist() == [0.1, 1.0]


def test_many_bad_rows_are_counted(read):
    bad = "".join(f"{k},bad\n" for k in range(1, 31))
    left_out = read(f"C-rate,Capacity (mAh/g)\n0.1,140\n{bad}").left_out.split("\n")
    assert len(left_out) == 6
    assert left_out[-1] == "my.csv: 25 more rows as these are left out; mend them"


def test_columns_without_headers_may_follow(read):
    data = read("C-rate,Capacity (mAh/g)\n0.1,140.5,first\n1,98.1,second\n")
    assert data.specific_capacity.values.tolist() == [140.5, 98.1]


def test_a_row_with_a_cell_too_many_is_left_out(read):
    data = read("C-rate,Capacity (mAh/g)\n0.1,140.5\n0.5,120,5\n1,98.1\n")
    assert data.c_rate.values.tolist() == [0.1, 1.0]
    assert "row 3: 3 cells in a table of 2 columns" in data.left_out


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "the file is empty"),
        (b" \n\n", "the file is empty"),
        (b"\xef\xbb\xbf", "there are no rows of numbers"),
        (b"C-rate,Capacity (mAh/g)\n", "there are no rows of numbers"),
        (b"hello", "there are no rows of numbers"),
        (bytes(range(256)) * 40, "no text, spreadsheet or known file of a cycler"),
        (b"%PDF-1.7 ...", "is a PDF"),
        (b"\x89PNG\r\n", "is a picture"),
        (b"\x1f\x8b\x08", "unpack it"),
        (b"CPYA 4.3", "a project of Origin"),
        (b"PK\x03\x04 damaged", "cannot be read as a spreadsheet"),
        (b"PAR1 damaged PAR1", "cannot be read as Parquet"),
    ],
)
def test_files_without_a_table(refusal, content, said):
    assert said in refusal(content)


def test_what_is_no_file(tmp_path, refusal):
    for path, said in (
        (tmp_path, "is a folder"),
        (tmp_path / "none.csv", "there is no such file"),
        (3, "path is 3; give the name of a file"),
        ("a\0b", "give the name of a file"),
    ):
        with pytest.raises(ValueError, match=r".*") as error:
            read_measured(path)
        assert said in str(error.value)


def test_a_quotation_that_does_not_end(refusal):
    rows = "".join(f"{k},1\n" for k in range(1, 60_000))
    assert "quotation mark" in refusal(f'C-rate,Capacity (mAh/g)\n0.1,"140\n{rows}')


def test_the_encoding_stays_that_of_the_head(written):
    """What comes later and is no letter of it spoils one cell, not the file."""
    rows = b"".join(b"%d,100\n" % k for k in range(1, 40_000))
    table = TextTable(written(b"C-rate,Capacity (mAh/g)\n" + rows + b"5,\xff\n"))
    *_, last = table.rows()
    assert last == (40_001, ["5", "�"])
