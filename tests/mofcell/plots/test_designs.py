from itertools import combinations

import numpy as np
import pytest
import xarray as xr
from matplotlib.colors import to_hex
from matplotlib.figure import Figure
from matplotlib.patches import PathPatch

import mofcell
from mofcell import plots
from mofcell.experiments.designs.axes import axes_of
from mofcell.parameters import InvalidInput
from mofcell.parameters.masses import BASES, areal_masses
from mofcell.plots import axes, labels, style, terms
from mofcell.plots.design_map import COLOURS
from mofcell.plots.limits import LOOKS, MARKERS

# the cold lies outside some ranges on purpose; the results say so
pytestmark = pytest.mark.filterwarnings("ignore::mofcell.parameters.laws.OutOfRangeWarning")

#: Energy per area of the NCM811 cell of high loading [W.h.m-2] (Ouyang 2023).
AREAL_ENERGY = 149.1
PAPER = {"membrane_thickness": 42.9e-6, "np_ratio": 2.4, "specific_energy": 419.6}


@pytest.fixture(scope="module")
def heavy():
    return mofcell.cell("ouyang2023-ncm811-highload")


@pytest.fixture(scope="module")
def designs(cell, heavy):
    thin = {"membrane_thickness": np.linspace(10e-6, 100e-6, 19), "np_ratio": np.linspace(1, 5, 9)}
    cold = {
        "temperature": np.linspace(233.15, 298.15, 14),
        "membrane_thickness": np.geomspace(10e-6, 500e-6, 4),
    }
    rates = {
        "membrane_thickness": [50e-6, 100e-6, 300e-6],
        "c_rate": np.geomspace(0.05, 5.0, 12),
    }
    return {
        "stated": mofcell.explore(heavy, thin, areal_energy=AREAL_ENERGY),
        "cold": mofcell.explore(cell, cold, model="SPMe", c_rate=0.5),
        "rates": mofcell.explore(cell, rates, model="SPMe"),
        "no cell": mofcell.explore(
            cell, {"cathode_porosity": [-0.1, 0.3, 0.5], "c_rate": [0.1, 1.0, 10.0]}, model="SPMe"
        ),
    }


def long_names(dataset):
    """An exploration with a process of a long name and a design that has no number."""
    dataset = dataset.copy(deep=True)
    process = dataset.limited_by.values.astype(object)
    process[process == "particle diffusion"] = "diffusion of lithium in the particles of a cathode"
    dataset["limited_by"] = dataset.limited_by.dims, process
    dataset.specific_capacity[0, 1] = np.nan
    dataset.status[0, 1] = "the solver found no solution"
    return dataset


def trade_off(count):
    """Designs as a search of a front returns them, the front found by its definition."""
    rng = np.random.default_rng(2)
    energy, share = rng.uniform(250, 450, count), rng.uniform(0.2, 1, count)
    value = np.column_stack([energy, share * np.sqrt(450**2 - energy**2)])
    solved_by = np.where(np.arange(count) % 3, "DFN", "SPMe").astype(object)
    value[solved_by == "SPMe", 1] *= 1.1  # which the search takes for better than they are
    feasible = rng.uniform(size=count) > 0.1
    value[~feasible] = 0.0
    exact = feasible & (solved_by == "DFN")
    beaten = (value[:, None] < value[None, exact]).all(axis=2).any(axis=1)
    return xr.Dataset(
        {
            "objective_value": (("design", "objective"), value),
            "feasible": ("design", feasible),
            "on_front": ("design", exact & ~beaten),
            "solved_by": ("design", solved_by),
        },
        {
            "objective": [
                "specific_energy at 0.1C and 25 degC",
                "specific_capacity at 2C and -20 degC",
            ],
            "objective_unit": ("objective", ["W.h.kg-1", "mA.h.g-1"]),
        },
        {"counted": "electrodes+electrolyte", "outcome": "front"},
    )


