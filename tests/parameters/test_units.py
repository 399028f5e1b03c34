"""Quantities as chemists write them; whatever is written gives a number or one clear error."""

import math
import re
import subprocess
import sys
import time

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mofcell.parameters.errors import InvalidInput
from mofcell.parameters.units import LONGEST, to_si

# The factors are powers of ten and the definitions of L (1e-3 m3), h (3600 s), degC (273.15 K),
# eV (1.602176634e-19 J) and mol (6.02214076e23), the last two exact since 2019.
ELECTRONVOLT = 1.602176634e-19 * 6.02214076e23  # [J.mol-1]
WRITTEN = [
    ("1.28e-3 S/cm", "S/m", 0.128),
    ("1.28 mS/cm", "S/m", 0.128),
    ("1.28 mS cm-1", "S/m", 0.128),
    ("1.28 mS cm⁻¹", "S/m", 0.128),
    ("1.28 mS·cm−1", "S/m", 0.128),
    ("1.28 x 10^-3 S/cm", "S/m", 0.128),
    ("1.28×10⁻³ S cm⁻¹", "S/m", 0.128),
    ("1.28 · 10⁻³ S·cm⁻¹", "S/m", 0.128),
    ("1.28·10^-3 S/cm", "S/m", 0.128),
    ("1.28*10^-3 S/cm", "S/m", 0.128),
    ("1.28*10**-3 S/cm", "S/m", 0.128),
    ("1.28\xa0×\xa010⁻³\u202fS\xa0cm⁻¹", "S/m", 0.128),
    ("10⁻⁴ S/cm", "S/m", 0.01),
    ("10^-4 S/cm", "S/m", 0.01),
    ("−1.28×10⁻³ S/cm", "S/m", -0.128),
    ("1.28e-3 Ω-1 cm-1", "S/m", 0.128),
    ("1.28e-3 Ω⁻¹ cm⁻¹", "S/m", 0.128),
    ("1.28e-3 ohm^-1 cm^-1", "S/m", 0.128),
    ("0.128 S/m", "S/m", 0.128),
    ("0.128 S.m-1", "S/m", 0.128),
    ("300 um", "m", 300e-6),
    ("300um", "m", 300e-6),
    ("300 µm", "m", 300e-6),
    ("300 μm", "m", 300e-6),
    (" 0.3 mm\n", "m", 300e-6),
    (".3 mm", "m", 300e-6),
    ("3. mm", "m", 3e-3),
    ("+3e2 um", "m", 300e-6),
    ("-20 degC", "K", 253.15),
    ("-20degC", "K", 253.15),
    ("-20 °C", "K", 253.15),
    ("−20 °C", "K", 253.15),
    ("-20 ℃", "K", 253.15),
    ("–20 °C", "K", 253.15),
    ("-20 ºC", "K", 253.15),
    ("-20 ˚C", "K", 253.15),
    ("-20 ° C", "K", 253.15),
    ("-20 deg C", "K", 253.15),
    ("-20\xa0°C", "K", 253.15),
    ("253.15 K", "K", 253.15),
    ("3 mg/cm2", "kg/m**2", 0.03),
    ("3 mg/cm^2", "kg/m**2", 0.03),
    ("3 mg/cm**2", "kg/m**2", 0.03),
    ("3 mg/cm²", "kg/m**2", 0.03),
    ("3 mg cm-2", "kg/m**2", 0.03),
    ("3 mg cm^-2", "kg/m**2", 0.03),
    ("3 mg.cm-2", "kg/m**2", 0.03),
    ("688 Ohm cm2", "ohm*m**2", 0.0688),
    ("688 ohm*cm^2", "ohm*m**2", 0.0688),
    ("688 ohm * cm ** 2", "ohm*m**2", 0.0688),
    ("688 Ω cm²", "ohm*m**2", 0.0688),
    ("688 Ω·cm²", "ohm*m**2", 0.0688),
    ("688 Ω cm2", "ohm*m**2", 0.0688),
    ("0.688 kOhm.cm2", "ohm*m**2", 0.0688),
    ("0.3 eV", "J/mol", 0.3 * ELECTRONVOLT),
    ("300 meV", "J/mol", 0.3 * ELECTRONVOLT),
    ("-0.3 eV", "J/mol", -0.3 * ELECTRONVOLT),
    ("50 kJ/mol", "J/mol", 50e3),
    ("50 kJ mol-1", "J/mol", 50e3),
    ("170 mAh/g", "C/kg", 612e3),
    ("170 mA h g-1", "C/kg", 612e3),
    ("170 mA.h.g-1", "C/kg", 612e3),
    ("1 M", "mol/m**3", 1000.0),
    ("1000 mM", "mol/m**3", 1000.0),
    ("1 mol/L", "mol/m**3", 1000.0),
    ("1 mol/l", "mol/m**3", 1000.0),
    ("1 mol/dm3", "mol/m**3", 1000.0),
    ("1 mol L-1", "mol/m**3", 1000.0),
    ("1000 mol.m-3", "mol/m**3", 1000.0),
    ("7.06 mA/cm2", "A/m**2", 70.6),
    ("7.06 mA cm-2", "A/m**2", 70.6),
    ("1.5 g/cm3", "kg/m**3", 1500.0),
    ("1.131 cm2", "m**2", 1.131e-4),
    ("9370 s", "s", 9370.0),
    ("2 h", "s", 7200.0),
    ("140 mV", "V", 0.14),
    ("4.6 V vs Li/Li+", "V", 4.6),
    ("4.6 V vs. Li/Li+", "V", 4.6),
    ("4.6 V vs. Li/Li⁺", "V", 4.6),
    ("4.6 V vs Li+/Li", "V", 4.6),
    ("4.1*10^-4", "", 4.1e-4),
    ("10^-4", "", 1e-4),
    ("80 %", "", 0.8),
    ("80%", "", 0.8),
    ("80 percent", "", 0.8),
    ("0.8", "", 0.8),
    ("0.8 -", "", 0.8),
    (0.8, "", 0.8),
    (2, "", 2.0),
    (np.float64(0.8), "", 0.8),
]


