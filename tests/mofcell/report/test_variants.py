import numpy as np
import pytest

import mofcell
from mofcell.parameters import numbers_at
from mofcell.report.variants import AS_IN_RECORD, diffusion_energies, variants

pytestmark = pytest.mark.filterwarnings("ignore::mofcell.parameters.laws.OutOfRangeWarning")


@pytest.mark.parametrize("name", ["gu2025-lfp", "ouyang2023-ncm811"])
def test_variants_are_alike_at_room_temperature_and_differ_in_the_cold(name):
    cell = mofcell.cell(name)
    changed = variants(cell)
    assert changed[AS_IN_RECORD] is cell
    for what, variant in changed.items():
        if "printed" not in what:  # that one is anchored at its own 25 degC
            warm = np.array(list(numbers_at(variant, 298.15).values()))
            np.testing.assert_allclose(warm, list(numbers_at(cell, 298.15).values()), rtol=1e-9)


def test_spread_shows_what_changes_only(result_of):
    spread = result_of["gu2025-lfp"].spread
    capacity = spread.specific_capacity.sel(temperature=253.15)
    assert float(capacity.max() - capacity.min()) > 10
    assert capacity.sel(variant="all of them at their highest") <= capacity.min() + 1e-6
    # the record has 0.3 eV at both interfaces already
    assert not any(str(name).endswith(": 0.3 eV") for name in spread.variant.values)


def test_an_interface_without_resistance_has_no_variants():
    names = " ".join(variants(mofcell.cell("ouyang2023-ncm811-highload")))
    assert "lithium interphase" in names
    assert "membrane|cathode" not in names


def test_energies_of_diffusion_of_the_same_material():
    """LFP: Xu 2015 20, Prada 2013 35 and BPX 2022 80 kJ/mol, as its sets say."""
    assert list(diffusion_energies(mofcell.cell("gu2025-lfp"))) == [20.0, 35.0, 80.0]
    assert len(diffusion_energies(mofcell.cell("ouyang2023-ncm811"))) == 3
