"""Figures of calibrations, predictions and what to measure next."""

import dataclasses

import numpy as np
import pytest
import xarray as xr
from matplotlib.colors import to_hex
from matplotlib.figure import Figure

import mofcell
from mofcell import plots
from mofcell.experiments.calibration.calibration import Calibration
from mofcell.experiments.calibration.draws import Draws
from mofcell.experiments.calibration.fit import Minimum
from mofcell.experiments.calibration.problem import Problem
from mofcell.experiments.calibration.profiles import Point
from mofcell.experiments.measured.kinds import VOLTAGE_CURVES, measured
from mofcell.parameters import InvalidInput
from mofcell.plots.style import VERMILION

# tables of other papers lie at other temperatures than laws hold at; results say so
pytestmark = pytest.mark.filterwarnings("ignore::mofcell.parameters.laws.OutOfRangeWarning")

NUMBERS = [
    "lithium_interface_resistance",
    "membrane_cathode_resistance",
    "particle_diffusion_time",
    "cathode_utilisation",
    "conductivity",
]


def ridge(count):
    """Draws along a bent ridge: the sum of the first two numbers is known, the others are."""
    rng = np.random.default_rng(0)
    along = rng.random(60)
    shares = rng.normal(0.5, 0.02, (60, 5)).clip(0, 1)
    shares[:, 0] = 1 + np.log10(1e-3 + 0.06 * along) / 4
    shares[:, 1] = 1 + np.log10(1e-3 + 0.06 * (1 - along)) / 4
    weights = rng.random(60) ** 2
    return Draws(
        shares=shares[:, :count], residuals=np.zeros((60, 5)), weights=weights / weights.sum()
    )


def walk(held, best):
    """A profile that is a parabola of a width of 0.1."""
    points = []
    for share in np.linspace(0.0, 1.0, 21):
        shares = best.copy()
        shares[held] = share
        residuals = np.array([(share - best[held]) / 0.1, 1.0])
        jacobian = np.zeros((2, len(best)))
        points.append(
            Point(held=held, shares=shares, residuals=residuals, jacobian=jacobian, step=0.05)
        )
    return points


def made_up(cell, count, data=None, simulated=None):
    """A calibration of so many numbers that took no discharge."""
    free = NUMBERS[:count]
    problem, left_out = Problem.of(cell, data, free=free, model=mofcell.models.SPMe)
    best = np.full(count, 0.5)
    simulated = 1.01 * problem.measured if simulated is None else simulated
    return Calibration(
        problem=problem,
        shares=best,
        simulated=simulated,
        misfit=float((((simulated - problem.measured) / problem.error) ** 2).sum()),
        minima=(Minimum(shares=best, misfit=1.0),),
        status="ok",
        paths=[walk(held, best) for held in range(count)],
        draws=ridge(count),
        left_out=left_out,
        solves={"fit": 10},
        seconds=1.0,
    )


def curves():
    """Two voltage curves, at two rates and temperatures."""
    capacity = np.linspace(0, 120, 30)
    return measured(
        VOLTAGE_CURVES,
        variables={
            "specific_capacity": (("curve", "point"), np.array([capacity, 0.8 * capacity])),
            "voltage": (("curve", "point"), np.array([3.4 - 0.007 * capacity] * 2)),
        },
        coordinates={
            "label": ("curve", np.array(["slow", "fast"], dtype=object)),
            "c_rate": ("curve", np.array([0.1, 0.5])),
            "temperature": ("curve", np.array([298.15, 273.15])),
        },
        source="two curves",
    )


@pytest.fixture(scope="module")
def predictions(calibration):
    asked = {"cells": 6}
    return {
        "c_rate": mofcell.predict(
            calibration, mofcell.rate_capability, c_rates=[0.1, 0.5, 1.0], **asked
        ),
        "temperature": mofcell.predict(
            calibration, mofcell.low_temperature, temperatures=[298.15, 273.15], **asked
        ),
    }


@pytest.fixture(scope="module")
def ranking(calibration):
    return mofcell.next_measurement(calibration, of="specific_capacity at 1C", cells=6)


@pytest.fixture(scope="module")
def score():
    """Points of three cells, one of them outside its band."""
    measured = np.array([140.0, 120.0, 100.0, 60.0])
    predicted = np.array([141.0, 118.0, 110.0, 61.0])
    return xr.Dataset(
        {
            "cell_name": ("point", np.array(["one", "one", "two", "three"], dtype=object)),
            "specific_capacity": ("point", measured),
            "predicted_capacity": ("point", predicted),
            "band_low": ("point", predicted - 5),
            "band_high": ("point", predicted + 5),
            "inside": ("point", np.array([True, True, False, True])),
        },
        attrs={"share_inside": 0.75, "median_error": 0.017, "points": 4},
    )


