import numpy as np
import pytest

import mofcell
from mofcell import plots
from mofcell.plots.style import BLACK
from mofcell.views.symmetric_cell import measured_beside

HOUR = 3600.0


@pytest.fixture(scope="module")
def cell():
    return mofcell.cell("gu2025-symmetric")


def lines(ax, marker):
    return [line for line in ax.lines if line.get_marker() == marker]


def test_the_whole_test_and_its_ends(cell):
    plated = mofcell.symmetric_cell(cell, time=40 * HOUR)
    measured = cell.measured["overpotential_over_time"]
    figure = plots.symmetric_cell(plated, measured=measured)
    terms, first, last = figure.axes
    (points,) = lines(terms, "o")
    np.testing.assert_allclose(points.get_xdata(), [0.0])  # nothing is shown after the test
    np.testing.assert_allclose(points.get_ydata(), [140.0])
    (total,) = [line for line in lines(terms, "None") if line.get_color() == BLACK]
    assert total.get_ydata()[0] == pytest.approx(141.4, abs=0.1)
    assert total.get_xdata()[-1] == pytest.approx(40.0)
    assert first.get_xlim() == pytest.approx((0.0, 6.0))
    assert last.get_xlim() == pytest.approx((34.0, 40.0))
    assert first.get_ylim() == last.get_ylim()
    voltage = last.lines[-1].get_ydata()
    assert voltage.max() == pytest.approx(-voltage.min(), rel=1e-3)
    labels = [text.get_text() for text in figure.legends[0].get_texts()]
    assert any(text.startswith("lithium interphase, 138 to 137 mV") for text in labels)


def test_a_rising_overpotential_is_shown_to_its_top(cell):
    growth = mofcell.InterphaseGrowth(doubling_time=20 * HOUR)
    plated = mofcell.symmetric_cell(cell, time=20 * HOUR, fade=[growth])
    _, first, last = plots.symmetric_cell(plated).axes
    top = 1e3 * plated.overpotential.max().item()
    assert top > 200
    for ax in (first, last):
        low, high = ax.get_ylim()
        assert low < -top
        assert high > top


def test_one_measured_overpotential_is_drawn_at_the_start(cell):
    plated = mofcell.symmetric_cell(cell, cycles=1)
    alone = cell.replace(measured={"overpotential": cell.measured["overpotential"]})
    terms, _ = plots.symmetric_cell(plated, measured=measured_beside(alone, plated)).axes
    (points,) = lines(terms, "o")
    assert points.get_xydata().tolist() == [[0.0, pytest.approx(140.0)]]


def test_a_test_that_ends_as_it_begins_is_not_drawn(cell):
    plated = mofcell.symmetric_cell(cell, cycles=1, voltage_limit=0.05)
    with pytest.raises(mofcell.InvalidInput, match=r"ended as it began.* voltage limit"):
        plots.symmetric_cell(plated)


def test_few_half_cycles_are_drawn_all_along(cell):
    plated = mofcell.symmetric_cell(cell, cycles=2)
    terms, trace = plots.symmetric_cell(plated).axes
    assert len(trace.lines[-1].get_xdata()) == 4 * plated.sizes["share"]
    assert len(terms.lines[0].get_xdata()) == 4 * plated.sizes["share"]


def test_what_ended_it_is_said(cell):
    plated = mofcell.symmetric_cell(cell, cycles=2, voltage_limit=0.1412)
    figure = plots.symmetric_cell(plated)
    labels = [text.get_text() for text in figure.legends[0].get_texts()]
    assert labels[-1] == "ended: voltage limit"


def test_nothing_to_draw_is_said(cell):
    plated = mofcell.symmetric_cell(cell, cycles=1)
    empty = plated.isel(half_cycle=slice(0, 0)).assign_attrs(ended="stopped by the user")
    with pytest.raises(mofcell.InvalidInput, match=r"no half-cycle .* stopped by the user"):
        plots.symmetric_cell(empty)
