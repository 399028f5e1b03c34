"""Which inputs matter: known indices of known functions, and what physics leaves no doubt of."""

import sys

import numpy as np
import pytest
from scipy.stats import loguniform, norm

import mofcell
from mofcell.experiments import sensitivity
from mofcell.experiments.designs import Paired
from mofcell.experiments.designs.sensitivity import (
    ElementaryEffects,
    Sobol,
    analysed,
    drawn,
)
from mofcell.parameters import InvalidInput

THICK = {"membrane_thickness": (20e-6, 300e-6)}
RANGES = {
    **THICK,
    "conductivity": loguniform(1e-3, 0.1),
    "cathode_loading": (0.03, 0.1),
    "np_ratio": (2.0, 20.0),
}


def of_function(function, ranges, method, seed=0):
    """Indices of any function of columns, by name; (inputs, outputs)."""
    points, columns = drawn(ranges, method=method, seed=seed)
    found = analysed(points, function(**columns)[:, np.newaxis], method=method, seed=seed)
    return {name: numbers for name, (_, numbers) in found.items()}


def ishigami(a, b, c):
    return np.sin(a) + 7 * np.sin(b) ** 2 + 0.1 * c**4 * np.sin(a)


def test_indices_of_the_ishigami_function():
    """Closed forms: T. Ishigami, T. Homma, Proc. ISUMA '90, with the constants 7 and 0.1."""
    first = np.array([(1 + 0.1 * np.pi**4 / 5) ** 2 / 2, 7**2 / 8, 0])
    a_with_c = 0.1**2 * np.pi**8 * 8 / 225
    variance = first.sum() + a_with_c
    total = first + a_with_c * np.array([1, 0, 1])
    circle = dict.fromkeys("abc", (-np.pi, np.pi))
    found = of_function(ishigami, circle, Sobol(samples=1024))
    np.testing.assert_allclose(found["first_order"][:, 0], first / variance, atol=0.02)
    np.testing.assert_allclose(found["total_order"][:, 0], total / variance, atol=0.02)
    np.testing.assert_allclose(found["output_mean"], 3.5, atol=0.01)
    np.testing.assert_allclose(found["output_standard_deviation"], variance**0.5, rtol=0.01)


def test_the_confidence_holds_the_truth():
    """Of 20 designs of 64 samples, 95 % of the intervals hold the index; 3 indices each."""
    circle = dict.fromkeys("abc", (-np.pi, np.pi))
    truth = np.array([0.5576, 0.4424, 0.2437])  # total order, to four digits
    held = []
    for seed in range(20):
        found = of_function(ishigami, circle, Sobol(samples=64), seed=seed)
        error = np.abs(found["total_order"][:, 0] - truth)
        held.append(error < found["total_order_confidence"][:, 0])
    assert 0.85 < np.mean(held) <= 1


def test_ranges_are_those_of_the_distributions():
    """Of 2a + lg b, a within 0 and 1 and b even over three decades: variances 4/12 and 9/12."""
    ranges = {"a": (0.0, 1.0), "b": loguniform(1e-3, 1.0)}
    found = of_function(lambda a, b: 2 * a + np.log10(b), ranges, Sobol())
    for order in ("first_order", "total_order"):
        np.testing.assert_allclose(found[order][:, 0], [4 / 13, 9 / 13], atol=0.01)


def test_effects_of_a_sum_are_its_steps_over_the_ranges():
    """-2a + lg b changes by -10 over a from 0 to 5, by 3 over three decades, from everywhere."""
    ranges = {"a": (0.0, 5.0), "b": loguniform(1e-3, 1.0)}
    found = of_function(lambda a, b: np.log10(b) - 2 * a, ranges, ElementaryEffects())
    np.testing.assert_allclose(found["mean_effect"][:, 0], [10, 3])
    np.testing.assert_allclose(found["signed_effect"][:, 0], [-10, 3])
    np.testing.assert_allclose(found["spread"][:, 0], 0, atol=1e-12)
    np.testing.assert_allclose(found["mean_effect_confidence"][:, 0], 0, atol=1e-12)


def test_effects_of_a_product_spread():
    """Of (a - 1/2)(b - 1/2) the effects of a are those of b: -1/2, -1/6, 1/6 or 1/2."""
    square = {"a": (0.0, 1.0), "b": (0.0, 1.0)}
    method = ElementaryEffects(trajectories=2000)
    found = of_function(lambda a, b: (a - 0.5) * (b - 0.5), square, method)
    np.testing.assert_allclose(found["mean_effect"], 1 / 3, atol=0.01)
    np.testing.assert_allclose(found["signed_effect"], 0, atol=0.03)
    np.testing.assert_allclose(found["spread"], (5 / 36) ** 0.5, atol=0.01)
    error = {"mean_effect": 1 / 6, "signed_effect": (5 / 36) ** 0.5}  # of one effect
    for name, one in error.items():
        expected = 1.96 * one / 2000**0.5
        np.testing.assert_allclose(found[f"{name}_confidence"], expected, rtol=0.15)


