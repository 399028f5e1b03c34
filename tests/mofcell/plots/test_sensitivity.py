import numpy as np
import pytest
import xarray as xr
from matplotlib._pylab_helpers import Gcf
from matplotlib.colors import to_hex
from matplotlib.figure import Figure
from scipy.stats import loguniform, norm

from mofcell.experiments import sensitivity
from mofcell.experiments.designs import ElementaryEffects, Sobol
from mofcell.parameters import InvalidInput
from mofcell.plots.sensitivity import plot

# the cold lies outside some ranges on purpose; the results say so
pytestmark = pytest.mark.filterwarnings("ignore::mofcell.parameters.laws.OutOfRangeWarning")

RANGES = {
    "membrane_thickness": (20e-6, 300e-6),
    "conductivity": loguniform(1e-3, 1.0),
    "cathode_loading": (0.02, 0.1),
    "lithium_interface_resistance": (0.001, 0.1),
}
OUTPUTS = ("specific_capacity", "specific_energy", "specific_capacity at 0.1C and -20 degC")


@pytest.fixture(scope="module")
def shares(cell):
    asked = {"of": OUTPUTS, "c_rate": 0.5, "model": "SPMe"}
    return sensitivity(cell, RANGES, method=Sobol(samples=16), **asked)


@pytest.fixture(scope="module")
def effects(cell):
    asked = {"of": OUTPUTS, "c_rate": 0.5, "model": "SPMe"}
    return sensitivity(cell, RANGES, method=ElementaryEffects(trajectories=8), **asked)


def without(dataset, output, points):
    """As if an output had no indices for want of numbers; it does not vary if none is wanting."""
    dataset = dataset.copy(deep=True)
    for name, numbers in dataset.data_vars.items():
        if numbers.dims == ("input", "output") or (points and numbers.dtype.kind == "f"):
            dataset[name][{"output": output}] = np.nan
    dataset.without_number[output] = points
    return dataset


@pytest.fixture(scope="module")
def figures(cell, shares, effects):
    many = {
        **RANGES,
        "catholyte.transference_number": (0.2, 0.6),
        "membrane_cathode_resistance": (0.0, 0.01),
        "particle_diffusion_time": (100.0, 5000.0),
        "cathode_porosity": norm(0.4, 0.02),
    }
    wide = sensitivity(cell, many, of="energy", method=Sobol(samples=2), model="SPMe")
    drawn = {
        "shares": shares,
        "shares, one output": shares.isel(output=[0]),
        "shares, five outputs": xr.concat([shares, shares.isel(output=[0, 1])], "output"),
        "shares, one input": shares.isel(input=[0], output=[0, 1]),
        "shares, many inputs": wide,
        "shares, points without a number": without(shares, 1, 1312),
        "shares, one does not vary": without(shares, 0, 0),
        "shares, none varies": without(shares.isel(output=[0]), 0, 0),
        "effects": effects,
        "effects, one output": effects.isel(output=[1]),
    }
    return {name: plot(dataset) for name, dataset in drawn.items()}


NAMES = [
    "shares",
    "shares, one output",
    "shares, five outputs",
    "shares, one input",
    "shares, many inputs",
    "shares, points without a number",
    "shares, one does not vary",
    "shares, none varies",
    "effects",
    "effects, one output",
]


def symbols(ax):
    """Markers of the inputs from below, full and open: (shape, colour of the face, place)."""
    marks = [line for line in ax.lines if line.get_marker() in ("o", "<", ">", "D")]
    return [
        (line.get_marker(), to_hex(line.get_markerfacecolor()), line.get_xdata()[0])
        for line in marks
    ]


