"""Discharges in chunks that depend on nothing else: here, or on an executor's workers."""

import os
import sys
import warnings
from concurrent.futures import FIRST_COMPLETED, CancelledError, Future, wait
from functools import partial
from typing import Any

from mofcell.experiments.compiled import THREADS, Effort
from mofcell.experiments.designs.results import solved
from mofcell.parameters.shown import one_line

#: Discharges of a chunk. The chunks are the same wherever they are solved.
CHUNK = 250

#: Chunks that an executor holds at a time: more would only wait in its memory.
WAITING = 64

#: How often a chunk is given to the executor, whose workers may die, before it is solved here.
TRIES = 3


def chunks_of(discharges):
    """Discharges in chunks of the same length.

    Parameters
    ----------
    discharges : list of Discharge
        What to solve.

    Returns
    -------
    list of list of Discharge
        The chunks, the last one shorter.
    """
    return [discharges[start : start + CHUNK] for start in range(0, len(discharges), CHUNK)]


def solve_chunk(chunk, model, home, effort=Effort.QUICK):
    """Solve a chunk in this process.

    Parameters
    ----------
    chunk : list of Discharge
        What to solve.
    model : type
        Full model.
    home : int
        Process that asks for it. In its own process a chunk takes all cores of the machine, in
        another as many threads as a worker is given.
    effort : Effort, optional
        How hard each is solved at first.

    Returns
    -------
    Results
        A row for each.
    """
    threads = THREADS if os.getpid() == home else _of_a_worker()
    return solved(chunk, model, effort=effort, threads=threads)


def each_solved(chunks, model, executor=None, *, effort=Effort.QUICK):
    """Solve chunks, in any order.

    Parameters
    ----------
    chunks : dict
        Lists of discharges by any key.
    model : type
        Full model.
    executor : concurrent.futures.Executor, optional
        Where to solve them; in this process if not given. A chunk whose worker dies is given to
        another one, and after three times, or if the executor takes no more, solved here.
    effort : Effort, optional
        How hard each is solved at first.

    Yields
    ------
    tuple
        Key and :class:`~mofcell.experiments.designs.results.Results` of each chunk.
    """
    here = partial(solve_chunk, model=model, home=os.getpid(), effort=effort)
    if executor is None:
        for key, chunk in chunks.items():
            yield key, here(chunk)
        return
    waiting = list(reversed(chunks))
    tries = dict.fromkeys(chunks, 0)
    running: dict[Future, Any] = {}
    failed: dict[Any, BaseException] = {}
    try:
        while waiting or running:
            while waiting and len(running) < WAITING:
                key = waiting.pop()
                tries[key] += 1
                try:
                    if tries[key] > TRIES:
                        raise failed[key]
                    running[executor.submit(here, chunks[key])] = key
                except Exception as refusal:  # it takes no more, or this chunk three times in vain
                    _say(refusal)
                    yield key, here(chunks[key])
            done, _ = wait(running, return_when=FIRST_COMPLETED)
            for future in done:
                key = running.pop(future)
                problem = CancelledError() if future.cancelled() else future.exception()
                if problem is None:
                    yield key, future.result()
                else:
                    failed[key] = problem
                    waiting.append(key)
    finally:
        for future in running:
            future.cancel()


def _say(problem):
    reason = f"{type(problem).__name__}: {one_line(str(problem))}"
    warnings.warn(f"the executor failed ({reason}); solved here instead", stacklevel=3)


def _of_a_worker():
    """Threads that a worker of Dask is given; one in any other process."""
    distributed = sys.modules.get("distributed")
    try:
        return distributed.get_worker().state.nthreads if distributed else 1
    except ValueError:  # no worker of Dask
        return 1
