"""Lithium that roughens."""

import pybamm
import pytest

import mofcell
from mofcell import InvalidInput, Roughening, SymmetricCell
from mofcell.models import Symmetric


def test_the_area_grows_with_the_charge_either_way():
    cell = SymmetricCell.of(mofcell.cell("gu2025-lfp"), fade=[Roughening(area_per_charge=1e-4)])
    values = mofcell.parameter_values(cell, c_rate=-2.0)  # A.m-2
    solution = pybamm.Simulation(Symmetric(), parameter_values=values).solve([0, 1800])
    for side in ("Left", "Right"):
        area = solution[f"{side} lithium area over that of the face"].entries
        assert area[-1] == pytest.approx(1 + 1e-4 * 2.0 * 1800, rel=1e-6)
    film = solution["Left lithium interphase resistance [Ohm.m2]"].entries
    assert film[-1] == pytest.approx(film[0] / 1.36, rel=1e-6)


def test_it_does_not_smooth():
    with pytest.raises(InvalidInput, match="area_per_charge"):
        Roughening(area_per_charge=-1.0)
