"""The library against the papers, typed in a second time in the papers' units.

Gu et al. 2025 have a file of their own.
"""

import math
import warnings

import numpy as np
import pytest

import mofcell
from mofcell.parameters import source_of

K_B = 8.617333262e-5  # [eV.K-1]

#: Conductivity [S/cm] at a temperature [degC], activation energy [eV] or None, t+ or None.
ELECTROLYTES = {
    "MOF-BZN": (8.76e-4, 30, 0.54, 0.75),
    "MOF-BZN membrane": (5.1e-4, 25, 0.54, 0.75),
    "LATP": (7.0e-4, 30, None, 1),
    "LLZO": (2.4e-4, 30, None, 1),
    "PEO": (5.4e-5, 30, None, None),
    "PVDF-HFP": (1.73e-5, 30, None, None),
    "UiOLiTFSI": (2.07e-4, 25, 0.31, 0.84),
    "MOF-688": (3.4e-4, 20, None, 0.87),
    "UiO-66 (Shen)": (1.8e-4, 25, 0.21, None),
    "UiO-67 (Shen)": (6.5e-4, 25, 0.12, None),
    "MIT-20-LiCl": (1.3e-5, 25, None, None),
    "MIT-20-LiBF4": (4.8e-4, 25, None, None),
    "Mg-MOF-74 (LiOiPr)": (1.2e-5, 25, None, None),
    "MOF-LiCl": (2.4e-5, 25, 0.34, 0.69),
    "MOF-LiBr": (3.2e-5, 25, 0.30, 0.42),
    "MOF-LiI": (1.1e-4, 25, 0.24, 0.34),
    "ZIF-4 glass": (1.61e-4, 30, None, None),
    "ZIF-4 crystal": (8.21e-5, 30, None, None),
    "ZIF-8 (Fu)": (4.89e-4, 25, None, 0.66),
    "HKUST-1 (Liu)": (4.1e-4, 25, None, 0.4),
    "UiO-66 (Jiang)": (3.2e-4, 25, 0.43, 0.48),
    "MOF/PVDF-HFP (Li)": (9.5e-4, 25, None, 0.6),
    "PL-MIL-125-Li (Zhou)": (3.9e-4, 25, None, None),
    "MOF with open metal sites (Dunn)": (1.22e-3, 25, 0.21, None),
}

#: Stability window [V]; one figure, the upper end.
WINDOWS = {
    "MOF-BZN membrane": 4.93,
    "PVDF-HFP": 4.2,
    "UiOLiTFSI": 4.52,
    "MOF-LiCl": 4.5,
    "MOF-LiBr": 3.5,
    "ZIF-4 glass": 4.0,
    "ZIF-4 crystal": 4.7,
    "PL-MIL-125-Li (Zhou)": 4.9,
}

#: Discharge capacity [mAh/g] by C-rate.
RATES = {
    "ouyang2023-lfp": {0.1: 160, 0.2: 153, 0.5: 130},
    "ouyang2023-ncm811": {0.1: 219, 0.2: 192, 0.5: 175},
    "uiolitfsi-lfp": {0.2: 152},
    "mof688-lfp": {0.2: 120 / 0.96},  # 96 % of the first after 200 cycles
}

#: Loading [mg/cm2], areal capacity [mAh/cm2], Wh/kg of anode, cathode and electrolyte, N/P.
HIGH_LOADING = {
    "ouyang2023-lfp-highload": (17.0, 2.7, 259.2, 3.8),
    "ouyang2023-ncm811-highload": (20.1, 4.3, 419.6, 2.4),
}


@pytest.mark.parametrize("name", ELECTROLYTES)
def test_conductivity(name):
    sigma, celsius, _, _ = ELECTROLYTES[name]
    law = mofcell.electrolyte(name).conductivity
    assert law(celsius + 273.15) == pytest.approx(100 * sigma, rel=1e-9)  # 100 S/m in a S/cm
    assert law.covers(celsius + 273.15)


