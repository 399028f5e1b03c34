"""All mechanisms at once: what is kept, and what stands still changes nothing."""

import numpy as np
import pytest

from mofcell.models import DFN, VOLTAGE_TERMS, SPMe, term_variable

#: Where the lithium of a cell is, or went [mol].
LITHIUM = {
    "cathode": "Total lithium in positive electrode [mol]",
    "electrolyte": "Total lithium in electrolyte [mol]",
    "metal": "Total lithium in metal [mol]",
    "film": "Loss of lithium to negative SEI [mol]",
    "lost with cathode": (
        "Loss of lithium due to loss of active material in positive electrode [mol]"
    ),
    "lost in plating": "Loss of lithium to plating [mol]",
}


def test_no_lithium_is_created_or_lost(cycled):
    """To 1e-10 in the SPMe; to 1e-9 in the DFN, whose reaction currents are solved for."""
    total = sum(cycled.along(name) for name in LITHIUM.values())
    assert np.ptp(total) / total[0] < {SPMe: 1e-10, DFN: 1e-9}[cycled.model]


def test_lithium_goes_to_every_sink(cycled):
    """Otherwise the balance above is of nothing."""
    charge = cycled.cycles_passed[-1] * cycled.cell.areal_capacity * cycled.cell.area / 96485.33
    for where in ("film", "lost with cathode", "lost in plating"):
        assert cycled.along(LITHIUM[where])[-1] > 1e-3 * charge, where
    # half of the charge that passed was plated, and 1 % of that is lost; the cell began charged
    assert cycled.along(LITHIUM["lost in plating"])[-1] == pytest.approx(0.01 * charge, rel=0.05)


def test_film_grows_and_takes_its_lithium(cycled):
    r"""L^2 = L0^2 (1 + 3 t / t2), and z / V of lithium in it, 2 x 2110 / 0.07389 mol/m3."""
    thickness = cycled.along("Negative SEI thickness [m]")
    time = cycled.along("Time [s]")
    assert thickness == pytest.approx(20e-9 * np.sqrt(1 + 3 * time / 72e3), rel=1e-8)
    taken = (thickness - 20e-9) * 2 * 2110 / 0.07389 * cycled.cell.area
    assert cycled.along(LITHIUM["film"]) == pytest.approx(taken, rel=1e-9, abs=1e-15)


def test_terms_still_add_up_to_the_voltage(cycled):
    terms = sum(cycled.along(term_variable(term)) for term in VOLTAGE_TERMS)
    assert np.abs(terms - cycled.along("Voltage [V]")).max() < 1e-12


def test_a_rate_of_zero_changes_nothing(standing_still):
    """What can change keeps its value exactly; the voltage within the solver's 1e-9."""
    still, without = standing_still
    for name in (
        "X-averaged positive electrode active material volume fraction",
        "Lithium interphase resistance [Ohm.m2]",
        "Membrane-cathode interface resistance [Ohm.m2]",
    ):
        assert np.ptp(still[name].entries) == 0, name
        assert still[name].entries[0] == pytest.approx(without[name].entries[0], rel=1e-15)
    assert still.t[-1] == pytest.approx(without.t[-1], rel=1e-9)
    time = np.linspace(1, 0.99 * still.t[-1], 100)
    difference = still["Voltage [V]"](time) - without["Voltage [V]"](time)
    assert np.abs(difference).max() < 1e-8
