import time

import pytest

from mofcell.parameters.shown import listed, one_line, shown


@pytest.mark.parametrize("value", ["300 um", "x" * 78, 5, 0.5, None, True, ["a", 1], {"a": 1}])
def test_short_values_are_shown_as_python_writes_them(value):
    assert shown(value) == repr(value)


@pytest.mark.parametrize(
    "value",
    [
        *("x" * 10**6, b"x" * 10**6, "\n" * 10**6, 10**4000, 10**5000, -(10**5000)),
        *(
            [[["x" * 100] * 100] * 100] * 100,
            {str(key): [key] for key in range(10**5)},
            {1, 2} | set("x"),
        ),
    ],
    ids=lambda value: type(value).__name__,
)
def test_long_values_are_cut(value):
    start = time.process_time()
    text = shown(value)
    assert len(text) <= 120
    assert text.isprintable()
    assert time.process_time() - start < 1  # [s]; it takes less than a millisecond


def test_ends_of_a_long_value_are_shown():
    assert shown("first " + "x" * 1000 + " last").startswith("'first xxx")
    assert shown("first " + "x" * 1000 + " last").endswith("xxx last'")


@pytest.mark.parametrize("text", ["", "a", "a" * 20, "µ 🔋"])
def test_short_line_stays(text):
    assert one_line(text, 20) == text


@pytest.mark.parametrize("text", ["a" * 21, "ab" * 10**6, "\x00" * 100])
def test_long_line_loses_its_middle(text):
    cut = one_line(text, 20)
    assert len(cut) <= 20
    assert " ... " in cut
    assert cut.isprintable()


def test_one_line_has_no_control_characters():
    assert one_line("a\nb\r\nc\x07d\u202ee\ud800f") == "a b  c d e f"


def test_names_that_fit_are_listed_whole():
    assert listed(["a", "bb", "ccc"], 10) == "a, bb, ccc"
    assert listed(["a", "bb", "ccc"], 9) == "a, bb, ..."
    assert listed([], 10) == ""
    assert listed(["a" * 11], 10) == "..."


@pytest.mark.parametrize(
    ("number", "text"),
    [(60 * 1e-6, "6e-05"), (-20 + 273.15, "253.15"), (1.0, "1.0"), (0.128, "0.128")],
)
def test_floats_to_six_digits(number, text):
    assert shown(number) == text
    assert shown((number,)) == f"({text},)"
