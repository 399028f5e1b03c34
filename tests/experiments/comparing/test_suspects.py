import math

import pytest

import mofcell
from mofcell.experiments.comparing.suspects import SUSPECTS, suspects
from mofcell.experiments.designs.axes import axes_of

ROOM = 298.15


def names(cell, temperatures=(ROOM,)):
    return [one.name for one in suspects(cell, temperatures)]


def test_every_number_is_one_of_the_cell():
    known = axes_of(mofcell.cell("gu2025-lfp"))
    assert {one.name for one in SUSPECTS} <= set(known)


def test_numbers_that_are_zero_are_left_out(cell):
    assert "membrane_cathode_resistance" not in names(cell)
    assert "membrane_cathode_resistance" in names(cell.replace(membrane_cathode_resistance=1e-4))


def test_without_catholyte_there_is_none_of_it(cell):
    assert "catholyte.conductivity" in names(cell)
    assert "catholyte.conductivity" not in names(cell.replace(catholyte=None))


def test_single_ion_conductors_keep_their_transference_number():
    assert "transference_number" not in names(mofcell.cell("reference-llzo"))


def test_energies_only_where_temperatures_differ():
    cell = mofcell.cell("gu2025-lfp")
    energy = "lithium_interface_resistance.activation_energy"
    assert energy not in names(cell, [ROOM, ROOM + 2])
    assert energy in names(cell, [ROOM, ROOM - 20])


def test_every_cell_of_the_library_has_suspects():
    for name in mofcell.cells():
        cell = mofcell.cell(name)
        if isinstance(cell, mofcell.Cell):
            assert {"cathode_utilisation", "particle_diffusion_time"} <= set(names(cell))


def test_limits_keep_a_share_a_share(cell):
    utilisation = SUSPECTS[0]
    _, high = utilisation.limits(cell)
    assert math.exp(high) * 0.9 == pytest.approx(1.0)
    assert utilisation.limits(cell.replace(cathode_utilisation=1.0))[1] == 0.0
    assert utilisation.changed(cell, math.log(0.5)).cathode_utilisation == pytest.approx(0.45)
