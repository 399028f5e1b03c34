"""PyBaMM's hysteresis of the open-circuit potential in our models, with LFP's two branches."""

import re
import warnings

import numpy as np
import pybamm
import pytest

import mofcell
from mofcell.models import DFN, VOLTAGE_TERMS
from mofcell.models import term_variable as variable_of
from mofcell.parameters.cathodes import CATHODES
from mofcell.parameters.cathodes.lfp_potential import delithiation_potential, lithiation_potential

OPTION = {"open-circuit potential": ("single", "one-state hysteresis")}
STATE = "X-averaged positive electrode hysteresis state"


def with_hysteresis(model):
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", message="The definition of the hysteresis decay rate")
        return model(OPTION)


@pytest.fixture(scope="module")
def cell():
    """LFP with fast particles and no resistance at the planes: the loop is that of the branches."""
    return mofcell.cell("gu2025-lfp").replace(
        cathode=CATHODES["LFP"](),
        lithium_interface_resistance=0.0,
        membrane_cathode_resistance=0.0,
        particle_diffusion_time=500.0,
    )


def branches(solution):
    """Voltage on discharge, charge and discharge again over the stoichiometry of the cathode."""
    for number in (0, 2, 4):
        step = solution.cycles[0].steps[number]
        x = step["Positive electrode stoichiometry"].entries
        order = np.argsort(x)
        yield x[order], step["Voltage [V]"].entries[order]


@pytest.fixture(scope="module")
def loops(cell):
    """C/50 down, up and down again, with rests between."""
    steps = (
        "Discharge at C/50 until 2.5 V",
        "Rest for 1 hour",
        "Charge at C/50 until 4.0 V",
        "Rest for 1 hour",
        "Discharge at C/50 until 2.5 V",
    )
    return {
        model: pybamm.Simulation(
            with_hysteresis(model),
            parameter_values=mofcell.parameter_values(cell),
            experiment=pybamm.Experiment([steps]),
        ).solve()
        for model in (DFN, mofcell.models.SPMe)
    }


def test_slow_loop_is_as_wide_as_measured(loops, model):
    """41 mV at C/50 in the measured cell, 33 at zero rate; little is added here."""
    down, up, again = branches(loops[model])
    x = np.linspace(0.2, 0.8, 13)
    for discharge in (down, again):
        width = np.interp(x, *up) - np.interp(x, *discharge)
        assert np.all((width > 0.033) & (width < 0.041))
    np.testing.assert_allclose(
        np.interp(x, *down), lithiation_potential(x), atol=2e-3
    )  # 1 mV of losses
    np.testing.assert_allclose(np.interp(x, *up), delithiation_potential(x), atol=2e-3)


def test_terms_add_up_to_the_voltage(loops, model):
    solution = loops[model]
    terms = sum(solution[variable_of(term)].entries for term in VOLTAGE_TERMS)
    assert np.abs(terms - solution["Voltage [V]"].entries).max() < 1e-8


def test_charged_cell_starts_on_the_branch_of_charge_and_leaves_it(loops, model):
    """A share exp(-400 dx / 2) is left: 2 % at 0.02."""
    step = loops[model].cycles[0].steps[0]
    x, state = (step[name].entries for name in ("Positive electrode stoichiometry", STATE))
    assert state[0] == pytest.approx(1.0, rel=1e-12)
    left = (1 + np.interp(x[0] + 0.02, x, state)) / 2
    assert left == pytest.approx(np.exp(-4.0), abs=0.01)


def test_on_the_branch_of_discharge_it_is_the_default(cell, model):
    """5e-5 V: two runs of the solver at its usual tolerance."""
    values = mofcell.parameter_values(cell)
    other = values.copy()
    other["Initial hysteresis state in positive electrode"] = -1.0
    time = np.linspace(0, 1200, 13)
    plain, stated = (
        pybamm.Simulation(one, parameter_values=numbers).solve([0, 1200])["Voltage [V]"](time)
        for one, numbers in ((model(), values), (with_hysteresis(model), other))
    )
    np.testing.assert_allclose(stated, plain, atol=5e-5)


@pytest.mark.parametrize("name", ["LFP (Afshar 2017)", "NCM811"])
def test_material_without_a_branch_of_charge_says_so(cell, model, name):
    with pytest.raises(KeyError, match="the cathode, which states no hysteresis: leave out"):
        mofcell.parameter_values(
            cell.replace(cathode=CATHODES[name]()),
        ).process_model(with_hysteresis(model))


@pytest.mark.parametrize(
    "value", ["one-state hysteresis", "MSMR", ("single", "current sigmoid"), ("single", "MSMR")]
)
def test_other_potentials_are_refused(model, value):
    offered = "offers 'single' or ('single', 'one-state hysteresis')"
    with pytest.raises(pybamm.OptionError, match=re.escape(offered)):
        model({"open-circuit potential": value})
