import pytest

from mofcell.parameters.review import words


@pytest.mark.parametrize(
    ("value", "text"),
    [(0.0, "0"), (3.17e-4, "3.17e-4"), (0.01, "0.01"), (23.4375, "23.4"), (1376.6, "1377")],
)
def test_scientific(value, text):
    assert words.scientific(value) == text


@pytest.mark.parametrize(
    ("say", "value", "text"),
    [
        (words.celsius, 272.65, "-0.5 degC"),
        (words.celsius, 273.15, "0 degC"),
        (words.conductivity, 0.128, "1.28e-3 S/cm"),
        (words.conductivity, 1.0, "0.01 S/cm"),
        (words.electronvolt, 96485.33212, "1.000 eV"),
        (words.areal_resistance, 0.00234375, "23.4 ohm cm2"),
        (words.current_density, 10.0, "1 mA/cm2"),
        (words.millivolts, 0.14, "140 mV"),
        (words.micrometres, 4.29e-5, "42.9 um"),
        (words.molar, 1000.0, "1 mol/L"),
        (words.deviation, 1.0, "+0.0 %"),
        (words.deviation, 0.2, "0.2 times"),
    ],
)
def test_units(say, value, text):
    assert say(value) == text
