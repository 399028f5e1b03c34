"""The parameter sets as PyBaMM's own registry gives them."""

from importlib.metadata import entry_points

import numpy as np
import pybamm
import pybtex
import pytest

import mofcell
from mofcell.models import SingleIon, SPMe
from mofcell.parameters.sets import SETS, values_of


def test_every_cell_that_runs_has_a_set():
    assert set(SETS.values()) == {*mofcell.cells(), *mofcell.symmetric_cells()}


def test_every_set_is_registered():
    registered = entry_points(group="pybamm_parameter_sets")
    ours = {point.name for point in registered if point.value.startswith("mofcell")}
    assert ours == set(SETS)


@pytest.mark.parametrize("name", SETS)
def test_registered_set_is_that_of_the_cell(name):
    registered = pybamm.ParameterValues(name)
    ours = mofcell.parameter_values(mofcell.cell(SETS[name]))
    plain = {name: value for name, value in ours.items() if isinstance(value, float)}
    assert len(plain) > 20
    assert {name: registered[name] for name in plain} == plain


def test_numbers_of_the_paper_arrive():
    registered = pybamm.ParameterValues("Gu2025")
    # 300 um, 2.5 to 4.2 V, 1C of 170 mA/g on 3.09 mg/cm2 and 1.131 cm2
    assert registered["Separator thickness [m]"] == pytest.approx(300e-6, rel=1e-12)
    assert registered["Lower voltage cut-off [V]"] == 2.5
    expected = 0.170 * 3.09e-3 * 1.131
    assert registered["Nominal cell capacity [A.h]"] == pytest.approx(expected, rel=1e-12)


@pytest.mark.parametrize(
    ("name", "works"),
    [
        ("gu2025-lfp", ["10.1039/d5dt01485a", "10.1149/2.0641503jes"]),
        ("ouyang2023-ncm811", ["10.1002/adma.202304685", "ORegan2022"]),
        ("mof688-lfp", ["Hou2023"]),
    ],
)
def test_set_names_its_sources(name, works):
    citations = "\n".join(values_of(name)["citations"])
    for work in works:
        assert work in citations


@pytest.mark.parametrize("name", ["Gu2025", "Ouyang2023_NCM811", "MOF688_LFP"])
def test_set_runs_in_pybamm(name):
    model = pybamm.Model("MOFSPMe")
    simulation = pybamm.Simulation(model, parameter_values=pybamm.ParameterValues(name))
    voltage = simulation.solve([0, 60])["Voltage [V]"].entries
    assert np.isfinite(voltage).all()


@pytest.mark.parametrize("name", ["Reference_LATP_LFP", "Reference_LLZO_LFP"])
def test_set_of_a_single_ion_membrane_names_the_model_it_needs(name):
    values = pybamm.ParameterValues(name)
    with pytest.raises(KeyError, match=r"needs membrane=SingleIon, from mofcell\.models"):
        pybamm.Simulation(SPMe(), parameter_values=values).build()
    simulation = pybamm.Simulation(SPMe(membrane=SingleIon), parameter_values=values)
    assert np.isfinite(simulation.solve([0, 60])["Voltage [V]"].entries).all()


def test_every_entry_can_be_printed():
    """Each work has what its kind of entry needs: PyBaMM formats all that are registered."""
    entries = {entry for name in SETS.values() for entry in values_of(name)["citations"]}
    entries |= {entry for name in mofcell.cathodes() for entry in mofcell.cathode(name).citations}
    entries |= {
        entry
        for name in mofcell.electrolytes()
        for entry in getattr(mofcell.electrolyte(name), "citations", ())
    }
    written = [entry for entry in entries if entry.startswith("@")]
    assert len(written) > 8
    for entry in written:
        assert pybtex.format_from_string(entry, style="plain", output_backend="plaintext")


def test_no_other_name_is_a_set():
    import mofcell.parameters.sets as sets

    with pytest.raises(AttributeError, match="has no attribute 'Gu2026'"):
        _ = sets.Gu2026
