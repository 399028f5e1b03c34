from mofcell.parameters.review.agreement import check_agreement

FIELDS = {
    "conductivity": {
        "law": "Tabulated",
        "through": [["-20 degC", "1e-4 S/cm"], ["25 degC", "1e-3 S/cm"]],
    },
    "transference_number": 0.7,
    "measured_thickness": "100 um",
    "stability_window": "4.6 V",
    "density": "1.5 g/cm3",
}


def test_figures_that_agree_are_counted(material_of):
    figures = (
        ("ionic_conductivity", "1.01e-3 S/cm", {"temperature": "25 degC"}),
        ("ionic_conductivity", "5e-3 S/cm", {"temperature": "80 degC"}),  # beyond the law
        ("ionic_conductivity", "9e-4 S/cm", {}),  # at no temperature
        ("transference_number", "0.70", {}),
        ("thickness", "~ 100 um", {}),
        ("electrochemical_stability_window", "4.6 V", {}),
        ("density", "1.5 g/cm3", {}),
    )
    (found,) = check_agreement(material_of(*figures, **FIELDS))
    assert (found.level, found.text) == ("ok", "the record agrees with 5 reported figures")


def test_figures_that_differ_are_named(material_of):
    figures = (
        ("ionic_conductivity", "8e-4 S/cm", {"temperature": "25 degC", "caution": "aged"}),
        ("transference_number", "0.67", {}),
        ("thickness", "150 um", {}),
    )
    law, t_plus, thickness = check_agreement(material_of(*figures, **FIELDS))
    assert law.level == "doubt"
    assert law.text == (
        "the record has a conductivity of 1.00e-3 S/cm at 25 degC, reported is 8e-4 S/cm (aged) "
        "(+25 %)"
    )
    assert t_plus.level == "note"
    assert "transference_number 0.7, reported is 0.67 (+4.5 %)" in t_plus.text
    assert "measured_thickness 100 um, reported is 150 um (-33 %)" in thickness.text


def test_nothing_to_compare(material_of):
    assert check_agreement(material_of()) == []
    assert check_agreement(material_of(**FIELDS)) == []
