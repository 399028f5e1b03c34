"""Markov chains against posteriors that are known, and against draws by importance."""

import sys
import warnings

import numpy as np
import pytest
from scipy.stats import halfnorm, norm, t, uniform

import mofcell
from mofcell.experiments.calibration.calibrate import calibrate
from mofcell.experiments.calibration.ensemble import AUTOCORRELATIONS, KEPT, Ensemble
from mofcell.experiments.calibration.importance import Importance
from mofcell.parameters import InvalidInput, MofcellError, ValidityWarning

pytest.importorskip("emcee")

LONG = Ensemble(steps=2000, burn=200)

LEVELS = np.array([0.05, 0.25, 0.5, 0.75, 0.95])

#: Four standard errors of the share below a quantile, of some 400 draws that count.
ERROR = 4 * np.sqrt(LEVELS * (1 - LEVELS) / 400)


def assert_levels(draws, column, distribution):
    found = distribution.cdf(draws.quantiles(draws.shares[:, column], levels=LEVELS))
    assert (np.abs(found - LEVELS) < ERROR).all(), found


def test_a_linear_problem_has_a_normal_posterior(normal):
    problem, covariance = normal
    draws = problem.drawn(LONG)
    spread = np.sqrt(np.diag(covariance))
    found = draws.covariance(draws.shares.T) / np.outer(spread, spread)
    expected = covariance / np.outer(spread, spread)
    np.testing.assert_allclose(found, expected, atol=6 / np.sqrt(400))
    for column, best in enumerate(problem.best):
        assert_levels(draws, column, norm(best, spread[column]))


def test_usual_chains_are_long_enough_for_a_linear_problem(normal):
    with warnings.catch_warnings(action="error", category=ValidityWarning):
        normal[0].drawn(Ensemble())


def test_the_end_of_a_range_cuts_off(linear):
    assert_levels(linear([[10.0]], [0.0]).drawn(LONG), 0, halfnorm(0, 0.1))


def test_assumed_errors_give_the_distribution_of_student(assumed):
    r""":math:`\nu = 5 + 6 - 2` degrees of freedom; :math:`s^2 = (5 + 9) / \nu` for what is left."""
    problem, covariance = assumed
    draws = problem.drawn(LONG)
    for column in range(2):
        width = np.sqrt(covariance[column, column] * (5 + 9) / 9)
        assert_levels(draws, column, t(df=9, loc=0.5, scale=width))


def test_of_a_sum_alone_each_part_may_be_anything(sum_known):
    draws = sum_known.drawn(LONG)
    for column in range(2):
        assert_levels(draws, column, uniform())


def test_a_bent_ridge(bent):
    """Means 0.5 and 0.25, variances 0.08^2 and 2 0.05^2 + 0.03^2."""
    draws = bent.drawn(LONG)
    assert_levels(draws, 0, norm(0.5, 0.08))
    np.testing.assert_allclose(draws.weights @ draws.shares, [0.5, 0.25], atol=4 * 0.08 / 20)
    moments = draws.covariance(draws.shares.T)
    np.testing.assert_allclose(moments[0, 0], 0.0064, rtol=0.3)
    np.testing.assert_allclose(moments[1, 1], 0.0059, rtol=0.6)


def test_two_modes_weigh_as_they_should(two_modes):
    """By the inverse of their slopes; walked from both."""
    paths = [*two_modes.paths(), *two_modes.paths([0.8])]
    shares = [
        np.mean(two_modes.drawn(LONG, seed=seed, paths=paths).shares < 0.5) for seed in range(3)
    ]
    assert np.mean(shares) == pytest.approx(78 / (42 + 78), abs=0.06)


@pytest.mark.filterwarnings("ignore::mofcell.parameters.ValidityWarning")
def test_draws_are_some_hundreds_with_their_residuals(bent, linear):
    """Of a single residual as well, which emcee keeps without its dimension."""
    for problem in (bent, linear([[10.0]], [0.5])):
        draws = problem.drawn(Ensemble())
        assert KEPT / 2 < len(draws.weights) <= KEPT
        assert draws.effective == pytest.approx(len(draws.weights))
        np.testing.assert_array_equal(draws.residuals, problem.residuals(draws.shares))
        assert ((draws.shares >= 0) & (draws.shares <= 1)).all()


def test_half_of_the_walkers_are_solved_at_once_and_only_inside(flat):
    batches = []

    def watched(points):
        batches.append(len(points))
        assert ((points >= 0) & (points <= 1)).all()
        return flat.residuals(points)

    method = Ensemble(walkers=20, steps=50, burn=10)
    with warnings.catch_warnings(action="ignore", category=ValidityWarning):
        method.draw(watched, flat.paths(), likelihood=flat.likelihood)
    assert batches[0] == 20
    assert max(batches[1:]) <= 10
    assert len(batches) <= 1 + 2 * 50


def test_chains_that_remember_too_long_say_so(bent):
    with pytest.warns(ValidityWarning, match=r"the chains remember .* give 20 times as many steps"):
        bent.drawn(Ensemble(steps=60, burn=20))
    assert AUTOCORRELATIONS == 20


def test_a_seed_makes_the_same_draws(flat):
    first, same, other = (flat.drawn(Ensemble(), seed=seed) for seed in (3, 3, 4))
    np.testing.assert_array_equal(first.shares, same.shares)
    assert (first.shares != other.shares).any()


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"walkers": 2.5}, "walkers is 2.5; allowed are whole numbers from 1 on"),
        ({"steps": 0}, "steps is 0; allowed are whole numbers from 1 on"),
        ({"burn": -1}, "burn is -1; allowed are whole numbers from 0 on"),
        ({"steps": True}, "steps is True; allowed are whole numbers from 1 on"),
        ({"steps": 100}, "burn is 100 of 100 steps; allowed are fewer than steps"),
    ],
)
def test_wrong_numbers(given, message):
    with pytest.raises(InvalidInput) as raised:
        Ensemble(**given)
    assert str(raised.value) == message


def test_too_few_walkers(flat):
    with pytest.raises(InvalidInput, match="walkers is 7; for 2 free numbers allowed are 8 or"):
        flat.drawn(Ensemble(walkers=7))


def test_without_emcee(flat, monkeypatch):
    monkeypatch.setitem(sys.modules, "emcee", None)
    with pytest.raises(MofcellError, match=r"install it: pip install 'mofcell\[mcmc\]'"):
        flat.drawn(Ensemble())


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore::mofcell.parameters.ValidityWarning")
def test_chains_and_importance_agree_on_a_cell():
    """In their medians to a third of the spread, in that to a third: some 100 draws each count."""
    found = [
        calibrate(
            mofcell.cell("ouyang2023-lfp"),
            free={"particle_diffusion_time": (1e3, 1e6), "cathode_utilisation": (0.6, 1.0)},
            model=mofcell.models.SPMe,
            starts=8,
            draws=draws,
        ).draws
        for draws in (Importance(count=300), Ensemble(walkers=16, steps=140, burn=40))
    ]
    by_importance, by_chains = (
        draws.quantiles(draws.shares, levels=(0.16, 0.5, 0.84)) for draws in found
    )
    spread = (by_importance[2] - by_importance[0]) / 2
    assert (np.abs(by_chains[1] - by_importance[1]) < spread / 3).all()
    np.testing.assert_allclose((by_chains[2] - by_chains[0]) / 2, spread, rtol=1 / 3)