@pytest.mark.parametrize(("text", "unit", "expected"), WRITTEN, ids=lambda item: str(item))
def test_as_chemists_write(text, unit, expected):
    value = to_si(text, unit)
    assert type(value) is float
    assert value == pytest.approx(expected, rel=1e-13)  # rounding of a few products


@pytest.mark.parametrize("bare", ["300", 300, 3e-4, "3e-4"])
def test_bare_number_where_a_unit_is_due(bare):
    with pytest.raises(InvalidInput) as error:
        to_si(bare, "m", field="membrane_thickness")
    assert str(error.value) == (
        f"membrane_thickness: {bare!r} has no unit; give a number with a unit of length "
        "(um, mm, m), with the unit written"
    )


@pytest.mark.parametrize(
    ("text", "unit", "allowed"),
    [
        ("0.1 S/m", "m", "a unit of length (um, mm, m)"),
        ("300 um", "S/m", "a unit of conductivity (S/cm, mS/cm, S/m)"),
        ("688 ohm", "ohm*m**2", "a unit of areal resistance (ohm*cm**2)"),
        ("1 mol/kg", "mol/m**3", "a unit of concentration (mol/L, mol/m**3)"),
        ("0.3 V", "J/mol", "a unit of energy (eV, kJ/mol)"),
        ("300 um", "", "no unit, or %"),
        ("5 %", "m", "a unit of length (um, mm, m)"),
    ],
)
def test_wrong_dimension(text, unit, allowed):
    expected = f"field: {text!r} is not a number with {allowed}"
    with pytest.raises(InvalidInput, match=f"^{re.escape(expected)}$"):
        to_si(text, unit, field="field")


@pytest.mark.parametrize(
    "text",
    [
        *("300 umm", "um", "", " ", "three um", "1 000 um", "5 80 wt%", "1,000.5 um", "4⁵ um"),
        *(
            "10^4^5 um",
            "10-20 um",
            "10^-4.5 um",
            "2 x 10 um",
            "5 um*10^3",
            "1e5 x 10^3 um",
            "3 um vs Li/Li+",
        ),
    ],
)
def test_what_cannot_be_read(text):
    expected = f"L: cannot read {text!r}; give a number with a unit of length (um, mm, m)"
    with pytest.raises(InvalidInput, match=f"^{re.escape(expected)}$"):
        to_si(text, "m", field="L")


@pytest.mark.parametrize(
    ("text", "step"),
    [
        ("4.1·10-4 S/cm", "write 4.1e-4"),
        ("4.1 x 10-4 S/cm", "write 4.1e-4"),
        ("4.1×10−4 S cm−1", "write 4.1e-4"),
        ("10-4 S/cm", "write 1e-4"),
        ("4,1e-4 S/cm", "write a point, 4.1e-4"),
        ("0,128 S/m", "write a point, 0.128"),
        ("1,000 S/m", "write a point, 1.000, or no comma, 1000"),
    ],
)
def test_what_can_be_read_in_two_ways(text, step):
    with pytest.raises(InvalidInput, match=f"^kappa: cannot read '.*'; {re.escape(step)}$"):
        to_si(text, "S/m", field="kappa")


def test_against_sodium_is_no_voltage_against_lithium():
    with pytest.raises(InvalidInput, match=r"cannot read '4\.6 V vs Na/Na\+'"):
        to_si("4.6 V vs Na/Na+", "V")


@pytest.mark.parametrize("value", [None, True, b"300 um", [3e-4], 3j])
def test_what_is_no_quantity(value):
    with pytest.raises(InvalidInput, match=r"^L: .* is not a quantity such as '300 um'$"):
        to_si(value, "m", field="L")


