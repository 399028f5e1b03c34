"""Which model answers, and how well the error is foretold."""

import numpy as np
import pytest
from scipy.stats import loguniform

import mofcell
from mofcell.experiments.compiled import accessible_charge
from mofcell.experiments.designs import Samples
from mofcell.experiments.designs.fidelity import Auto, OneModel, Stated, fidelity
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


def test_expected_error_is_the_largest_of_checks_up_to_the_next_doubt():
    """Checks at doubts 0, 0.2, 0.4 erred by 0.1, 0.3 and 0.2 %."""
    checked, error = np.array([0.4, 0.0, 0.2]), np.array([0.002, 0.001, 0.003])
    expected = Auto.expected(np.array([0.0, 0.1, 0.3, 0.41]), checked, error)
    np.testing.assert_array_equal(expected, [0.001, 0.003, 0.003, np.inf])


def test_a_check_without_a_number_is_no_reassurance():
    expected = Auto.expected(np.array([0.1]), np.array([0.2]), np.array([np.nan]))
    assert expected == np.inf


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
