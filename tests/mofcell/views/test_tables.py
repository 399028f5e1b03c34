import numpy as np
import pytest

import mofcell
from mofcell.parameters.masses import BASES, areal_masses
from mofcell.views import tables
from mofcell.views.bases import specific_energies

# the cold lies outside some ranges on purpose; the results say so
pytestmark = pytest.mark.filterwarnings("ignore::mofcell.parameters.laws.OutOfRangeWarning")


def test_rates_beside_the_measured(cell):
    dataset = mofcell.rate_capability(cell, c_rates=[1.0, 1.5])
    table = tables.rates(dataset, cell.measured["rate_capability"])
    capacity = dataset.specific_capacity.values[0]
    row = dict(zip(table.columns, table.rows[0], strict=True))
    assert row["model (mAh/g)"] == f"{capacity:.1f}"
    assert row["measured (mAh/g)"] == "110.5"  # Gu 2025, Fig. 3d
    assert float(row["error (%)"].replace("−", "-")) == round(100 * (capacity / 110.52 - 1), 1)
    assert table.rows[1][2:4] == ["–", "–"]  # nothing was measured at 1.5 C


def test_terms_are_sorted_and_add_up(cell):
    split = mofcell.polarization(cell)
    table = tables.terms(split)
    half = [float(row[1].replace("−", "-")) for row in table.rows]
    assert half[:-1] == sorted(half[:-1], reverse=True)
    middle = split.isel(depth=split.sizes["depth"] // 2)
    lost = 1e3 * (middle.contribution.sel(term="equilibrium potential") - middle.voltage)
    assert table.rows[-1][0] == "all losses"
    assert table.rows[-1][1] == f"{lost.item():.0f}"
    assert len(table.rows) == split.sizes["term"]


def test_cold_says_what_a_cell_that_warms_itself_reaches(cell):
    options = {"temperatures": [253.15, 233.15], "model": mofcell.models.SPMe}
    isothermal = tables.cold(mofcell.low_temperature(cell, **options))
    assert "reaches" not in isothermal.columns
    heat = mofcell.Heat(heat_transfer_coefficient=0.0)
    dataset = mofcell.low_temperature(cell, heat=heat, **options)
    table = tables.cold(dataset)
    reached = [row[table.columns.index("reaches")] for row in table.rows]
    first = dataset.highest_temperature.values[0] - 273.15
    assert reached == [f"−{-first:.1f} °C", "−40.0 °C"]  # where the load is not held
    assert [column for column in table.columns if column != "reaches"] == [*isothermal.columns]


def test_what_is_not_held_has_no_voltage(cell):
    table = tables.rates(mofcell.rate_capability(cell, c_rates=[10.0]))
    row = dict(zip(table.columns, table.rows[0], strict=True))
    assert row["model (mAh/g)"] == "0.0"
    assert row["mean voltage (V)"] == "–"
    assert row["limited by"].startswith("load not held")


def test_bases_count_what_they_say(cell):
    dataset = specific_energies(cell)
    assert list(dataset.basis.values) == list(BASES)
    masses = areal_masses(cell)
    for basis, components in BASES.items():
        counted = dataset.mass.sel(basis=basis).dropna("component")
        assert set(counted.component.values) == set(components)
        np.testing.assert_allclose(counted.sum(), sum(masses[name] for name in components))