@pytest.fixture(scope="module")
def figures(designs):
    stated, cold, rates = designs["stated"], designs["cold"], designs["rates"]
    return {
        "design_map": plots.design_map(stated, marked={"Ouyang et al. (2023)": PAPER}),
        "design_map, nothing marked": plots.design_map(stated, basis="active"),
        "design_map, many marked": plots.design_map(
            stated,
            marked={
                f"membrane {place}": {"membrane_thickness": at * 1e-6, "np_ratio": 2.4}
                for place, at in enumerate([10, 40, 42, 46, 70, 100])
            },
        ),
        "design_map, cold": plots.design_map(
            cold, marked={"this work": {"temperature": 240.0, "membrane_thickness": 3e-4}}
        ),
        "design_map, both logarithmic": plots.design_map(
            rates.assign_coords(membrane_thickness=[10e-6, 100e-6, 1000e-6]),
            variable="specific_capacity",
        ),
        "design_map, nothing delivered": plots.design_map(cold.isel(temperature=[0, 1, 2])),
        "design_map, several reasons": plots.design_map(designs["no cell"]),
        "design_map, two by two": plots.design_map(
            stated.isel(membrane_thickness=[0, -1], np_ratio=[0, -1])
        ),
        "ragone": plots.ragone(rates),
        "ragone, one line": plots.ragone(rates.isel(membrane_thickness=[0]), basis="stack"),
        "ragone, two rates": plots.ragone(rates.isel(c_rate=[2, 8])),
        "limits": plots.limits(rates),
        "limits, twelve rates": plots.limits(rates, along="membrane_thickness"),
        "limits, two rates": plots.limits(cold.isel(membrane_thickness=[0, 3])),
        "limits, one line": plots.limits(
            cold.isel(membrane_thickness=0), variable="areal_capacity"
        ),
        "limits, long names": plots.limits(long_names(rates)),
        "pareto": plots.pareto(trade_off(2000)),
        "pareto, few designs": plots.pareto(trade_off(20)),
        "pareto, one on the front": plots.pareto(
            trade_off(200).isel(design=[int(np.argmax(trade_off(200).on_front.values))])
        ),
        "limits, on one basis": plots.limits(rates.sel(basis="stack"), variable="specific_energy"),
    }


NAMES = [
    "design_map",
    "design_map, nothing marked",
    "design_map, many marked",
    "design_map, cold",
    "design_map, both logarithmic",
    "design_map, nothing delivered",
    "design_map, several reasons",
    "design_map, two by two",
    "ragone",
    "ragone, one line",
    "ragone, two rates",
    "limits",
    "limits, twelve rates",
    "limits, two rates",
    "limits, one line",
    "limits, long names",
    "limits, on one basis",
    "pareto",
    "pareto, few designs",
    "pareto, one on the front",
]


def legend_of(figure):
    return [text.get_text() for legend in figure.legends for text in legend.get_texts()]


def pixels(figure):
    figure.canvas.draw()
    return np.asarray(figure.canvas.buffer_rgba())


