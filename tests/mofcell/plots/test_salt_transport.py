import numpy as np
import pytest

import mofcell
from mofcell import plots

# PEO is known at 30 degC only
pytestmark = pytest.mark.filterwarnings("ignore::mofcell.parameters.laws.OutOfRangeWarning")


@pytest.fixture(scope="module")
def peo():
    return mofcell.SymmetricCell.of(mofcell.cell("reference-peo"))


@pytest.fixture(scope="module")
def measured():
    return mofcell.bruce_vincent(mofcell.cell("gu2025-symmetric"))


def test_bruce_vincent_marks_its_readings(measured, assert_fit_to_print):
    figure = plots.bruce_vincent(measured)
    current, errors, number = figure.axes
    drawn = {line.get_label().split(" = ")[0]: line for line in current.lines}
    assert drawn["I$_0$"].get_ydata()[0] == 100 * measured.initial_current_density.item()
    assert drawn["I$_s$"].get_ydata()[0] == 100 * measured.steady_current_density.item()
    widths = [bar.get_width() for bar in errors.patches]
    np.testing.assert_allclose(widths, 100 * measured.error_contribution)
    interval = next(line for line in number.lines if "95 %" in line.get_label())
    ends = [measured.transference_number_low.item(), measured.transference_number_high.item()]
    np.testing.assert_allclose(interval.get_ydata(), ends)
    assert_fit_to_print(figure)


def test_a_measurement_without_a_number_is_still_a_figure(peo, texts_of, assert_fit_to_print):
    figure = plots.bruce_vincent(mofcell.bruce_vincent(peo, voltage=5.0))
    assert len(figure.axes) == 1  # no empty ones beside it
    said = [text.get_text() for text, _ in texts_of(figure)]
    assert any(text.startswith("no t+: salt depleted after ") for text in said)
    assert_fit_to_print(figure)


def test_limiting_currents_are_lines_and_points(peo, assert_fit_to_print):
    found = mofcell.limiting_current(
        peo, thicknesses=[20e-6, 50e-6, 100e-6], framework_charge_densities=[-500.0, 0.0, 500.0]
    )
    figure = plots.limiting_current(found)
    assert_fit_to_print(figure)
    (ax,) = figure.axes
    points = {line.get_label(): line for line in ax.lines if line.get_linestyle() == "None"}
    assert list(points) == ["N = −0.5 mol/L", "N = 0 mol/L", "N = 0.5 mol/L: no limit"]
    np.testing.assert_allclose(points["N = 0 mol/L"].get_xdata(), [20, 50, 100])
    simulated = found.simulated_limiting_current_density.sel(framework_charge_density=0.0)
    np.testing.assert_allclose(points["N = 0 mol/L"].get_ydata(), simulated.squeeze() / 10)


def test_one_limiting_current_alone_is_a_figure(peo, assert_fit_to_print):
    figure = plots.limiting_current(mofcell.limiting_current(peo))
    assert "dashes: closed form" in figure.axes[0].get_legend().get_title().get_text()
    assert_fit_to_print(figure)


def test_a_membrane_without_a_limit_is_named_and_the_closed_form_is_no_chord(
    peo, assert_fit_to_print
):
    found = mofcell.limiting_current(peo, framework_charge_densities=[-2000.0, 0.0, 500.0])
    figure = plots.limiting_current(found)
    (ax,) = figure.axes
    title = ax.get_legend().get_title().get_text().replace("\n", " ")
    assert "0.5 mol/L: no limit: the framework carries on" in title
    (line,) = [one for one in ax.lines if one.get_linestyle() != "None"]
    closed = line.get_ydata()[np.isfinite(line.get_ydata())]
    assert closed.size > 30
    assert closed[closed.size // 2] < 0.9 * (closed[0] + closed[-1]) / 2  # bends below the chord
    assert_fit_to_print(figure)


def test_sand_times_are_lines_and_points(peo, assert_fit_to_print):
    found = mofcell.sand_time(
        peo, current_densities=[20.0, 1.0, 5.0], transference_numbers=[0.2, 0.7]
    )
    figure = plots.sand_time(found)
    assert_fit_to_print(figure)
    times, ratios = figure.axes
    points = {line.get_label(): line for line in times.lines if line.get_linestyle() == "None"}
    assert list(points) == ["t$_+$ = 0.2", "t$_+$ = 0.7"]
    drawn = points["t$_+$ = 0.2"]
    np.testing.assert_allclose(drawn.get_xdata(), [0.1, 0.5, 2.0])
    np.testing.assert_allclose(
        drawn.get_ydata()[1:], found.simulated_sand_time.values[0, 0, [2, 0]]
    )
    assert np.isnan(drawn.get_ydata()[0])  # below the limit
    assert ratios.get_xlim()[0] == 1.0
    low, high = ratios.get_ylim()
    assert low <= 0.9
    assert high >= 1.1
    assert ratios.yaxis.get_offset_text().get_text() == ""
    assert times.get_legend() is None  # it stands beside, across no line
    limit = found.limiting_current_density.values.ravel() / 10
    drawn = [one for one in times.lines if one.get_linestyle() == "-"]
    for line, above in zip(drawn, limit, strict=True):
        assert line.get_xdata()[0] >= above  # below it the closed form means nothing


def test_what_has_nothing_to_draw_says_why(peo):
    charged = {"framework_charge_densities": [500.0]}
    with pytest.raises(mofcell.InvalidInput, match="the framework carries on"):
        plots.limiting_current(mofcell.limiting_current(peo, **charged))
    with pytest.raises(mofcell.InvalidInput, match="no time to draw"):
        plots.sand_time(mofcell.sand_time(peo, current_densities=[1.0], **charged))
    many = mofcell.sand_time(peo, current_densities=[5.0], thicknesses=np.geomspace(1e-5, 1e-4, 9))
    with pytest.raises(mofcell.InvalidInput, match="at most 8 lines"):
        plots.sand_time(many)