@pytest.fixture(scope="module")
def figures(cell, calibration, predictions, ranking, score, of_masses):
    two_kinds = [*mofcell.measured_tables(cell), curves()]
    return {
        "fit": plots.calibration(calibration),
        "fit of tables and curves": plots.calibration(made_up(cell, 2, two_kinds)),
        "fit of curves": plots.calibration(made_up(cell, 2, curves())),
        "profiles": plots.profiles(calibration),
        "five profiles": plots.profiles(made_up(cell, 5)),
        "pairs": plots.pairs(calibration),
        "five in pairs": plots.pairs(made_up(cell, 5)),
        "three in pairs": plots.pairs(made_up(cell, 5), names=NUMBERS[:3]),
        "bands over the C-rate": plots.bands(
            predictions["c_rate"], measured=mofcell.measured_tables(cell)[0]
        ),
        "bands over the temperature": plots.bands(predictions["temperature"]),
        "bands over the basis": plots.bands(of_masses),
        "what next": plots.next_measurement(ranking),
        "score": plots.blind_score(score),
    }


@pytest.fixture(scope="module")
def of_masses(calibration):
    from mofcell.views.bases import specific_energies

    return mofcell.predict(calibration, specific_energies, cells=4)


NAMES = [
    "fit",
    "fit of tables and curves",
    "fit of curves",
    "profiles",
    "five profiles",
    "pairs",
    "five in pairs",
    "three in pairs",
    "bands over the C-rate",
    "bands over the temperature",
    "bands over the basis",
    "what next",
    "score",
]
#: Their bars, or the bases, carry the names of what stands on the axis.
NAMED = {"bands over the basis", "what next"}


