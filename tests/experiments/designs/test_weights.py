"""Sobol indices and elementary effects of functions whose own are known."""

import numpy as np
import pytest
from scipy.stats import loguniform

from mofcell.experiments.designs.weights import ElementaryEffects, Sobol, analysed, drawn


def of_function(function, ranges, method, seed=0):
    """Indices of any function of columns, by name; (inputs, outputs)."""
    points, columns = drawn(ranges, method=method, seed=seed)
    found = analysed(points, values=function(**columns)[:, np.newaxis], method=method, seed=seed)
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
    found = analysed(points, values=values, method=method)
    rest = np.r_[:together, 2 * together : len(points)]
    expected = analysed(points[rest], values=values[rest, :1], method=method)
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
