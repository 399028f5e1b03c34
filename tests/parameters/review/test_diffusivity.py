import pytest

from mofcell.parameters.review.diffusivity import check_diffusivities, implied_diffusivities

FIELDS = {
    "conductivity": {"law": "Constant", "value": "1 mS/cm"},
    "transference_number": 0.6,
    "framework_charge_density": "1.5 mol/L",
    "salt_concentration": "1 mol/L",
}


def test_nernst_einstein(material_of):
    """N = 1.5 and 1 mol/L outside: 2 mol/L of Li+ and 0.5 mol/L of anions inside."""
    RT_F2 = 8.314462618 * 298.15 / 96485.33212**2
    T, found = implied_diffusivities(material_of(**FIELDS).electrolyte)
    assert T == 298.15
    assert found["Li+"] == pytest.approx(0.6 * 0.1 * RT_F2 / 2000, rel=1e-9)
    assert found["the anion"] == pytest.approx(0.4 * 0.1 * RT_F2 / 500, rel=1e-9)
    (finding,) = check_diffusivities(material_of(**FIELDS))
    assert finding.level == "ok"
    assert "8.0e-12 m2/s of Li+ and 2.1e-11 m2/s of the anion at 25 degC" in finding.text


def test_single_ion_carriers_are_those_of_the_framework(material_of):
    fields = {**FIELDS, "salt_concentration": "0 mol/L", "transference_number": 1}
    _, found = implied_diffusivities(material_of(**fields).electrolyte)
    RT_F2 = 8.314462618 * 298.15 / 96485.33212**2
    assert found == {"Li+": pytest.approx(0.1 * RT_F2 / 1500, rel=1e-9)}


def test_no_carriers_are_noted(material_of):
    fields = {**FIELDS, "salt_concentration": "0 mol/L", "framework_charge_density": "0 mol/L"}
    (found,) = check_diffusivities(material_of(**fields))
    assert found.level == "note"
    assert "no carriers are stated" in found.text


@pytest.mark.parametrize(
    ("conductivity", "salt", "level", "said"),
    [
        # RT/F2 is 2.66e-7 in SI; t+ = 0.6
        ("10 mS/cm", "0.05 mol/L", "doubt", "above 1e-9 m2/s"),  # 0.4 * 2.66e-7 / 50 = 2e-9
        ("8 mS/cm", "1 mol/L", "ok", "possible"),  # a good liquid
        ("1e-7 S/cm", "1 mol/L", "doubt", "below 1e-14 m2/s"),  # 0.6 * 2.66e-12 / 1000 = 2e-15
    ],
)
def test_what_is_not_possible_is_a_doubt(material_of, conductivity, salt, level, said):
    fields = {
        **FIELDS,
        "conductivity": {"law": "Constant", "value": conductivity},
        "salt_concentration": salt,
        "framework_charge_density": "0 mol/L",
    }
    (found,) = check_diffusivities(material_of(**fields))
    assert found.level == level
    assert said in found.text


@pytest.mark.parametrize(
    ("reported", "level"),
    [("2e-11 m2/s", "ok"), ("1e-9 m2/s", "note"), ("1e-12 m2/s", "doubt")],
)
def test_reported_diffusion_beside_the_implied_8e_12(material_of, reported, level):
    """Pairs diffuse and do not conduct, so the reported one may be higher, hardly lower."""
    figure = ("lithium_diffusion_coefficient", reported, {})
    assert check_diffusivities(material_of(figure, **FIELDS))[1].level == level


def test_transference_number_from_diffusion(material_of):
    """MOF-BZN of Ouyang 2023: 4.95e-7 / (4.95e-7 + 5.76e-9) is 0.988, printed is 0.75."""
    share = 4.95e-7 / (4.95e-7 + 5.76e-9)
    assert share == pytest.approx(0.988, abs=5e-4)
    found = check_diffusivities(
        material_of(
            ("lithium_diffusion_coefficient", "4.95e-7 cm2/s", {"class": "computed"}),
            ("anion_diffusion_coefficient", "5.76e-9 cm2/s", {"class": "computed"}),
            ("transference_number", "0.75", {}),
        )
    )
    assert [one.level for one in found] == ["doubt"]
    assert "t+ = 0.988" in found[0].text
    assert "reported is 0.75" in found[0].text
