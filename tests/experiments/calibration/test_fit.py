import numpy as np
import pytest

import mofcell
from mofcell import models
from mofcell.experiments.calibration.fit import fit
from mofcell.experiments.calibration.problem import Problem, jacobian
from mofcell.experiments.compiled import Effort

FREE = {"cathode_utilisation": (0.6, 1.0), "particle_diffusion_time": (400.0, 4e4)}


@pytest.fixture(scope="module")
def problem(cell, exact):
    found, left_out = Problem.of(cell, exact, free=FREE, model=models.SPMe)
    assert left_out == ()
    return found


@pytest.fixture(scope="module")
def truth(problem):
    return problem.shares({"cathode_utilisation": 0.9, "particle_diffusion_time": 4000.0})


def test_residuals_vanish_at_the_truth(problem, truth):
    assert np.abs(problem.residuals(truth[None])).max() < 1e-3


def test_residuals_are_per_cent_of_a_capacity(problem, truth, exact):
    (row,) = problem.residuals(np.array([[0.5, truth[1]]]))
    (simulated,) = problem.simulated(np.array([[0.5, truth[1]]]))
    measured = exact.specific_capacity.values
    assert row == pytest.approx((simulated - measured) / (0.01 * measured))


def test_derivatives_against_differences_of_another_step(problem, truth):
    (here,) = problem.residuals(truth[None])
    found = jacobian(problem.residuals, truth, residuals=here)
    step = 0.01
    for place in range(2):
        move = step * np.eye(2)[place]
        up, down = problem.residuals(np.array([truth + move, truth - move]))
        assert found[:, place] == pytest.approx((up - down) / (2 * step), rel=0.03, abs=0.05)


def test_numbers_that_make_no_cell_are_hopeless(cell, exact):
    free = {"active_mass_fraction": (0.5, 0.89), "carbon_mass_fraction": (0.05, 0.2)}
    problem, _ = Problem.of(cell, exact, free=free, model=models.SPMe)
    rows = problem.residuals(np.array([[0.0, 0.0], [1.0, 1.0], [1.0, 0.5]]))
    assert np.isfinite(rows).all()
    assert np.all(rows[1] > 50)  # 0.89 and 0.2 are more than all of it
    assert np.abs(rows[0]).max() < 50


def test_the_numbers_are_found_from_anywhere(problem, truth):
    found = fit(problem)
    assert found.status == "ok"
    assert found.best.shares == pytest.approx(truth, abs=1e-3)
    assert found.best.misfit < 1e-4


def test_the_full_model_finishes_what_the_fast_one_began(problem):
    finished = fit(problem.solved_by(models.DFN), starts=8)
    assert finished.solves["fit"] < 0.5 * finished.solves["search"]
    found = problem.solved_by(models.DFN).numbers(finished.best.shares)
    # the table is of the SPMe
    assert found["cathode_utilisation"] == pytest.approx(0.9, rel=2e-3)
    assert found["particle_diffusion_time"] == pytest.approx(4000, rel=0.05)


def test_an_end_of_the_range_is_reached(cell, exact):
    problem, _ = Problem.of(
        cell, exact, free={"cathode_utilisation": (0.6, 0.85)}, model=models.SPMe
    )
    assert fit(problem, starts=4).best.shares[0] > 0.999


def test_a_fit_stops_in_time_with_the_best_so_far(problem, truth):
    found = fit(problem.solved_by(models.DFN, Effort.TIGHT), starts=200, time_limit=0.05)
    assert found.status == "stopped after 0.05 s"
    assert found.best.misfit < 1e4


def test_an_interrupted_fit_keeps_the_best_so_far(problem):
    calls = []

    def progress(stage, tried, misfit):
        calls.append(misfit)
        if len(calls) > 6:
            raise KeyboardInterrupt

    found = fit(problem, progress=progress)
    assert found.status == "stopped by the user"
    assert found.best.misfit == min(calls)


def test_far_fewer_solves_than_without_derivatives(problem, truth):
    """From the same start to the same misfit."""
    from scipy.optimize import minimize

    start = np.array([0.3, 0.8])
    ours = fit(problem.solved_by(models.SPMe), start=start, starts=0)
    simplex = problem.solved_by(models.SPMe)
    goal = max(ours.best.misfit, 1e-4)

    def misfit(shares):
        return float((simplex.residuals(np.clip(shares, 0, 1)[None]) ** 2).sum())

    def enough(intermediate_result):
        if intermediate_result.fun <= goal:
            raise StopIteration

    minimize(misfit, start, method="Nelder-Mead", callback=enough, options={"fatol": 1e-12})
    assert simplex.solves > 4 * ours.solves["fit"]


def test_same_seed_same_fit(problem):
    assert fit(problem, starts=4).best.misfit == fit(problem, starts=4).best.misfit


def test_mofcell_exports_it():
    assert mofcell.calibrate.__module__ == "mofcell.experiments.calibration.calibrate"


def test_two_minima_far_apart_are_two(problem):
    from mofcell.experiments.calibration.fit import Minimum, _different

    here, there = (Minimum(shares=np.array([u, 0.5]), misfit=1.0) for u in (0.3, 0.7))
    near = Minimum(shares=np.array([0.31, 0.5]), misfit=1.2)
    assert _different([there, near, here]) == [there, here]
