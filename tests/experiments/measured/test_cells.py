"""Cells as numbers."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mofcell.experiments.measured.cells import looks_like_a_number, number, rate, seconds


@given(st.floats(-1e12, 1e12), st.sampled_from(".,"))
def test_a_number_is_read_as_it_was_written(value, mark):
    assert number(repr(value).replace(".", mark)) == value
    assert number(value) == value


@pytest.mark.parametrize("cell", ["", " ", "NaN", "n/a", "-", "—", float("nan"), float("inf")])
def test_nothing_is_no_number(cell):
    assert math.isnan(number(cell))


@pytest.mark.parametrize("cell", ["abc", "1,234.5", "1.2.3", "12 V", "1 2", "0x10", "1_000", True])
def test_texts_are_refused(cell):
    with pytest.raises(ValueError, match=r".*"):
        number(cell)


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        *[("0.1C", 0.1), ("0,1 C", 0.1), ("1 C", 1), ("C/5", 0.2), ("C / 20", 0.05)],
        *[("1/5C", 0.2), ("2C/3", 2 / 3), ("0.5", 0.5), ("5c", 5), (2.0, 2.0)],
    ],
)
def test_rates(cell, value):
    assert rate(cell) == pytest.approx(value)


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        *[("0:00:10", 10), ("1:30:00.5", 5400.5), ("2-01:00:00", 176400)],
        *[("100:00:00", 360000), ("3d 00:00:01", 259201), ("7.5", 7.5)],
    ],
)
def test_times(cell, value):
    assert seconds(cell) == pytest.approx(value)


def test_a_rate_of_nothing_is_none():
    assert math.isnan(rate("C/0"))


def test_what_looks_like_a_number():
    assert all(map(looks_like_a_number, ["1", "1,5", "C/5", "0:10:00", "−3", 2.0]))
    assert not any(map(looks_like_a_number, ["", "V", "2024-01-01", "Voltage (V)", "nan"]))
