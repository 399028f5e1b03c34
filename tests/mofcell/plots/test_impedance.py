import numpy as np
import pytest
import xarray as xr

import mofcell
from mofcell import plots
from mofcell.parameters import BlockingCell

# the cold lies outside some ranges on purpose; the results say so
pytestmark = pytest.mark.filterwarnings("ignore::mofcell.parameters.laws.OutOfRangeWarning")


@pytest.fixture(scope="module")
def symmetric():
    return mofcell.impedance(
        mofcell.cell("gu2025-symmetric"), temperatures=[298.15, 253.15, 273.15]
    )


def measured(dataset, *, areal):
    """Every third point of the first spectrum, as a laboratory would list it."""
    names = ("real_impedance", "imaginary_impedance")
    names = tuple(f"areal_{name}" for name in names) if areal else names
    point = dataset.isel(temperature=0, frequency=slice(None, None, -3))
    return xr.Dataset(
        {name: ("point", point[name].values) for name in names},
        coords={
            "frequency": ("point", point.frequency.values),
            "temperature": ("point", np.full(point.sizes["frequency"], 298.15)),
        },
        attrs={"source": "mine.csv"},
    )


def has_equal_scales(ax):
    (x0, x1), (y0, y1) = ax.get_xlim(), ax.get_ylim()
    return ax.get_box_aspect() == pytest.approx((y1 - y0) / (x1 - x0))


def test_nyquist_marks_decades_and_shows_each_temperature(symmetric):
    nyquist = plots.impedance(symmetric).axes[0]
    assert nyquist.get_xscale() == nyquist.get_yscale() == "log"  # 2 decades from cold to warm
    alone = plots.impedance(symmetric.isel(temperature=[0])).axes[0]
    assert alone.get_xscale() == "linear"
    assert has_equal_scales(alone)
    lines, dots = nyquist.lines[::2], nyquist.lines[1::2]
    assert [len(line.get_xdata()) for line in dots] == [10, 10, 10]  # 1 mHz to 1 MHz
    coldest = symmetric.sel(temperature=253.15)
    assert lines[0].get_xdata()[0] == pytest.approx(1e4 * coldest.low_frequency_resistance)
    assert dots[0].get_xdata()[-1] == pytest.approx(1e4 * coldest.bulk_resistance)
    assert lines[0].get_ydata().max() > 0
    assert {text.get_text() for text in nyquist.texts} & {"100 Hz", "10 Hz"}


def test_names_of_decades_are_apart_and_in_sight(symmetric):
    for data in (symmetric, symmetric.isel(temperature=[0])):
        nyquist = plots.impedance(data).axes[0]
        named = [text for text in nyquist.texts if text.get_text()]
        inside = nyquist.transAxes.inverted().transform
        places = [inside(nyquist.transData.transform(text.xy)) for text in named]
        assert all((at >= 0).all() and (at <= 1).all() for at in places)
        apart = [np.linalg.norm(a - b) for k, a in enumerate(places) for b in places[:k]]
        assert min(apart) > 0.09
        assert not any(text.get_path_effects() or text.get_bbox_patch() for text in named)


def test_a_name_stands_at_its_frequency_and_has_the_colour_of_its_spectrum(symmetric):
    nyquist = plots.impedance(symmetric).axes[0]
    cold = symmetric.sel(temperature=253.15)
    for text in nyquist.texts:
        if text.get_text() == "1 MHz":
            assert text.xy[0] == pytest.approx(1e4 * cold.bulk_resistance.item())
            assert text.get_color() == pytest.approx(nyquist.lines[0].get_color())
            break
    else:
        raise AssertionError("1 MHz is not named")


