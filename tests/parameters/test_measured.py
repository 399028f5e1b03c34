import pytest

from mofcell.parameters import InvalidInput, Measurement, Provenance

WHERE = Provenance(kind="measured", source="Table 1")


def table(**changes):
    return Measurement(
        **{"x": (0.1, 1.0), "y": (1.0, 2.0), "temperature": 298.15, "provenance": WHERE} | changes
    )


def test_columns_that_differ_in_length():
    with pytest.raises(InvalidInput, match="x has 2 numbers and y has 3: give one y for each x"):
        table(y=(1.0, 2.0, 3.0))


@pytest.mark.parametrize("temperature", [0.0, -20.0])
def test_temperature_in_kelvin(temperature):
    with pytest.raises(InvalidInput, match=r"temperature is .*: input should be greater than 0"):
        table(temperature=temperature)


@pytest.mark.parametrize("value", [float("nan"), float("inf")])
def test_finite_numbers(value):
    with pytest.raises(InvalidInput, match=r"y\.1 is (nan|inf): input should be a finite number"):
        table(y=(1.0, value))


def test_frozen():
    with pytest.raises(InvalidInput, match="cannot be set"):
        table().temperature = 300.0
