import numpy as np
import pytest

import mofcell
from mofcell import plots

# the cold lies outside some ranges on purpose; the results say so
pytestmark = pytest.mark.filterwarnings("ignore::mofcell.parameters.laws.OutOfRangeWarning")


@pytest.fixture(scope="module")
def lit(cell):
    return mofcell.lamp(
        cell,
        currents=[0.05e-3, 0.2e-3, 20e-3],
        temperatures=[298.15, 228.15],
        model=mofcell.models.SPMe,
    )


def test_times_and_bounds(lit):
    times, bounds = plots.lamp(lit).axes
    drawn = {line.get_label(): line for line in times.lines}
    np.testing.assert_allclose(drawn["0.05 mA"].get_xdata(), [-45, 25])
    np.testing.assert_array_equal(drawn["0.05 mA"].get_ydata(), lit.lit_time.values[::-1, 0])
    assert np.isnan(drawn["0.2 mA, dark ≤ −45 °C"].get_ydata()[0])
    assert np.isnan(drawn["20 mA, dark"].get_ydata()).all()
    assert drawn["8.0 min"].get_ydata()[0] == 480
    largest = {line.get_label(): line.get_ydata() for line in bounds.lines}
    np.testing.assert_allclose(largest["all of a cell"], 1e4 * lit.largest_resistance)
    coldest = lit.largest_interface_resistance.sel(temperature=228.15)
    np.testing.assert_allclose(largest["its lithium interface alone"], 1e4 * coldest)


def test_the_time_axis_is_in_hours_and_minutes(lit):
    times, _ = plots.lamp(lit).axes
    said = [text.get_text() for text in times.get_yticklabels()]
    assert {"8 min", "1 h"} <= set(said)
    assert all(word.endswith(("s", "min", "h", "d")) for word in said)
    low, high = times.get_ylim()
    assert all(low <= tick <= high for tick in times.get_yticks())


def test_one_temperature_alone_has_room(lit):
    times, _ = plots.lamp(lit.isel(temperature=[1])).axes
    assert list(times.get_xticks()) == pytest.approx([-45])
    assert np.ptp(times.get_xlim()) > 20


def test_a_lamp_that_no_cell_lights_is_still_a_figure(lit):
    times, _ = plots.lamp(lit.isel(lamp_current=[2])).axes
    assert [line.get_label() for line in times.lines] == ["20 mA, dark", "8.0 min"]
