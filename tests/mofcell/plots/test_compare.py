import sys

import numpy as np
import pytest

import mofcell
from mofcell import plots
from mofcell.experiments.measured.kinds import CYCLING_TABLE, VOLTAGE_CURVES, measured
from mofcell.parameters import InvalidInput

# the cold lies outside some ranges on purpose; the results say so
pytestmark = pytest.mark.filterwarnings("ignore::mofcell.parameters.laws.OutOfRangeWarning")

RATES, KELVINS = (0.1, 0.5, 1.0, 2.0), (313.15, 298.15, 283.15)


def curves(rates, kelvins):
    """Falling lines that end the earlier, the faster and the colder it is."""
    pairs = [(rate, kelvin) for rate in rates for kelvin in kelvins]
    shares = np.linspace(0, 1, 50)
    over = ("curve", "point")
    return measured(
        VOLTAGE_CURVES,
        variables={
            "specific_capacity": (
                over,
                [(150 - 40 * r - 0.4 * (313.15 - k)) * shares for r, k in pairs],
            ),
            "voltage": (over, [3.45 - 0.15 * r - 0.7 * shares**8 for r, _ in pairs]),
        },
        coordinates={
            "label": ("curve", [""] * len(pairs)),
            "c_rate": ("curve", [rate for rate, _ in pairs]),
            "temperature": ("curve", [kelvin for _, kelvin in pairs]),
        },
        source="curves",
    )


def cycles():
    """Capacities that fall over fifty cycles at one rate."""
    numbers = np.arange(1.0, 51.0)
    return measured(
        CYCLING_TABLE,
        variables={"specific_capacity": ("point", 130 - 0.1 * numbers)},
        coordinates={
            "cycle": ("point", numbers),
            "c_rate": ("point", np.full(50, 0.5)),
            "temperature": ("point", np.full(50, 298.15)),
        },
        source="cycles",
    )


@pytest.fixture(scope="module")
def compared(cell):
    with pytest.MonkeyPatch.context() as patched:  # which takes long, and is not drawn
        module = sys.modules["mofcell.experiments.compare"]
        patched.setattr(module, "explanation", lambda *args, **kwargs: "")
        yield every(cell)


def every(cell):
    table = mofcell.measured_tables(cell)
    poor = cell.replace(lithium_interface_resistance=0.15)
    cold = table[0].assign_coords(temperature=table[0].temperature - 15)
    cold.attrs["source"] = "another paper with a title that is much too long for any legend"
    two = curves(RATES[:1], KELVINS[:1])
    two.attrs["source"] = "another file"
    capacity = table[0].specific_capacity
    stated = table[0].assign(specific_capacity_error=("point", 0.03 * capacity.values))
    SPMe = mofcell.models.SPMe
    return {
        "table": mofcell.compare(cell, model=SPMe),
        "two tables": mofcell.compare(poor, [*table, cold], model=SPMe),
        "rates": mofcell.compare(cell, curves(RATES, KELVINS[1:2]), model=SPMe),
        "temperatures": mofcell.compare(cell, curves((0.5,), KELVINS), model=SPMe),
        "rates and temperatures": mofcell.compare(poor, curves(RATES, KELVINS), model=SPMe),
        "both": mofcell.compare(cell, [curves(RATES, KELVINS[:1]), two, *table], model=SPMe),
        "cycles": mofcell.compare(cell, cycles(), model=SPMe),
        "stated errors": mofcell.compare(cell, stated, model=SPMe),
    }


NAMES = [
    "table",
    "two tables",
    "rates",
    "temperatures",
    "rates and temperatures",
    "both",
    "cycles",
    "stated errors",
]


@pytest.mark.parametrize("name", NAMES)
def test_fit_to_print(compared, name, assert_fit_to_print):
    assert_fit_to_print(plots.compare(compared[name]))


def test_panels_are_those_of_what_there_is(compared):
    assert [len(plots.compare(compared[name]).axes) for name in NAMES] == [2, 2, 1, 1, 1, 3, 2, 2]


