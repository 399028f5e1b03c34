from mofcell.parameters.review.inputs import check_inputs, check_inputs_of_a_cell


def test_what_is_assumed_and_what_is_left_out(material_of):
    fields = {
        "conductivity": {"law": "Constant", "value": "1 mS/cm"},
        "transference_number": {"value": 0.5, "class": "fitted"},
        "porosity": {"value": 0.4, "class": "assumed"},
        "salt_concentration": "1 mol/L",
    }
    texts = [one.text for one in check_inputs(material_of(**fields))]
    assert texts == [
        "assumed: porosity",
        "fitted: transference_number",
        "2 of 4 fields are measured",
        "not given: framework_charge_density (no fixed charge), density (no mass, so no Wh/kg "
        "with it), stability_window (no limit), measured_thickness (unknown)",
    ]


def test_why_nothing_is_simulated(material_of, cell_of):
    assert check_inputs(material_of())[0].text == "not simulated: reported only"
    assert check_inputs_of_a_cell(cell_of(), None)[0].text == "not simulated: reported only"


def test_defaults_of_a_cell_are_named(cell_of, cell):
    """The cell of round numbers states no provenance at all."""
    found = check_inputs_of_a_cell(cell_of().replace(not_simulated="", cell=cell), None)
    assert found[-1].text.startswith("not given, the package's default: ")
    assert "binder_density" in found[-1].text


def test_a_mof_is_not_all_pore(material_of):
    fields = {
        "conductivity": {"law": "Constant", "value": "1 mS/cm"},
        "transference_number": 0.5,
    }
    for family in ("MOF", "MOF glass", "MOF composite"):
        doubts = [
            one.text
            for one in check_inputs(material_of(**fields).replace(family=family))
            if one.level == "doubt"
        ]
        assert doubts == ["porosity is not given: 1 is assumed; a MOF has 0.2 to 0.6"]
    stated = check_inputs(material_of(**fields, porosity=1).replace(family="MOF"))
    assert "porosity is 1; a MOF has 0.2 to 0.6" in [one.text for one in stated]
    for right in (material_of(**fields), material_of(**fields, porosity=0.4).replace(family="MOF")):
        assert all(one.level != "doubt" for one in check_inputs(right))
