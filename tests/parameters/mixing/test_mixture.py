import dataclasses
import pickle
import warnings

import numpy as np
import pybamm
import pytest

from mofcell.parameters import Electrolyte
from mofcell.parameters.errors import InvalidInput
from mofcell.parameters.laws import Arrhenius, OutOfRangeWarning, Tabulated
from mofcell.parameters.mixing import (
    Mixture,
    brick_layer,
    bruggeman,
    hashin_shtrikman,
    maxwell,
    sharp_boundaries,
)


@pytest.fixture
def law(pair):
    return Mixture(rule=brick_layer, arguments=pair)


def test_is_the_rule_at_each_temperature(law, grain, boundary):
    T = np.array([[253.15, 273.15], [298.15, 333.15]])
    by_hand = 1.01 / (1 / grain(T) + 0.01 / boundary(T))
    np.testing.assert_allclose(law(T), by_hand, rtol=1e-14)
    assert law(298.15) == pytest.approx(by_hand[1, 0], rel=1e-14)
    assert type(law(298.15)) is float


def test_in_the_cold_the_higher_barrier_takes_over(grain, boundary):
    arguments = {"grain_conductivity": grain, "boundary_conductivity": boundary}
    law = Mixture(rule=brick_layer, arguments={**arguments, "thickness_ratio": 0.1})

    def barrier(T, h=1e-3):
        return -np.log(law(T + h) / law(T - h)) / (1 / (T + h) - 1 / (T - h)) * 8.314462618

    with pytest.warns(OutOfRangeWarning):
        assert barrier(80.0) == pytest.approx(4e4, rel=1e-4)
    assert barrier(3000.0) == pytest.approx(2e4, rel=0.05)
    assert barrier(80.0) > barrier(298.15) > barrier(3000.0)


def test_range_is_what_all_have_in_common(law, pair):
    assert law.temperature_range == (253.15, 333.15)
    assert law.covers([253.15, 333.15])
    assert not law.covers(333.25)
    stated = Mixture(rule=brick_layer, arguments=pair, temperature_range=(200.0, 300.0))
    assert stated.temperature_range == (253.15, 300.0)


def test_no_range_is_known():
    law = Mixture(rule=bruggeman, arguments={"matrix_conductivity": 0.1, "volume_fraction": 0.1})
    assert law.temperature_range is None
    assert law.covers(1.0)
    assert law(298.15) == pytest.approx(0.1 * 0.9**1.5, rel=1e-15)


def test_warns_once_and_for_itself(law):
    with pytest.warns(OutOfRangeWarning, match=r"^Mixture: T = 243.15 K") as caught:
        law([243.15, 298.15])
    assert len(caught) == 1
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        law(243.15)


def test_a_resistance_may_be_the_law(grain):
    plane = Arrhenius.through(value=1e-5, temperature=298.15, activation_energy=-4e4)
    law = Mixture(
        rule=sharp_boundaries,
        arguments={
            "grain_conductivity": grain,
            "boundary_resistance": plane,
            "grain_size": 1e-6,
        },
    )
    assert law(298.15) == pytest.approx(1 / (1 / grain(298.15) + 10), rel=1e-14)


def test_a_mixture_of_a_mixture(law):
    porous = Mixture(
        rule=bruggeman, arguments={"matrix_conductivity": law, "volume_fraction": 0.19}
    )
    assert porous.temperature_range == law.temperature_range
    assert porous(273.15) == pytest.approx(0.729 * law(273.15), rel=1e-14)


def test_functions_and_tables_mix():
    table = Tabulated(temperatures=(263.15, 303.15), values=(0.01, 0.1))
    law = Mixture(
        rule=maxwell,
        arguments={
            "matrix_conductivity": table,
            "inclusion_conductivity": lambda T: 1e-4 * T,
            "volume_fraction": 0.3,
        },
    )
    T = np.array([270.0, 300.0])
    by_hand = maxwell(
        matrix_conductivity=table(T), inclusion_conductivity=1e-4 * T, volume_fraction=0.3
    )
    np.testing.assert_allclose(law(T), by_hand, rtol=1e-14)


def test_symbols(law):
    found = law(pybamm.InputParameter("T"))
    assert isinstance(found, pybamm.Symbol)
    assert found.evaluate(inputs={"T": 298.15}) == pytest.approx(law(298.15), rel=1e-14)


def test_conductivity_of_an_electrolyte(law):
    membrane = Electrolyte(name="pellet", conductivity=law, transference_number=1.0)
    assert membrane.conductivity is law
    assert membrane.conductivity(298.15) == law(298.15)


def test_stays_as_it_is(law, pair):
    assert Mixture(rule=brick_layer, arguments=dict(pair)) == law
    assert hash(law) == hash(Mixture(rule=brick_layer, arguments=pair))
    assert pickle.loads(pickle.dumps(law)) == law
    pair["thickness_ratio"] = 0.5
    assert Mixture(rule=brick_layer, arguments=pair) != law
    named = dataclasses.replace(law, name="pellet")
    assert named(298.15) == law(298.15)


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        ({"thickness_ratio": -0.1}, "brick_layer: thickness_ratio = -0.1 is not"),
        ({"grain_conductivity": "1 S/m"}, "'1 S/m' is not a number, a law or a function"),
        ({"porosity": 0.1}, r"Mixture: .*'porosity'; the rule takes grain_conductivity, boundary"),
        (
            {
                "grain_conductivity": Arrhenius(
                    prefactor=1.0, activation_energy=0.0, temperature_range=(100.0, 200.0)
                )
            },
            r"share no temperature \(grain_conductivity 100.00 to 200.00 K, boundary_conductivity "
            r"253.15 to 373.15 K\)",
        ),
    ],
)
def test_refuses_arguments(pair, changed, message):
    with pytest.raises(InvalidInput, match=message):
        Mixture(rule=brick_layer, arguments=pair | changed)


def test_refuses_an_argument_left_out(pair):
    del pair["thickness_ratio"]
    with pytest.raises(InvalidInput, match=r"Mixture 'pellet': missing .*'thickness_ratio'"):
        Mixture(rule=brick_layer, arguments=pair, name="pellet")


def test_refuses_what_is_no_rule(pair):
    with pytest.raises(InvalidInput, match=r"rule = 'series' cannot be called"):
        Mixture(rule="series", arguments=pair)


def test_refuses_a_rule_with_two_results():
    phases = {"first_conductivity": 1.0, "second_conductivity": 0.1, "volume_fraction": 0.5}
    with pytest.raises(InvalidInput, match=r"rule gives .* at 298.15 K, not one number"):
        Mixture(rule=hashin_shtrikman, arguments=phases)


def test_checks_its_arguments_at_the_temperature_of_the_call():
    falling = {"matrix_conductivity": lambda T: T - 200, "volume_fraction": 0.1}
    law = Mixture(rule=bruggeman, arguments=falling)
    with pytest.raises(InvalidInput, match="matrix_conductivity = -10 is not"):
        law(190.0)
