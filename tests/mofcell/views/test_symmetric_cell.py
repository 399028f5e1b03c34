import pytest

import mofcell
from mofcell.views.symmetric_cell import half_cycles, measured_beside


@pytest.fixture(scope="module")
def cell():
    return mofcell.cell("gu2025-symmetric")


def test_the_parts_add_up_and_the_ends_are_there(cell):
    plated = mofcell.symmetric_cell(cell, cycles=20)
    table = half_cycles(plated, cell.measured["overpotential_over_time"])
    assert [row[0] for row in (table.rows[0], table.rows[-1])] == ["1", "40"]
    assert not any("ended early" in note for note in table.notes)
    assert "contact (mV)" not in table.columns
    for row in table.rows:
        known = dict(zip(table.columns, row, strict=True))
        whole = float(known.pop("overpotential (mV)"))
        parts = [float(text) for name, text in known.items() if name.endswith("(mV)")]
        assert sum(parts) == pytest.approx(whole, abs=0.16)
    assert table.notes[-1] == "measured: 140 mV after 0 h, 130 mV after 1000 h"


def test_an_early_end_has_its_reason(cell):
    plated = mofcell.symmetric_cell(cell, cycles=1, voltage_limit=0.1)
    table = half_cycles(plated)
    assert len(table.rows) == 1
    assert table.notes[0] == "ended early, half-cycle 1: voltage limit"


def test_nothing_was_done(cell):
    plated = mofcell.symmetric_cell(cell, cycles=1)
    assert half_cycles(plated.isel(half_cycle=slice(0, 0))).rows == []


def test_a_membrane_without_salt_says_nothing_of_salt(cell):
    single = cell.replace(electrolyte=cell.electrolyte.replace(transference_number=1.0))
    notes = half_cycles(mofcell.symmetric_cell(single, cycles=1)).notes
    assert not any("salt" in note for note in notes)


def test_one_measured_overpotential_is_said(cell):
    alone = cell.replace(measured={"overpotential": cell.measured["overpotential"]})
    plated = mofcell.symmetric_cell(alone, cycles=1)
    assert half_cycles(plated, measured_beside(alone, plated)).notes[-1] == "measured: 140 mV"


def test_what_was_measured_over_time_goes_first(cell):
    plated = mofcell.symmetric_cell(cell, cycles=1)
    assert measured_beside(cell, plated) is cell.measured["overpotential_over_time"]


@pytest.mark.parametrize("other", [{"temperature": 273.15}, {"current_density": 2.0}])
def test_what_was_measured_otherwise_is_not_said(cell, other):
    assert measured_beside(cell, mofcell.symmetric_cell(cell, cycles=1, **other)) is None
