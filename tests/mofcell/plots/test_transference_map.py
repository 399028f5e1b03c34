import numpy as np
import pytest

import mofcell
from mofcell import plots
from mofcell.parameters.constants import F, R


@pytest.fixture(scope="module")
def drawn():
    """A coarse map of the reference liquid, the same electrolyte in the cathode."""
    return mofcell.transference_map(
        mofcell.cell("reference-liquid").replace(catholyte=None),
        conductivities=np.geomspace(1e-3, 1.0, 5),
        transference_numbers=[0.1, 0.3, 0.6, 1.0],
        electrolytes=["LATP", "HKUST-1 (Liu)", "Li@Ni-MOF-2", "PEO"],
    )


def lines(ax):
    return {line.get_linestyle(): line for line in ax.lines if len(line.get_xdata()) > 1}


def test_it_is_fit_to_print(drawn, assert_fit_to_print):
    assert_fit_to_print(plots.transference_map(drawn))


def test_the_limiting_current_line_is_the_load(drawn):
    """Along it 4 RT/F t+ kappa / L is the current density of 1C."""
    capacity, energy, *_ = plots.transference_map(drawn).axes
    load = mofcell.cell("reference-liquid").areal_capacity / 3600
    for ax in (capacity, energy):
        kappa, t_plus = lines(ax)["-"].get_data()
        limit = 4 * R * 298.15 / F * t_plus * (100 * kappa) / 25e-6
        np.testing.assert_allclose(limit, load)


def test_points_lie_where_the_electrolytes_are(drawn):
    capacity, energy, *_ = plots.transference_map(drawn).axes
    points = [line for line in capacity.lines if line.get_marker() == "o"]
    places = {(float(line.get_xdata()[0]), float(line.get_ydata()[0])) for line in points}
    shown = zip(
        0.01 * drawn.electrolyte_conductivity.values,
        drawn.electrolyte_transference_number.values,
        strict=True,
    )
    assert places == {(float(kappa), float(t_plus)) for kappa, t_plus in shown}
    filled = [line.get_markerfacecolor() != "white" for line in points]
    assert filled.count(False) == 1  # Li@Ni-MOF-2 holds fixed charge, the map none
    assert not [line for line in energy.lines if line.get_marker() == "o"]


def test_points_are_named_with_what_they_deliver(drawn):
    figure = plots.transference_map(drawn)
    said = [text.get_text() for legend in figure.legends for text in legend.get_texts()]
    for name, capacity in zip(
        drawn.electrolyte.values, drawn.electrolyte_specific_capacity.values, strict=True
    ):
        assert any(f"{name}: {capacity:.0f}" in words for words in said)
    assert "salt depleted" in said


def test_the_own_line_passes_through_the_own_point(drawn):
    ax = plots.transference_map(drawn).axes[0]
    own = next(line for line in lines(ax).values() if line.get_linestyle() == "--")
    at = np.flatnonzero(own.get_ydata() == drawn.own_transference_number.item())
    assert own.get_xdata()[at] == pytest.approx(drawn.own_conductivity.item() / 100)
    assert (np.diff(own.get_ydata()) >= 0).all()


def test_the_own_point_is_in_sight_and_what_is_not_is_said(drawn, assert_fit_to_print):
    """Axes that end before the own membrane, 0.002 S/cm and 0.16, and before three others."""
    part = drawn.isel(conductivity=slice(0, 2), transference_number=slice(1, 3))
    figure = plots.transference_map(part)
    for ax in figure.axes[:2]:
        (low, high), (least, most) = ax.get_xlim(), ax.get_ylim()
        assert low < 0.01 * part.own_conductivity.item() < high
        assert least < part.own_transference_number.item() < most
    figure.draw_without_rendering()
    assert_fit_to_print(figure)
    said = [text.get_text() for legend in figure.legends for text in legend.get_texts()]
    assert any(words.startswith("–  LATP: 166 (outside)") for words in said)
    assert any("own membrane" in words for words in said)


def test_the_legend_names_only_what_is_drawn(drawn):
    """Far above the limiting current its line is beyond the axes."""
    part = drawn.isel(conductivity=slice(3, None), transference_number=slice(2, None))
    part = part.assign(own_conductivity=0.5, own_transference_number=0.8)
    figure = plots.transference_map(part)
    said = [text.get_text() for legend in figure.legends for text in legend.get_texts()]
    assert not any("limiting current" in words for words in said)
    assert "-" not in lines(figure.axes[0])


@pytest.mark.parametrize("count", [2, 3, 5])
def test_the_conductivity_has_several_ticks(drawn, count):
    ax = plots.transference_map(drawn.isel(conductivity=slice(-count, None))).axes[0]
    low, high = ax.get_xlim()
    assert sum(low <= tick <= high for tick in ax.get_xticks()) >= 3


def test_a_map_where_nothing_is_delivered_is_still_a_figure(drawn, assert_fit_to_print):
    dark = drawn.isel(electrolyte=slice(0, 0)).copy(deep=True)
    for name in ("specific_capacity", "specific_energy"):
        dark[name][:] = 0.0
    dark["status"][:] = "cannot hold the load"
    dark["equal_conductivity"][:] = np.nan
    figure = plots.transference_map(dark)
    said = [text.get_text() for legend in figure.legends for text in legend.get_texts()]
    assert "load not held" in said
    assert_fit_to_print(figure)
