import pytest

from mofcell.parameters.review.temperatures import (
    check_temperatures,
    check_temperatures_of_a_cell,
)

POINTS = [["25 degC", "1 mS/cm"], ["60 degC", "3 mS/cm"]]


def law(**entry):
    return {"conductivity": entry, "transference_number": 0.5}


def test_one_conductivity_is_the_same_in_the_cold(material_of):
    (found,) = check_temperatures(material_of(**law(law="Constant", value="2.75e-4 S/cm")))
    assert found.level == "doubt"
    assert "one conductivity, 2.75e-4 S/cm, is taken at every temperature" in found.text


def test_extrapolation_is_named(material_of):
    known, t_plus = check_temperatures(material_of(**law(law="Tabulated", through=POINTS)))
    assert known.level == "note"
    assert known.text == (
        "the conductivity is known at 25 to 60 degC; extrapolated to -40 degC, -20 degC and 0 degC"
    )
    assert t_plus.text == "t+ is one number, 0.5, at every temperature"


def test_a_law_that_does_not_know_room_temperature_is_doubted(material_of):
    hot = [["60 degC", "1 mS/cm"], ["80 degC", "3 mS/cm"]]
    assert check_temperatures(material_of(**law(law="Tabulated", through=hot)))[0].level == "doubt"


def test_a_wide_range_is_in_order(material_of):
    wide = [["-40 degC", "0.1 mS/cm"], ["60 degC", "3 mS/cm"]]
    assert check_temperatures(material_of(**law(law="Tabulated", through=wide)))[0].level == "ok"


def test_no_range_is_noted(material_of):
    through = {"value": "1 mS/cm", "temperature": "25 degC", "activation_energy": "0.2 eV"}
    (found, _) = check_temperatures(material_of(**law(law="Arrhenius", **through)))
    assert "states no range" in found.text


def test_nothing_simulated_nothing_said(material_of, cell_of):
    assert check_temperatures(material_of()) == []
    assert check_temperatures_of_a_cell(cell_of(), None) == []


@pytest.mark.parametrize("field", ["lithium_interface_resistance", "membrane_cathode_resistance"])
def test_interfaces_of_one_number_are_noted(cell_of, cell, field):
    """The laws of the cell of round numbers state no range."""
    reported = cell_of().replace(not_simulated="", cell=cell.replace(**{field: 0.01}))
    found = check_temperatures_of_a_cell(reported, None)
    assert f"{field}: one number, too small in the cold" in [one.text for one in found]


def test_what_a_cell_extrapolates_is_named(cell_of, cell):
    from mofcell.parameters.laws import Constant

    known = Constant(value=0.1, temperature_range=(273.15, 333.15))
    changed = cell.replace(electrolyte=cell.electrolyte.replace(conductivity=known))
    found = check_temperatures_of_a_cell(cell_of().replace(not_simulated="", cell=changed), None)
    assert found[0].text == (
        "electrolyte conductivity (known at 0 to 60 degC): extrapolated to -40 degC and -20 degC"
    )
