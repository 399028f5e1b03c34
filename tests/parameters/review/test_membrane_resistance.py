from mofcell.parameters.review.membrane_resistance import (
    check_membrane_resistance,
    check_membrane_resistance_of_a_cell,
)

LAW = {
    "law": "Tabulated",
    "through": [["-40 degC", "2.12e-4 S/cm"], ["25 degC", "1.28e-3 S/cm"]],
}
FIELDS = {"conductivity": LAW, "transference_number": 0.76}


def test_membrane_of_gu(material_of):
    """By hand: 23.4 ohm cm2 of 300 um; in the cold 0.03 cm / 2.12e-4 S/cm = 141.5 ohm cm2."""
    room, cold = check_membrane_resistance(material_of(**FIELDS, measured_thickness="300 um"))
    assert room.level == "ok"
    assert "300 um of membrane are 23.4 ohm cm2 at 25 degC: 23.4 mV at 1 mA/cm2" in room.text
    assert cold.level == "note"
    assert "142 ohm cm2 at -40 degC, the coldest known: 142 mV at 1 mA/cm2" in cold.text


def test_the_reported_thickness_serves_where_the_record_has_none(material_of):
    thickness = ("thickness", "~ 600 um", {})
    assert "46.9 ohm cm2" in check_membrane_resistance(material_of(thickness, **FIELDS))[0].text
    assert check_membrane_resistance(material_of(**FIELDS)) == []
    assert check_membrane_resistance(material_of(thickness)) == []


def test_a_law_that_ends_at_nothing_is_doubted(material_of):
    vtf = {
        "law": "VTF",
        "prefactor": "6 mS/cm",
        "pseudo_activation_temperature": "200 K",
        "vanishing_temperature": "240 K",
        "range": ["-40 degC", "60 degC"],
    }
    fields = {**FIELDS, "conductivity": vtf, "measured_thickness": "100 um"}
    _, cold = check_membrane_resistance(material_of(**fields))
    assert (cold.level, cold.text) == ("doubt", "the law gives no conductivity at -40 degC")


def test_a_cell_with_another_thickness(cell_of, membrane_of):
    thin = cell_of(("membrane_thickness", "50 um", {}))
    room, _ = check_membrane_resistance_of_a_cell(thin, membrane_of())
    assert "50 um of membrane are 3.91 ohm cm2" in room.text  # 0.005 cm over 1.28e-3 S/cm
    assert "conductivity measured at 300 um" in room.text
    same = cell_of(("membrane_thickness", "300 um", {}))
    assert check_membrane_resistance_of_a_cell(same, membrane_of()) == []
    assert check_membrane_resistance_of_a_cell(same, None) == []


def test_siemens_per_metre_for_siemens_per_centimetre(material_of):
    """0.01 cm over 5e-6 S/cm are 2000 ohm cm2."""
    fields = {"conductivity": {"law": "Constant", "value": "5e-4 S/m"}, "transference_number": 0.5}
    (found,) = check_membrane_resistance(material_of(**fields, measured_thickness="100 um"))
    assert found.level == "doubt"
    assert "2000 ohm cm2" in found.text
    assert found.text.endswith("is the conductivity written in S/m by mistake?")
