"""Voltage curves: what is cut, sorted, thinned, and left out."""

import numpy as np
import pytest

from mofcell.experiments.measured import curves
from mofcell.experiments.measured.curves import no_discharge

HEADERS = "Capacity (mAh/g),Voltage (V)\n"


def text(capacity, voltage, headers=HEADERS, more=""):
    rows = zip(capacity, voltage, strict=True)
    return headers + "".join(f"{q:.6f},{v:.6f}{more}\n" for q, v in rows)


Q = np.linspace(0, 140, 141)
FALLING = 3.4 - 0.9 * (Q / 140) ** 8


def test_a_discharge_is_kept_as_it_is(read):
    data = read(text(Q, FALLING), c_rate=0.1)
    assert data.sizes == {"curve": 1, "point": 141}
    assert data.specific_capacity.values[0] == pytest.approx(Q, abs=1e-6)
    assert data.voltage.values[0] == pytest.approx(FALLING, abs=1e-6)
    assert data.left_out == ""


def test_written_from_its_end_it_is_the_same(read):
    data = read(text(Q[::-1], FALLING[::-1]), c_rate=0.1)
    assert data.specific_capacity.values[0] == pytest.approx(Q, abs=1e-6)


def test_jitter_is_sorted(read):
    shaken = Q.copy()
    shaken[[70, 71]] = [70.05, 69.96]  # 0.06 % of 140
    data = read(text(shaken, FALLING), c_rate=0.1)
    assert np.all(np.diff(data.specific_capacity.values[0]) >= 0)
    assert data.left_out == ""


def test_a_capacity_that_runs_backwards_is_named(refusal):
    shaken = Q.copy()
    shaken[100:] -= 5
    said = refusal(text(shaken, FALLING), c_rate=0.1)
    assert "the capacity runs backwards in row 102" in said


def test_charge_and_discharge_in_one_curve(refusal):
    loop = np.r_[Q, Q[::-1]]
    both = np.r_[6.0 - FALLING, FALLING[::-1]]
    assert "charge and discharge mixed" in refusal(text(loop, both), c_rate=0.1)
    through = np.linspace(0, 280, 282)  # counted on, as charge that went through
    both = np.r_[FALLING, FALLING[::-1]]
    assert "charge and discharge are mixed" in refusal(text(through, both), c_rate=0.1)


def test_a_charge_is_left_out(read, refusal):
    assert "the voltage rises, as in a charge" in refusal(text(Q, 6 - FALLING), c_rate=0.1)
    data = read(text(np.r_[Q, Q], np.r_[6 - FALLING, FALLING]), c_rate=0.1)
    assert data.sizes["curve"] == 1
    assert data.voltage.values[0] == pytest.approx(FALLING, abs=1e-6)
    assert "rows 2 to 142: the voltage rises, as in a charge" in data.left_out


@pytest.mark.parametrize(
    ("voltage", "said"),
    [
        (FALLING, ""),
        (FALLING + 0.01 * np.sin(Q), ""),  # noise
        (FALLING + 0.1 * (np.exp(-Q / 5) * np.sin(Q / 5)), ""),  # a dip at the start
        (6 - FALLING, "the voltage rises"),
        (np.r_[FALLING, FALLING[::-1]], "mixed"),
        (np.r_[FALLING[::-1], FALLING], "mixed"),
    ],
)
def test_what_is_a_discharge(voltage, said):
    assert said in no_discharge(voltage)
    assert bool(said) == bool(no_discharge(voltage))


def test_a_capacity_that_starts_again_begins_a_curve(read):
    data = read(text(np.r_[Q, 0.8 * Q], np.r_[FALLING, FALLING - 0.1]), c_rate=0.1)
    assert np.nanmax(data.specific_capacity, axis=1) == pytest.approx([140, 112])
    assert data.label.values.tolist() == ["curve 1", "curve 2"]


def test_a_short_curve_after_a_long_one_is_its_own(read):
    data = read(text(np.r_[Q, 0.05 * Q, Q], np.r_[FALLING, FALLING, FALLING]), c_rate=0.1)
    assert np.nanmax(data.specific_capacity, axis=1) == pytest.approx([140, 7, 140])


def test_cycles_and_loads_begin_a_curve(read):
    one, two = text(Q, FALLING, "", ",1,0.1C"), text(Q, FALLING - 0.1, "", ",2,C/2")
    data = read(f"Q/mAh g-1,E/V,Cycle,Rate\n{one}{two}")
    assert data.label.values.tolist() == ["cycle 1", "cycle 2"]
    assert data.c_rate.values.tolist() == [0.1, 0.5]


def test_a_capacity_that_goes_on_counting_is_taken_from_its_start(read):
    data = read(text(Q + 300, FALLING), c_rate=0.1)
    assert data.specific_capacity.values[0] == pytest.approx(Q, abs=1e-6)
    assert "specific_capacity starts at 300 and is counted from there" in data.notes