def test_the_table_shows_what_was_measured(compared):
    a, b = plots.compare(compared["table"]).axes
    drawn = [line.get_ydata() for line in a.lines if line.get_markerfacecolor() == "white"]
    # Gu 2025, Fig. 3d
    np.testing.assert_allclose(np.asarray(drawn[0], float), [140.11, 136.94, 129.41, 110.52, 68.65])
    (residual,) = [line.get_ydata() for line in b.lines if len(line.get_ydata()) == 5]
    np.testing.assert_allclose(residual, 100 * compared["table"].relative_residual)


def test_every_measured_curve_is_drawn_and_a_line_for_each_that_runs(compared):
    dataset = compared["rates and temperatures"]
    runs = int((dataset.curve_status == "ok").sum())
    assert 0 < runs < 12
    (ax,) = plots.compare(dataset).axes
    drawn = [line for line in ax.lines if len(line.get_xdata())]
    markers = [line for line in drawn if line.get_linestyle() == "None"]
    lines = [line for line in drawn if line.get_linestyle() != "None"]
    assert (len(markers), len(lines)) == (12, runs)
    ends = sorted(line.get_xdata()[-1] for line in markers)
    np.testing.assert_allclose(ends, np.sort(dataset.measured_capacity.isel(depth=-1)))


def test_colours_tell_the_rates(compared):
    (ax,) = plots.compare(compared["rates"]).axes
    lines = [line for line in ax.lines if len(line.get_xdata())]
    assert len({tuple(line.get_color()) for line in lines}) == 4
    words = [text.get_text() for text in ax.get_legend().get_texts()]
    assert words == ["0.1 C", "0.5 C", "1 C", "2 C", "measured", "model"]


def test_cycles_are_drawn_against_their_number(compared):
    a, b = plots.compare(compared["cycles"]).axes
    assert a.get_xlabel() == b.get_xlabel() == "cycle number"
    drawn = [line for line in a.lines if len(line.get_xdata()) == 50]
    assert len(drawn) == 2
    for line in drawn:
        np.testing.assert_array_equal(np.asarray(line.get_xdata(), float), np.arange(1, 51))
    falls = [np.ptp(np.asarray(line.get_ydata(), float)) for line in drawn]
    # the model has no fade
    assert sorted(falls) == pytest.approx([0.0, 4.9])
    unnumbered = compared["cycles"].drop_vars("cycle")
    assert plots.compare(unnumbered).axes[0].get_xlabel() == "C-rate"


def test_stated_errors_are_bars_and_assumed_ones_a_band(compared):
    assumed, stated = (plots.compare(compared[name]).axes[1] for name in ("table", "stated errors"))
    assert (len(assumed.patches), len(assumed.collections)) == (1, 0)
    assert (len(stated.patches), len(stated.collections)) == (0, 1)
    half = [np.ptp(bar[:, 1]) / 2 for bar in stated.collections[0].get_segments()]
    np.testing.assert_allclose(half, 3.0)  # 3 % of each capacity


def test_the_residuals_fill_their_panel(compared):
    for name in ("two tables", "cycles"):
        ax = plots.compare(compared[name]).axes[1]
        low, high = ax.get_ylim()
        found = 100 * compared[name].relative_residual
        least, most = min(found.min().item(), -1), max(found.max().item(), 1)
        assert low <= least
        assert most <= high
        assert most - least > 0.8 * (high - low)


def test_files_are_told_apart_by_marker_and_named(compared):
    ax = plots.compare(compared["both"]).axes[0]
    words = [text.get_text() for text in ax.get_legend().get_texts()]
    assert {"curves", "another file"} <= set(words)
    drawn = [line for line in ax.lines if len(line.get_xdata())]
    markers = [line.get_marker() for line in drawn if line.get_linestyle() == "None"]
    assert sorted(markers) == ["o", "o", "o", "o", "s"]


def test_nothing_to_draw(compared):
    with pytest.raises(InvalidInput, match=r"nothing to draw; give a dataset of mofcell\.compare"):
        plots.compare(compared["table"].drop_dims("point"))
