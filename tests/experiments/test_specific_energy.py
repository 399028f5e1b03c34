"""Specific energy: the simulated energy over masses that are stated."""

import sys

import pytest

import mofcell
from mofcell.models import SPMe

#: By hand for the test cell [kg.m-2]: 50 um of lithium at 534 kg/m3; 60 g/m2 of LFP in a
#: coating of which it is 0.8; 100 um of membrane at 1400 kg/m3.
LITHIUM, ACTIVE, INACTIVE, MEMBRANE = 0.0267, 0.06, 0.015, 0.14


@pytest.mark.parametrize(
    ("basis", "mass"),
    [("active", ACTIVE), ("electrodes+electrolyte", LITHIUM + ACTIVE + INACTIVE + MEMBRANE)],
)
def test_energy_over_the_mass_of_the_basis(cell, basis, mass):
    result = mofcell.specific_energy(cell, c_rate=0.2, basis=basis, model=SPMe)
    assert result.mass.sum().item() == pytest.approx(mass, rel=1e-12)
    areal = result.energy.item() * ACTIVE  # W.h per kg of active material, times kg/m2
    assert result.specific_energy.item() == pytest.approx(areal / mass, rel=1e-12)


def test_each_basis_counts_more(cell):
    bases = ("active", "electrodes+electrolyte", "stack", "pouch")
    found = [
        mofcell.specific_energy(cell, c_rate=0.2, basis=basis, model=SPMe).specific_energy.item()
        for basis in bases
    ]
    assert sorted(found, reverse=True) == found
    assert found[3] == pytest.approx(found[2] * (1 - cell.packaging_mass_fraction), rel=1e-12)


def test_energy_density_is_over_the_thickness(cell):
    """Lithium 50 um, membrane 100 um and the coating, whose thickness is that of its solids
    over 1 - porosity: (60/3600 + 7.5/1900 + 7.5/1780) x 1e-3 / 0.5 m = 49.7 um.
    """
    result = mofcell.specific_energy(cell, c_rate=0.2, model=SPMe)
    coating = (0.06 / 3600 + 0.0075 / 1900 + 0.0075 / 1780) / 0.5
    volume = 50e-6 + 100e-6 + coating
    areal = result.energy.item() * ACTIVE
    assert result.energy_density.item() == pytest.approx(areal / volume / 1000, rel=1e-12)


def test_missing_density_and_unknown_basis_are_refused(cell, membrane):
    with pytest.raises(mofcell.InvalidInput, match="density of electrolyte 'membrane' is not give"):
        mofcell.specific_energy(cell.replace(electrolyte=membrane.replace(density=None)))
    with pytest.raises(mofcell.InvalidInput, match="basis is 'cell', allowed are active, "):
        mofcell.specific_energy(cell, basis="cell")


def test_all_bases_take_one_discharge(cell, monkeypatch):
    """The bases differ in what they divide by, not in what is solved."""
    from mofcell.experiments.specific_energy import on_each_basis

    module = sys.modules["mofcell.experiments.specific_energy"]
    solved, original = [], module.discharge

    def counting(wanted, **options):
        solved.extend(wanted)
        return original(wanted, **options)

    monkeypatch.setattr(module, "discharge", counting)
    datasets = on_each_basis(cell)
    assert len(solved) == 1
    for basis, one in datasets.items():
        expected = one.energy * cell.cathode_loading / one.mass.sum()
        assert one.specific_energy.item() == pytest.approx(expected.item(), rel=1e-12)
        assert one.attrs["basis"] == basis
