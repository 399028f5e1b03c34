"""Weighted draws: quantiles, covariances, and equal draws of them."""

import numpy as np
import pytest
from scipy.stats import norm

from mofcell.experiments.calibration.draws import Draws, weighted_quantiles

LEVELS = (0.05, 0.5, 0.9)


@pytest.fixture
def weights():
    given = np.random.default_rng(2).random(50)
    given[::7] = 0.0
    return given / given.sum()


def of(weights):
    return Draws(
        shares=np.zeros((len(weights), 1)), residuals=np.zeros((len(weights), 0)), weights=weights
    )


def test_quantiles_of_equal_draws_are_those_of_hazen():
    values = np.random.default_rng(0).normal(size=(41, 3))
    found = weighted_quantiles(values, weights=np.full(41, 0.3), levels=LEVELS)
    np.testing.assert_allclose(found, np.quantile(values, LEVELS, axis=0, method="hazen"))


def test_weights_make_one_distribution_of_another():
    """Draws that are even over 12 standard deviations, weighted by the normal density."""
    values = np.linspace(-6, 6, 2001)
    found = weighted_quantiles(values, weights=norm.pdf(values), levels=LEVELS)
    np.testing.assert_allclose(found, norm.ppf(LEVELS), atol=1e-4)


def test_order_and_scale_of_the_draws_do_not_matter(weights):
    rng = np.random.default_rng(1)
    values, order = rng.normal(size=50), rng.permutation(50)
    expected = weighted_quantiles(values, weights=weights, levels=LEVELS)
    found = weighted_quantiles(values[order], weights=7 * weights[order], levels=LEVELS)
    np.testing.assert_allclose(found, expected)


def test_what_is_no_number_does_not_count():
    values = np.array([[1.0, np.nan], [np.nan, np.nan], [3.0, np.nan]])
    found = weighted_quantiles(values, weights=np.ones(3), levels=[0.5])
    np.testing.assert_array_equal(found, [[2.0, np.nan]])


def test_as_how_many_they_count():
    assert of(np.full(20, 0.05)).effective == pytest.approx(20)
    assert of(np.array([1.0, 0.0, 0.0])).effective == 1
    assert of(np.array([0.5, 0.5, 0.0])).effective == 2


def test_covariance_is_that_of_draws_as_often_as_they_count():
    counts = np.array([1, 3, 0, 2, 4])
    columns = np.random.default_rng(3).normal(size=(2, 5))
    found = of(counts / 10).covariance(columns)
    np.testing.assert_allclose(found, np.cov(np.repeat(columns, counts, axis=1), ddof=0))
    assert of(counts / 10).covariance(columns[:1]).shape == (1, 1)


@pytest.mark.parametrize("count", [7, 400])
def test_equal_draws_stand_as_often_as_they_count(weights, count):
    """To one: 400 draws of a weight w hold it 400 w times, rounded up or down."""
    found = np.bincount(of(weights).resampled(count, seed=5), minlength=50)
    assert found.sum() == count
    assert np.abs(found - count * weights).max() < 1
    assert found[weights == 0].sum() == 0


def test_equal_draws_are_the_same_for_a_seed(weights):
    draws = of(weights)
    same = [draws.resampled(30, seed=seed) for seed in (0, 0, 1)]
    np.testing.assert_array_equal(same[0], same[1])
    assert (same[0] != same[2]).any()