def test_a_digitised_curve_may_start_near_zero(read):
    data = read(text(Q[1:] - 0.2, FALLING[1:]), c_rate=0.1)
    assert data.specific_capacity.values[0] == pytest.approx(Q[1:] - 0.2, abs=1e-6)
    data = read(text(Q - 0.2, FALLING), c_rate=0.1)
    assert data.specific_capacity.values[0, 0] == 0


def test_gaps_are_named_and_ends_are_not(read):
    gap = text(Q, FALLING).replace("3.400000", "", 1)
    data = read(gap + ",\n,\n", c_rate=0.1)
    assert data.sizes["point"] == 140
    assert "row 2: no voltage or capacity in 1 rows from here" in data.left_out


def test_the_same_curve_twice(read):
    rows = "".join(f"{q},{v:.4f},{q},{v:.4f}\n" for q, v in zip(Q, FALLING, strict=True))
    data = read(f"Q/mAh g-1,E/V,Q/mAh g-1,E/V\n{rows}", c_rate=0.1)
    assert data.sizes["curve"] == 1
    assert "the curve is there twice" in data.left_out


@pytest.mark.parametrize("count", [20_000, 20_001, 60_000])
def test_long_curves_are_thinned_evenly_in_capacity(read, count):
    capacity = np.linspace(0, 140, count)
    data = read(text(capacity, 3.4 - 0.9 * (capacity / 140) ** 8), c_rate=0.1)
    kept = data.specific_capacity.values[0]
    assert data.sizes["point"] <= 20_000
    assert kept[[0, -1]] == pytest.approx([0, 140])
    assert np.diff(kept).max() <= 2.01 * 140 / min(count - 1, 19_999)
    assert ("thinned" in data.notes) == (count > 20_000)


def test_no_more_curves_than_some(read, monkeypatch):
    monkeypatch.setattr(curves, "MOST", 2)
    rows = "".join(text(Q[::20], FALLING[::20] - 0.01 * k, "", f",{k}") for k in range(4))
    data = read(f"Q/mAh g-1,E/V,Cycle\n{rows}", c_rate=0.1)
    assert data.sizes["curve"] == 2
    assert "2 after the first 2 are left out" in data.left_out


def test_volts_that_are_millivolts(read, refusal):
    assert "a voltage of 3400 V" in refusal(text(Q, 1000 * FALLING), c_rate=0.1)
    data = read(text(Q, 1000 * FALLING, HEADERS.replace("(V)", "(mV)")), c_rate=0.1)
    assert data.voltage.values[0] == pytest.approx(FALLING, abs=1e-6)


def test_a_point_is_no_curve(refusal):
    assert "one point makes no curve" in refusal(HEADERS + "0,3.4\n", c_rate=0.1)
    assert "the capacity does not change" in refusal(HEADERS + "5,3.4\n5,3.3\n", c_rate=0.1)


def test_errors_stay_with_their_curve(read):
    data = read("Q/mAh g-1,E/V,SD\n0,3.4,0.01\n140,2.5,0.02\n", c_rate=0.1)
    assert data.voltage_error.values.tolist() == [[0.01, 0.02]]


@pytest.mark.parametrize("count", [3, 30, 141])
def test_a_discharge_counted_backwards_is_named(refusal, count):
    charge = np.linspace(140, 0, count)
    falling = np.linspace(3.4, 2.5, count)
    said = refusal(text(charge, falling), c_rate=0.1)
    assert "the capacity runs backwards in row" in said
    assert "one point" not in said


@pytest.mark.parametrize("count", [5, 30, 141])
def test_a_charge_and_then_a_discharge_down_to_zero_is_named(refusal, count):
    up, down = np.linspace(0, 140, count), np.linspace(140, 0, count)
    both = np.r_[np.linspace(3.4, 3.6, count), np.linspace(3.4, 2.5, count)]
    assert "charge and discharge mixed" in refusal(text(np.r_[up, down], both), c_rate=0.1)


@pytest.mark.parametrize("label", ["0.1C", "0.1 C", "C/10", "0.1 C, 25 °C"])
def test_digitised_curves_are_named_with_a_blank_or_without(read, refusal, label):
    pairs = f'"{label}",,1 C,\nX,Y,X,Y\n0.2,3.41,0.3,3.31\n70.1,3.38,60.2,3.27\n140,2.5,98,2.5\n'
    columns = {"specific_capacity": ("X", "mAh/g"), "voltage": ("Y", "V")}
    assert "columns={'specific_capacity': ('X', 'mAh/g'), 'voltage': ('Y', 'V')}" in refusal(pairs)
    assert read(pairs, columns=columns).c_rate.values.tolist() == [0.1, 1]
