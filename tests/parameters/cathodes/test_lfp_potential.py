"""The fitted branches against points of the measured curves, typed in again."""

import numpy as np
import pybamm
import pytest

from mofcell.parameters.cathodes.lfp_potential import (
    afshar_potential,
    delithiation_potential,
    lithiation_potential,
)

#: Voltage at C/50 and C/20 by normalised capacity, as the file of the curves has it.
LITHIATION = {
    0.25: (3.40082, 3.39262),
    0.5: (3.40436, 3.39798),
    0.75: (3.40856, 3.40379),
}
DELITHIATION = {
    0.25: (3.44079, 3.44498),
    0.5: (3.44508, 3.44992),
    0.75: (3.45000, 3.45509),
}
POTENTIALS = [lithiation_potential, delithiation_potential, afshar_potential]


@pytest.mark.parametrize(
    ("potential", "measured"),
    [(lithiation_potential, LITHIATION), (delithiation_potential, DELITHIATION)],
)
def test_plateau_is_that_of_the_curves_at_zero_rate(potential, measured):
    """1.5 mV: the residual of the fit, and 0.3 mV for curves that are not laid on each other."""
    for capacity, (slow, fast) in measured.items():
        at_zero_rate = slow - (fast - slow) * (1 / 50) / (1 / 20 - 1 / 50)
        assert potential(1 - capacity) == pytest.approx(at_zero_rate, abs=1.5e-3)


@pytest.mark.parametrize("x", [0.0, 0.003, 0.5, 0.9, 0.97, 1.0])
def test_branches_are_what_their_docstrings_say(x):
    ends = (
        0.209 * np.exp(-x / 0.0026)
        - 0.11095 * np.log(1 + np.exp((x - 0.96947) / 0.003))
        - 0.274 * np.exp(-(1 - x) / 0.013694)
    )
    assert lithiation_potential(x) == pytest.approx(3.4118 - 0.0119 * x**2 + ends, rel=1e-12)
    assert delithiation_potential(x) == pytest.approx(3.4499 - 0.016 * x + ends, rel=1e-12)


def test_ends_of_the_curves():
    # the lithiation starts at 3.62 V (C/50) and ends at 2.0 V (C/20)
    assert lithiation_potential(0.0) == pytest.approx(3.62, abs=0.01)
    assert lithiation_potential(1.0) == pytest.approx(2.0, abs=0.03)
    # 3.30 V at a normalised capacity of 0.0051 at C/50, 0.0313 at C/20
    assert 0.96 < np.interp(-3.30, *falling(lithiation_potential)) < 0.98


def falling(potential):
    x = np.linspace(0.9, 1, 2001)
    return -potential(x), x


def test_branches_are_apart_as_measured():
    """41 mV at C/50 and 52 mV at C/20 in the middle make 33 mV at zero rate."""
    x = np.linspace(0.05, 0.95, 50)
    apart = delithiation_potential(x) - lithiation_potential(x)
    expected = 0.04072 - (0.05194 - 0.04072) * 2 / 3
    assert np.interp(0.5, x, apart) == pytest.approx(expected, abs=1e-3)
    assert 0.0325 < apart.min() < apart.max() < 0.0375


@pytest.mark.parametrize("potential", POTENTIALS)
def test_falls_everywhere_and_is_finite(potential):
    values = potential(np.linspace(0, 1, 100_001))
    assert np.all(np.isfinite(values))
    assert np.all(np.diff(values) < 0)


@pytest.mark.parametrize("potential", POTENTIALS)
def test_takes_arrays_and_symbols(potential):
    x = np.linspace(0.01, 0.99, 5)
    expected = [potential(float(one)) for one in x]
    np.testing.assert_allclose(potential(x), expected, rtol=1e-15)
    symbol = potential(pybamm.InputParameter("x"))
    assert symbol.evaluate(inputs={"x": x[1]}) == pytest.approx(expected[1], rel=1e-15)


@pytest.mark.parametrize("x", [0.0038, 0.1, 0.5, 0.9, 0.99])
def test_potential_of_afshar_is_that_of_pybamm(x):
    theirs = pybamm.ParameterValues("Prada2013")["Positive electrode OCP [V]"]
    expected = theirs(pybamm.Scalar(x)).evaluate()
    assert afshar_potential(x) == pytest.approx(expected, rel=1e-14)
