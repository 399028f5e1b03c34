"""The likelihood against the integral over the scatter that it stands for."""

import numpy as np
import pytest
from scipy.integrate import quad

from mofcell.experiments.calibration.likelihood import PRIOR_NUMBERS, Likelihood


@pytest.fixture
def assumed():
    return Likelihood(independent=6, free=2, is_stated=False)


def integrated(misfit, *, measured):
    """Likelihood of normal errors over a scaled inverse chi-squared prior of the variance."""

    def integrand(variance):
        prior = variance ** -(PRIOR_NUMBERS / 2 + 1) * np.exp(-PRIOR_NUMBERS / (2 * variance))
        return prior * variance ** (-measured / 2) * np.exp(-misfit / (2 * variance))

    return quad(integrand, 0, np.inf, epsabs=0, limit=200)[0]


def test_stated_errors_count_as_they_are():
    likelihood = Likelihood(independent=6, free=2, is_stated=True)
    assert likelihood.log(3.0) - likelihood.log(7.0) == 2.0
    assert likelihood.scatter(1e4) == 1.0
    np.testing.assert_array_equal(likelihood.scatter(np.array([0.0, 1e4])), [1, 1])
    assert likelihood.freedom == np.inf


@pytest.mark.parametrize("misfit", [0.5, 6.0, 80.0])
def test_the_scatter_is_integrated_out(assumed, misfit):
    expected = np.log(integrated(misfit, measured=6) / integrated(2.0, measured=6))
    assert assumed.log(misfit) - assumed.log(2.0) == pytest.approx(expected, rel=1e-6)


def test_height_and_scatter_make_one_distribution_of_student(assumed):
    """Twice the slope at the best point is (nu + p) / (nu s^2), of t with p numbers."""
    misfit, step = 4.0, 1e-5
    slope = (assumed.log(misfit - step) - assumed.log(misfit + step)) / (2 * step)
    nu = assumed.freedom
    assert nu == PRIOR_NUMBERS + 6 - 2
    assert 2 * slope == pytest.approx((nu + 2) / (nu * assumed.scatter(misfit) ** 2), rel=1e-8)


def test_many_numbers_tell_their_own_scatter():
    """Of 10000 numbers that scatter twice as assumed, whatever was assumed."""
    many = Likelihood(independent=10_000, free=3, is_stated=False)
    assert many.scatter(4.0 * 10_000) == pytest.approx(2, rel=1e-3)


def test_fewer_numbers_than_free_ones_leave_what_was_assumed():
    few = Likelihood(independent=2, free=4, is_stated=False)
    assert few.spare == -2
    assert few.scatter(0.0) == 1.0
