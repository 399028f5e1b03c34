"""A real Dask cluster of two worker processes, one of which is killed."""

import os
import signal
import socket
import time

import dask
import numpy as np
import pytest
import xarray as xr

import mofcell
from mofcell.experiments.designs import chunks
from mofcell.experiments.designs.cluster import PATIENCE, workers
from mofcell.parameters import InvalidInput

AXES = {"membrane_thickness": np.linspace(50e-6, 200e-6, 20), "c_rate": np.linspace(0.5, 3.0, 30)}


@pytest.fixture(scope="module")
def cluster():
    from distributed import LocalCluster

    options = {"n_workers": 2, "threads_per_worker": 1, "processes": True}
    with LocalCluster(**options, dashboard_address=None, silence_logs=50) as cluster:
        yield cluster


def test_same_numbers_though_a_worker_is_killed(cell, cluster, monkeypatch):
    """The worker dies at the first result; what it held is solved by the other or a new one."""
    monkeypatch.setattr(chunks, "CHUNK", 25)
    victim = next(iter(cluster.workers.values()))
    killed = []

    def kill(done, needed):
        if not killed:
            killed.append(victim.pid)
            os.kill(victim.pid, signal.SIGKILL)

    with workers(cluster.scheduler_address) as executor:
        there = mofcell.explore(cell, AXES, model="SPMe", executor=executor, progress=kill)
    assert killed
    assert victim.pid != killed[0]  # its keeper has started another one
    xr.testing.assert_allclose(there, mofcell.explore(cell, AXES, model="SPMe"), rtol=1e-10)


@pytest.mark.parametrize("address", ["tcp://127.0.0.1:1", "nowhere", ""])
def test_no_scheduler_is_said_soon(address):
    start = time.perf_counter()
    with (
        pytest.raises(InvalidInput, match=f"no Dask scheduler answers at '{address}'"),
        workers(address),
    ):
        pass
    assert time.perf_counter() - start < 10 > 2 * PATIENCE
    assert dask.config.get("scheduler", None) is None  # or xarray could write no more


def test_what_listens_and_is_no_scheduler_is_said_soon():
    """A server that accepts and never answers the greeting."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        address = f"tcp://127.0.0.1:{server.getsockname()[1]}"
        start = time.perf_counter()
        with pytest.raises(InvalidInput, match="no Dask scheduler answers"), workers(address):
            pass
        assert time.perf_counter() - start < 10


def test_a_scheduler_without_workers_says_so():
    from distributed import LocalCluster

    options = {"n_workers": 0, "dashboard_address": None, "silence_logs": 50}
    with (
        LocalCluster(**options) as idle,
        pytest.raises(InvalidInput, match="has no workers; start some"),
        workers(idle.scheduler_address),
    ):
        pass
