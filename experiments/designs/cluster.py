"""Workers of a Dask cluster."""

from contextlib import contextmanager

from mofcell.parameters import InvalidInput, MofcellError

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
        If no scheduler answers there.
    MofcellError
        If Dask is not installed.
    """
    try:
        from distributed import Client
    except ImportError:
        raise MofcellError(
            "a Dask cluster needs dask; install it: pip install 'mofcell[dask]'"
        ) from None
    try:
        # not the default: xarray would ask it to read and write, also when it is gone
        client = Client(address, timeout=PATIENCE, set_as_default=False)
    except (OSError, ValueError) as problem:
        raise InvalidInput(
            f"no Dask scheduler answers at {address!r} ({type(problem).__name__}); start one with "
            "`dask scheduler`, and give the address that it prints, such as tcp://10.0.0.1:8786"
        ) from None
    with client:
        yield client.get_executor()
