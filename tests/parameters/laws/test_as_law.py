import numpy as np
import pytest

from mofcell.parameters.errors import InvalidInput
from mofcell.parameters.laws import Arrhenius, Constant, Function, as_law


@pytest.mark.parametrize("number", [1, 1.0, np.float64(1.0), np.int64(1)])
def test_a_number_becomes_a_constant(number):
    assert as_law(number) == Constant(value=1.0)


def test_a_law_stays():
    law = Arrhenius(prefactor=1.0, activation_energy=1e4)
    assert as_law(law) is law


def test_a_callable_becomes_a_law_that_covers_everything():
    law = as_law(lambda T: 2 * T)
    assert isinstance(law, Function)
    assert law(300.0) == 600.0
    assert law.covers(1.0)


@pytest.mark.parametrize("value", [None, "1.28e-3 S/cm", True, Arrhenius, [1.0]])
def test_refuses_the_rest(value):
    with pytest.raises(InvalidInput, match=r"is not a number, a law or a function of temperature"):
        as_law(value)


def test_refuses_a_number_that_is_none():
    with pytest.raises(InvalidInput, match="Constant: value = nan is not a finite number"):
        as_law(float("nan"))
