"""The models as a user of PyBaMM finds them: by name, in simulations, in experiments."""

import subprocess
import sys

import numpy as np
import pybamm
import pytest

import mofcell
from mofcell.models import DFN, SingleIon, SPMe, TwoConductor


@pytest.mark.parametrize(("name", "expected"), [("MOFDFN", DFN), ("MOFSPMe", SPMe)])
def test_entry_points_work_in_a_simulation(name, expected):
    """By PyBaMM's own registry: model and parameter set, a discharge at 0.1 C for 10 min."""
    model = pybamm.Model(name)
    assert type(model) is expected
    values = pybamm.ParameterValues("Gu2025")
    solution = pybamm.Simulation(model, parameter_values=values, C_rate=0.1).solve([0, 600])
    assert solution["Voltage [V]"].entries[-1] > 3.3  # on the plateau of LFP
    passed = 0.1 * values["Nominal cell capacity [A.h]"] * 600 / 3600
    assert solution["Discharge capacity [A.h]"].entries[-1] == pytest.approx(passed, rel=1e-9)


@pytest.mark.parametrize(
    ("membrane", "catholyte"),
    [(TwoConductor, TwoConductor), (SingleIon, TwoConductor), (SingleIon, SingleIon)],
)
def test_models_run_with_their_default_parameters(model, membrane, catholyte):
    """``pybamm.Simulation(model)`` alone: the cell of Gu 2025 at 1C, above its cut-off."""
    built = model(membrane=membrane, catholyte=catholyte)
    solution = pybamm.Simulation(built).solve([0, 300])
    assert solution.termination == "final time"
    assert 2.5 < solution["Voltage [V]"].entries[-1] < 3.4


def test_parameter_set_is_that_of_the_cell():
    """The registry and ``mofcell.parameter_values`` are the same numbers."""
    by_name = pybamm.ParameterValues("Gu2025")
    direct = mofcell.parameter_values(mofcell.cell("gu2025-lfp"))
    assert set(direct) <= set(by_name)
    for name, value in direct.items():
        if isinstance(value, float | int):
            assert by_name[name] == value, name


def test_a_cycle_of_an_experiment(model):
    """Discharge, rest and half as much charge in PyBaMM's own Experiment."""
    cell = mofcell.cell("gu2025-lfp")
    experiment = pybamm.Experiment(
        [("Discharge at 0.2 C for 1 hour", "Rest for 30 minutes", "Charge at 0.2 C for 30 minutes")]
    )
    solution = pybamm.Simulation(
        model(), parameter_values=mofcell.parameter_values(cell), experiment=experiment
    ).solve()
    steps = solution.cycles[0].steps
    assert [round(step.t[-1] - step.t[0]) for step in steps] == [3600, 1800, 1800]
    discharge, rest, charge = (step["Voltage [V]"].entries for step in steps)
    assert discharge[-1] < rest[-1] < charge[0]

    thickness = solution["Lithium metal thickness [m]"]
    stripped, plated = thickness(0) - thickness(5400), thickness(7200) - thickness(5400)
    assert plated == pytest.approx(stripped / 2, rel=1e-6)
    anions = solution["Total anions in electrolyte [mol]"].entries
    assert np.ptp(anions) < 1e-12 * anions[0]


def test_bare_names_of_the_folders_are_not_imported():
    """``import models`` must not be how any of the code finds itself (in a fresh interpreter).

    Run away from the repository, so that the bare names could not be found there at all.
    """
    code = (
        "import sys, mofcell.experiments, mofcell.models, mofcell.parameters;"
        "print(sorted({'models', 'parameters', 'experiments'} & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd="/"
    )
    assert done.stdout.strip() == "[]"


def test_telemetry_is_off_before_pybamm_is_imported():
    """In a fresh interpreter without the variable set, importing the models sets it."""
    code = "import mofcell.models, os; print(os.environ['PYBAMM_DISABLE_TELEMETRY'])"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd="/", env={}
    )
    assert done.stdout.strip() == "true"


def test_no_symbol_is_changed_in_place():
    """PyBaMM raises where a symbol is mutated; the switch is on in all of these tests."""
    from pybamm.expression_tree import legacy_mutation

    assert legacy_mutation.MUTATION_FORBIDDEN
