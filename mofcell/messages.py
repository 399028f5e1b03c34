"""What the command line says: results on stdout, everything else one line on stderr."""

import warnings
from contextlib import contextmanager
from textwrap import fill

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table


def show(table, title):
    """Print a table of :mod:`mofcell.tables` under a title."""
    console = Console(markup=False, highlight=False)
    shown = Table(box=SIMPLE_HEAD, padding=(0, 1, 0, 0), show_edge=False, pad_edge=False)
    for place, column in enumerate(table.columns):
        if column in table.text or place == 0:
            shown.add_column(column, overflow="fold")
        else:
            shown.add_column(fill(column, 10), justify="right", no_wrap=True)
    for place, row in enumerate(table.rows):
        is_total = table.total and place == len(table.rows) - 1
        shown.add_row(*row, style="bold" if is_total else None)
    console.print(title, style="bold", soft_wrap=True)
    console.print(shown)
    console.print()


def note(text):
    """Say what was done, on stderr."""
    _line(text, "dim")


def warn(text):
    """A warning, one line on stderr."""
    _line(f"warning: {text}", "yellow")


def error(text):
    """What went wrong, one line on stderr."""
    _line(f"error: {text}", "bold red")


def _line(text, style):
    text = " ".join(str(text).split())
    Console(stderr=True, markup=False, highlight=False).print(text, style=style, soft_wrap=True)


@contextmanager
def progress_bar(title):
    """A bar on stderr; it moves to and fro until the number of steps is known.

    Parameters
    ----------
    title : str
        What is going on.

    Yields
    ------
    callable
        Takes the number of steps and gives what to call after each of them.
    """
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True)) as bar:
        task = bar.add_task(title, total=None)

        def steps(total):
            bar.update(task, total=total)
            return lambda: bar.advance(task)

        yield steps


@contextmanager
def tidy_warnings():
    """Python's warnings as one line each, said once.

    A law outside its range is left out: the results say so, by name and temperature.
    """
    said = set()

    def say(message, category, *place, **more):
        text = str(message)
        if category.__name__ != "OutOfRangeWarning" and text not in said:
            said.add(text)
            warn(text)

    with warnings.catch_warnings():
        warnings.showwarning = say
        yield
