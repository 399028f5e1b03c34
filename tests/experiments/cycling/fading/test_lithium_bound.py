"""The bound is where the lithium is gone."""

import mofcell
from mofcell.experiments.compiled import accessible_charge
from mofcell.experiments.cycling.fading.lithium_bound import lowest_coulombic_efficiency
from mofcell.experiments.cycling.protocols import cycling
from mofcell.models import SPMe

CELL = mofcell.cell("gu2025-lfp").replace(lithium_thickness=None, np_ratio=0.5)
TEST = cycling(c_rate=0.1, cycles=10)


def capacity(coulombic_efficiency):
    cell = CELL.replace(coulombic_efficiency=coulombic_efficiency)
    return mofcell.cycle(cell, TEST, fade=[], model=SPMe).specific_capacity.values


def test_below_the_bound_the_cell_would_have_faded_and_above_it_not():
    full = capacity(1.0)
    charge = 3600 * full[-1] * CELL.cathode_loading
    lowest = lowest_coulombic_efficiency(CELL, charge, TEST.cycles)
    below, above = capacity(1 - 1.05 * (1 - lowest)), capacity(1 - 0.85 * (1 - lowest))
    assert below[-1] < 0.99 * full[-1]
    assert above[-1] > 0.999 * full[-1]


def test_a_foil_that_lasts_whatever_is_lost_bounds_nothing():
    cell = mofcell.cell("gu2025-lfp")
    assert lowest_coulombic_efficiency(cell, 0.9 * accessible_charge(cell), 10) == 0
