"""What an exploration is of, in words that every process finds."""

import functools
import sys
from types import ModuleType

import numpy as np
import pytest

from mofcell.experiments.designs.identity import described, difference
from mofcell.parameters import CathodeLoss, laws
from mofcell.parameters.cell import CAPACITANCES


def test_every_field_of_a_record_counts_but_its_story(cell):
    """No field of a cell or electrolyte is forgotten, laws within laws neither."""
    what = described(cell)
    stories = {"description", "source", "provenance", "measured", "calibration", "fade"}
    stories |= set(CAPACITANCES)  # which no discharge depends on
    assert set(what) == {"class", *type(cell).model_fields} - stories
    assert set(what["electrolyte"]) == {"class", *type(cell.electrolyte).model_fields} - stories
    told = cell.replace(description="a better story", source="elsewhere")
    assert described(told) == what


def test_laws_are_their_class_and_numbers(cell, membrane):
    law = laws.Arrhenius.through(value=0.05, temperature=298.15, activation_energy=20e3)
    forms = [law, laws.ArrheniusOverTemperature(prefactor=law.prefactor, activation_energy=20e3)]
    forms += [0.05, laws.Tabulated(temperatures=(273.15, 298.15), values=(0.02, 0.05))]
    said = [described(membrane.replace(conductivity=form))["conductivity"] for form in forms]
    assert said[0] == {
        "class": "mofcell.parameters.laws.arrhenius.Arrhenius",
        "name": None,
        "temperature_range": None,
        "prefactor": law.prefactor,
        "activation_energy": 20e3,
    }
    assert difference(said[0], said[1]).startswith("class is")
    assert [said.count(one) for one in said] == [1, 1, 1, 1]
    law(298.15)
    assert described(membrane.replace(conductivity=law))["conductivity"] == said[0]


# functions

FACTOR = 2.0


def of_a_factor(T):
    return sum(FACTOR * kelvin for kelvin in (T,))


def calls_itself(T):
    return T if T < 1 else calls_itself(T - 1)


class Own:
    def __init__(self, slope):
        self.slope = slope

    def __call__(self, T):
        return self.slope * self.shifted(T)

    @staticmethod
    def shifted(T):
        return T - 273.15


def closed_over(factor):
    return lambda T: factor * T


def with_default(factor):
    def law(T, *, times=factor):
        return times * T

    return law


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (lambda T: 0.05 * T, lambda T: 0.06 * T),
        (lambda T: np.exp(T), lambda T: np.sin(T)),
        (lambda T: [0.05 * T for _ in "a"], lambda T: [0.06 * T for _ in "a"]),
        (closed_over(1.0), closed_over(1.5)),
        (with_default(1.0), with_default(1.5)),
        (functools.partial(max, 1.0), functools.partial(max, 1.5)),
        (functools.cache(lambda T: 0.05 * T), functools.cache(lambda T: 0.06 * T)),
        (Own(1.0), Own(1.5)),
        (Own(1.0).shifted, Own(1.0).__call__),
        (np.polynomial.Polynomial([1.0, 2.0]), np.polynomial.Polynomial([1.0, 2.5])),
        (np.exp, np.sin),
    ],
)
def test_functions_that_differ_are_told_apart(one, other):
    assert described(one) != described(other)
    assert described(one) == described(one)


def test_equal_functions_are_one():
    assert described(closed_over(1.0)) == described(closed_over(1.0))
    assert described(Own(1.0)) == described(Own(1.0))
    assert described(calls_itself).startswith(f"{__name__}.calls_itself ")


@pytest.mark.parametrize("law", [of_a_factor, Own(1.0)])
def test_what_a_function_refers_to_counts(monkeypatch, law):
    before = described(law)
    for _ in range(100):
        law(298.15)  # the interpreter rewrites code that is often run
    assert described(law) == before
    if law is of_a_factor:
        monkeypatch.setattr(sys.modules[__name__], "FACTOR", 2.5)
    else:
        monkeypatch.setattr(Own, "shifted", staticmethod(lambda T: T - 273.16))
    assert described(law) != before


def test_functions_of_libraries_are_their_names(cell):
    assert described(np.exp) == "numpy.exp"
    what = described(cell.cathode)["open_circuit_potential"]
    assert what == "mofcell.parameters.cathodes.lfp_potential.lithiation_potential"


def test_a_constant_of_a_users_module_counts(monkeypatch):
    own = ModuleType("own_laboratory")
    monkeypatch.setitem(sys.modules, "own_laboratory", own)
    exec("R = 1.0", own.__dict__)
    law = eval("lambda T: lab.R * T", {"lab": own})
    before = described(law)
    own.R = 5.0
    assert described(law) != before


def test_fade_is_of_no_discharge(cell):
    fading = cell.replace(fade=[CathodeLoss(loss_per_cycle=0.1)])
    assert described(fading) == described(cell)
