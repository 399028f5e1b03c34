"""A figure as a paper prints it, and what a slip of the pen makes of it."""

import pytest

from mofcell.parameters import InvalidInput
from mofcell.parameters.reading import Source
from mofcell.parameters.reading.printed import read_reported

SOURCE = Source(citation="Doe")
WHERE = {"class": "measured", "source": "Table 1"}


def read(value, **entry):
    stated = {"quantity": "ionic_conductivity", "value": value, **WHERE, **entry}
    (figure,) = read_reported("M.reported", [stated], SOURCE)
    return figure


@pytest.mark.parametrize(
    ("printed", "form", "values", "bound"),
    [
        ("1.28e-3 S/cm", "number", (0.128,), ""),
        ("> 0.1 S/cm", "number", (10.0,), ">"),
        (">=0.1 S/cm", "number", (10.0,), ">="),
        ("< 0.1 S/cm", "number", (10.0,), "<"),
        ("~ 0.1 S/cm", "number", (10.0,), "~"),
        ("~0.1 S/cm", "number", (10.0,), "~"),
        ("1 to 2 mS/cm", "range", (0.1, 0.2), ""),
        ("~ 1e-1 to 2E0 mS/cm", "range", (0.01, 0.2), "~"),
        ("1 x 10^-4 to 2×10⁻⁴ S/cm", "range", (0.01, 0.02), ""),
        ("1.28×10⁻³ S cm⁻¹", "number", (0.128,), ""),
        ("–2 to –1 mS/cm", "range", (-0.2, -0.1), ""),
        ("−2 to −1 mS/cm", "range", (-0.2, -0.1), ""),
        ("−1 mS/cm", "number", (-0.1,), ""),
        ("1 to 1 mS/cm", "range", (0.1, 0.1), ""),
        ([" 1 mS/cm", "−2 mS/cm"], "series", (0.1, -0.2), ""),
    ],
)
def test_printed(printed, form, values, bound):
    figure = read(printed)
    assert (figure.form, figure.bound) == (form, bound)
    assert figure.values == pytest.approx(values, rel=1e-12)  # rounding of a few products
    assert figure.provenance.source == "Doe: Table 1"


@pytest.mark.parametrize(("printed", "values"), [("80 %", (0.8,)), ("5 to 7 %", (0.05, 0.07))])
def test_percent(printed, values):
    figure = read(printed, quantity="transference_number")
    assert figure.values == pytest.approx(values, rel=1e-12)
    assert figure.printed == printed


def test_digits_are_kept_as_they_are_printed():
    assert read("0.850", quantity="transference_number").printed == "0.850"


CANNOT = "M.reported[1] ionic_conductivity: cannot read "