def test_every_figure_is_tested(figures):
    assert sorted(figures) == sorted(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_fit_to_print(figures, name, assert_fit_to_print):
    assert_fit_to_print(figures[name])


@pytest.mark.parametrize(
    ("draw", "name", "also"),
    [
        (plots.design_map, "stated", {"marked": {"Ouyang et al. (2023)": PAPER}}),
        (plots.design_map, "no cell", {}),
        (plots.ragone, "rates", {}),
        (plots.limits, "cold", {}),
    ],
)
def test_a_saved_exploration_gives_the_same_figure(designs, tmp_path, draw, name, also):
    designs[name].to_netcdf(tmp_path / "design.nc", engine="h5netcdf")
    again = xr.load_dataset(tmp_path / "design.nc", engine="h5netcdf")
    np.testing.assert_array_equal(pixels(draw(again, **also)), pixels(draw(designs[name], **also)))


def test_a_saved_front_gives_the_same_figure(tmp_path):
    trade_off(50).to_netcdf(tmp_path / "front.nc", engine="h5netcdf")
    again = xr.load_dataset(tmp_path / "front.nc", engine="h5netcdf")
    np.testing.assert_array_equal(pixels(plots.pareto(again)), pixels(plots.pareto(trade_off(50))))


@pytest.mark.parametrize("draw", [plots.design_map, plots.ragone, plots.limits])
def test_the_order_of_the_values_is_no_matter(designs, draw):
    shuffled = designs["rates"].isel(membrane_thickness=[2, 0, 1], c_rate=slice(None, None, -1))
    np.testing.assert_array_equal(pixels(draw(shuffled)), pixels(draw(designs["rates"])))


def test_draws_on_given_axes(designs):
    figure = Figure(layout="constrained")
    left, middle, right = figure.subplots(1, 3)
    assert plots.design_map(designs["cold"], ax=left) is figure
    assert plots.ragone(designs["rates"], ax=middle) is figure
    assert plots.limits(designs["rates"], ax=right) is figure


# the map


def test_a_marked_cell_has_the_value_of_its_own_masses(figures, heavy, texts_of):
    """What is read off the map between its points is what the cell itself weighs."""
    exact = heavy.replace(membrane_thickness=42.9e-6, np_ratio=2.4, lithium_thickness=None)
    mass = sum(areal_masses(exact, BASES["electrodes+electrolyte"]).values())
    (words,) = [
        text.get_text()
        for text, _ in texts_of(figures["design_map"])
        if "Ouyang" in text.get_text()
    ]
    name, value = words.split("\n")
    assert name == "Ouyang et al. (2023)"
    assert value.endswith("Wh/kg (reported 419.6)")
    assert float(value.split()[0]) == pytest.approx(AREAL_ENERGY / mass, abs=0.6)  # its digits


def test_the_map_spans_its_values_in_the_units_of_the_field(figures):
    ax = figures["design_map"].axes[0]
    np.testing.assert_allclose([ax.get_xlim(), ax.get_ylim()], [(10, 100), (1, 5)])
    ax = figures["design_map, cold"].axes[0]
    np.testing.assert_allclose([ax.get_xlim(), ax.get_ylim()], [(-40, 25), (10, 500)])
    assert (ax.get_xscale(), ax.get_yscale()) == ("linear", "log")


def test_more_is_lighter_in_grey():
    red, green, blue, _ = COLOURS(np.linspace(0, 1, 50)).T
    assert np.all(np.diff(0.2126 * red + 0.7152 * green + 0.0722 * blue) > 0)


def test_every_design_that_delivers_nothing_is_hatched_with_its_reason(figures, designs):
    status = designs["no cell"].status.values.astype(str)
    figure = figures["design_map, several reasons"]
    assert sorted(legend_of(figure)) == ["load not held", "no cell"]
    hatched = {
        patch.get_hatch()[0]: np.sum(patch.get_path().codes == patch.get_path().MOVETO)
        for patch in figure.axes[0].patches
        if isinstance(patch, PathPatch)
    }
    counts = {"/": np.sum(status == "cannot hold the load")}
    counts["\\"] = sum("no cell" in text for text in status.ravel())
    assert hatched == counts


def test_a_point_of_the_map_is_read_beside_a_gap(designs, texts_of):
    """A marked cell at the last temperature that holds the load has its own value."""
    held = designs["cold"].isel(membrane_thickness=0).status.values == "ok"
    edge = int(np.flatnonzero(held)[0])
    at = {
        name: designs["cold"][name].values[place]
        for name, place in (("temperature", edge), ("membrane_thickness", 0))
    }
    figure = plots.design_map(designs["cold"], marked={"edge": at})
    energy = designs["cold"].specific_energy.sel(basis="electrodes+electrolyte")
    (words,) = [text.get_text() for text, _ in texts_of(figure) if "edge" in text.get_text()]
    assert float(words.split()[1]) == pytest.approx(energy[edge, 0].item(), rel=5e-3)


# the Ragone plot


def test_energy_over_power_is_the_time_of_the_discharge(figures, designs, cell):
    """Wh/kg over W/kg is the charge over the current, whatever the mass."""
    lines = figures["ragone"].axes[0].lines
    assert len(lines) == designs["rates"].sizes["membrane_thickness"]
    for line, thickness in zip(lines, designs["rates"].membrane_thickness, strict=True):
        one = designs["rates"].sel(membrane_thickness=thickness)
        held = one.status.values == "ok"
        capacity = one.specific_capacity.values[held] * 3600  # mA.h.g-1 is A.h.kg-1, [C.kg-1]
        hours = capacity / cell.nominal_specific_capacity / one.c_rate.values[held]
        power, energy = line.get_data()
        np.testing.assert_allclose((energy / power)[held], hours, rtol=1e-9)
        assert np.isnan(energy[~held]).all()


def test_a_line_says_where_it_ends(figures, designs):
    legend = figures["ragone"].axes[0].get_legend()
    assert legend.get_title().get_text() == "membrane thickness"
    for place, (text, thickness) in enumerate(zip(legend.get_texts(), (50, 100, 300), strict=True)):
        one = designs["rates"].isel(membrane_thickness=place)
        last = one.c_rate.values[one.status.values == "ok"].max()
        assert text.get_text() == f"{thickness} µm, up to {last:.3g} C"


def test_both_scales_are_logarithmic(figures):
    for name in ("ragone", "ragone, one line", "ragone, two rates"):
        ax = figures[name].axes[0]
        assert (ax.get_xscale(), ax.get_yscale()) == ("log", "log")


# limits


def test_each_point_has_the_colour_of_what_ended_it(figures, designs):
    ax = figures["limits"].axes[0]
    pieces = [line for line in ax.lines if line.get_linewidth() == 1.4]
    cold = designs["rates"]
    for place in np.ndindex(cold.status.shape):
        point = cold.isel(dict(zip(cold.status.dims, place, strict=True)))
        if point.status.item() != "ok":
            continue
        at = [point.c_rate.item(), point.specific_capacity.item()]
        colours = {
            to_hex(piece.get_color()).upper()
            for piece in pieces
            if np.isclose(piece.get_xydata(), at, rtol=1e-9).all(axis=1).any()
        }
        assert colours == {LOOKS[point.limited_by.item()][0]}


def test_terms_have_the_same_colour_in_every_figure():
    assert {term: LOOKS[term] for term in terms.LOOKS} == terms.LOOKS
    assert len({(LOOKS[one], MARKERS[one]) for one in LOOKS}) == len(LOOKS)
    assert len(set(MARKERS.values())) >= len(LOOKS) - 1


def test_what_holds_no_load_is_crossed_on_zero(figures, designs):
    crosses = [line for line in figures["limits"].axes[0].lines if line.get_marker() == "x"]
    found = sorted(rate for line in crosses for rate in line.get_xdata())
    held = designs["rates"].status.values == "ok"
    expected = np.broadcast_to(designs["rates"].c_rate.values, held.shape)[~held]
    np.testing.assert_allclose(found, np.sort(expected))
    assert all(np.all(line.get_ydata() == 0) for line in crosses)
    assert "load not held" in legend_of(figures["limits"])


def test_lines_are_named_in_the_order_of_their_ends(figures, designs, texts_of):
    """Twelve rates at the thickest membrane: the slowest delivers most and stands on top."""
    names = {text.get_text(): box.y0 for text, box in texts_of(figures["limits, twelve rates"])}
    heights = [names[axes.value("c_rate", rate)] for rate in designs["rates"].c_rate.values]
    assert np.all(np.diff(heights) < 0)


def test_what_has_no_number_is_counted(figures):
    words = legend_of(figures["limits, long names"])
    assert "left out: 1 without a number" in words
    assert "diffusion of lithium in the\nparticles of a cathode" in words


def test_the_longest_axis_is_the_one_of_the_figure(figures):
    assert figures["limits"].axes[0].get_xlabel() == "C-rate"
    assert figures["limits, twelve rates"].axes[0].get_xlabel() == "membrane thickness (µm)"


# the front


@pytest.mark.parametrize(("name", "count"), [("pareto", 2000), ("pareto, few designs", 20)])
def test_the_staircase_is_the_edge_of_what_is_beaten(figures, name, count):
    """At each energy it is as high as the best design of at least that energy."""
    designs = trade_off(count)
    (front,) = [line for line in figures[name].axes[0].lines if line.get_label() == "front"]
    assert front.get_drawstyle() == "steps-pre"  # at the height of the next point
    x, y = front.get_data()
    assert np.all(np.diff(x) > 0)
    assert np.all(np.diff(y) < 0)
    value = designs.objective_value.values
    exact = value[designs.feasible.values & (designs.solved_by.values == "DFN")]
    for at in np.linspace(exact[:, 0].min(), x[-1], 200):
        height = y[np.searchsorted(x, at)]
        assert height == exact[exact[:, 0] >= at, 1].max()


def test_the_others_are_kept_apart_by_model(figures):
    designs = trade_off(2000)
    others = designs.feasible.values & ~designs.on_front.values
    counts = {line.get_label(): len(line.get_xdata()) for line in figures["pareto"].axes[0].lines}
    assert counts == {
        "dominated": np.sum(others & (designs.solved_by.values == "DFN")),
        "searched with the SPMe, not exact": np.sum(others & (designs.solved_by.values == "SPMe")),
        "front": np.sum(designs.on_front.values),
    }


def test_the_aims_are_named_with_conditions_and_units(figures):
    ax = figures["pareto"].axes[0]
    assert ax.get_xlabel().replace("\N{NO-BREAK SPACE}", " ") == (
        "specific energy, electrodes+electrolyte at 0.1 C and 25 °C (Wh/kg)"
    )
    assert "".join(ax.get_ylabel().split()) == "specificcapacityat2Cand−20°C(mAh/g)"


def test_a_front_needs_two_aims_and_a_design_on_it(designs):
    none = trade_off(20)
    none["on_front"] = none.on_front & False
    none.attrs["outcome"] = "no design in the ranges meets all bounds"
    with pytest.raises(InvalidInput, match="there is no front to show: no design in the ranges"):
        plots.pareto(none)
    for other in (designs["cold"], trade_off(20).isel(objective=[0])):
        with pytest.raises(InvalidInput, match="a Pareto front shows two quantities"):
            plots.pareto(other)


@pytest.mark.slow
def test_a_front_that_was_searched_is_shown(cell):
    found = mofcell.experiments.designs.pareto.pareto_front(
        cell,
        maximise=("areal_capacity", "specific_energy at 1C"),
        over={"cathode_loading": (0.01, 0.1)},
        points=2,
    )
    (front,) = [line for line in plots.pareto(found).axes[0].lines if line.get_label() == "front"]
    np.testing.assert_array_equal(
        front.get_xydata(), found.objective_value.values[found.on_front.values]
    )


# what is refused


@pytest.mark.parametrize(
    ("draw", "name", "also", "message"),
    [
        (plots.design_map, "stated", {"variable": "energi"}, "did you mean energy"),
        (plots.design_map, "stated", {"basis": "cell"}, "basis is 'cell', allowed are active"),
        (plots.design_map, "stated", {"variable": "mean_voltage"}, "has no number to show"),
        (
            plots.design_map,
            "stated",
            {"marked": {"thick": {"membrane_thickness": 1e-3, "np_ratio": 2.0}}},
            "'thick' has membrane_thickness 0.001, outside the map; allowed is 1e-05 to 0.0001",
        ),
        (plots.design_map, "stated", {"marked": {"a": {"np_ratio": 2.0}}}, "no membrane_thickness"),
        (plots.ragone, "stated", {}, "needs the axis c_rate"),
        (plots.limits, "stated", {}, "needs simulated designs"),
        (plots.limits, "cold", {"along": "temprature"}, "did you mean temperature"),
        (plots.limits, "cold", {"variable": "specific_energy"}, r"dataset.sel\(basis='stack'\)"),
        (plots.limits, "stated", {"along": "np_ratio", "variable": "energy"}, "simulated designs"),
    ],
)
def test_what_cannot_be_drawn(designs, draw, name, also, message):
    with pytest.raises(InvalidInput, match=message):
        draw(designs[name], **also)


def test_other_numbers_of_axes_are_refused_with_the_way_out(designs):
    one = designs["cold"].isel(membrane_thickness=0)
    with pytest.raises(InvalidInput, match=r"2 axes .* has temperature \(14\); explore more"):
        plots.design_map(one)
    three = xr.concat([designs["rates"]] * 3, xr.Variable("temperature", [273.15, 298.15, 313.15]))
    with pytest.raises(InvalidInput, match=r"dataset.sel\(c_rate=0.05, method='nearest'\)"):
        plots.limits(three)
    with pytest.raises(InvalidInput, match=r"give a dataset of mofcell\.explore"):
        plots.design_map(one[["specific_capacity"]])


def test_points_one_by_one_are_no_grid(cell):
    paired = mofcell.experiments.designs.Paired({"c_rate": [0.1, 1.0], "np_ratio": [2.0, 3.0]})
    with pytest.raises(InvalidInput, match="needs a grid"):
        plots.ragone(mofcell.explore(cell, paired, model="SPMe"))


def test_lines_that_cannot_be_told_apart_are_refused(cell):
    many = {"c_rate": [0.1, 1.0], "np_ratio": np.linspace(2, 5, 9)}
    with pytest.raises(InvalidInput, match=r"at most 8 lines.*isel\(np_ratio=slice\(None, None, 2"):
        plots.ragone(mofcell.explore(cell, many, model="SPMe"))


# helpers


def test_every_axis_of_a_design_has_a_label(cell):
    for name, unit in axes_of(cell).items():
        label = axes.label(name)
        assert label == "C-rate" or label.endswith(")")
        assert ("(-)" in label) == (unit == "" and name != "c_rate")
        assert axes.value(name, 1.0)


@pytest.mark.parametrize(
    ("values", "is_log"),
    [
        ([0.1, 1.0], False),  # two values are spaced anyhow
        ([0.1, 0.2, 0.5, 1, 2], True),
        (np.geomspace(1e-5, 1, 7), True),
        (np.linspace(0.1, 2, 20), False),
        ([233.15, 253.15, 273.15, 298.15], False),
        ([-0.1, 0.3, 0.9], False),
        ([0, 1, 10, 100], False),
    ],
)
def test_which_axes_are_logarithmic(values, is_log):
    assert axes.is_logarithmic(values) is is_log


@pytest.mark.parametrize(("low", "high"), [(0.05, 5.0), (1e-3, 10), (7, 45), (13.2, 21), (1, 1.02)])
def test_a_logarithmic_axis_has_enough_ticks(low, high):
    ax = Figure().subplots()
    axes.logarithmic(ax.xaxis, low, high)
    within = [tick for tick in ax.get_xticks() if low <= tick <= high]
    assert 3 <= len(within) <= 12


def test_names_move_apart_as_little_as_is_needed():
    """Where nothing is in the way the middle of a group stays where it is."""
    places = np.array([1.0, 5.0, 5.0, 5.0, 9.0])
    moved = labels.spread(places, gap=1.0, low=0.0, high=10.0)
    np.testing.assert_allclose(moved, [1, 4, 5, 6, 9])
    rng = np.random.default_rng(1)
    for _ in range(50):
        places = rng.uniform(0, 10, 8)
        moved = labels.spread(places, gap=1.2, low=0.0, high=10.0)
        assert np.diff(np.sort(moved)).min() > 1.2 - 1e-9
        np.testing.assert_array_equal(np.argsort(moved), np.argsort(places))
        assert 0 <= moved.min() <= moved.max() <= 10
    assert labels.spread([], gap=1.0, low=0.0, high=1.0).size == 0


def test_texts_stand_clear_of_each_other_and_of_lines():
    figure = style.new_figure(100, 80)
    ax = figure.subplots()
    xs = np.linspace(0, 1, 9)
    ax.plot(xs, xs)
    figure.draw_without_rendering()
    points = [(f"point {k}", (x, x)) for k, x in enumerate(xs)]
    placed = labels.place(ax, points, avoid=[(xs, xs)], fontsize=7)
    line = ax.transData.transform(np.column_stack([np.linspace(0, 1, 500)] * 2))
    boxes = [text.get_window_extent() for text in placed]
    for one, other in combinations(boxes, 2):
        assert not one.overlaps(other)
    for box in boxes:
        assert not any(box.contains(*point) for point in line)
        assert ax.bbox.x0 <= box.x0 <= box.x1 <= ax.bbox.x1
        assert ax.bbox.y0 <= box.y0 <= box.y1 <= ax.bbox.y1
