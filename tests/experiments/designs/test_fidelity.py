"""Which model answers, and how well the error is foretold."""

import numpy as np
import pytest
from scipy.stats import loguniform

import mofcell
from mofcell.experiments.compiled import accessible_charge
from mofcell.experiments.designs import Samples
from mofcell.experiments.designs.fidelity import Auto, OneModel, Stated, fidelity, nearby
from mofcell.experiments.designs.results import Results
from mofcell.experiments.outcome import Discharge
from mofcell.models import DFN, SPMe
from mofcell.parameters import InvalidInput


def test_names_and_models():
    assert fidelity("SPMe", 0.01) == fidelity(SPMe, 0.01) == OneModel(SPMe)
    assert fidelity("DFN", 0.01) == OneModel(DFN)
    assert fidelity("auto", 0.02) == Auto(0.02)
    with pytest.raises(InvalidInput, match="model is 'SPM'; did you mean SPMe"):
        fidelity("SPM", 0.01)
    with pytest.raises(InvalidInput, match="tolerance is 5; allowed is above 0 and below 1"):
        fidelity("auto", 5)
    with pytest.raises(InvalidInput, match="areal_energy"):
        Stated(-1.0)


def test_expected_error_is_the_largest_of_the_checks_nearby():
    error = np.array([np.nan, 0.1, np.nan, np.nan, np.nan, np.nan, 0.3, 0.2])
    expected = [0.1, 0.1, 0.1, 0.1, 0.3, 0.3, 0.3, 0.3]
    np.testing.assert_array_equal(nearby(error, 2), expected)
    assert nearby(np.array([0.1, np.nan, np.nan]), 1)[2] == np.inf


class Pretended:
    """Discharges whose true error is known: the DFN delivers 1, the SPMe so much less."""

    def __init__(self, error, cell):
        self.error = error
        wanted = Discharge(cell=cell, c_rate=1.0, temperature=298.15)
        self.discharges = [wanted] * len(error)
        self.full = accessible_charge(cell) / 3600
        self.asked = 0

    def __call__(self, model, places, effort=None):
        rows = Results.empty(len(places))
        rows["doubt"][:] = places / len(self.error)
        lost = self.error[places] if model is SPMe else 0.0
        rows["delivered"][:] = self.full * (1 - lost)
        self.asked += len(places) if model is DFN else 0
        return rows


def test_the_dfn_goes_on_until_the_errors_nearby_are_small(cell):
    """The last quarter by doubt errs by 5 %: all of it is found, and little of the rest solved."""
    error = np.where(np.arange(1000) < 750, 1e-4, 0.05)
    pretended = Pretended(error, cell)
    answer = Auto(0.01).answer(pretended.discharges, pretended)
    by_dfn = answer.model == "DFN"
    assert by_dfn[750:].all()
    assert by_dfn[:700].sum() <= 0.05 * 700
    assert by_dfn.sum() == pretended.asked
    assert answer.expected_error[~by_dfn] == pytest.approx(1e-4)


def test_a_check_without_a_number_is_no_reassurance(cell):
    error = np.full(100, 1e-4)
    error[96:] = np.nan
    pretended = Pretended(error, cell)
    answer = Auto(0.01).answer(pretended.discharges, pretended)
    assert (answer.model[96:] == "DFN").all()


def designs(count):
    """Mixed designs of a liquid in a separator, whose salt runs out in a quarter of them."""
    ranges = {
        "membrane_thickness": (20e-6, 300e-6),
        "cathode_loading": (0.02, 0.2),
        "c_rate": loguniform(0.05, 3.0),
        "temperature": (253.15, 333.15),
    }
    return Samples(ranges, count=count)


@pytest.mark.filterwarnings("ignore::mofcell.parameters.laws.OutOfRangeWarning")
def test_auto_takes_the_dfn_where_it_is_needed(cell):
    """Every point within the tolerance or solved by the DFN: at most 2 of 100 may be wrong."""
    wanted = designs(100)
    auto, dfn, spme = (mofcell.explore(cell, wanted, model=m) for m in ("auto", "DFN", "SPMe"))
    full = accessible_charge(cell) / 3600 / cell.cathode_loading  # of any loading [mA.h/g]

    def wrong(result):
        return np.abs(result.specific_capacity - dfn.specific_capacity).values / full > 0.01

    assert wrong(spme).sum() > 10  # or the test shows nothing
    assert wrong(auto).sum() <= 2
    by_dfn = auto.solved_by.values == "DFN"
    assert 0.2 < by_dfn.mean() < 0.7
    assert (auto.expected_error.values[by_dfn] == 0).all()
    assert (auto.expected_error.values[~by_dfn] <= 0.01).all()
    assert (dfn.expected_error == 0).all()
    assert np.isnan(spme.expected_error).all()
