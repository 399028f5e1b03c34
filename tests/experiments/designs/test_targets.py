"""What texts of targets and bounds stand for, and what is said of those that stand for nothing."""

import pytest

from mofcell.experiments.designs.targets import Bound, Target, bounds
from mofcell.parameters import InvalidInput

USUAL = {"c_rate": 0.1, "temperature": 298.15}


@pytest.mark.parametrize(
    ("text", "c_rate", "temperature"),
    [
        ("specific_energy", 0.1, 298.15),
        ("specific_energy at 1C", 1.0, 298.15),
        ("specific_energy at .5C", 0.5, 298.15),
        ("specific_energy at C/5", 0.2, 298.15),
        ("specific_energy at C / 20", 0.05, 298.15),
        ("specific_energy at -20 degC", 0.1, 253.15),
        ("specific_energy at 60 °C", 0.1, 333.15),
        ("specific_energy at 253.15 K", 0.1, 253.15),
        ("specific_energy at 0.1C and -20 degC", 0.1, 253.15),
        (" specific_energy  at  -20 degC and 2C ", 2.0, 253.15),
    ],
)
def test_conditions_of_a_text(text, c_rate, temperature):
    target = Target.read(text, **USUAL)
    assert target.quantity == "specific_energy"
    assert target.condition == pytest.approx((c_rate, temperature), rel=1e-12)
    assert Target.read(str(target), **USUAL).condition == pytest.approx(target.condition)


def test_a_target_stands_for_itself():
    target = Target("energy", 2.0, 273.15)
    assert Target.read(target, **USUAL) is target


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("specific_enrgy", "'specific_enrgy' is no quantity of a discharge; nearest: specific_ene"),
        ("np_ratio", "an axis is bounded by its range in 'over'"),
        ("energy at 20 C", "'20 C' may be a C-rate or a temperature; write 1C or 25 degC"),
        ("energy at -20C", "'-20C' may be a C-rate or a temperature"),
        ("energy at 1C and 2C", "names two of c_rate"),
        ("energy at once", "cannot read 'once'; give a C-rate, a temperature with its unit"),
        ("energy at 300", "cannot read '300'; give a C-rate, a temperature"),
        ("energy at 0C", "c_rate: 0; allowed are finite numbers above 0"),
        ("energy at C/0", "c_rate: inf; allowed are finite numbers above 0"),
        ("energy at -200 degC", "temperature: 73.15 K; allowed is 150 to 500 K"),
        (3.0, "3.0 is no target; give a text such as 'specific_capacity at 0.1C and -20 degC'"),
    ],
)
def test_other_texts_are_refused(text, said):
    with pytest.raises(InvalidInput) as error:
        Target.read(text, **USUAL)
    assert said in str(error.value)
    assert "\n" not in str(error.value)


def test_to_spare_is_a_share_of_the_bound():
    assert Bound("x", ">=", 120.0).to_spare(108.0) == pytest.approx(-0.1)
    assert Bound("x", "<=", 3.0).to_spare(1.5) == pytest.approx(0.5)
    assert Bound("x", "<=", -2.0).to_spare(-3.0) == pytest.approx(0.5)
    assert Bound("x", ">=", 0.0).to_spare(0.25) == pytest.approx(0.25)


def test_bounds_of_a_dictionary():
    target = Target("mean_voltage", 1.0, 298.15)
    both = bounds({"energy at 1C": (">=", 300), target: ["<=", 3.4]}, **USUAL)
    assert list(map(str, both)) == [
        "energy at 1C and 25 degC >= 300",
        "mean_voltage at 1C and 25 degC <= 3.4",
    ]
    assert bounds(None, **USUAL) == bounds({}, **USUAL) == ()


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ((">", 3), "relation is '>'; did you mean >=? Allowed are >=, <=, such as ('>=', 120)"),
        (([], 3), "relation is [], allowed are >=, <=, such as"),
        ((">=", float("nan")), "bound is nan; allowed is a finite number in W.h.kg-1"),
        ((">=", "300"), "bound is '300'; allowed is a finite number"),
        ((">=", True), "bound is True; allowed is a finite number"),
        (300, "300 is no bound; give relation and number, such as ('>=', 120)"),
    ],
)
def test_other_bounds_are_refused(given, said):
    with pytest.raises(InvalidInput) as error:
        bounds({"energy at 1C": given}, **USUAL)
    assert "energy at 1C and 25 degC" in str(error.value)
    assert said in str(error.value)


def test_bounds_are_a_dictionary():
    with pytest.raises(InvalidInput, match="give relation and bound by target, such as"):
        bounds(["energy"], **USUAL)
