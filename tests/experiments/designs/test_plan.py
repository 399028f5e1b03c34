"""What has to be solved: each different discharge once, and nothing that only weighs."""

import numpy as np
import pytest

from mofcell.experiments.designs import Grid
from mofcell.experiments.designs.plan import Plan
from mofcell.parameters import InvalidInput


def plan_of(cell, axes, **conditions):
    grid = Grid(axes)
    fixed = {"c_rate": 0.5, "temperature": 298.15} | conditions
    fixed = {name: np.full(grid.size, value) for name, value in fixed.items() if name not in axes}
    return Plan.of(cell, grid.columns() | fixed)


@pytest.mark.parametrize(
    "axes",
    [
        {"np_ratio": [1.5, 2.0, 7.0]},
        {"lithium_thickness": [30e-6, 60e-6]},
        {"aluminium_thickness": [10e-6, 15e-6], "copper_thickness": [0.0, 8e-6]},
        {"packaging_mass_fraction": [0.05, 0.2]},
        {"density": [1000.0, 2000.0], "catholyte.density": [1000.0, 1300.0]},
        {"coulombic_efficiency": [0.9, 1.0]},
        {"area": [1e-4, 1.0]},
    ],
)
def test_what_only_weighs_is_not_solved(cell, axes):
    plan = plan_of(cell, axes)
    assert len(plan.cells) == Grid(axes).size
    assert len(plan.discharges) == 1
    assert set(plan.discharge_of_point) == {0}


def test_lithium_that_runs_out_is_solved(cell):
    """0.9 of 10.2 A.h/m2 takes part: below N/P 0.9 each foil is a discharge of its own."""
    plan = plan_of(cell, {"np_ratio": [0.3, 0.89, 0.91, 2.0]})
    assert len(plan.discharges) == 3
    assert plan.discharge_of_point[2] == plan.discharge_of_point[3]


def test_the_same_load_is_one_discharge_however_1c_is_defined(cell):
    halves = plan_of(cell, {"nominal_specific_capacity": [612e3, 306e3], "c_rate": [0.5, 1.0]})
    assert len(halves.discharges) == 3  # 1C, 0.5 C and 0.25 C of the first


def test_equal_points_are_solved_once_and_each_point_knows_its_own(cell):
    axes = {"membrane_thickness": [50e-6, 90e-6, 50e-6], "c_rate": [0.1, 1.0]}
    plan = plan_of(cell, axes)
    assert len(plan.discharges) == 4
    columns = Grid(axes).columns()
    for point, place in enumerate(plan.discharge_of_point):
        wanted = plan.discharges[place]
        assert wanted.cell.membrane_thickness == columns["membrane_thickness"][point]
        assert wanted.c_rate == columns["c_rate"][point]


def test_numbers_of_a_shared_cell_are_those_of_each_discharge(cell):
    plan = plan_of(cell, {"c_rate": [0.1, 1.0], "temperature": [273.15, 298.15]})
    for wanted in plan.discharges:
        fresh = type(wanted)(cell=wanted.cell, c_rate=wanted.c_rate, temperature=wanted.temperature)
        assert fresh.numbers == wanted.numbers


def test_a_point_that_is_no_cell_says_why(cell):
    plan = plan_of(cell, {"active_mass_fraction": [0.8, 0.95], "carbon_mass_fraction": [0.1]})
    assert list(plan.discharge_of_point) == [0, -1]
    assert plan.cells[plan.cell_of_point[1]].startswith("no cell: active_mass_fraction 0.95")


def test_a_design_without_any_cell_is_refused(cell):
    with pytest.raises(InvalidInput, match=r"no point of the design is a cell.*membrane_thickness"):
        plan_of(cell, {"membrane_thickness": [-1e-6, 0.0]})


@pytest.mark.parametrize(
    ("axes", "message"),
    [({"c_rate": [0.1, 0.0]}, "c_rate: 0"), ({"temperature": [25.0]}, "add 273.15 to degC")],
)
def test_conditions_of_no_world_are_refused(cell, axes, message):
    with pytest.raises(InvalidInput, match=message):
        plan_of(cell, axes)
