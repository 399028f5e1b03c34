"""Symmetric and blocking cells: of another cell, of a data file, as PyBaMM's parameter values."""

import pybamm
import pytest

import mofcell
from mofcell import BlockingCell, InterphaseGrowth, InvalidInput, Roughening, SymmetricCell
from mofcell.models import Blocking, Symmetric
from mofcell.parameters import CathodeLoss, functions, numbers


@pytest.fixture(scope="module")
def full():
    return mofcell.cell("gu2025-lfp")


def test_the_membrane_and_the_lithium_of_a_full_cell_are_taken(full):
    cell = SymmetricCell.of(full)
    assert cell.electrolyte is full.electrolyte
    assert cell.membrane_thickness == full.membrane_thickness
    assert cell.lithium_thickness == full.lithium_foil_thickness
    law = "lithium_interface_resistance"
    assert getattr(cell, law)(298.15) == getattr(full, law)(298.15)
    assert cell.provenance[law] == full.provenance[law]
    assert "cathode_loading" not in cell.provenance


def test_lithium_of_a_cell_that_states_its_np_ratio(full):
    thin = full.replace(np_ratio=2.0)
    assert SymmetricCell.of(thin).lithium_thickness == thin.lithium_foil_thickness


def test_only_what_happens_to_lithium_goes_with_it(full):
    growth = InterphaseGrowth(doubling_time=1e7)
    fading = full.replace(fade=[growth, CathodeLoss(loss_per_cycle=1e-3)])
    assert SymmetricCell.of(fading).fade == (growth,)


def test_a_blocking_cell_holds_no_lithium(full):
    cell = BlockingCell.of(SymmetricCell.of(full), double_layer_capacitance=0.05)
    assert cell.double_layer_capacitance == 0.05
    assert cell.current(1.0) == 0.0
    assert not [name for name in numbers(cell) if "ithium" in name]


@pytest.mark.parametrize("other", [3, None, mofcell.electrolyte("Li@Ni-MOF-2")])
def test_what_has_no_membrane_is_refused(other):
    with pytest.raises(InvalidInput, match="give a cell with a membrane"):
        BlockingCell.of(other)


def test_lithium_has_to_be_there(full):
    blocking = BlockingCell.of(full)
    lithium = {"lithium_thickness": 5e-5, "lithium_exchange_current_density": 10.0}
    told = f"steel plates nothing; for lithium in its place give {' and '.join(lithium)}$"
    with pytest.raises(InvalidInput, match=told) as error:
        SymmetricCell.of(blocking)
    assert "\n" not in str(error.value)
    with pytest.raises(InvalidInput, match=r"give lithium_thickness$"):
        SymmetricCell.of(blocking, lithium_exchange_current_density=10.0)
    assert SymmetricCell.of(blocking, **lithium).lithium_thickness == 5e-5


def test_a_changed_number_has_not_the_provenance_of_the_other_cell(full):
    thin = SymmetricCell.of(full, membrane_thickness=1e-4)
    assert thin.provenance["membrane_thickness"].source == "given by the user"
    known = full.provenance["area"]
    stated = SymmetricCell.of(full, membrane_thickness=1e-4, provenance={"area": known})
    assert stated.provenance["area"] == known
    assert "fade" not in SymmetricCell.of(full, fade=[]).provenance


def test_a_number_out_of_bounds_has_its_unit(full):
    told = "membrane_thickness is 0.18 m: input should be less than or equal to 0.01 m$"
    with pytest.raises(InvalidInput, match=told):
        SymmetricCell.of(full, membrane_thickness=0.18)


def test_a_mechanism_of_the_cathode_is_refused(full):
    told = "fade has CathodeLoss, of another kind of cell; allowed are InterphaseGrowth, Roughening"
    with pytest.raises(InvalidInput, match=told):
        SymmetricCell.of(full, fade=[CathodeLoss(loss_per_cycle=1e-3)])


def test_a_changed_cell_keeps_no_provenance_for_its_mechanisms(full):
    cell = SymmetricCell.of(full).replace(fade=[Roughening(area_per_charge=1e-7)])
    assert "fade" not in cell.provenance
    assert cell.fade[0].provenance


@pytest.mark.parametrize(("kind", "model"), [(SymmetricCell, Symmetric), (BlockingCell, Blocking)])
def test_every_number_of_the_model_is_a_number_of_the_cell(full, kind, model):
    """PyBaMM asks for no more parameters than the record gives."""
    values = mofcell.parameter_values(kind.of(full), temperature=273.15)
    wanted = {each.name for each in model({"surface form": "differential"}).parameters}
    assert not wanted - {*values.keys(), *pybamm.ParameterValues({}).keys()}


@pytest.mark.parametrize("kind", [SymmetricCell, BlockingCell])
def test_numbers_are_numbers_or_laws_and_functions_are_not(full, kind):
    cell = kind.of(full)
    assert all(not callable(value) or hasattr(value, "covers") for value in numbers(cell).values())
    assert not numbers(cell).keys() & functions(cell).keys()


def test_c_rate_counts_in_the_current_of_the_test(full):
    cell = SymmetricCell.of(full, current_density=2.0)
    values = mofcell.parameter_values(cell, c_rate=0.5)
    assert values["Current function [A]"] == pytest.approx(1.0 * cell.area)


BLOCKING = """
source: {citation: my notebook}
cells:
  steel:
    kind: blocking
    electrolyte: Li@Ni-MOF-2
    membrane_thickness: {value: 150 um, class: measured, source: my notebook}
    double_layer_capacitance: {value: 5 uF/cm2, class: assumed, source: smooth steel}
    area: {value: 1.13 cm2, class: measured, source: my notebook}
"""


def test_a_blocking_cell_is_read_from_a_file(tmp_path):
    file = tmp_path / "my.yaml"
    file.write_text(BLOCKING)
    cell = mofcell.cell(str(file))
    assert isinstance(cell, BlockingCell)
    assert cell.membrane_thickness == pytest.approx(150e-6)
    assert cell.double_layer_capacitance == pytest.approx(0.05)
    assert cell.provenance["area"].kind == "measured"


def test_a_blocking_cell_cannot_fade(tmp_path):
    file = tmp_path / "my.yaml"
    file.write_text(BLOCKING + "    fade: {roughening: {area_per_charge: 1e-7 m2/C}}\n")
    with pytest.raises(InvalidInput, match="fade") as error:
        mofcell.cell(str(file))
    assert "\n" not in str(error.value)
