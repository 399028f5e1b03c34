"""One number of a cell is changed and measured: it is this one that has to be named."""

import numpy as np
import pytest

import mofcell
from mofcell.experiments.calibration.free import current, with_numbers
from mofcell.experiments.comparing.explanation import EXPLAINS, changes, explanation
from mofcell.experiments.measured.runs import run, scaled
from mofcell.experiments.measured.usable import usable

SPMe = mofcell.models.SPMe

pytestmark = pytest.mark.filterwarnings("ignore::mofcell.parameters.laws.OutOfRangeWarning")


def verdict(cell, data):
    return mofcell.compare(cell, data, model=SPMe).verdict.split("\n")[1]


def changed(cell, name, factor):
    return with_numbers(cell, {name: factor * current(cell, name)})


@pytest.mark.parametrize(
    ("name", "factor", "words"),
    [
        ("cathode_utilisation", 0.85, "share of the active material that takes part 0.85 times"),
        ("particle_diffusion_time", 3.0, "R2/D of the particles 3 times as large"),
        ("lithium_interface_resistance", 8.0, "lithium interface resistance 8 times as large"),
        ("conductivity", 0.2, "membrane conductivity 0.2 times as large (0.1"),
        ("transference_number", 0.3, "transference number of the membrane 0.3 times"),
    ],
)
def test_the_changed_number_is_named(cell, curves, name, factor, words):
    line = verdict(cell, curves(changed(cell, name, factor)))
    assert words in line
    assert "would take away 100 % of the squared deviation" in line


def test_capacities_alone_tell_the_particles(cell, table):
    line = verdict(cell, table(changed(cell, "particle_diffusion_time", 3.0)))
    assert line.startswith("R2/D of the particles 3 times as large")


def test_series_resistances_are_not_told_apart(cell, curves):
    """In series at one temperature they are one: equal changes explain equally much."""
    both = cell.replace(membrane_cathode_resistance=2e-3)
    line = verdict(both, curves(changed(both, "membrane_cathode_resistance", 6.0)))
    assert "the lithium interface resistance 6 times" in line
    assert "the membrane|cathode resistance 6 times" in line
    assert "do not tell them apart" in line


def test_a_load_that_is_not_held_leads_back(cell, table):
    """From a cell that fails at high rates to one that does not."""
    wrong = changed(cell, "lithium_interface_resistance", 9.0)
    found = mofcell.compare(wrong, table(cell, c_rates=(0.5, 2.0, 4.0)), model=SPMe)
    assert found.status.values.tolist() == ["ok", "ok", "cannot hold the load"]
    assert found.relative_residual.values[-1] == -1
    where, why = found.verdict.split("\n")
    assert "4 C, 25 degC: the model delivers nothing (cannot hold the load" in where
    assert "the lithium interface resistance 0.1" in why


def test_nothing_explains_what_no_number_can_do(cell, table):
    """More at some rates, less at others between them."""
    data = table(cell)
    data["specific_capacity"] = data.specific_capacity * [0.9, 1.1, 0.9, 1.1]
    line = verdict(cell, data)
    assert line.startswith("no single number of the cell explains it")
    assert "hysteresis" in line


def test_one_number_tells_nothing(cell, table):
    data = table(cell, c_rates=(1.0,))
    line = verdict(cell, data.assign(specific_capacity=0.8 * data.specific_capacity))
    assert line == "one measured number does not tell which term of the voltage it is"


def test_changes_are_checked_by_a_run(cell, table):
    """What is promised is what the changed cell gives, computed here on its own."""
    true = changed(cell, "cathode_utilisation", 0.8)
    observed = usable(cell, [table(true)]).observed
    (outcomes,) = run([cell], observed, model=SPMe)
    base = [row.item() for row in scaled(cell, observed, outcomes)]
    best, *others = changes(cell, observed, np.array(base), model=SPMe)
    assert best.suspect.name == "cathode_utilisation"
    assert [one.misfit for one in others] == sorted(one.misfit for one in others)
    again = best.suspect.changed(cell, best.step)
    (outcomes,) = run([again], observed, model=SPMe)
    error = 0.01 * np.array([one.measured.item() for one in observed])
    delivered = np.array([one.delivered for one in outcomes.values()]) / cell.cathode_loading
    residuals = delivered / error - 100
    assert best.misfit == pytest.approx(residuals @ residuals, abs=1e-6)
    assert best.misfit < (1 - EXPLAINS) * np.square(base).sum()
    assert "100 %" in explanation(cell, observed, np.array(base), model=SPMe)
