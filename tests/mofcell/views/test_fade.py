"""What the data tell of fade is worked out from the data."""

import numpy as np
import pytest
import xarray as xr

import mofcell
from mofcell.views import fade

CELL = mofcell.cell("gu2025-lfp-cycling")
NAMES = ["loss of active cathode", "rising membrane|cathode resistance", "interphase growth"]


def fit(residuals, explains, rates=(0.0014, 0.0103, 63727.0)):
    residuals = np.array(residuals)
    worst = [row[np.argmax(np.abs(np.nan_to_num(row)))] for row in residuals]
    return xr.Dataset(
        {
            "rate": ("mechanism", list(rates)),
            "hidden_rate": ("mechanism", [7e-5, 0.0053, 2.1e5]),
            "rate_field": ("mechanism", ["loss_per_cycle", "rise_per_cycle", "doubling_time"]),
            "explains": ("mechanism", explains),
            "root_mean_square": ("mechanism", np.sqrt(np.mean(residuals**2, axis=1))),
            "largest_residual": ("mechanism", worst),
            "retention_residual": (("mechanism", "measured_cycle"), residuals),
            "measured_retention": ("measured_cycle", [1.0, 0.88, 0.81]),
            "specific_capacity": (("mechanism", "cycle"), np.full((3, 150), 150.0)),
        },
        {
            "mechanism": NAMES,
            "measured_cycle": [1, 100, 150],
            "cycle": np.arange(1, 151),
        },
        {
            "assumed_error": 0.01,
            "base_cycle": 1,
            "left_out": "",
            "measured_base_mAh_g": 151.0,
            "full_cycles_per_cycle": 0.88,
        },
    )


SMALL, CLIFF = [0, -0.003, 0.002], [0, 0.11, 0.0]


def test_one_explains_and_the_others_may_hide():
    lines = fade.statements(fit([SMALL, CLIFF, CLIFF], [True, False, False]))
    assert (
        lines[0]
        == "Only loss of active cathode meets the measured cycles alone (0.3 % off at worst)."
    )
    assert "in cycle 100 it leaves 99 % of the capacity where 88 % were measured" in lines[1]
    assert (
        "cannot exclude rising membrane|cathode resistance (53 Ω cm² per equivalent full cycle)"
        in lines[3]
    )
    assert "doubled in 58.33 h" in lines[3]


def test_those_that_explain_it_cannot_be_told_apart():
    (line,) = fade.statements(fit([SMALL, SMALL, SMALL], [True, True, True]))
    assert line.startswith(f"The data cannot tell {NAMES[0]}, {NAMES[1]} from {NAMES[2]}: each")


def test_none_explains_it():
    line, *_ = fade.statements(fit([CLIFF, CLIFF, CLIFF], [False, False, False]))
    assert line == "No mechanism alone meets the measured cycles within 1 %."


def test_a_mechanism_that_cannot_act():
    nothing = [np.nan] * 3
    data = fit([SMALL, SMALL, nothing], [True, True, False], rates=(1e-3, 1e-2, np.nan))
    assert "It cannot be interphase growth" in fade.statements(data)[-1]
    assert fade.fits(data).rows[2][1:] == ["–", "–", "–", "–", "–", "no"]


def test_a_large_foil_hides_plating_and_a_small_one_bounds_it():
    data = fit([SMALL, SMALL, SMALL], [True, True, True])
    assert "even if all that is plated is lost" in fade.statements(data, CELL)[-1]
    thin = CELL.replace(lithium_thickness=None, np_ratio=2.0)
    # 2 + 0.98 nominal capacities less the 150 / 170 that cycle, over 150 cycles
    lowest = 100 * (1 - (2 + 0.9774 * 169.89 / 170 - 150 / 170) / (150 * 150 / 170))
    assert f"a plating efficiency of {lowest:.1f} % or more" in fade.statements(data, thin)[-1]


def test_table_of_fits():
    table = fade.fits(fit([SMALL, CLIFF, CLIFF], [True, False, False]))
    assert table.rows[0] == [NAMES[0], "0.14 %", "+0.0", "−0.3", "+0.2", "0.21", "yes"]
    assert table.rows[2][1] == "doubled in 17.7 h"
    assert table.columns[1] == "rate per equivalent full cycle"
    assert table.columns[2:5] == ("cycle 1", "cycle 100", "cycle 150")
    assert "a cycle of the test at first 0.88 of that" in table.notes[1]


def test_of_many_cycles_a_table_shows_some():
    data = fit([SMALL, CLIFF, CLIFF], [True, False, False])
    cycles = np.arange(1, 201)
    many = data.drop_dims("measured_cycle").assign(
        retention_residual=(("mechanism", "measured_cycle"), np.zeros((3, 200))),
        measured_retention=("measured_cycle", np.ones(200)),
        measured_cycle=cycles,
    )
    table = fade.fits(many)
    assert table.columns[2:7] == tuple(f"cycle {n}" for n in (1, 51, 101, 150, 200))
    assert {len(row) for row in table.rows} == {len(table.columns)}
    assert table.notes[-1] == "5 of 200 measured cycles are shown; all count"


def test_what_to_know_before_the_fits_are_read():
    data = fit([SMALL, SMALL, SMALL], [True, True, True])
    off = data.assign_attrs(measured_base_mAh_g=140.0, left_out="57, 120")
    left_out, margin, *_ = fade.statements(off)
    assert left_out == "Cycles 57, 120 are left out: far off those before and after."
    assert "150.0 mAh/g in cycle 1, where 140.0 were measured" in margin
    assert "Cycle 57 is left out" in fade.statements(data.assign_attrs(left_out="57"))[0]
    assert len(fade.statements(data.assign_attrs(measured_base_mAh_g=np.nan))) == 1


def test_a_cell_without_a_mechanism():
    shares = xr.Dataset(
        {
            "capacity_without_fade": ("cycle", [150.0]),
            "loss": ("cycle", [0.0]),
            "interaction": ("cycle", [0.0]),
            "loss_alone": (("mechanism", "cycle"), np.zeros((0, 1))),
            "loss_added": (("mechanism", "cycle"), np.zeros((0, 1))),
        },
        {"cycle": [9], "mechanism": []},
    )
    table = fade.shares(shares)
    assert [row[0] for row in table.rows] == ["all together"]
    assert "has no mechanism of fade" in table.notes[0]


def test_table_of_shares_adds_up():
    shares = xr.Dataset(
        {
            "capacity_without_fade": ("cycle", [150.0]),
            "loss": ("cycle", [33.0]),
            "interaction": ("cycle", [3.0]),
            "loss_alone": (("mechanism", "cycle"), [[20.0], [10.0]]),
            "loss_added": (("mechanism", "cycle"), [[23.0], [13.0]]),
        },
        {"cycle": [9], "mechanism": NAMES[:2]},
    )
    table = fade.shares(shares)
    alone = [float(row[1]) for row in table.rows]
    assert sum(alone[:-1]) == pytest.approx(alone[-1])
    assert table.rows[0] == [NAMES[0], "20.0", "13.3", "23.0"]
