import numpy as np
import pytest

import mofcell
from mofcell import plots


@pytest.fixture(scope="module")
def lives(cell):
    return mofcell.cycle_life(
        cell,
        np_ratios=[2.0, 0.5],
        coulombic_efficiencies=[0.95, 0.99, 1.0],
        fade=(),
        model=mofcell.models.SPMe,
    )


def test_a_line_for_each_efficiency_that_ends_beside_its_closed_form(lives):
    (ax,) = plots.cycle_life(lives).axes
    drawn = {line.get_label(): line for line in ax.lines}
    assert {"95 %", "99 %"} <= set(drawn)
    assert "100 %" not in drawn
    np.testing.assert_array_equal(drawn["99 %"].get_xdata(), [0.5, 2.0])
    expected = lives.sortby("np_ratio").cycle_life.sel(coulombic_efficiency=0.99)
    np.testing.assert_array_equal(drawn["99 %"].get_ydata(), expected)
    dashed = [line for line in ax.lines if line.get_linestyle() == "--" and len(line.get_xdata())]
    assert len(dashed) == 2
    assert ax.get_yscale() == "log"


def test_the_foil_of_the_cell_is_marked_where_it_is_in_the_figure(lives):
    (ax,) = plots.cycle_life(lives).axes
    assert "this cell" not in [text.get_text() for text in ax.texts]  # 450 um are far outside
    (ax,) = plots.cycle_life(lives.assign_attrs(cell_np_ratio=1.0)).axes
    assert "this cell" in [text.get_text() for text in ax.texts]


def test_no_closed_form_where_more_fades(lives):
    (ax,) = plots.cycle_life(lives.assign_attrs(fade="loss of active cathode")).axes
    assert "--" not in [line.get_linestyle() for line in ax.lines]
    assert "closed form" not in [line.get_label() for line in ax.lines]


def test_nothing_to_show_is_said(lives):
    endless = lives.sel(coulombic_efficiency=[1.0])
    with pytest.raises(mofcell.InvalidInput, match="no cycle life to show"):
        plots.cycle_life(endless)
