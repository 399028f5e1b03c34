"""What the screen shows while numbers are fitted."""

from contextlib import contextmanager

from rich.console import Console


@contextmanager
def fitting_bar(title):
    """A line on stderr: what is being done, the points tried, the least misfit so far.

    Parameters
    ----------
    title : str
        What is fitted.

    Yields
    ------
    callable
        Takes the stage, the number of points tried and the least misfit [-].
    """
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    console = Console(stderr=True)
    columns = (SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn())
    with Progress(
        *columns, console=console, transient=True, disable=not console.is_terminal
    ) as bar:
        task = bar.add_task(title, total=None)

        def progress(stage, tried, misfit):
            bar.update(task, description=f"{title}: {stage}, {tried:,} points, misfit {misfit:.4g}")

        yield progress