def test_every_figure_is_tested(figures):
    assert sorted(figures) == sorted(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_fit_to_print(figures, name, assert_fit_to_print):
    assert_fit_to_print(figures[name])


def of_voltages(figure):
    (ax,) = (ax for ax in figure.axes if ax.get_ylabel() == "voltage (V)")
    return ax


def test_curves_look_as_they_do_beside_a_cell_that_is_not_calibrated(cell, figures):
    compared = mofcell.compare(cell, curves(), model=mofcell.models.SPMe)
    looks = [
        [
            (to_hex(line.get_color()), line.get_linestyle(), line.get_marker())
            for line in of_voltages(figure).lines
            if len(line.get_xdata()) and line.get_linestyle() == "None"
        ]
        for figure in (plots.compare(compared), figures["fit of curves"])
    ]
    assert looks[0] == looks[1]
    assert len(set(looks[0])) == 2


def test_the_line_of_a_curve_is_smooth_and_goes_through_what_is_simulated(figures):
    ax = of_voltages(figures["fit of curves"])
    lines = [line for line in ax.lines if line.get_linestyle() != "None" and len(line.get_xdata())]
    for line in lines:
        x, y = line.get_data()
        assert len(x) > 200
        # 1 % above straight lines that fall by 0.84 V, and of which 98 % are compared
        slope = np.diff(y) / np.diff(x)
        np.testing.assert_allclose(slope, -1.01 * 0.84 * 0.98 / x[-1], rtol=1e-3)
    words = [text.get_text() for text in ax.get_legend().get_texts()]
    assert words[-2:] == ["measured", "calibrated cell"]


def test_a_median_on_the_line_is_neither_drawn_nor_named(predictions):
    dataset = predictions["c_rate"]
    on_it = dataset.assign(
        {f"{name}_median": dataset[name] for name in ("specific_capacity", "energy")}
    )
    beside = on_it.assign(energy_median=0.9 * dataset.energy)

    def words(shown):
        (legend,) = plots.bands(shown).legends
        return [text.get_text() for text in legend.get_texts()]

    assert "median" not in words(on_it)
    assert "median" in words(beside)


def test_residuals_are_over_the_standard_error(figures, calibration):
    expected = calibration.residuals / (0.01 * calibration.problem.measured)
    points = [line for line in figures["fit"].axes[1].lines if line.get_marker() == "o"]
    np.testing.assert_allclose(points[0].get_ydata(), expected)


def test_the_profile_is_least_at_the_best_number(figures, calibration):
    for ax, name in zip(figures["profiles"].axes, calibration.names, strict=True):
        (walk,) = (line for line in ax.lines if line.get_marker() == "o" and len(line.get_xdata()))
        best = calibration.numbers[name]
        assert walk.get_xdata()[walk.get_ydata().argmin()] == pytest.approx(best, rel=2e-3)
        assert min(walk.get_ydata()) == pytest.approx(0, abs=1e-9)


def test_a_parabola_crosses_the_likelihood_ratio_where_student_says(figures):
    """Of a normal likelihood with an unknown scatter the interval is that of Student's t."""
    from scipy.stats import t

    calibration = made_up(mofcell.cell("gu2025-lfp"), 5)
    ax = figures["five profiles"].axes[0]
    (bound,) = (
        line.get_ydata()[0]
        for line in ax.lines
        if line.get_linestyle() == "--" and len(line.get_ydata())
    )
    freedom = calibration.likelihood.freedom
    assert np.sqrt(bound) == pytest.approx(t.ppf(0.95, freedom))


def test_panels_are_in_the_units_of_the_field_and_logarithmic_where_wide(figures):
    figure = figures["five in pairs"]
    labels = [ax.get_xlabel().replace("\N{NO-BREAK SPACE}", " ") for ax in figure.axes]
    shown = [" ".join(label.split()) for label in labels if label]
    assert shown[0] == "lithium interface resistance (Ω cm²)"
    assert shown[-1] == "conductivity (mS/cm)"
    first, last = figure.axes[-5], figure.axes[-2]
    assert (first.get_xscale(), last.get_xscale()) == ("log", "linear")


def test_the_bent_ridge_is_seen_and_its_correlation_is_written(figures, cell):
    calibration = made_up(cell, 5)
    together = figures["three in pairs"].axes[1]
    (written,) = together.texts
    assert written.get_text() == f"r = {calibration.correlation[0, 1]:.2f}".replace("-", "−")
    x, y = together.collections[0].get_offsets().T
    # the sum that was drawn, 0.062 Ω m² = 620 Ω cm², to what the logarithm of the share keeps
    np.testing.assert_allclose(x + y, 620, rtol=1e-6)


def test_the_area_of_a_draw_is_its_weight(figures, calibration):
    seen = figures["pairs"].axes[1].collections[0].get_sizes()
    weights = np.sort(calibration.draws.weights)[-len(seen) :]
    np.testing.assert_allclose(np.sort(seen) / seen.max(), weights / weights.max())


def test_the_band_holds_the_median(figures, predictions):
    ax = figures["bands over the C-rate"].axes[0]
    band = ax.collections[0].get_paths()[0].get_extents()
    dataset = predictions["c_rate"]
    assert band.y0 == pytest.approx(dataset.specific_capacity_low.min())
    assert band.y1 == pytest.approx(dataset.specific_capacity_high.max())
    assert (dataset.specific_capacity_low <= dataset.specific_capacity_median).all()
    assert (dataset.specific_capacity_median <= dataset.specific_capacity_high).all()


def test_only_what_was_measured_under_these_conditions_is_drawn(cell, predictions):
    (table,) = mofcell.measured_tables(cell)
    cold = table.assign_coords(temperature=table.temperature - 20)

    def markers(measured):
        ax = plots.bands(predictions["c_rate"], measured=measured).axes[0]
        return [len(line.get_xdata()) for line in ax.lines if line.get_markersize() == 5]

    assert markers(table)[0] == 5
    assert markers(cold) == []


def test_bars_are_ranked_and_say_what_they_leave(figures, ranking):
    (ax,) = figures["what next"].axes
    widths = [bar.get_width() for bar in ax.patches]
    np.testing.assert_allclose(widths[::-1], ranking.expected_half_width)
    assert widths == sorted(widths, reverse=True)
    names = [" ".join(label.get_text().split()) for label in ax.get_yticklabels()]
    assert "capacity at 0.1 C, 0 °C" in names
    assert "capacity at 0.5 C, 25 °C, with membrane thickness 600 µm" in names


def test_points_outside_their_band_have_a_ring(figures):
    (ax,) = figures["score"].axes
    (ring,) = (line for line in ax.lines if to_hex(line.get_color()) == VERMILION.lower())
    assert ring.get_xdata().tolist() == [100.0]
    assert ring.get_markerfacecolor() == "none"


def test_draws_on_given_axes(calibration, predictions, ranking, score):
    for draw, shown, count in (
        (plots.calibration, calibration, 2),
        (plots.profiles, calibration, 2),
        (plots.bands, predictions["c_rate"], 2),
    ):
        figure = Figure()
        assert draw(shown, axes=figure.subplots(1, count)) is figure
        with pytest.raises(ValueError, match="this figure has 2"):
            draw(shown, axes=Figure().subplots())
    for draw, shown in ((plots.next_measurement, ranking), (plots.blind_score, score)):
        figure = Figure()
        assert draw(shown, ax=figure.subplots()) is figure


def test_a_calibration_that_was_stopped_has_no_profiles_and_no_draws(calibration):
    alone = Draws(shares=calibration.shares[None], residuals=np.zeros((1, 0)), weights=np.ones(1))
    stopped = dataclasses.replace(calibration, paths=[], draws=alone)
    with pytest.raises(InvalidInput, match="has no profiles; calibrate"):
        plots.profiles(stopped)
    with pytest.raises(InvalidInput, match="stopped before its draws; calibrate again"):
        plots.pairs(stopped)


def test_what_cannot_be_drawn_is_refused(calibration, predictions):
    with pytest.raises(InvalidInput, match="names hold 'porosity'; give one to 5 of the free"):
        plots.pairs(calibration, names=["porosity"])
    with pytest.raises(InvalidInput, match="0 numbers are to be shown"):
        plots.pairs(calibration, names=[])
    nothing = dataclasses.replace(calibration, simulated=np.full(5, np.nan))
    with pytest.raises(InvalidInput, match="holds none of the loads"):
        plots.calibration(nothing)
    with pytest.raises(InvalidInput, match=r"give a dataset of mofcell\.predict"):
        plots.bands(predictions["c_rate"].isel(c_rate=0))
    with pytest.raises(InvalidInput, match=r"give one of mofcell\.next_measurement"):
        plots.next_measurement(xr.Dataset())
    with pytest.raises(InvalidInput, match=r"give one of mofcell\.blind_score"):
        plots.blind_score(xr.Dataset())