def test_bode_and_arrhenius_hold_the_numbers(symmetric):
    _, modulus, phase, arrhenius = plots.impedance(symmetric).axes
    at = symmetric.sel(temperature=298.15)
    drawn = {line.get_label(): line for line in modulus.lines}
    assert list(drawn) == ["−20 °C", "0 °C", "25 °C"]
    area = symmetric.attrs["area_m2"]
    np.testing.assert_allclose(drawn["25 °C"].get_ydata(), 1e4 * area * at.impedance_modulus)
    np.testing.assert_allclose(phase.lines[2].get_ydata(), -at.impedance_phase)
    drawn = {line.get_label(): line for line in arrhenius.lines}
    np.testing.assert_allclose(drawn["membrane"].get_ydata()[-1], 10 * 0.128, rtol=1e-6)
    read = [line for line in arrhenius.lines if line.get_label() == "_"]
    assert [line.get_xdata()[0] for line in read] == pytest.approx(
        [1000 / T for T in (253.15, 273.15, 298.15)]
    )


def test_measured_spectra_lie_where_they_were_measured(symmetric):
    one = symmetric.isel(temperature=[0])
    for areal in (True, False):
        spectrum = measured(symmetric, areal=areal)
        nyquist, modulus, _ = plots.impedance(one, measured=spectrum).axes
        np.testing.assert_allclose(
            np.sort(nyquist.lines[-1].get_xdata()),
            np.sort(1e4 * one.areal_real_impedance.values[0, ::-3]),
        )
        assert nyquist.lines[-1].get_marker() == "o"
        assert modulus.lines[-1].get_label() == "mine.csv, 25 °C"
        (legend,) = nyquist.figure.legends
        assert [text.get_text() for text in legend.get_texts()] == [
            "model, 25 °C",
            "measured: mine.csv, 25 °C",
        ]
    two = plots.impedance(one, measured=[spectrum, spectrum]).axes[0].lines[-2:]
    assert [line.get_marker() for line in two] == ["o", "s"]


def test_the_spike_of_a_blocking_cell_does_not_flatten_it():
    blocking = BlockingCell.of(mofcell.cell("gu2025-lfp"))
    nyquist = plots.impedance(mofcell.impedance(blocking)).axes[0]
    assert has_equal_scales(nyquist)
    assert nyquist.get_xlim()[1] == pytest.approx(1.1 * 23.4375, rel=0.05)


def test_the_modulus_has_several_ticks(symmetric):
    for data in (symmetric, symmetric.sel(temperature=[298.15])):
        modulus = plots.impedance(data).axes[1]
        low, high = modulus.get_ylim()
        assert sum(low <= tick <= high for tick in modulus.get_yticks()) >= 4


def test_given_axes_are_drawn_on_and_no_spectrum_is_still_a_figure(symmetric):
    from matplotlib.figure import Figure

    axes = Figure().subplots(1, 4)
    assert plots.impedance(symmetric, axes=axes) is axes[0].figure
    nothing = symmetric.copy(deep=True)
    nothing["areal_real_impedance"][:] = np.nan
    assert len(plots.impedance(nothing).axes) == 3


def test_what_is_not_reached_is_hollow():
    low = mofcell.impedance(
        mofcell.cell("gu2025-symmetric"), frequencies=[1.0, 1e4], temperatures=[253.15, 353.15]
    )
    arrhenius = plots.impedance(low).axes[3]
    read = [line for line in arrhenius.lines if line.get_label() == "_"]
    assert [str(line.get_markerfacecolor()) == "none" for line in read] == [False, True]
    assert "R not reached" in {text.get_text() for text in arrhenius.get_legend().texts}


def test_figures_are_fit_to_print(symmetric, assert_fit_to_print):
    spectrum = measured(symmetric, areal=True)
    assert_fit_to_print(plots.impedance(symmetric))
    assert_fit_to_print(plots.impedance(symmetric.isel(temperature=[0]), measured=spectrum))
    cell = mofcell.cell("gu2025-lfp")
    warm = [233.15, 253.15, 273.15, 298.15, 323.15, 373.15]
    assert_fit_to_print(plots.impedance(mofcell.impedance(cell, temperatures=warm)))
    assert_fit_to_print(plots.impedance(mofcell.impedance(BlockingCell.of(cell))))
    many = mofcell.impedance(BlockingCell.of(cell), temperatures=np.linspace(243.15, 363.15, 25))
    assert_fit_to_print(plots.impedance(many))
