"""Workers of a Dask cluster."""

import asyncio
from contextlib import contextmanager

from mofcell.parameters import InvalidInput, MofcellError
from mofcell.parameters.shown import one_line

#: How long a scheduler may take to answer [s].
PATIENCE = 4.0


@contextmanager
def workers(address):
    """An executor of a Dask cluster.

    Parameters
    ----------
    address : str
        Of the scheduler, such as "tcp://10.0.0.1:8786".

    Yields
    ------
    concurrent.futures.Executor
        For :func:`~mofcell.experiments.designs.explore.explore`.

    Raises
    ------
    InvalidInput
        If no scheduler answers there, or it has no workers.
    MofcellError
        If Dask is not installed.
    """
    try:
        from distributed import Client
    except ImportError:
        raise MofcellError(
            "a Dask cluster needs dask; install it: pip install 'mofcell[dask]'"
        ) from None
    with _connected(Client, address) as client:
        if not client.scheduler_info(n_workers=-1)["workers"]:
            raise InvalidInput(
                f"the Dask scheduler at {address!r} has no workers; start some with "
                f"`dask worker {address}`"
            )
        yield client.get_executor()


def _connected(client, address):
    """A client; what answers and is no scheduler might never end the greeting of one."""
    try:
        asyncio.run(_greet(address))
        # not the default: xarray would ask it to read and write, also when it is gone
        return client(address, timeout=PATIENCE, set_as_default=False)
    except Exception as problem:
        reason = one_line(str(problem) or type(problem).__name__, 80)
    raise InvalidInput(
        f"no Dask scheduler answers at {address!r} ({reason}); start one with "
        "`dask scheduler`, and give the address that it prints, such as tcp://10.0.0.1:8786"
    )


async def _greet(address):
    """Shake hands with a scheduler, and leave."""
    from distributed.comm import connect

    comm = await asyncio.wait_for(connect(address, timeout=PATIENCE), PATIENCE)
    comm.abort()