@pytest.mark.parametrize("method", [Sobol(samples=16), ElementaryEffects(trajectories=4)])
def test_a_seed_makes_points_and_confidence_the_same(method):
    circle = dict.fromkeys("abc", (-np.pi, np.pi))

    def found(seed):
        return of_function(ishigami, circle, method, seed=seed)

    for seed in (0, 1):
        again = found(seed)
        assert all((numbers == again[name]).all() for name, numbers in found(seed).items())
    assert any((numbers != again[name]).any() for name, numbers in found(0).items())


@pytest.mark.parametrize("method", [Sobol(samples=16), ElementaryEffects(trajectories=16)])
def test_sets_without_a_number_are_left_out(method):
    """As if the set had never been drawn; of more than a tenth of 16 sets there is no index."""
    square = {"a": (0.0, 1.0), "b": (0.0, 1.0)}
    points, columns = drawn(square, method=method)
    values = np.stack([columns["a"] + columns["b"] ** 2] * 2, axis=1)
    together = method.together(2)
    values[together + 1, 0] = np.nan  # in the second set
    values[[1, together + 1], 1] = np.nan  # in the first two
    found = analysed(points, values, method=method)
    rest = np.r_[:together, 2 * together : len(points)]
    expected = analysed(points[rest], values[rest, :1], method=method)
    for name in method.names:
        np.testing.assert_array_equal(found[name][1][:, :1], expected[name][1])
        assert np.isnan(found[name][1][:, 1]).all()
    assert found["without_number"][1].tolist() == [1, 2]


def test_what_does_not_vary_has_no_shares_and_no_effects():
    square = {"a": (0.0, 1.0), "b": (0.0, 1.0)}
    shares = of_function(lambda a, b: 0.1 * (a + 1) / (a + 1), square, Sobol(samples=16))
    assert np.isnan(shares["total_order"]).all()
    assert shares["output_standard_deviation"] == pytest.approx(0, abs=1e-12)
    assert shares["without_number"] == 0
    effects = of_function(lambda a, b: 0 * a, square, ElementaryEffects())
    assert (effects["mean_effect"] == 0).all()


@pytest.fixture(scope="module")
def found(cell):
    of = ("specific_capacity", "specific_energy", "specific_capacity at 0.1C and -20 degC")
    return sensitivity(cell, RANGES, of=of, method=Sobol(samples=16), c_rate=1.0, model="SPMe")


def test_what_no_discharge_depends_on_matters_for_the_mass_only(found):
    excess = found.sel(input="np_ratio")
    assert (excess.total_order.values[[0, 2]] == 0).all()
    assert (excess.first_order.values[[0, 2]] == 0).all()
    assert (excess.total_order_confidence.values[[0, 2]] == 0).all()
    assert excess.total_order.values[1] > 0.01


def test_equal_discharges_are_solved_once(found):
    """Of the 6 points of a set one differs in the N/P ratio only, under both conditions."""
    assert found.attrs["points"] == 16 * 6
    assert found.attrs["discharges"] == 2 * 16 * 5


def test_an_input_alone_is_part_of_all_that_it_does(found):
    error = found.first_order_confidence + found.total_order_confidence
    assert (found.first_order <= found.total_order + error).all()
    for order, sign in (("first_order", 1), ("total_order", -1)):
        error = (found[f"{order}_confidence"] ** 2).sum("input") ** 0.5
        assert (sign * (found[order].sum("input") - 1) <= error).all()


def test_each_output_is_that_of_its_conditions(cell, found):
    _, columns = drawn(RANGES, method=Sobol(samples=16))
    warm = mofcell.explore(cell, Paired(columns), c_rate=1.0, model="SPMe")
    cold = mofcell.explore(cell, Paired(columns), c_rate=0.1, temperature=253.15, model="SPMe")
    outputs = (
        warm.specific_capacity,
        warm.specific_energy.sel(basis="electrodes+electrolyte"),
        cold.specific_capacity,
    )
    for place, expected in enumerate(outputs):
        mean, deviation = found.output_mean[place], found.output_standard_deviation[place]
        assert mean.item() == pytest.approx(expected.mean().item(), rel=1e-9)
        assert deviation.item() == pytest.approx(expected.std().item(), rel=1e-6)


