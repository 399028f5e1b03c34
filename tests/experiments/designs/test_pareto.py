"""Fronts of two aims: against fronts in closed form, and against single optima."""

import numpy as np
import pytest

import mofcell
from mofcell.experiments import optimise, pareto_front
from mofcell.experiments.designs import Samples
from mofcell.experiments.designs.evaluate import Archive
from mofcell.experiments.designs.pareto import front_of, non_dominated, trace
from mofcell.experiments.designs.search import spread
from mofcell.experiments.designs.targets import Bound
from mofcell.parameters import InvalidInput


def traced(second, constraints=(), points=15):
    """The front of f1 = x and f2 = second(x) - y, on which y = 0."""

    def evaluate(members):
        x, y = members.T
        values = np.stack([x * (1 - y / 2), second(x) - y, x], axis=1)
        return values, np.zeros_like(values)

    archive = Archive(evaluate, ("f1", "f2", "x"))
    objectives = ("f1", "f2")
    start = spread(2, 0)
    trace(objectives, constraints, start, rough=archive, exact=archive, points=points, seed=0)
    return archive, archive.values[front_of(archive, objectives, constraints)]


def concave(x):
    return 2 - x**2


def convex(x):
    return 2 - np.sqrt(x)


def broken(x):
    """A step down at x = 0.4, of no use before x = 0.7 makes up for it."""
    return 2 - x - np.where((x > 0.4) & (x < 0.7), 1.5, 0) - np.where(x >= 0.7, 0.5, 0)


@pytest.mark.parametrize("shape", [concave, convex, broken])
def test_the_front_is_that_of_the_closed_form(shape):
    _, front = traced(shape)
    assert front[:, 1] == pytest.approx(shape(front[:, 0]), abs=2e-2)
    f1 = front[:, 0]
    assert f1[0] == pytest.approx(0, abs=2e-3)
    assert f1[-1] == pytest.approx(1, abs=2e-3)
    between = np.diff(front, axis=0) / np.ptp(front, axis=0)
    steps = np.hypot(*between.T)
    if shape is not broken:
        assert steps.max() < 0.2  # no wider gap is left


def test_a_gap_is_left_where_no_design_is_of_use():
    _, front = traced(broken)
    inside = (front[:, 0] > 0.42) & (front[:, 0] < 0.69)
    assert not inside.any()
    assert ((front[:, 0] > 0.7) & (front[:, 0] < 0.95)).any()
    assert ((front[:, 0] > 0.05) & (front[:, 0] < 0.39)).any()


def test_constraints_cut_the_front():
    archive, front = traced(concave, [Bound("x", "<=", 0.5)])
    assert front[:, 0].max() == pytest.approx(0.5, abs=1e-3)
    assert (front[:, 2] <= 0.5).all()
    assert (archive.values[:, 2] > 0.5).any()  # others were looked at


def test_nothing_feasible_has_no_front():
    assert len(traced(concave, [Bound("x", ">=", 2.0)])[1]) == 0


def dominated(points):
    """One by one: whether another is as good in both and better in one."""
    return [any((other >= one).all() and (other > one).any() for other in points) for one in points]


def test_domination_by_its_definition():
    points = np.random.default_rng(3).integers(0, 8, (60, 2)).astype(float)
    kept = non_dominated(points)
    different = {tuple(each) for each, worse in zip(points, dominated(points), strict=True)
                 if not worse}  # fmt: skip
    assert {tuple(each) for each in points[kept]} == different
    assert len(kept) == len(different)
    assert (np.diff(points[kept, 0]) > 0).all()
    assert len(non_dominated(np.empty((0, 2)))) == 0


AIMS = ("specific_energy", "specific_capacity at 2C")
OVER = {"cathode_loading": (0.03, 0.2)}
LEAST = {"energy": (">=", 300)}


@pytest.fixture(scope="module")
def resistive(cell):
    """The test cell behind 0.05 mS/cm: at 2C it holds no thick cathode."""
    slow = {"transference_number": 0.9}
    return cell.replace(
        electrolyte=cell.electrolyte.replace(conductivity=0.005, **slow),
        catholyte=cell.filling.replace(**slow),
    )


@pytest.fixture(scope="module")
def front(resistive):
    return pareto_front(resistive, maximise=AIMS, over=OVER, subject_to=LEAST, points=2)


def test_no_design_of_the_front_is_dominated(front):
    best = front.isel(design=front.on_front.values)
    values = best.objective_value.values
    assert best.sizes["design"] >= 5
    assert not any(dominated(values))
    assert (np.diff(values[:, 0]) > 0).all()
    assert (best.solved_by == "DFN").all()
    assert best.feasible.all()
    assert (best.constraint_value >= 300).all()


def test_all_others_that_the_dfn_solved_are_dominated_or_not_feasible(front):
    exact = front.isel(design=(front.solved_by == "DFN").values)
    worse = np.array(dominated(exact.objective_value.values[exact.feasible.values]))
    assert (~worse).sum() == exact.on_front.sum()
    assert exact.sizes["design"] < front.sizes["design"] == front.attrs["designs"]


def test_the_ends_are_the_single_optima(resistive, front):
    best = front.objective_value.values[front.on_front.values]
    for place, aim in enumerate(AIMS):
        held = {AIMS[1 - place]: (">=", 0.0)}
        alone = optimise(resistive, maximise=aim, over=OVER, subject_to=LEAST | held)
        assert best[:, place].max() == pytest.approx(alone.objective.item(), rel=2e-3)


def test_the_front_can_be_saved(front, tmp_path):
    import xarray as xr

    front.to_netcdf(tmp_path / "front.nc", engine="h5netcdf")
    again = xr.load_dataset(tmp_path / "front.nc", engine="h5netcdf")
    assert again.objective_unit.values.tolist() == ["W.h.kg-1", "mA.h.g-1"]
    assert again.on_front.sum() == front.on_front.sum()


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"maximise": "energy"}, "maximise is 'energy'; give two quantities, such as"),
        ({"maximise": ("energy",)}, "give two quantities"),
        ({"points": -1}, "points is -1; allowed is a whole number, 0 or more"),
        ({"points": 2.5}, "points is 2.5; allowed is a whole number"),
    ],
)
def test_what_cannot_be_read_is_refused(cell, changes, said):
    given = {"maximise": AIMS, "over": OVER} | changes
    with pytest.raises(InvalidInput) as error:
        pareto_front(cell, **given)
    assert said in str(error.value)


@pytest.mark.slow
def test_the_front_of_a_library_cell_leaves_no_design_behind():
    """Random designs that hold both loads lie behind it, but for the difference of the models."""
    cell = mofcell.cell("gu2025-lfp")
    over = {"membrane_thickness": (20e-6, 300e-6), "cathode_loading": (0.02, 0.2)}
    front = pareto_front(
        cell, maximise=("specific_energy", "specific_capacity at 0.1C and -20 degC"), over=over
    )
    best = front.objective_value.values[front.on_front.values]
    warm, cold = (
        mofcell.explore(cell, Samples(over, count=300, seed=2), temperature=kelvins, model="DFN")
        for kelvins in (298.15, 253.15)
    )
    energy = warm.specific_energy.sel(basis="electrodes+electrolyte")
    both = np.stack([energy, cold.specific_capacity], axis=1)
    both = both[(cold.status == "ok").values]
    assert len(both) > 50
    for one in both:
        assert (best >= one * 0.99).all(axis=1).any()
