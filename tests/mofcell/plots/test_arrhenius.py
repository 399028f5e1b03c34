import numpy as np
import pytest
from matplotlib.figure import Figure

import mofcell
from mofcell import plots
from mofcell.parameters import ConcentratedElectrolyte, Electrolyte, InvalidInput, laws
from mofcell.plots.arrhenius import LOOKS


def lines(figure, style):
    """Points (temperature [K], conductivity [S/cm]) of the lines of a style."""
    return [
        (1000 / line.get_xdata(), line.get_ydata())
        for line in figure.axes[0].lines
        if line.get_linestyle() == style
    ]


def legend(figure):
    return [text.get_text() for text in figure.axes[0].get_legend().get_texts()]


def own(conductivity, name="own"):
    return Electrolyte(name=name, conductivity=conductivity, transference_number=0.5)


def test_measured_points_stand_where_they_were_measured():
    """Gu 2025, Table 1."""
    ((T, kappa),) = lines(plots.arrhenius("Li@Ni-MOF-2"), "None")
    np.testing.assert_allclose(sorted(T - 273.15), [-40, 25, 100])
    np.testing.assert_allclose(sorted(kappa), [2.12e-4, 1.28e-3, 2.36e-3])


def test_a_law_is_solid_in_its_range_and_dashed_outside():
    """1 M LiPF6 in EC:DEC is known at 10 to 40 degC; the figure spans -40 to 100 degC."""
    figure = plots.arrhenius(["1 M LiPF6 in EC:DEC", "Li@Ni-MOF-2"])
    (solid, _), dashed = lines(figure, "-"), lines(figure, "--")
    assert (min(solid[0]) - 273.15, max(solid[0]) - 273.15) == pytest.approx((10, 40))
    ends = sorted((min(T) - 273.15, max(T) - 273.15) for T, _ in dashed)
    assert ends[0] == pytest.approx((-40, 10))
    assert ends[1] == pytest.approx((40, 100))
    law = mofcell.electrolyte("1 M LiPF6 in EC:DEC").conductivity
    np.testing.assert_allclose(solid[1], law(solid[0]) / 100)


def test_printed_activation_energies_show_that_they_contradict_the_points():
    """0.08 eV above 10 degC and 0.14 eV below, from 1.28e-3 S/cm at 25 degC, give 3.17e-4 S/cm at
    -40 degC, where 2.12e-4 was measured; at 100 degC they are 1.4 % off."""
    above, below = lines(plots.arrhenius("Li@Ni-MOF-2"), ":")
    assert below[1].min() == pytest.approx(3.17e-4, rel=2e-3)
    assert below[0].min() - 273.15 == pytest.approx(-40)
    assert above[1].max() == pytest.approx(1.014 * 2.36e-3, rel=2e-3)
    assert above[1].min() == pytest.approx(below[1].max())  # they meet at 10 degC


def test_a_printed_energy_that_the_law_follows_is_not_drawn_twice():
    figure = plots.arrhenius("MOF-LiCl")
    assert lines(figure, ":") == []
    assert not any("printed" in text for text in legend(figure))


def test_one_value_and_an_energy_make_a_line():
    """MOF-MgBr2 of Miner 2019: 1.3e-4 S/cm at 25 degC, 0.24 eV."""
    figure = plots.arrhenius("MOF-MgBr2")
    ((T, kappa),) = lines(figure, ":")
    slope = np.polyfit(1 / T, np.log(kappa), 1)[0]
    assert -slope * 8.617333e-5 == pytest.approx(0.24, rel=1e-6)
    assert np.interp(298.15, np.sort(T), np.sort(kappa)) == pytest.approx(1.3e-4, rel=1e-3)
    assert lines(figure, "-") == []


def test_degrees_celsius_above():
    (above,) = plots.arrhenius("Li@Ni-MOF-2").axes[0].child_axes
    places = above.xaxis.get_major_locator().locs
    shown = above.xaxis.get_major_formatter().seq
    assert {"−40", "0", "100"} <= set(shown)
    for place, text in zip(places, shown, strict=True):
        assert 1000 / place - 273.15 == pytest.approx(float(text.replace("−", "-")))


def test_each_has_its_colour_and_its_marker():
    assert len({colour for colour, _ in LOOKS}) == len({mark for _, mark in LOOKS}) == len(LOOKS)
    figure = plots.arrhenius(["Li@Ni-MOF-2", "Ni-MOF"])
    shown = {line.get_color(): line.get_marker() for line in figure.axes[0].lines}
    assert set(shown) == {LOOKS[0][0], LOOKS[1][0]}
    assert legend(figure)[0] == "Li@Ni-MOF-2"
    assert "reported value" in legend(figure)


def test_records_of_every_kind():
    concentrated = ConcentratedElectrolyte(
        name="c",
        conductivity=lambda c, T: 1e-3 * c * (T / 300) ** 8,
        diffusivity=1e-10,
        transference_number=0.3,
        temperature_range=(263.15, 323.15),
    )
    tabulated = own(laws.Tabulated(temperatures=(250.0, 300.0, 350.0), values=(0.01, 0.1, 0.3)))
    given = [mofcell.material("Ni-MOF"), mofcell.electrolyte("Li@Ni-MOF-2"), tabulated]
    figure = plots.arrhenius([*given, concentrated, own(0.2, "constant")])
    points = lines(figure, "None")
    assert len(points) == 3  # an electrolyte of the library comes without what is printed
    np.testing.assert_allclose(points[1], [(250, 300, 350), (1e-4, 1e-3, 3e-3)])
    np.testing.assert_allclose(points[2], [[298.15], [2e-3]])
    # measured to 50 degC, held beyond
    held = [kappa for T, kappa in lines(figure, "--") if min(T) == pytest.approx(323.15)]
    assert any(np.ptp(kappa) < 1e-12 for kappa in held)


def test_little_range_has_enough_numbers_to_read_from():
    axis = plots.arrhenius(own(laws.Arrhenius.between((280.0, 0.1), (320.0, 0.15)))).axes[0]
    low, high = axis.get_ylim()
    assert sum(low <= tick <= high for tick in axis.get_yticks()) >= 2
    assert axis.get_yscale() == "log"


def test_draws_on_given_axes():
    figure = Figure()
    assert plots.arrhenius("Ni-MOF", axes=figure.subplots()) is figure


@pytest.mark.parametrize(
    ("given", "message"),
    [
        (own(0.1), "'own' cannot be plotted against temperature: .* at one temperature only"),
        ("Li@Ni-MOF-1", "at one temperature only, and no activation energy is given"),
        (["Ni-MOF", "MOF-V"], "'MOF-V' cannot be plotted: no conductivity at a known temperature"),
        ("ZIF-8 (Fu)", "no conductivity at a known temperature"),
        (["Ni-MOF"] * 8, "8 electrolytes are given, at most 7 fit"),
    ],
)
def test_what_cannot_be_drawn(given, message):
    with pytest.raises(InvalidInput, match=message):
        plots.arrhenius(given)
