"""Profiles against those that are known in closed form."""

import numpy as np
import pytest

from mofcell.experiments.calibration.profiles import FAR, LONGEST, linearised


def shares_of(path):
    return np.array([point.shares for point in path])


def falls(problem, path):
    """By how much the logarithm of the likelihood has fallen along a profile."""
    heights = problem.likelihood.log(np.array([point.misfit for point in path]))
    return heights.max() - heights


def test_a_linear_problem_has_parabolas(normal):
    r"""Of covariance C, :math:`\delta_k^2 / C_{kk}`; the others follow by :math:`C_{jk}/C_{kk}`."""
    problem, covariance = normal
    for held, path in enumerate(problem.paths()):
        moves = shares_of(path) - problem.best
        misfits = [point.misfit for point in path]
        expected = moves[:, held] ** 2 / covariance[held, held]
        np.testing.assert_allclose(misfits, expected, rtol=0.02, atol=1e-9)
        follow = np.outer(moves[:, held], covariance[held] / covariance[held, held])
        spread = np.sqrt(np.diag(covariance))
        np.testing.assert_allclose(moves / spread, follow / spread, atol=0.15)


def test_walks_go_both_ways_until_the_data_are_met_far_worse(normal):
    problem, _ = normal
    for held, path in enumerate(problem.paths()):
        shares = shares_of(path)[:, held]
        assert (np.diff(shares) > 0).all()
        assert problem.best[held] in shares
        assert np.diff(shares).max() <= LONGEST * (1 + 1e-9)
        fallen = falls(problem, path)
        assert fallen[[0, -1]].min() > FAR
        assert fallen[1:-1].max() <= FAR


def test_assumed_errors_let_walks_go_farther(assumed, linear):
    """Student's tails are longer than the normal ones of the same scatter."""
    problem, covariance = assumed
    scatter = problem.likelihood.scatter(9.0)
    path = problem.paths()[0]
    assert falls(problem, path)[[0, -1]].min() > FAR
    # the normal likelihood has fallen by FAR after sqrt(2 FAR) standard errors
    normal = np.sqrt(2 * FAR * covariance[0, 0]) * scatter
    assert np.abs(shares_of(path)[[0, -1], 0] - 0.5).min() > 1.2 * normal


def test_what_is_not_told_is_walked_from_end_to_end(flat):
    told, untold = flat.paths()
    assert shares_of(untold)[[0, -1], 1].tolist() == [0, 1]
    np.testing.assert_allclose(falls(flat, untold), 0, atol=1e-9)
    assert 0.3 < shares_of(told)[0, 0] < shares_of(told)[-1, 0] < 0.7


def test_a_best_point_at_the_end_of_its_range_is_the_first(linear):
    problem = linear([[3.0, 1.0], [0.0, 50.0], [1.0, 1.0]], [0.0, 0.5])
    path = problem.paths()[0]
    np.testing.assert_array_equal(path[0].shares, problem.best)
    assert shares_of(path)[-1, 0] == 1


def test_a_straight_ridge_is_followed(sum_known):
    for held, path in enumerate(sum_known.paths()):
        shares = shares_of(path)
        assert shares[[0, -1], held].tolist() == [0, 1]
        np.testing.assert_allclose(shares.sum(axis=1), 1, atol=1e-3)


def test_a_ridge_is_followed_around_its_corner(corner):
    """From 10^2 + 10^2 = 200 on, up to 1 + 199 and down to 200 + 1 of the other."""
    for held, path in enumerate(corner.paths()):
        shares = shares_of(path)
        on_the_ridge = 10 ** (4 * shares[:, held]) < 190
        assert shares[0, held] == 0
        assert falls(corner, path)[on_the_ridge].max() < 1
        other = np.log10(200 - 10 ** (4 * shares[on_the_ridge, held])) / 4
        np.testing.assert_allclose(shares[on_the_ridge, 1 - held], other, atol=0.06)
        # beyond, where the held one alone is too large, by three standard errors of 1/20 and more
        assert 10 ** (4 * shares[-1, held]) > 200 * np.exp(3 / 20)


def test_a_bend_is_followed(bent):
    """The best second number is on the parabola, whatever the first, up to the end at z = 4."""
    first = bent.paths()[0]
    z = (shares_of(first)[:, 0] - 0.5) / 0.08
    assert np.abs(z).max() > 4
    inside = np.abs(z) < 4
    np.testing.assert_allclose(shares_of(first)[inside, 1], 0.2 + 0.05 * z[inside] ** 2, atol=0.03)
    np.testing.assert_allclose(2 * falls(bent, first)[inside], z[inside] ** 2, atol=0.7)


def test_derivatives_are_those_of_the_residuals(normal):
    problem, covariance = normal
    point = linearised(problem.residuals, problem.best)
    np.testing.assert_allclose(np.linalg.inv(point.jacobian.T @ point.jacobian), covariance)
    assert point.misfit == pytest.approx(0, abs=1e-20)
