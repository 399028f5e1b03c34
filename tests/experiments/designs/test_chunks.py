"""Chunks on executors of all kinds, well behaved or not."""

import os
from concurrent.futures import Executor, Future, ProcessPoolExecutor, ThreadPoolExecutor
from multiprocessing import get_context

import numpy as np
import pytest
import xarray as xr

import mofcell
from mofcell.experiments.designs import chunks
from mofcell.experiments.outcome import Discharge
from mofcell.models import SPMe

AXES = {"membrane_thickness": np.linspace(50e-6, 200e-6, 6), "c_rate": [0.5, 1.0, 2.0, 4.0]}


@pytest.fixture
def small_chunks(monkeypatch):
    monkeypatch.setattr(chunks, "CHUNK", 5)


class Failing(Executor):
    """Fails a task so many times before it does it; refuses all after so many."""

    def __init__(self, *, failures=0, accepts=10**9):
        self.failures, self.accepts, self.tasks = failures, accepts, []

    def submit(self, function, *args):
        if len(self.tasks) >= self.accepts:
            raise RuntimeError("cannot schedule new futures after shutdown")
        key = args[0][0].c_rate, args[0][0].cell.membrane_thickness
        self.tasks.append(key)
        future = Future()
        if self.tasks.count(key) <= self.failures:
            future.set_exception(OSError("the worker is gone"))
        else:
            future.set_result(function(*args))
        return future


def test_chunks_hold_everything_once(small_chunks):
    parts = chunks.chunks_of(list(range(12)))
    assert parts == [[0, 1, 2, 3, 4], [5, 6, 7, 8, 9], [10, 11]]


def test_a_result_does_not_depend_on_where_it_was_solved(cell, small_chunks):
    here = mofcell.explore(cell, AXES, model="SPMe")
    with ThreadPoolExecutor(3) as threads:
        xr.testing.assert_identical(
            mofcell.explore(cell, AXES, model="SPMe", executor=threads), here
        )
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as processes:
        there = mofcell.explore(cell, AXES, model="SPMe", executor=processes)
    xr.testing.assert_allclose(there, here, rtol=1e-10)


def test_a_chunk_is_tried_again_elsewhere(cell, small_chunks, recwarn):
    executor = Failing(failures=2)
    result = mofcell.explore(cell, AXES, model="SPMe", executor=executor)
    xr.testing.assert_identical(result, mofcell.explore(cell, AXES, model="SPMe"))
    assert all(executor.tasks.count(task) == 3 for task in executor.tasks)
    assert not [warning for warning in recwarn if "executor" in str(warning.message)]


@pytest.mark.parametrize("executor", [Failing(failures=99), Failing(accepts=2)])
def test_what_an_executor_does_not_solve_is_solved_here(cell, small_chunks, executor):
    with pytest.warns(UserWarning, match="the executor failed .*solved here instead"):
        result = mofcell.explore(cell, AXES, model="SPMe", executor=executor)
    xr.testing.assert_identical(result, mofcell.explore(cell, AXES, model="SPMe"))


def test_a_cell_that_cannot_be_sent_is_solved_here(cell, small_chunks):
    """A law made of a lambda has no name another process could find it by."""
    own = cell.replace(lithium_interface_resistance=lambda T: 0.6 / T)
    with (
        ProcessPoolExecutor(1, mp_context=get_context("spawn")) as processes,
        pytest.warns(UserWarning, match="the executor failed"),
    ):
        result = mofcell.explore(own, {"c_rate": [0.5, 1.0]}, model="SPMe", executor=processes)
    assert (result.status == "ok").all()


def test_a_worker_takes_no_more_threads_than_it_is_given(cell, monkeypatch):
    """In the process that asks, all cores; in another one, one."""
    asked = []
    monkeypatch.setattr(chunks, "solved", lambda *chunk, threads, **how: asked.append(threads))
    wanted = [Discharge(cell=cell, c_rate=1.0, temperature=298.15)]
    chunks.solve_chunk(wanted, SPMe, os.getpid())
    chunks.solve_chunk(wanted, SPMe, os.getpid() + 1)
    assert asked == [chunks.THREADS, 1]


def test_stopping_cancels_what_waits(cell, small_chunks):
    """Ctrl-C after the first chunk: the executor is left with nothing to do."""
    futures = []

    class Slow(Failing):
        def submit(self, function, *args):
            futures.append(super().submit(function, *args) if not futures else Future())
            return futures[-1]

    def stop(done, needed):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        mofcell.explore(cell, AXES, model="SPMe", executor=Slow(), progress=stop)
    assert len(futures) == 5
    assert all(future.cancelled() for future in futures[1:])
