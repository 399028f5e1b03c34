import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mofcell.parameters.calibration_record import FITTED_UNITS
from mofcell.parameters.reading.fields import TABLE_UNITS, UNITS
from mofcell.parameters.units import to_si
from mofcell.parameters.writing.quantities import USUAL, in_si, in_unit, written

EVERY_UNIT = sorted({*UNITS.values(), *FITTED_UNITS, *sum(TABLE_UNITS.values(), ()), "J/mol", "K"})


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("300 um", "m"),
        ("42.9 um", "m"),
        ("1.28e-3 S/cm", "S/m"),
        ("688 ohm*cm2", "ohm*m**2"),
        ("3 mg/cm2", "kg/m**2"),
        ("3.09 mg/cm2", "kg/m**2"),
        ("158.8 mAh/g", "C/kg"),
        ("0.3 eV", "J/mol"),
        ("-0.186 eV", "J/mol"),
        ("56 kJ/mol", "J/mol"),
        ("25 degC", "K"),
        ("-40 degC", "K"),
        ("1.131 cm2", "m**2"),
        ("1.8 mol/L", "mol/m**3"),
        ("1.78 g/cm3", "kg/m**3"),
        ("7.06 mA/cm2", "A/m**2"),
        ("10000 s", "s"),
        ("2.5 V", "V"),
        ("0.859", ""),
        ("0 ohm*cm2", "ohm*m**2"),
    ],
)
def test_what_a_chemist_has_typed_comes_back_as_typed(text, unit):
    assert written(to_si(text, unit), unit) == text


@pytest.mark.parametrize(
    ("value", "unit", "text"),
    [
        (42.9e-6, "m", "42.9 um"),
        (300e-6, "m", "300 um"),
        (688e-4, "ohm*m**2", "688 ohm*cm2"),
        (158.8 * 3600, "C/kg", "158.8 mAh/g"),
        (0.128, "S/m", "1.28e-3 S/cm"),
    ],
)
def test_what_was_typed_in_si_is_not_spoilt_by_the_last_place(value, unit, text):
    assert written(value, unit) == text


@pytest.mark.parametrize("unit", EVERY_UNIT)
@settings(max_examples=15, deadline=None, derandomize=True, database=None)
@given(value=st.floats(1e-12, 1e12) | st.floats(-1e6, 1e6) | st.floats(-1e300, 1e300))
def test_any_number_reads_back(unit, value):
    assert to_si(written(value, unit, ulps=0), unit) == value
    assert abs(to_si(written(value, unit), unit) - value) <= 2 * math.ulp(value)
    assert to_si(in_si(value, unit), unit) == value


@pytest.mark.parametrize(("unit", "shown"), [(u, each) for u in USUAL for each in USUAL[u]])
def test_a_usual_unit_is_of_the_same_dimension(unit, shown):
    assert math.isfinite(to_si(f"1 {shown}", unit))


def test_a_unit_in_which_a_number_cannot_be_given_gives_none():
    assert in_unit(1e308, "m", "um") is None
    assert written(1e308, "m") == "1e308 m"
