import pytest

from mofcell.parameters.review.figures import (
    conductivities,
    is_at_room,
    last_digit,
    numbers,
    remark,
)


@pytest.mark.parametrize(
    ("printed", "digit"),  # in eV
    [("0.14 eV", 0.01), ("0.140 eV", 0.001), ("1.4e-1 eV", 0.01), ("140 meV", 0.001), ("0 eV", 0)],
)
def test_last_digit(material_of, printed, digit):
    (one,) = material_of(("activation_energy", printed, {})).reported
    assert last_digit(one) == pytest.approx(digit * 96485.33, rel=1e-6)


def test_points_are_sorted_and_the_first_of_a_temperature_counts(material_of):
    material = material_of(
        ("ionic_conductivity", "2 mS/cm", {"temperature": "60 degC"}),
        ("ionic_conductivity", "1 mS/cm", {"temperature": "298.15 K"}),
        ("ionic_conductivity", "0.9 mS/cm", {"temperature": "25 degC", "caution": "aged"}),
        ("ionic_conductivity", "> 3 mS/cm", {"temperature": "80 degC"}),
        ("ionic_conductivity", "0.7 mS/cm", {}),
        ("ionic_conductivity", "0 S/cm", {"temperature": "0 degC"}),
        ("ionic_conductivity", "0.5 mS/cm", {"temperature": ["10 degC", "20 degC"]}),
        ("ionic_conductivity", "0.4 mS/cm", {"temperature": "-10 degC", "class": "derived"}),
    )
    assert conductivities(material) == [
        (pytest.approx(298.15), pytest.approx(0.1)),
        (pytest.approx(333.15), pytest.approx(0.2)),
    ]


def test_figures_worked_out_from_others_are_left_out(material_of):
    material = material_of(
        ("thickness", "300 um", {"class": "derived"}),
        ("thickness", "1 to 2 mm", {}),
        ("thickness", "~ 310 um", {"class": "fitted"}),
    )
    assert [one.printed for one in numbers(material, "thickness")] == ["~ 310 um"]


@pytest.mark.parametrize(
    ("more", "at_room"),
    [({}, True), ({"temperature": "30 degC"}, True), ({"temperature": "60 degC"}, False)],
)
def test_room_temperature(material_of, more, at_room):
    (one,) = material_of(("ionic_conductivity", "1 mS/cm", more)).reported
    assert is_at_room(one) == at_room


def test_remark(material_of):
    plain, cautious = material_of(
        ("thickness", "1 um", {}), ("thickness", "1 um", {"caution": "wet"})
    ).reported
    assert (remark(plain), remark(cautious)) == ("", " (wet)")