def test_says_what_it_stands_for(found, tmp_path):
    assert found.attrs["ranges"].split("; ") == [
        "membrane_thickness: 2e-05 to 0.0003 m",
        "conductivity: loguniform(0.001, 0.1) S/m",
        "cathode_loading: 0.03 to 0.1 kg/m**2",
        "np_ratio: 2 to 20",
    ]
    assert found.attrs["method"] == "Sobol(samples=16)"
    assert (found.attrs["model"], found.attrs["seed"]) == ("SPMe", 0)
    assert found.lower_end.values.tolist() == [20e-6, 1e-3, 0.03, 2.0]
    assert found.output_unit.values.tolist() == ["mA.h.g-1", "W.h.kg-1", "mA.h.g-1"]
    assert found.output.values.tolist()[2] == "specific_capacity at 0.1C and -20 degC"
    found.to_netcdf(tmp_path / "found.nc", engine="h5netcdf")


def test_a_thicker_membrane_leaves_less(cell):
    ranges = {**THICK, "conductivity": loguniform(1e-3, 1.0)}
    method = ElementaryEffects(trajectories=4)
    effects = sensitivity(cell, ranges, of="energy", method=method, c_rate=1.0, model="SPMe")
    thickness, conductivity = effects.signed_effect.values[:, 0]
    assert thickness < 0 < conductivity
    np.testing.assert_array_equal(np.abs(effects.signed_effect), effects.mean_effect)


def test_loads_that_are_not_held_deliver_nothing_and_have_no_voltage(cell):
    ranges = {**THICK, "lithium_interface_resistance": (0.001, 0.2)}
    asked = {"method": Sobol(samples=4), "c_rate": 1.0, "model": "SPMe"}
    of = ("specific_capacity", "mean_voltage")
    both = sensitivity(cell, ranges, of=of, **asked)
    lost = both.without_number.values
    assert lost[0] == 0
    assert lost[1] > 4
    assert both.total_order.isnull().values.tolist() == [[False, True]] * 2
    reason = f"{lost[1]} of 16 points have no number (cannot hold the load)"
    assert both.attrs["without_indices"] == f"mean_voltage at 1C and 25 degC: {reason}"
    with pytest.raises(InvalidInput, match=r"cannot hold the load\); give narrower ranges"):
        sensitivity(cell, ranges, of="mean_voltage", **asked)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"ranges": {"membrane_thicknes": (1e-5, 1e-4)}}, "nearest: membrane_thickness"),
        ({"ranges": {"membrane_thickness": (1e-4, 1e-5)}}, "is no range; give two rising"),
        ({"ranges": {"c_rate": (0.1, 1.0)}}, "c_rate, a condition of each output"),
        ({"ranges": {}}, "give two numbers, or a distribution, by name"),
        ({"ranges": [1, 2]}, "give two numbers, or a distribution, by name"),
        ({"of": "capacity"}, "'capacity' is no quantity of a discharge; nearest: "),
        ({"of": ()}, "give at least one output"),
        ({"of": ("energy", "energy at 0.1C")}, "each once"),
        ({"basis": "cell"}, "basis is 'cell', allowed are 'active'"),
        ({"method": "sobol"}, r"method is 'sobol'; give Sobol\(samples=256\)"),
        (
            {"ranges": {"np_ratio": norm(3, 0.1)}, "method": ElementaryEffects()},
            "np_ratio: the distribution has no end",
        ),
    ],
)
def test_what_cannot_be_answered_is_refused(cell, change, message):
    asked = {"ranges": THICK, **change}
    with pytest.raises(InvalidInput, match=message):
        sensitivity(cell, asked.pop("ranges"), **asked)


def test_an_unknown_mass_is_missed_before_anything_is_solved(cell, membrane):
    unknown = cell.replace(electrolyte=membrane.replace(density=None))
    progress = []
    with pytest.raises(InvalidInput, match="density of electrolyte 'membrane'"):
        sensitivity(unknown, THICK, progress=lambda *counts: progress.append(counts))
    assert progress == []


@pytest.mark.parametrize(
    ("method", "number", "message"),
    [
        (Sobol, 300, "samples is 300; allowed are powers of two, the next ones are 256 and 512"),
        (Sobol, 1, "samples is 1; allowed are whole numbers from 2 on"),
        (Sobol, 64.0, "samples is 64.0; allowed are whole numbers"),
        (Sobol, True, "samples is True; allowed are whole numbers"),
        (ElementaryEffects, 1, "trajectories is 1; allowed are whole numbers from 2 on"),
    ],
)
def test_numbers_of_points_are_checked(method, number, message):
    with pytest.raises(InvalidInput, match=message):
        method(number)


def test_the_library_is_an_extra(cell, monkeypatch):
    monkeypatch.setitem(sys.modules, "SALib.sample.sobol", None)
    with pytest.raises(mofcell.MofcellError, match=r"pip install 'mofcell\[sensitivity\]'"):
        sensitivity(cell, THICK)
