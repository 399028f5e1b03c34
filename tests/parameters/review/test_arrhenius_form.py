from math import exp

import pytest

from mofcell.parameters.review.arrhenius_form import check_arrhenius_form

ARRHENIUS = {
    "law": "Arrhenius",
    "value": "1e-3 S/cm",
    "temperature": "25 degC",
    "activation_energy": "0.2 eV",
    "range": ["-40 degC", "100 degC"],
}


def test_a_form_that_is_not_stated_matters_by_the_ratio_of_temperatures(gu):
    """sigma = A exp(-E/kT) against (A/T) exp(-E/kT) with the same E through the same point."""
    form = check_arrhenius_form(gu)[0]
    assert form.level == "note"
    cold, hot = 233.15 / 298.15 - 1, 373.15 / 298.15 - 1
    assert f"{100 * cold:+.0f} % at -40 degC and {100 * hot:+.0f} % at 100 degC" in form.text
    assert "0.026 eV" in form.text  # k 298.15 K = 0.0257 eV


def test_the_form_of_the_record_is_said(material_of):
    law = {**ARRHENIUS, "law": "ArrheniusOverTemperature"}
    energy = ("activation_energy", "0.2 eV", {})
    for conductivity, said in ((ARRHENIUS, "ln(sigma)."), (law, "ln(sigma T).")):
        material = material_of(energy, conductivity=conductivity, transference_number=0.5)
        assert f"the record takes it as {said}" in check_arrhenius_form(material)[0].text


def test_a_stated_form_is_in_order(material_of):
    stated = ("conductivity_law", None, {"statement": "sigma = A exp(-Ea/kT)"})
    material = material_of(("activation_energy", "0.2 eV", {}))
    law = material.reported[0].model_copy(
        update={"quantity": stated[0], "printed": "sigma = A exp(-Ea/kT)", "form": "words"}
    )
    (found,) = check_arrhenius_form(material.replace(reported=(*material.reported, law)))
    assert (found.level, found.text) == ("ok", "the law is stated: sigma = A exp(-Ea/kT)")


def test_three_points_cannot_tell_vtf_from_two_lines(gu):
    """By hand: A = 6.466e-3 S/cm, B = 200.1 K, T0 = 174.6 K go through the three."""
    bend = check_arrhenius_form(gu)[1]
    assert bend.level == "note"
    assert "0.166 eV and 0.078 eV from cold to warm" in bend.text
    assert "T0 = 175 K" in bend.text
    vtf = 6.466e-3 * exp(-200.1 / (265.65 - 174.6))
    slope = (1 / 265.65 - 1 / 298.15) / (1 / 233.15 - 1 / 298.15)
    line = 1.28e-3 * (2.12e-4 / 1.28e-3) ** slope
    assert vtf == pytest.approx(7.18e-4, rel=2e-3)
    assert line == pytest.approx(5.81e-4, rel=2e-3)
    assert "7.18e-4 S/cm and 5.81e-4 S/cm at -7.5 degC" in bend.text
    beyond = 6.466e-3 * exp(-200.1 / (213.15 - 174.6))
    assert beyond == pytest.approx(3.60e-5, rel=5e-3)
    assert "3.60e-5 S/cm" in bend.text


def points(*values):
    temperatures = ("-20 degC", "25 degC", "60 degC", "80 degC")
    return [
        ("ionic_conductivity", f"{value} S/cm", {"temperature": T})
        for value, T in zip(values, temperatures, strict=False)
    ]


def test_one_arrhenius_line_is_in_order(material_of):
    k = 8.617333262e-5
    values = [0.01 * exp(-0.25 / k * (1 / T - 1 / 298.15)) for T in (253.15, 298.15, 333.15)]
    (found,) = check_arrhenius_form(material_of(*points(*values)))
    assert found.level == "ok"
    assert "one Arrhenius line of 0.250 eV" in found.text


def test_a_line_that_is_steeper_in_the_warm_is_a_doubt(material_of):
    (found,) = check_arrhenius_form(material_of(*points(2e-4, 3e-4, 2e-3)))
    assert found.level == "doubt"
    assert "not steeper" in found.text


def test_more_than_three_points_are_to_be_given_as_they_are(material_of):
    (found,) = check_arrhenius_form(material_of(*points(1e-5, 5e-4, 1.2e-3, 1.4e-3)))
    assert found.level == "note"
    assert "4 points bend" in found.text
    assert "give them as points of the law" in found.text


def test_two_points_and_no_energy_say_nothing(material_of):
    assert check_arrhenius_form(material_of(*points(1e-4, 1e-3))) == []
