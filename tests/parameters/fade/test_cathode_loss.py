"""Active cathode that is lost: the record and its numbers."""

import pytest

import mofcell
from mofcell import CathodeLoss, InvalidInput

NAME = "Positive electrode active material loss per charge [m2.C-1]"


def test_an_equivalent_full_cycle_is_twice_the_nominal_capacity(cell):
    loss = CathodeLoss(loss_per_cycle=0.00125)
    assert loss.numbers(cell) == {NAME: pytest.approx(0.00125 / (2 * cell.areal_capacity))}


def test_standing_still():
    still = CathodeLoss(loss_per_cycle=0.00125).without()
    assert isinstance(still, CathodeLoss)
    assert still.loss_per_cycle == 0


@pytest.mark.parametrize("share", [-0.1, 1.0, float("nan"), "0.1 %"])
def test_a_share_that_cannot_be_is_refused_in_one_line(share):
    with pytest.raises(InvalidInput, match=r"^CathodeLoss: loss_per_cycle is .*: input should be"):
        CathodeLoss(loss_per_cycle=share)


def test_two_mechanisms_have_two_names():
    fade = [
        mofcell.CathodeLoss(name="a", loss_per_cycle=0.01),
        mofcell.RisingInterfaceResistance(name="a", rise_per_cycle=0.01),
    ]
    with pytest.raises(mofcell.InvalidInput, match="the name 'a'"):
        mofcell.cell("gu2025-lfp").replace(fade=fade)