def test_every_figure_is_tested(figures):
    assert sorted(figures) == sorted(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_fit_to_print(figures, name, assert_fit_to_print):
    assert_fit_to_print(figures[name])


def test_axes_and_titles_name_their_units(figures):
    labels = {name: [ax.get_xlabel() for ax in figures[name].axes] for name in NAMES}
    assert labels["shares"] == ["share of the variance (-)"] * 3
    units = ["mAh/g", "Wh/kg", "mAh/g"]
    assert labels["effects"] == [f"effect of the range ({unit})" for unit in units]
    for ax, unit in zip(figures["shares"].axes, units, strict=True):
        assert ax.get_title().endswith(unit)
    assert figures["shares"].axes[2].get_title().startswith("specific capacity\nat 0.1 C and −20 °")
    inputs = [label.get_text() for label in figures["shares"].axes[0].get_yticklabels()]
    assert "membrane thickness\n20 to 300 µm" in inputs
    assert "lithium interface resistance\n10 to 1000 Ω cm²" in inputs
    endless = [
        label.get_text() for label in figures["shares, many inputs"].axes[0].get_yticklabels()
    ]
    assert "cathode porosity" in endless


def test_pyplot_holds_no_figure(figures):
    assert Gcf.figs == {}


def test_what_matters_most_is_on_top(figures, shares):
    (ax,) = figures["shares, one output"].axes
    by_place = [x for marker, _, x in symbols(ax) if marker == "o"]
    np.testing.assert_allclose(by_place, np.sort(shares.total_order[:, 0]))
    top = str(shares.input.values[shares.total_order.values[:, 0].argmax()]).replace("_", " ")
    assert ax.get_yticklabels()[-1].get_text().startswith(top)


def test_the_kinds_differ_in_shape_and_face_and_not_in_colour_alone(figures):
    for name in ("shares", "effects"):
        for ax in figures[name].axes:
            looks = {(marker == "D", face == "#ffffff") for marker, face, _ in symbols(ax)}
            assert looks == {(True, True), (False, False)}


def test_whiskers_are_the_confidence(figures, shares):
    (ax,) = figures["shares, one output"].axes
    one = shares.isel(output=0).sortby(shares.total_order[:, 0])
    ends = [bars.get_segments()[0][:, 0] for bars in ax.collections]
    for order, found in (("total_order", ends[::2]), ("first_order", ends[1::2])):
        half = one[f"{order}_confidence"].values
        expected = np.stack([one[order].values - half, one[order].values + half], axis=1)
        np.testing.assert_allclose(found, expected)


def test_whiskers_stay_inside_and_panels_share_their_scale(figures):
    first, *others = figures["shares"].axes
    assert all(ax.get_xlim() == first.get_xlim() for ax in others)
    for name in ("shares", "effects", "shares, many inputs"):
        for ax in figures[name].axes:
            low, high = ax.get_xlim()
            ends = np.array([bars.get_segments()[0][:, 0] for bars in ax.collections])
            assert low < ends.min()
            assert ends.max() < high


def test_effects_point_where_they_lead(figures, effects):
    """A thicker membrane lowers, a better conductivity raises the capacity."""
    order = list(effects.input.values)
    ax = figures["effects"].axes[0]
    names = [label.get_text().partition("\n")[0] for label in ax.get_yticklabels()]
    marker = dict(zip(names, [m for m, _, _ in symbols(ax) if m != "D"], strict=True))
    assert len(marker) == len(order)
    assert (marker["membrane thickness"], marker["conductivity"]) == ("<", ">")
    legend = [text.get_text() for text in figures["effects"].legends[0].get_texts()]
    assert {"mean effect, raises the output", "mean effect, lowers it"} < {*legend}


def test_an_output_without_indices_says_why(figures):
    lacking = figures["shares, points without a number"].axes[1]
    assert [text.get_text() for text in lacking.texts] == ["1,312 points have\nno number"]
    assert symbols(lacking) == []
    (still,) = figures["shares, none varies"].axes[0].texts
    assert still.get_text() == "does not vary"


def test_draws_on_given_axes(shares):
    figure = Figure()
    assert plot(shares, axes=figure.subplots(1, 3)) is figure
    one = Figure()
    assert plot(shares.isel(output=[0]), axes=one.subplots()) is one
    with pytest.raises(ValueError, match="1 given, this figure has 3"):
        plot(shares, axes=Figure().subplots())


def test_another_dataset_is_refused():
    with pytest.raises(InvalidInput, match=r"holds no indices; give one of mofcell\.sensitivity"):
        plot(xr.Dataset())
