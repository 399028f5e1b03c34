"""Measured cycles as what is left of the highest capacity."""

import numpy as np
import pytest
import xarray as xr

import mofcell
from mofcell.experiments.cycling.fading.measured_cycles import measured_cycles, table_of

CELL = mofcell.cell("gu2025-lfp")


def table(cycles, capacity, *, name="specific_capacity", c_rate=0.5):
    return xr.Dataset(
        {name: ("point", np.asarray(capacity, float))},
        {"cycle": ("point", list(cycles)), "c_rate": c_rate, "temperature": 298.15},
    )


def test_the_table_of_a_record():
    cell = mofcell.cell("gu2025-lfp-cycling")
    np.testing.assert_allclose(table_of(cell).specific_capacity, [158.03, 138.545, 128.48])
    known = measured_cycles(cell)
    assert (known.c_rate, known.temperature) == (0.1, 298.15)
    np.testing.assert_allclose(known.retention, [1, 0.8767, 0.813], atol=5e-6, rtol=1e-4)


def test_fade_counts_from_the_highest_capacity():
    known = measured_cycles(mofcell.cell("mof688-lfp"))  # 125.0, 130.4, 120 mAh/g
    assert known.cycle[known.base] == 10
    np.testing.assert_allclose(known.retention, [125 / 130.4, 1, 120 / 130.4])


def test_per_cent_and_milliampere_hours_are_the_same():
    percent = table((1, 12), (100, 90), name="relative_capacity")
    cell_capacity = table((1, 12), (2.0, 1.8), name="cell_capacity")
    for data in (percent, cell_capacity):
        np.testing.assert_allclose(measured_cycles(CELL, data).retention, [1, 0.9])


def test_cycles_are_put_in_order_and_empty_ones_left_out():
    known = measured_cycles(CELL, table((12, 5, 1), (126, np.nan, 140)))
    assert list(known.cycle) == [1, 12]
    assert list(known.capacity) == [140, 126]


def scattered(seed=0, cycles=200):
    """A line of 0.1 % in a cycle from 150 mAh/g, with a scatter of 0.5 %."""
    cycle = np.arange(1, cycles + 1)
    scatter = np.random.default_rng(seed).normal(0, 0.75, cycles)
    return cycle, 150 * (1 - 1e-3 * (cycle - 1)) + scatter


@pytest.mark.parametrize("seed", range(5))
def test_of_many_cycles_the_luckiest_is_not_the_base(seed):
    cycle, capacity = scattered(seed)
    known = measured_cycles(CELL, table(cycle, capacity))
    true = 150 * (1 - 1e-3 * (known.cycle[known.base] - 1))
    assert known.base_capacity == pytest.approx(true, rel=5e-3)
    assert known.cycle[known.base] < 40
    assert not len(known.left_out)


def test_a_point_far_off_its_neighbours_is_left_out():
    cycle, capacity = scattered()
    capacity[[9, 99]] = 170, 100
    known = measured_cycles(CELL, table(cycle, capacity))
    assert list(known.left_out) == [10, 100]
    assert len(known.cycle) == 198
    assert known.base_capacity < 152


@pytest.mark.parametrize(
    "capacity",
    [
        [140, 139.5, 139, 100, 60, 20],  # a cliff
        [100, 90, 86, 83, 80.5, 78.5, 77],  # fast at first
        [120, 150, 149, 148, 147, 146],  # a rise at first
        [140, 139, 138, 137, 90],  # a sudden end
        [125.0, 130.4, 120],
    ],
)
def test_steps_and_ends_are_no_outliers(capacity):
    known = measured_cycles(CELL, table(range(1, len(capacity) + 1), capacity))
    assert not len(known.left_out)
    assert known.base_capacity == max(capacity)


def test_what_is_no_cell_and_no_table():
    with pytest.raises(mofcell.InvalidInput, match="give a Cell"):
        measured_cycles("gu2025-lfp")
    with pytest.raises(mofcell.InvalidInput, match="data is a list; give one cycling table"):
        measured_cycles(CELL, [table((1, 12), (140, 126))])


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (None, "holds no measured cycles"),
        (table((1, 12), (120, 140)), "show no fade"),
        (table((5, 5), (140, 120)), "show no fade"),
        (table((1, 12), (140, 120), c_rate=("point", [0.5, 1.0])), "2 loads and 1 temperatures"),
        (table((1, 12), (140, 120)).drop_vars("cycle"), "no column of cycles"),
    ],
)
def test_data_that_show_no_fade_are_refused(data, problem):
    with pytest.raises(mofcell.InvalidInput, match=problem):
        measured_cycles(CELL, data)


@pytest.mark.parametrize("c_rate", [None, "0", "fast"])
def test_a_table_of_cycles_states_its_load(tmp_path, c_rate):
    file = tmp_path / "mine.yaml"
    load = "" if c_rate is None else f"c_rate: '{c_rate}', "
    file.write_text(
        "source: {citation: Doe}\ncells:\n  C:\n    like: gu2025-lfp\n    measured:\n"
        f"      cycling: {{x: ['1', '9'], y: [140 mAh/g, 120 mAh/g], {load}"
        "temperature: 25 degC, class: measured, source: Fig. 1}\n"
    )
    with pytest.raises(mofcell.InvalidInput, match="c_rate"):
        mofcell.cell(str(file))
