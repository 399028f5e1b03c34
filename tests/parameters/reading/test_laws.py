"""Laws of numbers that are odd, few, many, alike or beyond what a computer holds."""

import math

import pytest

from mofcell.parameters.reading import Source
from mofcell.parameters.reading.laws import LAWS_THROUGH, read_law
from mofcell.parameters.reading.records import read_material

WHERE = {"class": "measured", "source": "Table 1"}
TRANSFERENCE = {"value": "0.7", **WHERE}


def read(**law):
    record = {"conductivity": {**law, **WHERE}, "transference_number": TRANSFERENCE}
    return read_material("M", record, Source(citation="Doe")).electrolyte


def points(temperatures, values="1 2 3"):
    return [
        [f"{T} K", f"{s} mS/cm"] for T, s in zip(temperatures.split(), values.split(), strict=True)
    ]


@pytest.mark.parametrize("form", LAWS_THROUGH)
@pytest.mark.parametrize(
    "given",
    [
        *("abc", {"a": "b"}, [], [[]], ["25 degC", "1 mS/cm"], [["25 degC", "1 mS/cm"]]),
        [["25 degC", "1 mS/cm", "2 mS/cm"]] * 3,
        [[["25 degC"], "1 mS/cm"], [["30 degC"], "2 mS/cm"], [["35 degC"], "3 mS/cm"]],
        [[None, None]] * 3,
        [["1 mS/cm", "25 degC"], ["2 mS/cm", "30 degC"], ["3 mS/cm", "35 degC"]],
        points("300 300 300"),
        points("-1 300 310"),
        points("0 300 310"),
        points("1e300 1e301 1e302"),
        points("5e-324 1e-320 1e-300"),
        points("300 310 320", "-1 2 3"),
        points("300 310 320", "0 2 3"),
        points("300 310 320", "nan inf 3"),
        [["300 K", "1 mS/cm"]] * 10_000,
    ],
    ids=lambda given: str(given)[:30],
)
def test_points_that_make_no_law(refusal, form, given):
    assert refusal(lambda: read(law=form, through=given)).startswith("M.conductivity")


@pytest.mark.parametrize("form", ["Arrhenius", "ArrheniusOverTemperature"])
def test_points_too_steep_for_a_computer(refusal, form):
    through = [["300 K", "1e-320 mS/cm"], ["310 K", "1e300 mS/cm"]]
    message = refusal(lambda: read(law=form, through=through))
    assert message.startswith(f"M.conductivity: {form}: activation_energy = inf is not a finite")


HUGE = {
    "Constant": {"value": "1e300 S/cm"},
    "Arrhenius": {
        "value": "1 mS/cm",
        "temperature": "1e-300 K",
        "activation_energy": "1e300 kJ/mol",
    },
    "PiecewiseArrhenius": {
        "value": "1 mS/cm",
        "temperature": "1e-300 K",
        "break_temperature": "1e-310 K",
        "activation_energy_below": "1e300 kJ/mol",
        "activation_energy_above": "-1e300 kJ/mol",
    },
    "VTF": {
        "prefactor": "1e308 S/m",
        "pseudo_activation_temperature": "5e-324 K",
        "vanishing_temperature": "1e308 K",
    },
}


@pytest.mark.filterwarnings("ignore::RuntimeWarning")  # the document keeps them from the user
@pytest.mark.parametrize("form", HUGE)
def test_numbers_beyond_all_measure(refusal, form):
    message = refusal(lambda: read(law=form, **HUGE[form]))
    assert message.startswith(("M.conductivity", "Electrolyte 'M': conductivity of 'M' is "))


@pytest.mark.parametrize(
    ("span", "message"),
    [
        ([], "M.conductivity.range is []; give a list [lowest, highest]"),
        (["1 K"], "M.conductivity.range is ['1 K']; give a list [lowest, highest]"),
        (["1 K", "2 K", "3 K"], "M.conductivity.range is ['1 K', '2 K', '3 K']; give a list"),
        ("20 to 30 degC", "M.conductivity.range is '20 to 30 degC'; give a list"),
        (["20", "30"], "M.conductivity.range: '20' has no unit"),
        (["20 um", "30 um"], "M.conductivity.range: '20 um' is not a number with a unit of temp"),
        (
            ["-300 degC", "20 degC"],
            "M.conductivity.range: '-300 degC' is -26.85 K, allowed is 1 to",
        ),
        (["20 degC", "9999 degC"], "M.conductivity.range: '9999 degC' is 10272.1 K, allowed is"),
        (["60 degC", "20 degC"], "M.conductivity.range is ['60 degC', '20 degC']; give the lower"),
    ],
)
def test_ranges_that_are_wrong(refusal, span, message):
    assert refusal(lambda: read(law="Constant", value="1 mS/cm", range=span)).startswith(message)


def test_a_law_over_the_root_of_temperature_goes_through_its_point():
    entry = {
        "law": "VTFOverRootTemperature",
        "value": "1.28e-3 S/cm",
        "temperature": "25 degC",
        "pseudo_activation_temperature": "266.8 K",
        "vanishing_temperature": "160 K",
        **WHERE,
    }
    law = read_law("x", "conductivity", entry)
    ratio = (250.0 / 298.15) ** -0.5 * math.exp(266.8 / (298.15 - 160) - 266.8 / (250 - 160))
    assert law(298.15) == pytest.approx(0.128, rel=1e-14)
    assert law(250.0) / law(298.15) == pytest.approx(ratio, rel=1e-12)
