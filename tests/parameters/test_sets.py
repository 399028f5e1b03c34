"""The parameter set as PyBaMM's own registry gives it."""

import pybamm
import pytest

import mofcell
from mofcell.parameters.sets import gu2025


def test_registered_set_is_that_of_the_cell():
    registered = pybamm.ParameterValues("Gu2025")
    ours = mofcell.parameter_values(mofcell.cell("gu2025-lfp"))
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


def test_set_names_its_sources():
    citations = gu2025()["citations"]
    assert "10.1039/d5dt01485a" in citations[0]
    assert "Prada2013" in citations