@pytest.mark.parametrize("name", [name for name, row in ELECTROLYTES.items() if row[2]])
def test_activation_energy(name):
    _, celsius, energy, _ = ELECTROLYTES[name]
    law, T = mofcell.electrolyte(name).conductivity, celsius + 273.15
    # sigma = A exp(-Ea/kT), the form that is assumed, over 40 K
    colder = math.exp(-energy / K_B * (1 / (T - 40) - 1 / T))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # most say nothing of 40 K below
        assert law(T - 40) / law(T) == pytest.approx(colder, rel=1e-7)


@pytest.mark.parametrize("name", ELECTROLYTES)
def test_transference_number(name):
    *_, printed = ELECTROLYTES[name]
    record = mofcell.electrolyte(name)
    kind = record.provenance["transference_number"].kind
    if printed is None:
        assert kind == "assumed"
    else:
        assert record.transference_number(298.15) == printed
        assert kind in ("measured", "literature") or name == "MOF-BZN membrane"


@pytest.mark.parametrize("name", WINDOWS)
def test_stability_window(name):
    assert mofcell.electrolyte(name).stability_window == WINDOWS[name]


def test_cold_points_of_zif_4():
    """-56.6 degC: 5.96e-6 (glass) and 4.51e-7 S/cm (crystal), of the primary work's abstract."""
    for name, sigma in (("ZIF-4 glass", 5.96e-6), ("ZIF-4 crystal", 4.51e-7)):
        law = mofcell.electrolyte(name).conductivity
        assert law(216.55) == pytest.approx(100 * sigma, rel=1e-9)


def test_membrane_and_pellet_as_weighed():
    membrane, pellet = mofcell.electrolyte("MOF-BZN membrane"), mofcell.electrolyte("LATP")
    for record, um, mg_cm2 in ((membrane, 42.9, 7.6), (pellet, 260, 70.7)):
        assert record.measured_thickness == pytest.approx(um * 1e-6)
        areal = record.density * record.measured_thickness * 100  # kg/m2 to mg/cm2
        assert areal == pytest.approx(mg_cm2, rel=1e-3)  # densities have four digits


@pytest.mark.parametrize("name", RATES)
def test_rates(name):
    table = mofcell.cell(name).measured["rate_capability"]
    np.testing.assert_allclose(table.x, list(RATES[name]))
    np.testing.assert_allclose(np.array(table.y) / 3600, list(RATES[name].values()), rtol=1e-12)


@pytest.mark.parametrize("name", HIGH_LOADING)
def test_cells_of_high_loading(name):
    loading, areal, wh_kg, np_ratio = HIGH_LOADING[name]
    cell = mofcell.cell(name)
    assert cell.cathode_loading == pytest.approx(loading / 100)
    assert cell.measured["areal_capacity"].y == pytest.approx((areal * 36e3,))  # mAh/cm2 to C/m2
    assert cell.measured["specific_energy"].y == pytest.approx((wh_kg * 3600,))
    assert "Not resolved" in cell.measured["specific_energy"].provenance.caution
    # the paper's N/P is on the measured areal capacity, at 2061 mAh/cm3 of lithium
    assert cell.lithium_thickness * 1e2 * 2061 / areal == pytest.approx(np_ratio, rel=0.01)
    assert cell.measured["areal_capacity"].temperature == pytest.approx(303.15)


def test_energy_per_ncm():
    cell = mofcell.cell("ouyang2023-ncm811-highload")
    assert cell.measured["specific_energy_of_active_material"].y == pytest.approx((742 * 3600,))


def test_mass_ratio_of_the_high_loading_cell():
    """742/419.6 = 1.768 from 50 um of lithium, 80 wt% of NCM and 7.6 mg/cm2, without foil."""
    from mofcell.parameters.masses import BASES, areal_masses

    masses = areal_masses(mofcell.cell("ouyang2023-ncm811-highload"))
    total = sum(masses[part] for part in BASES["electrodes+electrolyte"])
    by_hand = (50e-4 * 534 + 20.1 / 0.8 + 7.6) / 20.1  # mg/cm2; lithium 534 mg/cm3
    assert total / 0.201 == pytest.approx(by_hand, rel=1e-3)
    assert total / 0.201 == pytest.approx(742 / 419.6, rel=0.01)