@pytest.mark.parametrize(
    ("value", "message"),
    [
        ("> < 5 S/cm", CANNOT + "'< 5 S/cm'"),
        (">> 5 S/cm", CANNOT + "'> 5 S/cm'"),
        ("~", CANNOT + "''"),
        ("", CANNOT + "''"),
        ("1 to 2 to 3 S/cm", CANNOT + "'1 to 3 S/cm'"),
        ("1 S/cm to 2 S/cm", CANNOT + "'1 S/cm to 2 S/cm'"),
        ("to 2 S/cm", CANNOT + "'to 2 S/cm'"),
        ("- to 2 S/cm", CANNOT + "'- S/cm'"),
        (".. to 2 S/cm", CANNOT + "'.. S/cm'"),
        ("1e999 to 2 S/cm", "M.reported[1] ionic_conductivity: '1e999 S/cm' is not a finite"),
        ("1–2 S/cm", CANNOT + "'1–2 S/cm'"),
        ("1 ± 0.2 S/cm", CANNOT + "'1 ± 0.2 S/cm'"),
        ("5 to 3 S/cm", "M.reported[1] ionic_conductivity: '5 to 3 S/cm' falls; give the lower"),
        ("1 to 2", "M.reported[1] ionic_conductivity: '1' has no unit; give a number with"),
        ("5", "M.reported[1] ionic_conductivity: '5' has no unit"),
        (5, "M.reported[1] ionic_conductivity: 5 has no unit"),
        ("5 %", "M.reported[1] ionic_conductivity: '5 %' is not a number with a unit of cond"),
        ("5 um", "M.reported[1] ionic_conductivity: '5 um' is not a number with a unit of cond"),
        ([], "M.reported[1] ionic_conductivity holds 0 entries; give 1 to 2000"),
        (["1 S/cm"] * 2001, "M.reported[1] ionic_conductivity holds 2001 entries; give 1 to"),
        (["1 S/cm", "x"], CANNOT + "'x'"),
        ([["1 S/cm"]], "M.reported[1] ionic_conductivity: ['1 S/cm'] is not a quantity"),
        ({"a": "b"}, "M.reported[1] ionic_conductivity: {'a': 'b'} is not a quantity"),
        (True, "M.reported[1] ionic_conductivity: True is not a quantity"),
        (10**5000, CANNOT + "an integer of thousands of digits"),
        ("1" * 100_000 + " to 2 S/cm", CANNOT + "'111"),
        ("1" + " " * 100_000 + "x", CANNOT + "'1   "),
    ],
    ids=lambda item: str(item)[:20] if isinstance(item, str) else type(item).__name__,
)
def test_values_that_are_wrong(refusal, value, message):
    assert refusal(read, value).startswith(message)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"quantity": "conductivty"}, "M.reported[1].quantity 'conductivty' is unknown; did you"),
        ({"quantity": ["a"]}, "M.reported[1].quantity ['a'] is unknown"),
        ({"quantity": "x" * 100_000}, "M.reported[1].quantity 'xxx"),
        ({"statement": "high"}, "M.reported[1] ionic_conductivity: give value, or statement for"),
        ({"class": "guess"}, "M.reported[1] ionic_conductivity: class is 'guess'"),
        ({"source": ["a"]}, "M.reported[1] ionic_conductivity: source is ['a']"),
        (
            {"temperature_note": ["a"]},
            "M.reported[1] ionic_conductivity: temperature_note is ['a']",
        ),
        ({"unit": "S/cm"}, "M.reported[1].unit is unknown; did you mean"),
        ({"temperature": "25"}, "M.reported[1] ionic_conductivity.temperature: '25' has no unit"),
        (
            {"temperature": "25 C/s"},
            "M.reported[1] ionic_conductivity.temperature: '25 C/s' is not",
        ),
        (
            {"temperature": "-300 degC"},
            "M.reported[1] ionic_conductivity.temperature: '-300 degC' is -26.85 K, allowed is",
        ),
        (
            {"temperature": ["60 degC", "20 degC"]},
            "M.reported[1] ionic_conductivity.temperature is ['60 degC', '20 degC']; give the low",
        ),
        (
            {"temperature": ["1 K", "2 K", "3 K"]},
            "M.reported[1] ionic_conductivity.temperature is ['1 K', '2 K', '3 K']; give a list",
        ),
        (
            {"temperature": {"a": "b"}},
            "M.reported[1] ionic_conductivity.temperature: {'a': 'b'} is",
        ),
    ],
)
def test_figures_that_are_wrong(refusal, change, message):
    assert refusal(lambda: read("1 S/cm", **change)).startswith(message)


@pytest.mark.parametrize(
    ("entries", "message"),
    [
        ("1 S/cm", "M.reported is '1 S/cm'; give a list of figures"),
        ({"a": "b"}, "M.reported is {'a': 'b'}; give a list of figures"),
        ([None], "M.reported[1] is None; give it the fields quantity, class"),
        (["1 S/cm"], "M.reported[1] is '1 S/cm'; give it the fields quantity, class"),
        ([{}], "M.reported[1].quantity is missing; due are quantity, class"),
        ([{"quantity": "thickness", **WHERE}], "M.reported[1] thickness: give value, or statement"),
    ],
)
def test_what_is_no_list_of_figures(refusal, entries, message):
    assert refusal(read_reported, "M.reported", entries, SOURCE).startswith(message)


def test_words_and_place():
    entry = {"quantity": "thermal_stability", "statement": "stable", "class": "measured"}
    (figure,) = read_reported("C.reported", [entry], SOURCE, place="Fig. 4")
    assert (figure.form, figure.printed, figure.values) == ("words", "stable", ())
    assert figure.provenance.source == "Doe: Fig. 4"
    with pytest.raises(InvalidInput, match="source is missing"):
        read_reported("C.reported", [entry], SOURCE)
