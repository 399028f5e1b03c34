import pytest

from mofcell.parameters.review.cell_resistances import check_cell_resistances


def test_ohm_at_1c(cell_of, cell):
    """0.1 kg/m2 of 4e5 C/kg in an hour: 11.1 A/m2; 50 um over 0.1 S/m are 5e-4 Ohm m2."""
    current = 0.1 * 4e5 / 3600
    reported = cell_of().replace(
        not_simulated="", cell=cell.replace(lithium_interface_resistance=0.01)
    )
    (found,) = check_cell_resistances(reported, None)
    assert found.level == "ok"
    membrane, lithium = 1000 * current * 5e-4, 1000 * current * 0.01
    assert found.text == (
        f"1C is {current / 10:.2f} mA/cm2: {membrane + lithium:.0f} mV are lost at 25 degC "
        f"(membrane {membrane:.2f} mV, lithium interface {lithium:.0f} mV)"
    )


@pytest.mark.parametrize(("resistance", "level"), [(0.02, "ok"), (0.04, "note"), (0.1, "doubt")])
def test_levels(cell_of, cell, resistance, level):
    """0.22, 0.44 and 1.1 V."""
    changed = cell.replace(lithium_interface_resistance=resistance)
    reported = cell_of().replace(not_simulated="", cell=changed)
    assert check_cell_resistances(reported, None)[0].level == level


def test_only_cells_that_are_simulated(cell_of):
    assert check_cell_resistances(cell_of(), None) == []