@pytest.mark.parametrize("name", mofcell.symmetric_cells())
def test_symmetric_cells(name):
    cell = mofcell.cell(name)
    assert cell.current_density == pytest.approx(1.0)  # 0.1 mA/cm2
    membrane = {"gu2025-symmetric": "Li@Ni-MOF-2", "gu2025-symmetric-ni-mof": "Ni-MOF"}
    membrane |= {f"zif4-{form}-symmetric": f"ZIF-4 {form}" for form in ("glass", "crystal")}
    assert cell.electrolyte is mofcell.electrolyte(membrane[name])
    # two interfaces of 688 ohm cm2 and the membrane make the 1400 ohm cm2 of Gu's 140 mV
    if name == "gu2025-symmetric":
        interfaces = 2 * cell.lithium_interface_resistance(298.15)
        membrane_part = cell.membrane_thickness / cell.electrolyte.conductivity(298.15)
        assert (interfaces + membrane_part) * 1e4 == pytest.approx(1400, rel=1e-3)
        assert cell.measured["overpotential"].y == pytest.approx((0.140,))


@pytest.mark.parametrize(
    ("name", "doi"),
    [
        ("ouyang2023-lfp", "10.1002/adma.202304685"),
        ("MOF-LiCl", "10.1021/jacs.8b13418"),
        ("ZIF-4 glass", "10.1039/d3ta03192f"),
    ],
)
def test_source(name, doi):
    assert doi in source_of(name).citation
    assert doi in source_of(name).bibtex


def test_all_records_of_the_papers_are_there():
    """74 electrolytes and 32 cells, and nine records that are ours or other works'."""
    papers = ("Gu", "Ouyang", "Hou", "Miner", "Chai")
    printed = [
        name
        for name in mofcell.materials()
        if source_of(name).key.startswith(papers) and "(as printed)" not in name
    ]
    tested = [name for name in mofcell.reported_cells() if source_of(name).key.startswith(papers)]
    assert (len(printed), len(tested)) == (74, 32)


def test_what_is_not_simulated_says_why():
    for name in mofcell.materials():
        record = mofcell.material(name)
        assert (record.electrolyte is None) == bool(record.not_simulated), name
    for name in mofcell.reported_cells():
        record = mofcell.reported_cell(name)
        assert (record.cell is None) == bool(record.not_simulated), name
    with pytest.raises(mofcell.InvalidInput, match="cannot be simulated: conducts protons"):
        mofcell.electrolyte("MOF-808 (defect-rich)")


def test_what_is_taken_from_another_work_is_assumed():
    cell = mofcell.cell("mof688-lfp")
    taken = cell.provenance["area"]
    assert taken.kind == "assumed"
    assert taken.source.startswith("as in gu2025-lfp (assumed: ")
    # of the same work it keeps its class
    own = mofcell.cell("ouyang2023-ncm811").provenance["voltage_window"]
    assert own.kind == "assumed"
    assert mofcell.cell("mof688-lfp").provenance["membrane_thickness"].source == "not given"


def test_what_was_fitted_to_another_cell_is_assumed():
    """Also within one work: the high loading, and the symmetric cell of the other membrane."""
    taken = mofcell.cell("ouyang2023-lfp-highload").provenance["particle_diffusion_time"]
    assert taken.kind == "assumed"
    assert taken.source.startswith("as in ouyang2023-lfp (fitted: ")
    interfaces = {
        name: mofcell.cell(name).provenance["lithium_interface_resistance"].kind
        for name in ("gu2025-symmetric", "gu2025-symmetric-ni-mof")
    }
    assert interfaces == {"gu2025-symmetric": "derived", "gu2025-symmetric-ni-mof": "assumed"}
