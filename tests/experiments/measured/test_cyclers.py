"""Binary files of cyclers."""

import sys

import pytest

from mofcell.experiments.measured import read_measured
from mofcell.parameters import InvalidInput


@pytest.mark.parametrize(
    ("name", "step"),
    [
        ("my.mpr", "export it in EC-Lab as text (.mpt)"),
        ("my.res", "export it in Arbin's MITS as .xlsx or CSV"),
        ("my.MPR", "export it in EC-Lab as text (.mpt)"),
    ],
)
def test_files_that_are_not_read_say_what_is(refusal, name, step):
    assert step in refusal(b"\0\1\2", name=name)


def test_without_the_reader_it_says_how_to_install_it(written, monkeypatch):
    monkeypatch.setitem(sys.modules, "bdf", None)
    with pytest.raises(InvalidInput) as error:
        read_measured(written(b"NEWARE", "my.nda"))
    assert "pip install 'mofcell[cyclers]'" in str(error.value)
    assert "export the file as CSV, which needs nothing" in str(error.value)


@pytest.mark.parametrize("name", ["my.nda", "my.ndax"])
def test_damaged_files(refusal, name):
    pytest.importorskip("bdf")
    assert "cannot be read as a .nda" in refusal(b"NEWARE and no more", name=name)


def test_small_currents_stay_small(written, monkeypatch):
    """The columns of the reader as they come: 0.05 mA, whatever their size, are mA."""
    bdf = pytest.importorskip("bdf")
    import pandas

    count = 101
    frame = pandas.DataFrame(
        {
            "Index": range(count),
            "Cycle": 1,
            "Step": 1,
            "Status": "CC_DChg",
            "Time": [36.0 * k for k in range(count)],
            "Voltage": [3.4 - 0.009 * k for k in range(count)],
            "Current(mA)": -0.05,
            "Charge_Capacity(mAh)": 0.0,
            "Discharge_Capacity(mAh)": [0.0005 * k for k in range(count)],
            "Timestamp": pandas.date_range("2024-01-01", periods=count, freq="36s"),
        }
    )
    monkeypatch.setattr(bdf, "parse", lambda path, plugin: frame)
    data = read_measured(written(b"NEWARE", "my.nda"))
    assert data.current.item() == pytest.approx(0.05)
    assert data.cell_capacity.max().item() == pytest.approx(0.05)
    assert data.voltage.values[0, [0, -1]] == pytest.approx([3.4, 2.5])
