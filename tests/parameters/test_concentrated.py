import math

import pybamm
import pytest

from mofcell.parameters import ConcentratedElectrolyte, InvalidInput

PROPERTIES = ("conductivity", "diffusivity", "transference_number", "thermodynamic_factor")
NUMBERS = dict(zip(PROPERTIES, (1.0, 3e-10, 0.3, 1.2), strict=True))


def test_numbers_are_functions_of_concentration_and_temperature():
    liquid = ConcentratedElectrolyte(name="L", **NUMBERS)
    for name, value in NUMBERS.items():
        assert getattr(liquid, name)(700.0, 280.0) == value


def test_functions_stay():
    liquid = ConcentratedElectrolyte(
        name="L", **{**NUMBERS, "conductivity": lambda c, T: 1e-3 * c * math.exp(-1000 / T)}
    )
    assert liquid.conductivity(2.0, 500.0) == pytest.approx(2e-3 * math.exp(-2), rel=1e-15)


def test_an_ideal_solution_unless_told_otherwise():
    numbers = {name: NUMBERS[name] for name in PROPERTIES[:3]}
    liquid = ConcentratedElectrolyte(name="L", **numbers)
    assert liquid.thermodynamic_factor(700.0, 280.0) == 1.0
    assert liquid.salt_concentration == 1000.0
    assert liquid.is_single_ion is False


@pytest.mark.parametrize("field", PROPERTIES)
@pytest.mark.parametrize("value", ["1 S/cm", None, True, [1.0]])
def test_neither_number_nor_function(field, value):
    with pytest.raises(InvalidInput, match=rf"{field}: .* is neither a number nor a function"):
        ConcentratedElectrolyte(name="L", **{**NUMBERS, field: value})


@pytest.mark.parametrize("field", ["concentration_range", "temperature_range"])
@pytest.mark.parametrize("ends", [(2000.0, 200.0), (300.0, 300.0), (-1.0, 300.0)])
def test_range_that_falls(field, ends):
    with pytest.raises(InvalidInput, match=rf"{field} is \(.*\), allowed is 0 or more, lowest"):
        ConcentratedElectrolyte(name="L", **NUMBERS, **{field: ends})


@pytest.mark.parametrize("concentration", [0.0, -1000.0])
def test_salt_concentration_is_above_zero(concentration):
    with pytest.raises(InvalidInput, match=r"salt_concentration is .*greater than 0"):
        ConcentratedElectrolyte(name="L", **NUMBERS, salt_concentration=concentration)


def test_missing_properties_are_all_named():
    with pytest.raises(InvalidInput) as error:
        ConcentratedElectrolyte(name="L", conductivity=1.0)
    assert "diffusivity is missing; transference_number is missing" in str(error.value)


@pytest.mark.parametrize(
    ("field", "value", "hint"),
    [
        ("conductivity", 50.0, "1 S/cm is 100 S/m"),
        ("diffusivity", 3e-4, "check the unit"),
        ("transference_number", 1.0, "use Electrolyte"),
        ("thermodynamic_factor", 0.0, "0.001 to 1000"),
    ],
)
def test_property_beyond_belief_at_rest(field, value, hint):
    with pytest.raises(InvalidInput, match=f"{field} of 'L' is {value:.4g} at 1000 mol/m3.*{hint}"):
        ConcentratedElectrolyte(name="L", **{**NUMBERS, field: value})


def test_functions_of_pybamm_may_give_symbols():
    liquid = ConcentratedElectrolyte(
        name="L", **{**NUMBERS, "conductivity": lambda c, T: 1e-3 * c * pybamm.exp(-1000 / T)}
    )
    value = liquid.conductivity(pybamm.Scalar(2e3), pybamm.Scalar(500.0)).evaluate()
    assert value == pytest.approx(2 * math.exp(-2), rel=1e-15)


@pytest.mark.parametrize("value", [-1.0, math.nan])
def test_conductivity_is_a_positive_number(value):
    with pytest.raises(InvalidInput, match=f"conductivity of 'L' is {value:.4g} at"):
        ConcentratedElectrolyte(name="L", **{**NUMBERS, "conductivity": value})


def test_negative_transference_number_is_allowed():
    # those of real concentrated solutions are negative at times
    liquid = ConcentratedElectrolyte(name="L", **{**NUMBERS, "transference_number": -0.2})
    assert liquid.transference_number(1000.0, 298.15) == -0.2


def test_properties_are_checked_where_they_are_known():
    steep = {**NUMBERS, "conductivity": lambda c, T: 1.0 if T < 260 else 1e5}
    cold = ConcentratedElectrolyte(name="L", **steep, temperature_range=(230.0, 250.0))
    assert cold.conductivity(1000.0, 240.0) == 1.0
    with pytest.raises(InvalidInput, match=r"is 1e\+05 at 1000 mol/m3 and 280 K"):
        ConcentratedElectrolyte(name="L", **steep, temperature_range=(230.0, 280.0))
