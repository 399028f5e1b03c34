"""A membrane beside those of the reference cells."""

import numpy as np
import pytest

import mofcell
from mofcell.models import SPMe

RATES = [0.1, 1.0]


@pytest.fixture(scope="module")
def beside():
    return mofcell.against_references("Li@Ni-MOF-2", c_rates=RATES, model=SPMe)


def test_one_row_for_the_membrane_and_each_reference(beside):
    assert list(beside.membrane.values) == [
        "Li@Ni-MOF-2",
        *(mofcell.cell(name).electrolyte.name for name in mofcell.references()),
    ]
    assert beside.specific_capacity.shape == (6, 2)
    assert beside.specific_capacity.attrs["units"] == "mA.h.g-1"


def test_resistance_of_a_membrane(beside):
    # 300 um at 1.28 mS/cm: 23.44 ohm cm2; LATP 260 um at 0.7 mS/cm and 30 degC, 0.3 eV
    latp = 0.026 / (7.0e-4 * np.exp(-0.3 / 8.617333262e-5 * (1 / 298.15 - 1 / 303.15)))
    expected = {"Li@Ni-MOF-2": 0.03 / 1.28e-3, "LATP": latp}
    for name, ohm_cm2 in expected.items():
        found = beside.membrane_resistance.sel(membrane=name).item() * 1e4
        assert found == pytest.approx(ohm_cm2, rel=1e-6)


def test_a_reference_is_what_its_cell_gives(beside):
    alone = mofcell.rate_capability(mofcell.cell("reference-peo"), c_rates=RATES, model=SPMe)
    np.testing.assert_allclose(
        beside.specific_capacity.sel(membrane="PEO"), alone.specific_capacity, rtol=1e-6
    )


def test_energy_counts_the_membrane(beside):
    """Areal energy over 50 um of lithium, the coating and the membrane, by hand."""
    mass = 50e-6 * 534 + 0.1 / 0.8 + 300e-6 * 1500  # [kg.m-2]
    row = beside.sel(membrane="Li@Ni-MOF-2", c_rate=0.1)
    assert row.specific_energy.item() == pytest.approx(row.energy.item() * 0.1 / mass, rel=1e-9)


def test_thickness_is_that_of_the_measurement_unless_given(beside):
    assert beside.thickness.values[0] == pytest.approx(300e-6)
    thin = mofcell.against_references(
        "Li@Ni-MOF-2", membrane_thickness=30e-6, c_rates=[1.0], model=SPMe
    )
    assert thin.membrane_resistance.values[0] == pytest.approx(
        beside.membrane_resistance.values[0] / 10
    )
    with pytest.raises(mofcell.InvalidInput, match="'MOF-LiCl' states no measured_thickness; give"):
        mofcell.against_references("MOF-LiCl")


def test_record_of_the_user_without_density():
    mine = mofcell.Electrolyte(name="mine", conductivity=0.05, transference_number=0.7)
    result = mofcell.against_references(mine, membrane_thickness=50e-6, c_rates=[0.1], model=SPMe)
    assert result.status.sel(membrane="mine").item() == "ok"
    assert np.isnan(result.specific_energy.sel(membrane="mine").item())


def test_liquid_of_measured_properties_as_membrane():
    liquid = mofcell.electrolyte("1 M LiPF6 in EC:EMC (concentrated)").replace(porosity=0.4)
    result = mofcell.against_references(liquid, membrane_thickness=25e-6, c_rates=[0.1], model=SPMe)
    # 0.88 S/m at 25 degC times 0.4^1.5 (within 10 % of what is measured)
    resistance = result.membrane_resistance.values[0]
    assert resistance == pytest.approx(25e-6 / (0.88 * 0.4**1.5), rel=0.1)
    assert result.status.values[0, 0] == "ok"


def test_what_does_not_fit_the_reference_cells_is_refused():
    mine = mofcell.electrolyte("Li@Ni-MOF-2")
    with pytest.raises(mofcell.InvalidInput, match="is 500 mol/m3, that of the reference cells"):
        mofcell.against_references(mine.replace(salt_concentration=500.0))
    with pytest.raises(mofcell.InvalidInput, match="membrane_thickness is 0"):
        mofcell.against_references(mine, membrane_thickness=0.0)


def test_flags_name_the_membrane(beside):
    flag = "electrolyte conductivity (known at 30 degC only)"
    assert flag in beside.outside_range.sel(membrane="LATP").item()
    assert flag not in beside.outside_range.sel(membrane="Li@Ni-MOF-2").item()
    assert f"LATP: {flag}" in beside.attrs["outside_range"]
