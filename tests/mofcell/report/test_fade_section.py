"""What the report says of measured cycles."""

from types import SimpleNamespace

import numpy as np
import pytest
import xarray as xr

import mofcell
from mofcell.report import comparison, results, texts

GU, ONE_POINT = mofcell.cell("gu2025-lfp-cycling"), mofcell.cell("uiolitfsi-lfp")


def simulated(cell, capacities):
    cycles = np.arange(1, len(capacities) + 1)
    cycled = xr.Dataset({"specific_capacity": ("cycle", capacities)}, {"cycle": cycles})
    return SimpleNamespace(cell=cell, cycles=cycled, fade=None)


def test_a_shape_needs_two_points_after_the_highest():
    without = results.steps(mofcell.cell("gu2025-lfp"))
    assert results.steps(ONE_POINT) == without + 1  # the cycles
    assert results.steps(GU) == without + 2  # and the fit
    assert results.steps(mofcell.cell("mof688-lfp")) == without + 1  # highest in the tenth


def test_measured_and_simulated_cycles_in_words():
    found = simulated(ONE_POINT, np.linspace(150, 146, 100))
    said = texts.cycles(found)
    assert "At 0.2 C and 25 °C, 152.0 in cycle 1 and 147.7 in cycle 100 (mAh/g) are quoted" in said
    assert "the model gives 150.0 and 146.0, by loss of active cathode" in said
    assert "nothing tells them apart" in said


def test_a_run_that_ended_early_says_what_there_is():
    assert "the model gives 150.0, by" in texts.cycles(simulated(GU, np.full(99, 150.0)))


def test_measured_cycles_stand_in_the_comparison():
    found = simulated(GU, np.linspace(157.9, 128.7, 150))
    rows = [comparison._of_table(GU, "cycling", x, 36e4, table, found) for x, table in _points(GU)]
    assert [row.condition for row in rows] == [f"cycle {n}, 0.1 C, 25 °C" for n in (1, 100, 150)]
    assert {row.standing for row in rows} == {comparison.FITTED}
    assert rows[-1].simulated == pytest.approx(128.7)
    assert (rows[-1].unit, rows[-1].measured) == ("mAh/g", pytest.approx(100))


def _points(cell):
    table = cell.measured["cycling"]
    return [(x, table) for x in table.x]
