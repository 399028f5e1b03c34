"""Draws by importance against posteriors that are known."""

import numpy as np
import pytest
from scipy.stats import halfnorm, norm, t, truncnorm, uniform

from mofcell.experiments.calibration.importance import Importance

MANY = Importance(count=4000)

LEVELS = np.array([0.05, 0.25, 0.5, 0.75, 0.95])


def error_of_levels(draws):
    """Four standard errors of the share of draws below a quantile."""
    return 4 * np.sqrt(LEVELS * (1 - LEVELS) / draws.effective)


def assert_levels(draws, column, distribution):
    """The quantiles that are drawn hold as much of the distribution as they should."""
    found = distribution.cdf(draws.quantiles(draws.shares[:, column], levels=LEVELS))
    assert (np.abs(found - LEVELS) < error_of_levels(draws)).all(), found


def test_a_linear_problem_has_a_normal_posterior(normal):
    problem, covariance = normal
    draws = problem.drawn(MANY)
    error = np.sqrt(np.diag(covariance) / draws.effective)
    mean = draws.weights @ draws.shares
    assert (np.abs(mean - problem.best) < 4 * error).all()
    spread = np.sqrt(np.diag(covariance))
    found = draws.covariance(draws.shares.T) / np.outer(spread, spread)
    expected = covariance / np.outer(spread, spread)
    np.testing.assert_allclose(found, expected, atol=6 / np.sqrt(draws.effective))
    for column, best in enumerate(problem.best):
        assert_levels(draws, column, norm(best, spread[column]))


def test_in_a_linear_problem_most_draws_count(normal):
    problem, _ = normal
    assert problem.drawn(Importance(count=200)).effective > 120


def test_draws_keep_their_residuals(normal):
    problem, _ = normal
    draws = problem.drawn(Importance(count=20))
    np.testing.assert_array_equal(draws.residuals, problem.residuals(draws.shares))
    assert draws.weights.sum() == pytest.approx(1)


@pytest.mark.parametrize(
    ("best", "left", "expected"),
    [
        (0.0, 0.0, halfnorm(0, 0.1)),
        (1.0, 0.0, truncnorm(-10, 0, loc=1, scale=0.1)),
        # what the data like best is one standard error below the range
        (0.0, 1.0, truncnorm(1, 10, loc=-0.1, scale=0.1)),
    ],
)
def test_the_end_of_a_range_cuts_off(linear, best, left, expected):
    assert_levels(linear([[10.0]], [best], left).drawn(MANY), 0, expected)


def test_assumed_errors_give_the_distribution_of_student(assumed):
    r""":math:`\nu = 5 + 6 - 2` degrees of freedom; :math:`s^2 = (5 + 9) / \nu` for what is left."""
    problem, covariance = assumed
    draws = problem.drawn(MANY)
    for column in range(2):
        width = np.sqrt(covariance[column, column] * (5 + 9) / 9)
        assert_levels(draws, column, t(df=9, loc=0.5, scale=width))


def test_of_a_sum_alone_each_part_may_be_anything(sum_known):
    """Even within the range; their sum normal."""
    draws = sum_known.drawn(MANY)
    for column in range(2):
        assert_levels(draws, column, uniform())
    found = draws.quantiles(draws.shares.sum(axis=1), levels=LEVELS)
    assert (np.abs(norm(1, 0.01).cdf(found) - LEVELS) < error_of_levels(draws)).all()


def test_what_is_not_told_may_be_anything(flat):
    draws = flat.drawn(MANY)
    assert_levels(draws, 0, norm(0.5, 1 / 50))
    assert_levels(draws, 1, uniform())


def test_a_ridge_with_a_corner(corner):
    """Quantiles by a fine grid over the square."""
    middles = (np.arange(2000) + 0.5) / 2000
    x = 10 ** (4 * middles)
    density = np.exp(-0.5 * (20 * np.log((x[:, None] + x) / 200)) ** 2).sum(axis=1)
    draws = corner.drawn(MANY)
    for column in range(2):
        found = draws.quantiles(draws.shares[:, column], levels=LEVELS)
        below = np.interp(found, middles, np.cumsum(density) / density.sum())
        assert (np.abs(below - LEVELS) < error_of_levels(draws)).all()
    assert corner.drawn(Importance(count=200)).effective > 80


def test_a_bent_ridge(bent):
    """Means 0.5 and 0.25, variances 0.08^2 and 2 0.05^2 + 0.03^2, no correlation."""
    draws = bent.drawn(MANY)
    moments = draws.covariance(draws.shares.T)
    few = 1 / np.sqrt(draws.effective)
    np.testing.assert_allclose(draws.weights @ draws.shares, [0.5, 0.25], atol=4 * 0.08 * few)
    # the fourth moment of a square of a normal number makes its variance known the worst
    np.testing.assert_allclose(moments[0, 0], 0.0064, rtol=6 * few)
    np.testing.assert_allclose(moments[1, 1], 0.0059, rtol=15 * few)
    np.testing.assert_allclose(moments[0, 1], 0, atol=10 * few * 0.08 * 0.077)


def test_two_modes_weigh_as_they_should(two_modes):
    """By the inverse of their slopes; walked from both."""
    paths = [*two_modes.paths(), *two_modes.paths([0.8])]
    draws = two_modes.drawn(MANY, paths=paths)
    low = draws.weights[draws.shares[:, 0] < 0.5].sum()
    assert low == pytest.approx(78 / (42 + 78), abs=0.03)


def test_a_mode_that_no_profile_saw_leaves_few_draws_that_count(two_modes):
    assert two_modes.drawn(MANY).effective < 0.1 * MANY.count


def test_a_seed_makes_the_same_draws(flat):
    first, same, other = (flat.drawn(Importance(count=10), seed=seed) for seed in (3, 3, 4))
    np.testing.assert_array_equal(first.shares, same.shares)
    np.testing.assert_array_equal(first.weights, same.weights)
    assert (first.shares != other.shares).all()
