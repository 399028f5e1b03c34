"""What the screen shows while a cell is cycled."""

import signal
import threading
from contextlib import contextmanager

from rich.console import Console


@contextmanager
def cycling_bar(title, *, cycles, done=0):
    """A bar on stderr: the cycle, what it gave, how many there are, how long still.

    Parameters
    ----------
    title : str
        What is cycled.
    cycles : int
        Cycles of the protocol.
    done : int, optional
        Cycles that were done before.

    Yields
    ------
    callable
        Takes the number of a cycle that is done and its discharge capacity [mA.h.g-1].
    """
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TextColumn,
        TimeRemainingColumn,
    )

    console = Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(
        *columns,
        TimeRemainingColumn(),
        console=console,
        transient=True,
        disable=not console.is_terminal,
    ) as bar:
        task = bar.add_task(title, total=cycles, completed=done)

        def progress(number, capacity):
            words = f"{title}: cycle {number}, {capacity:.1f} mAh/g"
            bar.update(task, completed=number, description=words)

        yield progress


@contextmanager
def undisturbed():
    """No Ctrl-C ends what is done inside: results are on their way to screen and files."""
    if threading.current_thread() is not threading.main_thread():
        yield  # where signals do not arrive
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
