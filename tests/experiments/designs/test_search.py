"""The search for the best member, on functions whose best member is known."""

import numpy as np
import pytest

from mofcell.experiments.designs.evaluate import Archive
from mofcell.experiments.designs.search import POPULATION, Goal, search, spread
from mofcell.experiments.designs.targets import Bound


def archive(counts=None, **functions):
    """An archive of functions of two shares; nothing is lacking, unless "lacking" says so."""
    lacking = functions.pop("lacking", lambda x, y: 0 * x)

    def evaluate(members):
        if counts is not None:
            counts.append(len(members))
        columns = [function(*members.T) for function in functions.values()]
        return np.stack(columns, axis=1), np.stack([lacking(*members.T)] * len(columns), axis=1)

    return Archive(evaluate, functions)


def best(goal, rough, exact=None, seed=0):
    exact = exact or rough
    row = search(goal, spread(2, seed), rough=rough, exact=exact, seed=seed)
    return exact.members[row], exact.values[row]


def hill(x, y):
    """One at (0.7, 0.3)."""
    return 1 - (x - 0.7) ** 2 - (y - 0.3) ** 2


def test_the_order_of_members():
    """Larger targets first; then what is short by least in all, however large its target."""
    known = archive(gain=lambda x, y: x, cost=lambda x, y: y)
    known.rows(np.array([[0.9, 0.8], [0.3, 0.4], [0.6, 0.2], [0.1, 0.7]]))
    goal = Goal("gain", (Bound("cost", "<=", 0.5),))
    assert goal.short(known) == pytest.approx([0.6, 0, 0, 0.4])
    assert goal.ranked(known).tolist() == [2, 1, 3, 0]


def test_without_bounds_the_top():
    found, _ = best(Goal("gain"), archive(gain=hill))
    assert found == pytest.approx([0.7, 0.3], abs=2e-3)


@pytest.mark.parametrize("seed", [0, 1, 2])
def test_a_bound_is_met_and_reached(seed):
    """With x + y <= 0.5 the nearest to (0.7, 0.3) is (0.45, 0.05)."""
    goal = Goal("gain", (Bound("sum", "<=", 0.5),))
    found, values = best(goal, archive(gain=hill, sum=lambda x, y: x + y), seed=seed)
    assert found == pytest.approx([0.45, 0.05], abs=5e-3)
    assert values[1] <= 0.5
    assert values[0] == pytest.approx(1 - 2 * 0.25**2, abs=1e-4)


def test_ends_of_ranges_are_reached():
    found, _ = best(Goal("gain"), archive(gain=lambda x, y: x - y))
    assert found.tolist() == [1, 0]


def test_the_highest_of_many_tops():
    """Twenty-five tops, (0.9, 0.9) the highest."""

    def tops(x, y):
        return 2 + x + y + np.cos(10 * np.pi * (x - 0.9)) + np.cos(10 * np.pi * (y - 0.9))

    found, _ = best(Goal("gain"), archive(gain=tops))
    assert found == pytest.approx([0.9, 0.9], abs=5e-3)


def test_a_cliff_behind_the_top_of_the_rough_function():
    """The exact one holds its load only to x = 0.6, the rough one to 0.65."""

    def steep(edge):
        return archive(
            gain=lambda x, y: np.where(x <= edge, x - y, 0),
            lacking=lambda x, y: np.maximum(x - edge, 0),
        )

    exact = steep(0.6)
    found, values = best(Goal("gain"), steep(0.65), exact)
    assert found == pytest.approx([0.6, 0], abs=2e-3)
    assert values[0] == pytest.approx(0.6, abs=2e-3)
    assert len(exact.members) < 150  # refined, not searched anew


def test_the_search_goes_on_where_the_rough_function_leads_astray():
    """All the rough one offers is flat ground to the exact one, which allows x >= 0.6 alone."""
    goal = Goal("gain", (Bound("allowed", ">=", 1.0),))
    rough = archive(gain=lambda x, y: -x - y, allowed=lambda x, y: 1.0 + 0 * x)
    exact = archive(gain=lambda x, y: -x - y, allowed=lambda x, y: 1.0 * (x >= 0.6))
    found, values = best(goal, rough, exact)
    assert values[1] == 1
    assert found == pytest.approx([0.6, 0], abs=0.02)


def test_the_nearest_if_no_member_keeps_to_the_bounds():
    """x >= 1.5 and y <= -0.5 are missed by least at (1, 0)."""
    goal = Goal("gain", (Bound("x", ">=", 1.5), Bound("y", "<=", -0.5)))
    known = archive(gain=hill, x=lambda x, y: x, y=lambda x, y: y)
    found, _ = best(goal, known)
    assert found == pytest.approx([1, 0], abs=1e-2)
    assert not goal.is_met(known)
    assert len(known.members) < 1000  # ends when all are as short


def test_each_generation_is_one_call_and_the_same_in_every_run():
    counts, again = [], []
    goal = Goal("gain", (Bound("sum", "<=", 0.5),))
    functions = {"gain": hill, "sum": lambda x, y: x + y}
    first, _ = best(goal, archive(counts, **functions))
    second, _ = best(goal, archive(again, **functions))
    assert counts[0] == 2 * POPULATION
    generations = [count for count in counts[1:] if count > 1]
    assert np.mean(generations) > 0.9 * 2 * POPULATION
    assert counts == again
    assert first.tolist() == second.tolist()
