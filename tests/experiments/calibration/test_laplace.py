"""Draws of the linear theory: exact where a problem is linear, without a simulation."""

import numpy as np
import pytest
from scipy.stats import halfnorm, norm, t, truncnorm, uniform

from mofcell.experiments.calibration.laplace import Laplace
from mofcell.experiments.calibration.profiles import linearised

MANY = Laplace(count=4000)

LEVELS = np.array([0.05, 0.25, 0.5, 0.75, 0.95])


def drawn(problem, method=MANY, seed=0):
    """Draws from the best point alone; none is simulated."""

    def refuse(points):
        raise AssertionError("the linear theory takes no simulation")

    paths = [[linearised(problem.residuals, problem.best)]]
    return method.draw(refuse, paths, likelihood=problem.likelihood, seed=seed)


def assert_levels(draws, column, distribution):
    """The quantiles that are drawn hold as much of the distribution as they should."""
    found = distribution.cdf(draws.quantiles(draws.shares[:, column], levels=LEVELS))
    error = 4 * np.sqrt(LEVELS * (1 - LEVELS) / draws.effective)
    assert (np.abs(found - LEVELS) < error).all(), found


def test_a_linear_problem_has_a_normal_posterior(normal):
    problem, covariance = normal
    draws = drawn(problem)
    spread = np.sqrt(np.diag(covariance))
    found = draws.covariance(draws.shares.T) / np.outer(spread, spread)
    expected = covariance / np.outer(spread, spread)
    np.testing.assert_allclose(found, expected, atol=6 / np.sqrt(draws.effective))
    for column, best in enumerate(problem.best):
        assert_levels(draws, column, norm(best, spread[column]))


def test_nearly_all_draws_count(normal, flat, sum_known):
    for problem in (normal[0], flat, sum_known):
        draws = drawn(problem)
        assert len(draws.weights) == 4000
        assert draws.effective > 3500


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
    assert_levels(drawn(linear([[10.0]], [best], left)), 0, expected)


def test_assumed_errors_give_the_distribution_of_student(assumed):
    r""":math:`\nu = 5 + 6 - 2` degrees of freedom; :math:`s^2 = (5 + 9) / \nu` for what is left."""
    problem, covariance = assumed
    draws = drawn(problem)
    for column in range(2):
        width = np.sqrt(covariance[column, column] * (5 + 9) / 9)
        assert_levels(draws, column, t(df=9, loc=0.5, scale=width))


def test_what_is_not_told_may_be_anything(flat, linear):
    """Wherever the best point is, at the end of the range too."""
    draws = drawn(flat)
    assert_levels(draws, 0, norm(0.5, 1 / 50))
    assert_levels(draws, 1, uniform())
    nothing = linear([[0.0] * 3], [0.0, 0.2, 1.0])
    for column in range(3):
        assert_levels(drawn(nothing), column, uniform())


def test_of_a_sum_alone_each_part_may_be_anything(sum_known):
    draws = drawn(sum_known)
    assert_levels(draws, 0, uniform())
    assert_levels(draws, 1, uniform())


def test_residuals_are_those_of_the_linear_theory(bent, normal):
    problem, _ = normal
    draws = drawn(problem)
    np.testing.assert_allclose(draws.residuals, problem.residuals(draws.shares), atol=1e-9)
    draws = drawn(bent)  # at the vertex of the parabola, which it takes for its tangent
    expected = (draws.shares - [0.5, 0.2]) / [0.08, 0.03]
    np.testing.assert_allclose(draws.residuals, expected, atol=0.2)


def test_a_seed_makes_the_same_draws(flat):
    first, same, other = (drawn(flat, Laplace(count=10), seed=seed) for seed in (3, 3, 4))
    np.testing.assert_array_equal(first.shares, same.shares)
    assert (first.shares != other.shares).all()
