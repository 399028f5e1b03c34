"""Resistance that rises with the charge: the record and its numbers."""

import pytest

from mofcell import InvalidInput, RisingInterfaceResistance

NAME = "Membrane-cathode interface resistance rise per charge [Ohm.m4.C-1]"


def test_an_equivalent_full_cycle_is_twice_the_nominal_capacity(cell):
    rise = RisingInterfaceResistance(rise_per_cycle=5e-4)
    assert rise.numbers(cell) == {NAME: pytest.approx(5e-4 / (2 * cell.areal_capacity))}


def test_standing_still():
    assert RisingInterfaceResistance(rise_per_cycle=5e-4).without().rise_per_cycle == 0


def test_a_negative_rise_is_refused_in_one_line():
    with pytest.raises(
        InvalidInput, match=r"^RisingInterfaceResistance: rise_per_cycle is -1 \S+: input should be"
    ):
        RisingInterfaceResistance(rise_per_cycle=-1.0)
