"""A lamp on cells in series: limits, and the bounds put back into the model."""

import numpy as np
import pytest

import mofcell
from mofcell.experiments.lamp import NEVER
from mofcell.models import SPMe

# the cold lies outside some ranges on purpose; the results say so
pytestmark = pytest.mark.filterwarnings("ignore::mofcell.parameters.laws.OutOfRangeWarning")

COLD, ROOM = 228.15, 298.15
HELD = [mofcell.Held.CONDUCTANCE, mofcell.Held.POWER, mofcell.Held.CURRENT]


@pytest.fixture(scope="module")
def stiff(cell):
    """Next to nothing but an ohmic film on lithium between its potential and its voltage."""
    return cell.replace(
        lithium_interface_resistance=0.05,
        lithium_exchange_current_density=1e4,
        particle_diffusion_time=0.1,
        membrane_thickness=1e-6,
    )


def lit(cell, **options):
    return mofcell.lamp(cell, **{"temperatures": [ROOM], "model": SPMe, **options}).squeeze()


def potential(cell, charge):
    """Equilibrium potential after a charge [C.m-2] was taken."""
    full = cell.cathode_loading * cell.cathode_utilisation * cell.cathode.specific_capacity
    return float(cell.cathode.open_circuit_potential(cell.initial_stoichiometry + charge / full))


def test_a_current_drains_the_cathode(stiff):
    """With next to no losses, what takes part is delivered: time is charge over current."""
    current = 0.05e-3
    x, end = stiff.initial_stoichiometry, stiff.cathode.stoichiometry_range[1]
    full = stiff.cathode_loading * stiff.cathode_utilisation * stiff.cathode.specific_capacity
    found = lit(stiff, currents=[current], voltage=2 * 2.0, held=mofcell.Held.CURRENT)
    charge = current / stiff.area * found.lit_time.item()
    assert charge == pytest.approx((end - x) * full, rel=0.02)
    assert found.ended_by.item() == "voltage too low"


@pytest.mark.parametrize("held", HELD)
def test_only_the_share_of_a_cell_counts(cell, held):
    """Two cells on a lamp, and three on one of half as much voltage again."""
    known = {"currents": [0.3e-3], "held": held}
    two = lit(cell, cells=2, voltage=2.0, **known)
    three = lit(cell, cells=3, voltage=3.0, **known)
    for name in ("lit_time", "largest_resistance", "largest_interface_resistance"):
        assert two[name].item() == pytest.approx(three[name].item(), rel=1e-9)


def test_a_resistor_takes_most_and_a_constant_power_least(cell):
    times = [lit(cell, currents=[0.3e-3], held=held).lit_time.item() for held in HELD]
    resistor, power, current = times
    assert resistor < current < power


def test_half_the_area_is_twice_the_current(cell):
    half = lit(cell.replace(area=cell.area / 2), currents=[0.2e-3])
    same = lit(cell, currents=[0.4e-3])
    assert half.lit_time.item() == pytest.approx(same.lit_time.item(), rel=1e-9)
    assert half.largest_resistance.item() == pytest.approx(same.largest_resistance.item())


@pytest.mark.parametrize("share", [0.99, 1.01])
def test_the_bound_of_the_interface_put_back_into_the_cell(cell, share):
    """A little less and the lamp stays lit as long as it has to; a little more and it does not."""
    known = {"temperatures": [COLD], "currents": [0.1e-3], "held": mofcell.Held.CURRENT}
    bound = lit(cell, duration=480.0, **known).largest_interface_resistance.item()
    assert bound > 0
    again = lit(cell.replace(lithium_interface_resistance=share * bound), **known)
    assert (again.lit_time.item() >= 480.0) is (share < 1)


def test_a_resistor_asks_for_no_more_resistance_than_the_bound_allows(cell):
    known = {"temperatures": [COLD], "currents": [0.1e-3]}
    bound = lit(cell, **known).largest_interface_resistance.item()
    over = lit(cell.replace(lithium_interface_resistance=1.01 * bound), **known)
    under = lit(cell.replace(lithium_interface_resistance=0.9 * bound), **known)
    assert over.lit_time.item() < 480.0 < under.lit_time.item()


def test_the_bound_of_a_cell_is_that_of_its_interface_where_there_is_nothing_else(stiff):
    found = lit(stiff, currents=[0.5e-3], duration=300.0)
    i = 0.5e-3 / stiff.area
    by_hand = (potential(stiff, 300.0 * i) - 1.9 / 2) / i
    assert found.largest_resistance.item() == pytest.approx(by_hand, rel=1e-9)
    interface = found.largest_interface_resistance.item()
    assert interface <= found.largest_resistance.item()
    assert interface == pytest.approx(by_hand, rel=0.03)


def test_no_cell_has_more_charge_than_its_cathode(cell):
    full = cell.cathode_loading * cell.cathode_utilisation * cell.cathode.specific_capacity
    too_much = 1.01 * full * cell.area / 480.0
    found = lit(cell, currents=[too_much])
    assert np.isnan(found.largest_resistance)
    assert np.isnan(found.largest_interface_resistance)


def test_a_lamp_that_is_never_lit(cell):
    dark = lit(cell, temperatures=[COLD], currents=[50e-3])
    assert dark.lit_time.item() == 0
    assert dark.ended_by.item() == NEVER


def test_gu2025_into_the_cold():
    """A dim lamp is lit at -45 degC for more than the 8 minutes, an indicator of 2 mA is not."""
    cell = mofcell.cell("gu2025-lfp")
    found = mofcell.lamp(cell, currents=[0.02e-3, 2e-3], temperatures=[COLD], model=SPMe)
    dim, indicator = found.lit_time.values[0]
    assert dim > 480.0
    assert indicator == 0
    assert found.largest_resistance.values[1] < 0.2  # Ohm.m2, a tenth of what the record has
    assert found.lithium_interface_resistance.item() > 2.0


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"currents": [0.0]}, "currents: 0"),
        ({"voltage": 8.0}, "8 V is more than 2 cells have at rest"),
        ({"cells": 1.5}, "cells is 1.5"),
        ({"held": "power"}, "held is 'power'"),
        ({"held": mofcell.Held.VOLTAGE}, "give Held.CONDUCTANCE"),
        ({"temperatures": [-45.0]}, "add 273.15"),
        ({"duration": 0.0}, "duration: 0"),
        ({"model": "DFN"}, "model is 'DFN'"),
    ],
)
def test_bad_input_is_said_in_one_line(cell, wrong, said):
    with pytest.raises(mofcell.InvalidInput, match=said) as problem:
        mofcell.lamp(cell, **wrong)
    assert "\n" not in str(problem.value)


def test_what_is_no_cell():
    with pytest.raises(mofcell.InvalidInput, match="give a Cell"):
        mofcell.lamp("gu2025-lfp")
