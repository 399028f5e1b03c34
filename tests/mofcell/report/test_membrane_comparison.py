import numpy as np
import pytest

import mofcell
from mofcell.parameters import Measurement, Provenance
from mofcell.parameters.constants import F, R
from mofcell.report import comparison
from mofcell.report.membrane_comparison import of_membrane_cell
from mofcell.report.membrane_results import MembraneResults, simulate_membrane

PLATED = "gu2025-symmetric"


def rows_of(small, record, quantity):
    return [
        one for one in small.made.comparisons if one.record == record and one.quantity == quantity
    ]


def measured(x, y):
    provenance = Provenance(kind="measured", source="my notebook")
    return Measurement(x=x, y=y, temperature=298.15, provenance=provenance)


def test_overpotential_at_the_start_has_to_agree(small):
    """0.1 mA/cm2 through both interfaces and the membrane, and charge transfer beside."""
    start, _ = rows_of(small, PLATED, "overpotential")
    assert (start.measured, start.unit) == (pytest.approx(140), "mV")  # Gu 2025, Fig. 2b
    assert start.condition == "0.1 mA/cm², 25 °C"
    assert start.standing == comparison.INPUT  # the interface was read from it
    faces, membrane = 2 * 688e-4, 300e-6 / 0.128  # [Ohm.m2], at 1 A/m2
    charge_transfer = 4 * R * 298.15 / F * np.arcsinh(1 / (2 * 70.6))
    ohmic = 1e3 * (faces + membrane + charge_transfer)
    assert ohmic < start.simulated < ohmic + 1.5  # and the salt that builds up


def test_overpotential_after_the_test_was_fitted(small):
    _, end = rows_of(small, PLATED, "overpotential")
    assert (end.measured, end.simulated) == (pytest.approx(130), pytest.approx(130, abs=0.5))
    assert end.condition == "0.1 mA/cm²,\n1000 h, 25 °C"
    assert end.standing == comparison.FITTED


@pytest.mark.parametrize(("record", "printed"), [(PLATED, 0.76), ("gu2025-symmetric-ni-mof", 0.57)])
def test_transference_numbers_come_back(small, record, printed):
    (row,) = rows_of(small, record, "t+")  # Gu 2025, Table 1
    assert (row.measured, row.standing) == (printed, comparison.INPUT)
    assert row.simulated == pytest.approx(printed, abs=1e-3)
    assert row.condition == "10 mV, 25 °C"


def test_another_transference_number_than_the_printed_one_is_predicted():
    cell = mofcell.cell(PLATED)
    other = cell.replace(electrolyte=cell.electrolyte.replace(transference_number=0.5))
    polarised = mofcell.bruce_vincent(other)
    (row,) = of_membrane_cell(MembraneResults(other.replace(measured={}), polarised=polarised))
    assert (row.measured, row.standing) == (0.76, comparison.PREDICTED)
    assert row.simulated == pytest.approx(0.5, abs=1e-3)


def test_a_cell_that_failed_keeps_its_printed_numbers():
    rows = of_membrane_cell(MembraneResults(mofcell.cell(PLATED)))
    assert [one.measured for one in rows] == pytest.approx([140, 130, 0.76])
    assert {one.standing for one in rows} == {comparison.FAILED}
    assert np.isnan([one.simulated for one in rows]).all()


def test_a_test_that_ends_early_has_no_overpotential_to_compare(raising):
    over = {"overpotential_over_time": measured([0.0, 7200.0], [0.03, 0.04])}
    ended = mofcell.cell(PLATED).replace(measured=over, fade=(), current_density=1e3)
    rows = of_membrane_cell(simulate_membrane(ended, kept=raising))[:2]
    assert [one.measured for one in rows] == pytest.approx([30, 40])
    assert {one.standing for one in rows} == {comparison.FAILED}
    assert "start" in rows[0].condition


def test_overpotentials_at_other_currents_are_predicted(raising):
    """Of an interface that was measured: twice the current, about twice the overpotential."""
    cell = mofcell.cell("zif4-glass-symmetric").replace(
        measured={"overpotential": measured([0.5, 1.0], [0.07, 0.15])}
    )
    half, whole = of_membrane_cell(simulate_membrane(cell, kept=raising))
    assert half.standing == whole.standing == comparison.PREDICTED
    assert whole.simulated / half.simulated == pytest.approx(2, rel=0.01)


def test_a_blocking_cell_has_none():
    blocking = mofcell.BlockingCell.of(mofcell.cell(PLATED))
    assert of_membrane_cell(MembraneResults(blocking)) == []
