import math

import pytest

import mofcell
from mofcell.parameters import InvalidInput
from mofcell.parameters.masses import BASES, areal_masses, thicknesses


def total(cell, basis):
    masses = areal_masses(cell)
    return sum(masses[part] for part in BASES[basis])


def test_by_hand(cell):
    masses = areal_masses(cell)
    assert masses["active material"] == pytest.approx(0.1, rel=1e-15)
    assert masses["carbon and binder"] == pytest.approx(0.025, rel=1e-13)  # 80 % is active
    assert masses["membrane"] == pytest.approx(50e-6 * 1600, rel=1e-14)
    solid = 0.1 / 4000 + 0.01875 / 1900 + 0.00625 / 1780  # [m]
    assert masses["catholyte"] == pytest.approx(solid / 0.6 * 0.4 * 1200, rel=1e-13)
    # half of 15 um of aluminium at 2.70 and of 8 um of copper at 8.96 g/cm3
    assert masses["aluminium"] == pytest.approx(7.5e-6 * 2700, rel=1e-14)
    assert masses["copper"] == pytest.approx(4e-6 * 8960, rel=1e-14)
    # N/P of 2: twice 0.1 kg/m2 * 4e5 C/kg over F, 6.94 g/mol
    assert masses["lithium"] == pytest.approx(8e4 / 96485.33212 * 6.94e-3, rel=1e-9)


def test_bases_add_up(cell):
    masses = areal_masses(cell)
    assert total(cell, "active") == masses["active material"]
    dry = total(cell, "active") + masses["lithium"] + masses["carbon and binder"]
    assert total(cell, "electrodes+electrolyte") == pytest.approx(dry + masses["membrane"])
    wet = masses["catholyte"] + masses["aluminium"] + masses["copper"]
    assert total(cell, "stack") == pytest.approx(total(cell, "electrodes+electrolyte") + wet)
    assert total(cell, "pouch") == pytest.approx(sum(masses.values()), rel=1e-15)


def test_bases_grow(cell):
    bases = ["active", "electrodes+electrolyte", "stack", "pouch"]
    assert list(BASES) == bases
    sums = [total(cell, basis) for basis in bases]
    assert sums == sorted(sums)
    assert len(set(sums)) == 4


@pytest.mark.parametrize("share", [0.0, 0.1, 0.5])
def test_overhead_of_the_pouch(cell, share):
    packed = cell.replace(packaging_mass_fraction=share)
    assert total(packed, "stack") == pytest.approx((1 - share) * total(packed, "pouch"), rel=1e-14)


def test_dry_coating_weighs_its_densities(cell):
    """Mass from the loading equals volume times density, part by part."""
    masses = areal_masses(cell)
    solid = cell.cathode_thickness * (1 - cell.cathode_porosity)
    shares = {4000: 0.8, 1900: 0.15, 1780: 0.05}  # mass fraction by true density
    mean = 1 / sum(share / density for density, share in shares.items())
    coating = masses["active material"] + masses["carbon and binder"]
    assert solid * mean == pytest.approx(coating, rel=1e-13)


def test_ouyang(cell, membrane):
    """742/419.6 = 1.768 is the total over the active mass of Ouyang 2023 (seed notes)."""
    made = cell.replace(
        cathode_loading=0.201,
        active_mass_fraction=0.8,
        lithium_thickness=50e-6,
        membrane_thickness=42.9e-6,
        electrolyte=membrane.replace(density=1772.0),  # 7.6 mg/cm2
    )
    assert areal_masses(made)["membrane"] == pytest.approx(0.076, rel=1e-3)
    ratio = total(made, "electrodes+electrolyte") / total(made, "active")
    assert ratio == pytest.approx(1.768, rel=0.01)  # 20.1 and 7.6 mg/cm2 are rounded
    # 35.5 mg/cm2 in all, as the notes have it
    assert total(made, "electrodes+electrolyte") == pytest.approx(0.355, rel=0.01)


def test_thicknesses_add_up(cell):
    parts = thicknesses(cell)
    expected = cell.lithium_foil_thickness + 50e-6 + cell.cathode_thickness + 15e-6 / 2 + 8e-6 / 2
    assert sum(parts.values()) == pytest.approx(expected, rel=1e-15)
    assert parts.keys() == areal_masses(cell).keys()


def test_bases_count_known_components(cell):
    known = set(areal_masses(cell))
    for basis, parts in BASES.items():
        assert set(parts) <= known, basis
        assert len(set(parts)) == len(parts), basis


@pytest.mark.parametrize(("layer", "name"), [("electrolyte", "membrane"), ("catholyte", "liquid")])
def test_density_is_due(cell, layer, name):
    unknown = cell.replace(**{layer: getattr(cell, layer).replace(density=None)})
    expected = f"density of electrolyte '{name}' is not given: the mass of the cell needs it; add a"
    with pytest.raises(InvalidInput, match=expected):
        areal_masses(unknown)
    assert areal_masses(unknown, BASES["active"]) == {"active material": cell.cathode_loading}


def test_gu_is_mostly_membrane_and_lithium():
    masses = areal_masses(mofcell.cell("gu2025-lfp"))
    # 300 um of 1.5 g/cm3 and 450 um of 0.534 g/cm3, in mg/cm2
    assert masses["membrane"] * 100 == pytest.approx(45.0, rel=1e-9)
    assert masses["lithium"] * 100 == pytest.approx(24.03, rel=1e-9)
    assert all(math.isfinite(mass) and mass > 0 for mass in masses.values())
