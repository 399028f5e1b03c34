"""Polarization: terms over the discharge."""

import numpy as np
import pytest

import mofcell
from mofcell.models import DFN, SPMe


@pytest.mark.parametrize("model", [DFN, SPMe], ids=["DFN", "SPMe"])
def test_contributions_sum_to_the_voltage(cell, model):
    """To 1e-8 V: both are read at the same points of the same solution."""
    split = mofcell.polarization(cell, c_rate=1.0, model=model)
    rest = split.contribution.sum("term") - split.voltage
    assert abs(rest).max() < 1e-8
    end = split.contribution.isel(depth=-1)
    assert end.values == pytest.approx(split.end_contribution.values, abs=1e-12)


def test_a_change_of_one_resistance_is_all_in_its_term(cell):
    """3 mOhm.m2 at the plane cost 10.2 A/m2 x 3e-3 = 30.6 mV at 1C, once the load is on."""
    more = mofcell.polarization(cell.replace(membrane_cathode_resistance=3e-3), c_rate=1.0)
    term = more.contribution.sel(term="membrane-cathode interface")
    assert term.isel(depth=slice(1, None)).values == pytest.approx(-30.6e-3, rel=1e-6)
    assert mofcell.polarization(cell).contribution.sel(term=term.term.item()).max() == 0


def test_load_that_cannot_be_held_has_no_curve_but_a_reason(cell, membrane):
    poor = cell.replace(electrolyte=membrane.replace(conductivity=1e-5))
    split = mofcell.polarization(poor, c_rate=1.0)
    assert split.status.item().startswith("cannot hold the load")
    assert np.isnan(split.voltage).all()
    assert np.isnan(split.contribution).all()
    assert split.end_contribution.sel(term="membrane ohmic") == split.end_contribution.min()
    assert split.limited_by.item() == "membrane ohmic"


def test_bad_rate_is_refused(cell):
    with pytest.raises(mofcell.InvalidInput, match="c_rate: -1; allowed are finite numbers above"):
        mofcell.polarization(cell, c_rate=-1.0)
