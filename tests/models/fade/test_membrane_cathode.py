"""The plane between membrane and cathode, constant or rising."""

import numpy as np
import pytest

from mofcell.models import term_variable

RESISTANCE = "Membrane-cathode interface resistance [Ohm.m2]"


def test_rise_is_linear_in_the_charge_that_passed(cycled):
    """5 Ohm.cm2 in each full cycle, on top of the cell's own at 25 degC."""
    at_first = cycled.cell.membrane_cathode_resistance(298.15)
    expected = at_first + 5e-4 * cycled.cycles_passed
    assert cycled.by_step(RESISTANCE) == pytest.approx(expected, abs=1e-11)


def test_the_voltage_falls_by_i_times_r(cycled):
    i = cycled.by_step("Current [A]") / cycled.cell.area
    drop = cycled.by_step(term_variable("membrane-cathode interface"))
    assert drop == pytest.approx(-i * cycled.by_step(RESISTANCE), abs=1e-12)


def test_a_constant_interface_stays(standing_still):
    for solution in standing_still:
        assert np.ptp(solution[RESISTANCE].entries) == 0
