"""What the command line says: results on stdout, everything else one line on stderr."""

import warnings
from contextlib import contextmanager
from textwrap import indent

from rich.console import Console

from mofcell.terminal import screen


def _console(**where):
    """A screen that shows text as it is: no markup, no colours for numbers, no ":AB:" as a sign."""
    return Console(markup=False, highlight=False, emoji=False, **where)


def show(table, title):
    """Print a table under a title, as much of it as the screen holds."""
    console = _console()
    console.print(title, style="bold", soft_wrap=True)
    console.print(screen.fitted(table, console.width))
    for line in table.notes:
        console.print(line, style="dim")
    console.print()


def show_sheet(sheet):
    """Print a sheet of :mod:`mofcell.views.sheets`."""
    console = _console()
    console.print(sheet.title, style="bold")
    console.print(f"{sheet.description}\n" if sheet.description else "")
    console.print(screen.facts(sheet))
    for heading, entries in sheet.tables.items():
        console.print(f"\n{heading}", style="bold")
        console.print(screen.entries(entries, console.width))
    for heading, texts in sheet.lists.items():
        console.print(f"\n{heading}", style="bold")
        for text in texts:
            lines = screen.wrapped(text, max(console.width, screen.NARROWEST) - 2)
            console.print(indent(lines, "  ").replace("  ", "- ", 1))
    console.print()


def say(text):
    """Print what a result means, in lines that the screen holds."""
    console = _console()
    for line in text.splitlines():
        console.print(line)


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
    _console(stderr=True).print(text, style=style, soft_wrap=True)


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
def solving_bar(title):
    """A bar on stderr for many discharges: how many, how fast, how long still.

    Parameters
    ----------
    title : str
        What is going on.

    Yields
    ------
    callable
        Takes the number of discharges solved and of those needed.
    """
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        ProgressColumn,
        TextColumn,
        TimeRemainingColumn,
    )
    from rich.text import Text

    class Rate(ProgressColumn):
        def render(self, task):
            return Text(f"{task.speed:,.0f}/s" if task.speed else "")

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), Rate())
    console = Console(stderr=True)
    with Progress(
        *columns,
        TimeRemainingColumn(),
        console=console,
        transient=True,
        disable=not console.is_terminal,
    ) as bar:
        task = bar.add_task(title, total=None)
        yield lambda done, needed: bar.update(task, completed=done, total=needed)


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
