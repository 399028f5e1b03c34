"""The SPMe's electrolyte against the DFN's, where the current is known."""

import numpy as np
import pytest

from mofcell.models import DFN, SPMe

CURRENT, MOMENT = 4.0, 3000.0  # C/5 [A.m-2], [s]

FILLINGS = ["framework | salt", "ion | salt", "liquid | liquid", "framework | liquid"]


@pytest.fixture(scope="module", params=FILLINGS)
def both(request, lab):
    """The same cell under both models at C/5."""
    layers = lab.fill(request.param)
    return [
        lab.simulation(model, *layers, current=CURRENT).solve([0, MOMENT]) for model in (DFN, SPMe)
    ]


def test_no_anion_leaves_the_outer_faces(both):
    anion = both[1]["Anion current density [A.m-2]"].entries
    assert np.all(anion[[0, -1]] == 0)
    assert np.abs(anion).max() > 0


def test_salt_is_where_it_is_in_the_dfn(both):
    """Within 0.01 mol/m3 of a profile of 20 to 40: the reaction is nearly even at C/5."""
    dfn, spme = (s["Electrolyte concentration [mol.m-3]"].entries[:, -1] for s in both)
    assert np.ptp(dfn) > 10
    assert spme == pytest.approx(dfn, abs=0.01)


@pytest.mark.parametrize("layer", ["Separator", "Positive"])
def test_potentials_are_where_they_are_in_the_dfn(both, layer):
    """Within 0.1 mV (0.01 mV measured), of a fall of 0.5 to 2 mV through the electrolyte."""
    dfn, spme = (s[f"{layer} electrolyte potential [V]"].entries[:, -1] for s in both)
    assert spme == pytest.approx(dfn, abs=1e-4)


def test_voltage_is_that_of_the_dfn(both):
    """Within 0.1 mV over the run, away from its start."""
    dfn, spme = (s["Voltage [V]"](np.linspace(100, MOMENT, 30)) for s in both)
    assert spme == pytest.approx(dfn, abs=1e-4)
