"""What can vary, and what that changes."""

from pathlib import Path

import pytest

from mofcell.experiments.designs.axes import CONDITIONS, axes_of, changed, unit_of
from mofcell.parameters import Cell, ConcentratedElectrolyte, Electrolyte, InvalidInput
from mofcell.parameters.cell import CAPACITANCES

#: Fields of a cell that hold no number, or one that no discharge and no mass depends on.
NO_NUMBERS = {"name", "description", "source", "provenance", "measured", "voltage_window"}
NO_NUMBERS |= {"electrolyte", "catholyte", "cathode", "calibration", "fade", *CAPACITANCES}


def test_every_number_of_the_cell_and_its_membrane_is_an_axis(cell):
    known = set(axes_of(cell))
    assert known >= set(Cell.model_fields) - NO_NUMBERS
    of_the_membrane = set(Electrolyte.model_fields) - NO_NUMBERS
    assert known >= of_the_membrane - {"stability_window", "measured_thickness"}
    assert known >= set(CONDITIONS)


@pytest.mark.parametrize(
    ("name", "value", "where"),
    [
        ("membrane_thickness", 50e-6, lambda cell: cell.membrane_thickness),
        ("conductivity", 0.3, lambda cell: cell.electrolyte.conductivity(298.15)),
        ("catholyte.conductivity", 0.4, lambda cell: cell.filling.conductivity(298.15)),
        ("cathode.density", 3300.0, lambda cell: cell.cathode.density),
        ("upper_cut_off", 3.9, lambda cell: cell.voltage_window[1]),
        ("lower_cut_off", 2.7, lambda cell: cell.voltage_window[0]),
        ("np_ratio", 1.7, lambda cell: cell.np),
        ("lithium_interface_resistance", 0.01, lambda c: c.lithium_interface_resistance(300.0)),
    ],
)
def test_an_axis_changes_what_it_names(cell, name, value, where):
    other = changed(cell, {name: value})
    assert where(other) == pytest.approx(value)
    assert where(cell) != pytest.approx(value)


def test_one_salt_fills_the_whole_cell(cell):
    other = changed(cell, {"salt_concentration": 700.0})
    assert other.electrolyte.salt_concentration == other.filling.salt_concentration == 700.0


def test_without_a_catholyte_its_numbers_leave_the_membrane_alone(cell):
    alone = cell.replace(catholyte=None)
    other = changed(alone, {"catholyte.conductivity": 0.4})
    assert other.electrolyte == alone.electrolyte
    assert other.filling.conductivity(298.15) == 0.4


def test_without_a_catholyte_the_pores_follow_the_membrane(cell):
    """Also where a number of what fills them is an axis of its own."""
    alone = cell.replace(catholyte=None)
    other = changed(alone, {"conductivity": 0.02, "catholyte.density": 1111.0})
    assert other.filling.conductivity(298.15) == other.electrolyte.conductivity(298.15) == 0.02
    assert (other.filling.density, other.electrolyte.density) == (1111.0, alone.electrolyte.density)
    salty = changed(alone, {"salt_concentration": 500.0, "catholyte.density": 1111.0})
    assert salty.filling.salt_concentration == salty.electrolyte.salt_concentration == 500.0


def test_a_measured_electrolyte_has_its_own_numbers(cell):
    measured = ConcentratedElectrolyte(
        name="measured", conductivity=0.8, diffusivity=2e-10, transference_number=0.3
    )
    known = axes_of(cell.replace(electrolyte=measured, catholyte=measured))
    assert "conductivity" in known
    assert "framework_charge_density" not in known


def test_an_unknown_axis_offers_the_nearest(cell):
    with pytest.raises(InvalidInput, match=r"'thickness' is no axis.*membrane_thickness"):
        unit_of(cell, "thickness")
    with pytest.raises(InvalidInput, match=r"nearest: .*catholyte\.conductivity"):
        unit_of(cell, "catholyte.conductivty")


def test_the_documentation_names_every_axis(cell):
    page = (Path(__file__).parents[3] / "docs" / "designs.md").read_text("utf-8")
    named = [name for name in axes_of(cell) if not name.startswith("catholyte.")]
    assert [name for name in named if f"`{name}`" not in page] == []
