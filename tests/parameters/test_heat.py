"""What a cell keeps of its heat."""

import pytest

from mofcell import Heat, InvalidInput
from mofcell.parameters.masses import BASES, areal_masses

CAPACITY = "Cell heat capacity per electrode area [J.m-2.K-1]"
TRANSFER = "Heat transfer coefficient per electrode area [W.m-2.K-1]"


def test_the_stack_and_what_is_warmed_with_it(cell):
    """1 kJ/kg/K of everything from foil to foil, and a case of 500 J/m2/K."""
    stack = sum(areal_masses(cell, BASES["stack"]).values())
    heat = Heat(heat_transfer_coefficient=20.0, added_heat_capacity=500.0)
    assert heat.numbers(cell) == {CAPACITY: pytest.approx(1000 * stack + 500), TRANSFER: 20.0}


def test_a_stated_specific_heat_counts(cell):
    one, other = (
        Heat(heat_transfer_coefficient=0.0, specific_heat=c).numbers(cell)[CAPACITY]
        for c in (800.0, 1600.0)
    )
    assert other == pytest.approx(2 * one)


@pytest.mark.parametrize(
    "wrong",
    [
        {"heat_transfer_coefficient": -1.0},
        {"heat_transfer_coefficient": 10.0, "specific_heat": 0.0},
        {"heat_transfer_coefficient": 10.0, "added_heat_capacity": -1.0},
    ],
)
def test_what_no_cell_has_is_refused_in_one_line(wrong):
    field = list(wrong)[-1]
    with pytest.raises(InvalidInput, match=f"^Heat: {field} is .*: input should be"):
        Heat(**wrong)


def test_a_stack_of_unknown_mass_says_what_is_missing(cell):
    unknown = cell.replace(electrolyte=cell.electrolyte.replace(density=None))
    with pytest.raises(InvalidInput, match=r"density of electrolyte .* is not given"):
        Heat(heat_transfer_coefficient=10.0).numbers(unknown)
