"""What is kept of a discharge."""

import numpy as np
import pytest

from mofcell.experiments.compiled import Effort
from mofcell.experiments.designs.results import NUMBERS, WORDS, doubt, solved
from mofcell.experiments.outcome import TERMS, Discharge, Outcome
from mofcell.experiments.solve import discharge
from mofcell.models import DFN, SPMe


@pytest.fixture(scope="module")
def wanted(cell):
    return [
        Discharge(cell=cell, c_rate=0.5, temperature=298.15),
        Discharge(cell=cell.replace(voltage_window=(3.8, 4.2)), c_rate=0.5, temperature=298.15),
        Discharge(cell=cell, c_rate=500.0, temperature=298.15),
        Discharge(cell=cell.replace(voltage_window=(2.5, 3.3)), c_rate=0.5, temperature=298.15),
    ]


def test_rows_are_those_of_the_discharges(wanted):
    rows = solved(wanted, DFN)
    assert rows.numbers.shape == (4, len(NUMBERS))
    assert rows.words.shape == (4, len(WORDS))
    for place, outcome in enumerate(discharge(wanted, model=DFN)):
        assert rows["status"][place] == outcome.status
        assert rows["limited_by"][place] == outcome.limited_by
        np.testing.assert_equal(rows["delivered"][place], outcome.delivered)
        np.testing.assert_equal(rows["delivered_energy"][place], outcome.delivered_energy)
    assert list(rows["status"][:3]) == ["ok", "cut-off at rest", "cannot hold the load"]
    assert rows["status"][3].startswith("above the upper cut-off")


def test_terms_half_way_add_up_to_the_voltage_there(wanted):
    """Linear between two steps of the solver, term by term, as the voltage itself."""
    (outcome,) = discharge(wanted[:1], model=SPMe, effort=Effort.QUICK)
    rows = solved(wanted, SPMe)
    half = np.interp(outcome.capacity[-1] / 2, outcome.capacity, outcome.voltage)
    assert rows.terms[0].sum() == pytest.approx(half, abs=1e-9)
    assert rows.terms.shape[1] == len(TERMS)
    assert np.isnan(rows.terms[1:]).all()


def test_doubt_grows_where_the_salt_runs_out(cell, membrane, wanted):
    poor = membrane.replace(framework_charge_density=0.0, transference_number=0.3)
    depleting = cell.replace(electrolyte=poor, membrane_thickness=400e-6, cathode_loading=0.15)
    (easy,) = discharge(wanted[:1], model=SPMe)
    (hard,) = discharge([Discharge(cell=depleting, c_rate=1.0, temperature=298.15)], model=SPMe)
    assert doubt(depleting, hard) > 10 * doubt(cell, easy)


@pytest.mark.parametrize(
    ("status", "held", "expected"),
    [
        ("cannot hold the load", 0.5, 0.1 * 0.5**20),
        ("cannot hold the load", 0.99, 0.1 * 0.99**20),
        ("the solver found no solution", 0.0, 1.0),
        ("cut-off at rest", 0.0, 0.0),
    ],
)
def test_doubt_without_a_curve(cell, status, held, expected):
    outcome = Outcome(status=status, limited_by="", load_held=held)
    assert doubt(cell, outcome) == pytest.approx(expected)
