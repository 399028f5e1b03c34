"""Figures of fade: a line for each mechanism alone, circles for what was measured."""

import numpy as np
import pytest
import xarray as xr

import mofcell
from mofcell import plots

NAMES = ["loss of active cathode", "interphase growth on lithium"]


@pytest.fixture
def falling():
    return np.array([np.linspace(150, 120, 150), np.linspace(150, 140, 150)])


def labels(figure):
    return [line.get_label() for line in figure.axes[0].lines]


def test_shares_with_measured_points(falling):
    data = xr.Dataset(
        {
            "specific_capacity": ("cycle", falling[0] - 5),
            "capacity_alone": (("mechanism", "cycle"), falling),
        },
        {"cycle": np.arange(1, 151), "mechanism": NAMES},
    )
    measured = mofcell.cell("gu2025-lfp-cycling").measured["cycling"]
    figure = plots.fade_shares(data, measured=measured)
    assert labels(figure) == [*(f"{name} alone" for name in NAMES), "all together", "measured"]
    circles = figure.axes[0].lines[-1]
    np.testing.assert_allclose(circles.get_ydata(), [158.03, 138.545, 128.48])
    assert labels(plots.fade_shares(data))[-1] == "all together"


def test_fits_are_shown_in_per_cent_of_the_highest(falling):
    data = xr.Dataset(
        {
            "specific_capacity": (("mechanism", "cycle"), falling),
            "measured_retention": ("measured_cycle", [0.98, 1.0, 0.8]),
        },
        {"cycle": np.arange(1, 151), "mechanism": NAMES, "measured_cycle": [1, 3, 150]},
        {"base_cycle": 3},
    )
    figure = plots.fit_fade(data)
    assert labels(figure) == [*(f"{name} alone" for name in NAMES), "measured"]
    first = figure.axes[0].lines[0].get_ydata()
    assert first[2] == pytest.approx(100)
    assert figure.axes[0].get_ylim()[0] == pytest.approx(65)


def test_many_points_are_small_and_below_the_lines(falling):
    data = xr.Dataset(
        {
            "specific_capacity": (("mechanism", "cycle"), falling),
            "measured_retention": ("measured_cycle", falling[0] / 150),
        },
        {"cycle": np.arange(1, 151), "mechanism": NAMES, "measured_cycle": np.arange(1, 151)},
        {"base_cycle": 1},
    )
    (ax,) = plots.fit_fade(data).axes
    *lines, points = ax.lines
    assert points.get_markersize() < 2
    assert points.get_zorder() < min(line.get_zorder() for line in lines)
    low, high = ax.get_ylim()
    assert low < 80 < 100 < high < 105
