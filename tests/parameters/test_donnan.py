import math

import numpy as np
import pybamm
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mofcell.parameters import donnan

concentrations = st.floats(1e-3, 1e4)
charges = st.floats(0.0, 1e5)


def anions(cs, N):
    return donnan.anion_concentration(salt_concentration=cs, framework_charge_density=N)


def salt(c_minus, N):
    return donnan.salt_concentration(anion_concentration=c_minus, framework_charge_density=N)


def cations(c_minus, N):
    return donnan.cation_concentration(anion_concentration=c_minus, framework_charge_density=N)


@pytest.mark.parametrize(("N", "expected"), [(1500.0, 500.0), (0.0, 1000.0), (-1500.0, 2000.0)])
def test_whole_numbers(N, expected):
    # 500 * 2000 = 1000^2, and 2000 - 500 = 1500
    assert anions(1000.0, N) == pytest.approx(expected, rel=1e-15)


@given(cs=concentrations, N=charges)
def test_as_the_formula_of_the_textbook(cs, N):
    textbook = math.sqrt(N**2 / 4 + cs**2) - N / 2
    # the textbook's difference loses digits: rounding of N in its place
    assert anions(cs, N) == pytest.approx(textbook, rel=1e-12, abs=1e-15 * N)


@given(cs=concentrations, N=charges)
def test_equilibrium_and_electroneutrality(cs, N):
    inside = anions(cs, N)
    assert inside * cations(inside, N) == pytest.approx(cs**2, rel=1e-13)
    assert cations(inside, N) - inside == pytest.approx(N, rel=1e-13, abs=1e-12 * cs)


@given(cs=concentrations, N=charges)
def test_round_trip(cs, N):
    assert salt(anions(cs, N), N) == pytest.approx(cs, rel=1e-13)


@given(cs=concentrations, N=st.floats(0.0, 1e4), more=st.floats(1.0, 1e3))
def test_fixed_charge_keeps_anions_out(cs, N, more):
    assert anions(cs, N + more) < anions(cs, N) <= cs * (1 + 1e-15)  # rounding


def test_much_fixed_charge():
    # cs^2/N to the order (cs/N)^2 = 1e-18, where the textbook's difference gives zero
    assert anions(1000.0, 1e12) == pytest.approx(1e-6, rel=1e-15)


def test_no_salt():
    assert anions(0.0, 1500.0) == 0.0


def test_arrays():
    charge = np.array([0.0, 1500.0])
    np.testing.assert_allclose(anions(1000.0, charge), [1000.0, 500.0], rtol=1e-15)
    np.testing.assert_allclose(salt(np.array([1000.0, 500.0]), charge), [1000.0] * 2, rtol=1e-15)


def test_symbols():
    inside = anions(pybamm.Scalar(1000.0), pybamm.InputParameter("N"))
    assert isinstance(inside, pybamm.Symbol)
    assert inside.evaluate(inputs={"N": 1500.0}) == pytest.approx(500.0, rel=1e-15)


@pytest.mark.parametrize(
    "function",
    [donnan.anion_concentration, donnan.cation_concentration, donnan.salt_concentration],
)
def test_no_swapped_arguments(function):
    with pytest.raises(TypeError, match="positional argument"):
        function(1000.0, 1500.0)
