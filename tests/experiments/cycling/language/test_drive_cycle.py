"""Drive cycles: units and signs of the header, what is refused and where, repeats."""

import numpy as np
import pytest

from mofcell.experiments.cycling.language.drive_cycle import DriveCycle, read_drive_cycle
from mofcell.parameters import InvalidInput


@pytest.fixture
def table(tmp_path):
    def write(text, name="my.csv"):
        path = tmp_path / name
        path.write_text(text)
        return path

    return write


def refused(path):
    with pytest.raises(InvalidInput) as error:
        read_drive_cycle(path)
    message = str(error.value)
    assert "\n" not in message
    return message


@pytest.mark.parametrize(
    ("header", "unit", "one", "of_a_square_metre"),
    [
        ("time (s),current (mA/cm2)", "A/m**2", 10.0, 10.0),
        ("time (s),Current / mA cm-2", "A/m**2", 10.0, 10.0),
        ("time (s),I (mA)", "A", 1e-3, 10.0),
        ("time (s),current (mA/g)", "A/kg", 1.0, 0.06),
        ("time (s),C-rate", "C", 1.0, 10.2),
        ("time (s),power (W/kg)", "W/kg", 1.0, 0.06),
        ("time (s),P/mW", "W", 1e-3, 10.0),
        ("time (s),Power [mW/cm2]", "W/m**2", 10.0, 10.0),
    ],
)
def test_units_are_those_of_the_header(header, unit, one, of_a_square_metre, table, cell):
    cycle = read_drive_cycle(table(f"{header}\n0,1\n1,2\n2,-0.5\n"))
    assert cycle.unit == unit
    assert cycle.load == pytest.approx((one, 2 * one, -0.5 * one))
    found = cycle.of_a_square_metre(cell)
    assert found[:, 1] == pytest.approx(of_a_square_metre * np.array([1, 2, -0.5]))


@pytest.mark.parametrize(
    "text",
    [
        "time (s);current (mA)\n3600;1\n7200;2\n",
        "time / h,current (mA)\n1,1\n2,2\n",
        "t/min\tI/mA\n60\t1\n120\t2\n",
        "time (h:mm:ss),current (mA)\n1:00:00,1\n2:00:00,2\n",
        "# a cycler\ntime (s),Voltage (V),current (mA),T (degC)\n3600,3,1,25\n7200,3,2,25\n",
        "time,current\ns,mA\n3600,1\n7200,2\n",
        "time (s);current (mA)\n3600,0;1,0\n7200,0;2,0\n",
    ],
)
def test_time_begins_at_zero_in_seconds(text, table):
    cycle = read_drive_cycle(table(text))
    assert cycle.time == pytest.approx((0, 3600))
    assert cycle.load == pytest.approx((1e-3, 2e-3))


def test_c_rates_as_they_are_written(table):
    cycle = read_drive_cycle(table("time (s),C-rate\n0,C/5\n1,0.1C\n2,-1\n"))
    assert cycle.load == (0.2, 0.1, -1.0)


def test_discharge_is_positive_unless_it_is_told_otherwise(table):
    path = table("time (s),power (W)\n0,1\n1,-2\n")
    assert read_drive_cycle(path).load == (1, -2)
    assert read_drive_cycle(path, charge_is_positive=True).load == (-1, 2)


def test_a_spreadsheet(tmp_path):
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.Workbook()
    for row in (["time (s)", "power (W/kg)"], [0, 10], [1, 20]):
        book.active.append(row)
    book.save(tmp_path / "my.xlsx")
    cycle = read_drive_cycle(tmp_path / "my.xlsx")
    assert (cycle.name, cycle.load) == ("my", (10, 20))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", ("empty",)),
        ("time (s),current (mA)\n", ("no rows",)),
        ("time (s),current (mA)\n0,1\n", ("1 points",)),
        ("time (s),current (mA)\n0,1\n1,nan\n2,3\n", ("row 3", "'nan'")),
        ("time (s),current (mA)\n0,1\n1,\n2,3\n", ("row 3", "''")),
        ("time (s),current (mA)\n0,1\n1\n2,3\n", ("row 3",)),
        ("time (s),current (mA)\n0,1\n1,inf\n2,3\n", ("row 3", "'inf'")),
        ("time (s),current (mA)\n0,1\n,2\n2,3\n", ("row 3", "time")),
        ("time (s),current (mA)\n0,1\n1,high\n2,3\n", ("row 3", "'high'")),
        ("time (s),current (mA)\n0,1\n2,1\n1,3\n", ("row 3 (2 s)", "row 4 (1 s)")),
        ("time (s),current (mA)\n0,1\n1,1\n1,3\n", ("row 3 (1 s)", "row 4 (1 s)")),
        (
            "time (s),current (mA)\n0,1\n1,1\n2,1\n3,1\n14,3\n",
            ("gap", "row 5 (3 s)", "row 6 (14 s)"),
        ),
        ("time (s),current\n0,1\n1,2\n", ("'current'", "mA/cm2")),
        ("time,current (mA)\n0,1\n1,2\n", ("'time'", "time (s)")),
        ("time (s),current (apples)\n0,1\n1,2\n", ("current (apples)", "mA/cm2")),
        ("time (s),current (mA),power (W)\n0,1,1\n1,1,2\n", ("'current (mA)' and 'power (W)'",)),
        ("0,1\n1,2\n", ("column 1",)),
    ],
)
def test_what_is_wrong_is_named_with_file_and_row(text, words, table):
    message = refused(table(text))
    assert message.startswith("my.csv")
    assert [word for word in words if word not in message] == []


def test_ten_times_the_median_is_no_gap(table):
    text = "time (s),current (mA)\n0,1\n1,1\n2,1\n3,1\n13,3\n"
    assert read_drive_cycle(table(text)).time[-1] == 13


@pytest.mark.parametrize(
    "wrong",
    [
        {"time": (0, 1), "load": (1, 2, 3)},
        {"time": (0,), "load": (1,)},
        {"time": (0, float("nan")), "load": (1, 2)},
        {"time": (0, 1), "load": (1, float("inf"))},
        {"unit": "V"},
        {"unit": "W/g"},
        {"repeats": 0},
        {"repeats": 1_000_000},
    ],
)
def test_a_cycle_that_is_none(wrong):
    with pytest.raises(InvalidInput):
        DriveCycle(**{"name": "x", "unit": "C", "time": (0, 1), "load": (1, 2), **wrong})


def test_repeats_follow_each_other_and_pass_as_much_each(cell):
    time = np.arange(5.0, 15.0)
    load = np.sin(time)
    once = DriveCycle(name="x", unit="A/m**2", time=time, load=load).of_a_square_metre(cell)
    thrice = DriveCycle(name="x", unit="A/m**2", time=time, load=load, repeats=3).of_a_square_metre(
        cell
    )
    assert np.diff(thrice[:, 0]) == pytest.approx(1.0)
    assert thrice[:, 1].reshape(3, -1) == pytest.approx(np.tile(once[:, 1], (3, 1)))
    passed = np.trapezoid(once[:, 1], once[:, 0])
    between = (load[-1] + load[0]) / 2
    assert np.trapezoid(thrice[:, 1], thrice[:, 0]) == pytest.approx(3 * passed + 2 * between)
