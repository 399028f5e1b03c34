"""The tables of the library as datasets."""

import numpy as np
import pytest

import mofcell
from mofcell.experiments.measured import measured_tables


@pytest.mark.parametrize("name", mofcell.cells())
def test_tables_hold_what_the_records_hold(name):
    cell = mofcell.cell(name)
    kept = {
        one: cell.measured[one]
        for one in ("rate_capability", "areal_capacity")
        if one in cell.measured
    }
    found = measured_tables(cell)
    assert len(found) == len(kept)
    for data, table in zip(found, kept.values(), strict=True):
        assert data.kind == "rate table"
        assert data.c_rate.values.tolist() == list(table.x)
        assert np.all(data.temperature == table.temperature)
        assert data.source == table.provenance.source
        assert data.notes == table.provenance.caution


def test_units_of_tables():
    (table,) = measured_tables(mofcell.cell("gu2025-lfp"))
    charge = mofcell.cell("gu2025-lfp").measured["rate_capability"].y[0]  # C.kg-1
    assert table.specific_capacity.values[0] == pytest.approx(charge / 3600)  # mA.h.g-1
    (table,) = measured_tables(mofcell.cell("ouyang2023-lfp-highload"))
    charge = mofcell.cell("ouyang2023-lfp-highload").measured["areal_capacity"].y[0]  # C.m-2
    assert table.areal_capacity.values[0] == pytest.approx(charge / 36000)  # mA.h.cm-2


def test_only_a_cell_has_tables():
    with pytest.raises(mofcell.InvalidInput, match="cell is 'gu2025-lfp'; give a Cell"):
        measured_tables("gu2025-lfp")
