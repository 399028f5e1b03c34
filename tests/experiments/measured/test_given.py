import pytest

import mofcell
from mofcell.experiments.measured.given import as_list


def test_one_several_and_those_of_the_record():
    cell = mofcell.cell("gu2025-lfp")
    (table,) = as_list(cell)
    assert as_list(cell, table) == [table]
    assert as_list(cell, (table, table)) == [table, table]


def test_a_record_without_tables():
    with pytest.raises(mofcell.InvalidInput, match="'reference-liquid' holds no measured table"):
        as_list(mofcell.cell("reference-liquid"))
