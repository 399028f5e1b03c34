import pytest

from mofcell.parameters.review.magnitudes import check_magnitudes


@pytest.mark.parametrize(
    ("quantity", "value", "said"),
    [
        ("ionic_conductivity", "1.28 S/cm", "1e-7 to 1e-1 S/cm"),
        ("ionic_conductivity", "1.28e-8 S/cm", "1e-7 to 1e-1 S/cm"),
        ("activation_energy", "14 eV", "0.01 to 1.2 eV"),
        ("activation_energy", "0.14 kJ/mol", "0.01 to 1.2 eV"),
        ("thickness", "300 mm", "1 um to 3 mm"),
        ("electrochemical_stability_window", "53 V", "1 to 7 V"),
    ],
)
def test_slips_of_units_are_doubted(material_of, quantity, value, said):
    (found,) = check_magnitudes(material_of((quantity, value, {})))
    assert found.level == "doubt"
    assert value in found.text
    assert said in found.text


def test_the_ends_are_inside(material_of):
    for value in ("1e-7 S/cm", "0.1 S/cm"):
        (found,) = check_magnitudes(material_of(("ionic_conductivity", value, {})))
        assert found.level == "ok"


def test_figures_away_from_room_temperature_are_not_judged(material_of):
    """6e-8 S/cm at -60 degC is no slip."""
    cold = ("ionic_conductivity", "6e-8 S/cm", {"temperature": "-60 degC"})
    assert check_magnitudes(material_of(cold)) == []


def test_the_simulated_conductivity_is_judged(material_of):
    law = {"law": "Constant", "value": "5e-9 S/cm"}
    (found,) = check_magnitudes(material_of(conductivity=law, transference_number=0.5))
    assert found.level == "doubt"
    assert "5.00e-9 S/cm at 25 degC" in found.text


def test_counts(material_of, gu_figures):
    (found,) = check_magnitudes(material_of(*gu_figures))
    assert (
        found.text == "3 figures are of the usual size"
    )  # one of three conductivities, two energies
    assert check_magnitudes(material_of()) == []


MEMBRANE = {
    "conductivity": {"law": "Constant", "value": "5e-4 S/m"},
    "transference_number": 0.5,
    "salt_concentration": "1 mol/L",
}


def test_siemens_per_metre_for_siemens_per_centimetre(material_of):
    """5e-4 S/m are 5e-6 S/cm: too little for liquid in pores, usual in a polymer."""
    soaked = material_of(**MEMBRANE).replace(family="MOF")
    (found,) = check_magnitudes(soaked)
    assert found.level == "doubt"
    assert "5.00e-6 S/cm at 25 degC" in found.text
    assert found.text.endswith("written in S/m by mistake?")
    dry = material_of(**{**MEMBRANE, "salt_concentration": "0 mol/L"}).replace(family="MOF")
    for other in (dry, soaked.replace(family="polymer")):
        assert [one.level for one in check_magnitudes(other)] == ["ok"]


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("density", "1.5 kg/m3", "density of 1.5 kg/m3 is outside the usual 0.5 to 6 g/cm3"),
        ("density", "1500 g/cm3", "density of 1.5e+06 kg/m3"),
        ("measured_thickness", "100 mm", "measured_thickness of 0.1 m is"),
    ],
)
def test_slips_of_units_in_fields(material_of, field, value, said):
    (found,) = check_magnitudes(material_of(**MEMBRANE, **{field: value}))
    assert found.level == "doubt"
    assert said in found.text


def test_a_reported_density(material_of):
    (found,) = check_magnitudes(material_of(("density", "1.5 kg/m3", {})))
    assert (found.level, "1.5 kg/m3" in found.text) == ("doubt", True)