@pytest.mark.parametrize("unit", ["m", ""])
@pytest.mark.parametrize("text", ["nan", "inf", "-inf", "NaN um", "infinity um"])
def test_no_word_is_a_number(text, unit):
    with pytest.raises(InvalidInput, match=f"cannot read '{text}'"):
        to_si(text, unit)


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("1e999 um", "m"),
        ("-1e999 um", "m"),
        ("1e308 Gm", "m"),  # finite as written, not in SI
        ("1e999", ""),
        (math.nan, ""),
        (-math.inf, ""),
        (np.float64("nan"), ""),
    ],
)
def test_not_finite(text, unit):
    with pytest.raises(InvalidInput, match="is not a finite number"):
        to_si(text, unit)


@pytest.mark.parametrize(
    "text",
    [
        "__import__('os')",
        "1 __import__('os')",
        "1 m; import os",
        "1 m if 1 else 2",
        "1 m.real",
        "1 'm'",
        "1 {m}",
        "1 m!",
        "1 (m",
        "1 m/0",
        "1 m0",
        "1 dB2",
        "1 \x00",
        pytest.param("1 \ud800", id="lone surrogate"),
        "1 2**3**4**5**6 m",  # pint alone would work that out, for longer than anyone waits
        "1 m**(9**9**9)",
        "1 m**999999999",
    ],
)
def test_nothing_is_evaluated(text):
    start = time.perf_counter()
    with pytest.raises(InvalidInput, match=r"^value: "):
        to_si(text, "m")
    assert time.perf_counter() - start < 1.0  # it takes a millisecond


@pytest.mark.parametrize(
    "huge",
    ["9" * 10**6, "1 " + "m" * 10**6, "1 " + "(" * 10**5, 10**5000, -(10**5000)],
    ids=["digits", "letters", "brackets", "integer", "negative integer"],
)
def test_huge_input_gives_a_short_error(huge):
    start = time.perf_counter()
    with pytest.raises(InvalidInput, match=r"^L: cannot read ") as error:
        to_si(huge, "m", field="L")
    assert len(str(error.value)) < LONGEST + 120  # what is shown of it, and the sentence
    assert time.perf_counter() - start < 1.0


PIECES = [
    *("1", "5e-3", "2", "-1", "0", " ", "/", "*", "**", "^", ".", "(", ")", "[", "]", "{", "!"),
    *("um", "m", "S", "K", "g", "mol", "mAh", "eV", "degC", "delta_", "dB", "pm", "lambda", "A"),
    *(
        "°",
        "Ω",
        "·",
        "²",
        "⁻",
        "−",
        "–",
        "×",
        "10^",
        "vs Li/Li+",
        ",",
        "%",
        "__",
        "'",
        "\\",
        "#",
        ":=",
        "if",
        "None",
        "nan",
        "inf",
    ),
]
any_text = st.one_of(
    st.text(max_size=20),
    st.lists(st.sampled_from(PIECES), max_size=8).map("".join),
    st.lists(st.sampled_from(PIECES), max_size=8).map(lambda pieces: "1 " + "".join(pieces)),
)
si_units = st.sampled_from(["", "m", "S/m", "K", "J/mol", "mol/m**3", "ohm*m**2"])


@settings(max_examples=400, deadline=None)
@given(text=any_text, unit=si_units)
def test_any_text_gives_a_number_or_invalid_input(text, unit):
    try:
        value = to_si(text, unit)
    except InvalidInput as error:
        assert str(error).startswith("value: ")  # noqa: PT017 - either way is right
    else:
        assert type(value) is float
        assert math.isfinite(value)


@given(st.integers(-(10**80), 10**80) | st.floats(allow_nan=False, allow_infinity=False))
def test_bare_number_without_dimension(number):
    assert to_si(number, "") == float(number)


@given(number=st.integers() | st.floats() | st.booleans(), unit=si_units.filter(bool))
def test_no_bare_number_elsewhere(number, unit):
    with pytest.raises(InvalidInput):
        to_si(number, unit)


#: As written, in SI, and the factor between them.
PAIRS = [
    ("S/cm", "S/m", 1e2),
    ("um", "m", 1e-6),
    ("mg/cm2", "kg/m**2", 1e-2),
    ("Ohm cm2", "ohm*m**2", 1e-4),
    ("mAh/g", "C/kg", 3.6e3),
    ("M", "mol/m**3", 1e3),
    ("kJ/mol", "J/mol", 1e3),
]
finite = st.floats(1e-30, 1e30) | st.floats(-1e30, -1e-30)


@given(value=finite, pair=st.sampled_from(PAIRS))
def test_any_number_is_scaled_by_the_factor_of_its_unit(value, pair):
    written, unit, factor = pair
    si = to_si(f"{value!r} {written}", unit)
    assert si == pytest.approx(value * factor, rel=1e-14)  # rounding of a few products


def test_works_where_no_cache_can_be_written(tmp_path):
    blocked = tmp_path / "file"
    blocked.touch()  # a folder inside a file can be made by no one
    code = "from mofcell.parameters.units import to_si; print(to_si('300 um', 'm'))"
    run = subprocess.run(
        [sys.executable, "-c", code],
        env={"HOME": str(blocked), "XDG_CACHE_HOME": str(blocked / "cache")},
        capture_output=True,
        text=True,
    )
    assert (run.stdout, run.returncode) == ("0.0003\n", 0), run.stderr
