"""A figure drawn and written, in this process or in another one beside it."""

import signal
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager, suppress
from multiprocessing import get_context

from mofcell import plots

#: Dots per inch of a figure that is looked at on a screen.
DPI = 200


def save(name, path, *shown, **options):
    """Draw a figure and write it.

    Parameters
    ----------
    name : str
        One of ``mofcell.plots.__all__``.
    path : Path
        The PNG.
    *shown
        What the figure shows.
    **options
        As the function of that name takes them.
    """
    figure = getattr(plots, name)(*shown, **options)
    figure.set_layout_engine("none")  # it is laid out already
    figure.savefig(path, dpi=DPI)


@contextmanager
def process():
    """Another process that draws while this one simulates.

    Yields
    ------
    concurrent.futures.Executor or None
        For :class:`Drawings`; None where the system allows no other process.
    """
    try:
        executor = ProcessPoolExecutor(
            1, mp_context=get_context("spawn"), initializer=_leave_interrupts
        )
    except (ImportError, NotImplementedError, OSError):
        yield None
        return
    try:
        yield executor
    finally:
        executor.shutdown(cancel_futures=True)


def _leave_interrupts():
    """Ctrl-C is for the process that started this one."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


class Drawings:
    """Figures that are being drawn, where a process is given, or are drawn at once.

    Parameters
    ----------
    executor : concurrent.futures.Executor, optional
        Where they are drawn.
    """

    def __init__(self, executor: Executor | None = None):
        self._executor = executor
        self._begun: list[tuple[Future, tuple, dict]] = []

    def add(self, *figure, **options):
        """Begin a figure; the arguments are those of :func:`save`."""
        if self._executor is not None:
            with suppress(BrokenProcessPool):
                begun = self._executor.submit(save, *figure, **options)
                self._begun.append((begun, figure, options))
                return
        save(*figure, **options)

    def finish(self):
        """Wait until all are written; those that the other process lost are drawn here."""
        for future, figure, options in self._begun:
            try:
                future.result()
            except BrokenProcessPool:
                save(*figure, **options)
        self._begun.clear()
