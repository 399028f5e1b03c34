import pytest

import mofcell
from mofcell.experiments.fits.gu2025_symmetric import fit


@pytest.mark.slow
def test_the_record_has_what_the_fit_gives():
    (rough,) = mofcell.cell("gu2025-symmetric").fade
    assert rough.area_per_charge == pytest.approx(fit(), rel=1e-3)
    assert rough.provenance["area_per_charge"].kind == "fitted"
