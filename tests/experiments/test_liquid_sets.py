"""A cell with each concentrated set as catholyte, in the cold and in the warm."""

import pytest

import mofcell
from mofcell.parameters.liquids import LIQUID_SETS

pytestmark = pytest.mark.filterwarnings("ignore::mofcell.parameters.laws.OutOfRangeWarning")

MODELS = pytest.mark.parametrize("model", [mofcell.models.DFN, mofcell.models.SPMe])


def capacities(liquid, model, celsius, c_rates):
    cell = mofcell.cell("gu2025-lfp").replace(catholyte=liquid)
    return mofcell.rate_capability(cell, c_rates=c_rates, temperature=celsius + 273.15, model=model)


@MODELS
@pytest.mark.parametrize("name", LIQUID_SETS)
def test_cell_runs_warm_and_cold(name, model):
    liquid = LIQUID_SETS[name]()
    warm = capacities(liquid, model, 25, [0.1, 1.0])
    assert list(warm.status) == ["ok", "ok"]
    assert warm.attrs["outside_range"] == ""
    ideal = mofcell.electrolyte(name.removesuffix(" (concentrated)"))
    expected = capacities(ideal, model, 25, [0.1, 1.0]).specific_capacity.values
    # the lithium interphase and the particles limit this cell: its liquid takes 1e-4 of it
    assert warm.specific_capacity.values == pytest.approx(expected, rel=1e-3)

    cold = capacities(liquid, model, -20, [0.1, 2.0])
    assert list(cold.status) == ["ok", "cannot hold the load"]
    low, high = (T - 273.15 for T in liquid.temperature_range)
    assert cold.attrs["outside_range"] == f"catholyte (known at {low:g} to {high:g} degC)"
    in_the_cold = capacities(ideal, model, -20, [0.1]).specific_capacity.values
    assert cold.specific_capacity.values[:1] == pytest.approx(in_the_cold, rel=2e-3)
