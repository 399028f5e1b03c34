"""The parameter sets as PyBaMM's own registry gives them."""

from importlib.metadata import entry_points

import pybamm
import pytest

import mofcell
from mofcell.parameters.sets import SETS, values_of


def test_every_cell_that_runs_has_a_set():
    assert set(SETS.values()) == set(mofcell.cells())


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


def test_no_other_name_is_a_set():
    import mofcell.parameters.sets as sets

    with pytest.raises(AttributeError, match="has no attribute 'Gu2026'"):
        _ = sets.Gu2026
