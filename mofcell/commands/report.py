"""The command that writes the report."""

from pathlib import Path
from typing import Annotated

import typer

Cells = Annotated[
    list[str] | None,
    typer.Argument(metavar="CELL", help="Names (see `mofcell cells`) or own files."),
]
Blind = Annotated[
    bool, typer.Option(help="Predict each point of every rate table from the others.")
]
Folder = Annotated[Path, typer.Option(metavar="FOLDER", help="Where the report goes.")]


def reproduce(cells: Cells = None, output: Folder = Path("report"), blind_score: Blind = True):
    """Simulate every cell of the library, or those named, and write the report."""
    from mofcell.files import writable_folder
    from mofcell.terminal.messages import note, progress_bar, show, tidy_warnings, warn
    from mofcell.views.calibration import blind

    folder = writable_folder(output)
    with tidy_warnings():
        chosen = _chosen(cells)
        with progress_bar("simulating and drawing") as progress:
            from mofcell.plots import saved

            with saved.process() as process:
                from mofcell import report  # PyBaMM is loaded here, with the bar on the screen

                made = report.write_all(
                    chosen, folder, blind=blind_score, progress=progress, process=process
                )
    if chosen:
        for title, table in [one for each in made.results for one in report.summary(each)]:
            show(table, title)
    if made.comparisons:
        show(report.comparison.table(made.comparisons), "Measured against simulated")
    for score in made.scores:
        show(blind(score), "Each point of the rate tables predicted from the others")
    for failure in made.failures:
        warn(f"{failure.name}: {failure.reason}")
    for line in _extrapolated(made, every=bool(chosen)):
        warn(line)
    note(f"report: {folder / 'index.html'}")


def _chosen(names):
    """The cells that are named, read before anything is simulated; None for all."""
    from mofcell.parameters import cell

    return [cell(name) for name in names] if names else None


def _extrapolated(made, *, every):
    """What was used outside its range: line for line, or in one that says where to read it."""
    from mofcell.views.ranges import used_outside

    lines = {
        results.cell.name: used_outside(results.cell, results.temperatures)
        for results in made.results
    }
    if every:
        return [f"{name}: {line}" for name, those in lines.items() for line in those]
    count = sum(map(len, lines.values()))
    told = f"{count} numbers were extrapolated in temperature; the pages say which"
    return [told] if count else []
