"""The command that fits laws of temperature to measured conductivities."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from mofcell.commands.compare import Columns, Sheet, read_files
from mofcell.commands.experiments import Output, Plot
from mofcell.commands.inputs import above_zero
from mofcell.commands.outputs import files_to_write, write


class LawName(StrEnum):
    """Forms of the law by name, as in a data file."""

    Arrhenius = "Arrhenius"
    ArrheniusOverTemperature = "ArrheniusOverTemperature"
    VTF = "VTF"
    VTFOverRootTemperature = "VTFOverRootTemperature"
    PiecewiseArrhenius = "PiecewiseArrhenius"


def conductivity_fit(
    points: Annotated[
        str,
        typer.Argument(
            metavar="POINTS",
            help="A table of temperature and conductivity with units in the headers, or the name "
            "of an electrolyte with reported conductivities.",
        ),
    ],
    relative_error: Annotated[
        str | None,
        typer.Option(metavar="SHARE", help='Of each conductivity, "2 %"; estimated by default.'),
    ] = None,
    law: Annotated[
        LawName | None,
        typer.Option(case_sensitive=False, help="Form of the lines for a data file; the best."),
    ] = None,
    column: Columns = None,
    sheet: Sheet = None,
    output: Output = None,
    plot: Plot = None,
):
    """Which law of temperature measured conductivities support, and its numbers."""
    files = files_to_write(output, plot)
    error = relative_error and above_zero("relative_error", relative_error, "")
    from mofcell import experiments, plots
    from mofcell.terminal.messages import say, show, warn
    from mofcell.views import conductivity_fit as view

    temperatures, conductivities, source = _points(points, column, sheet)
    dataset = experiments.conductivity_fit(
        temperatures=temperatures, conductivities=conductivities, relative_error=error or None
    )
    dataset.attrs["source"] = source
    lines = view.lines(dataset, name=law and law.value, source=f"fitted to {source}")
    show(view.laws(dataset), f"Laws of the conductivity of {points}, {len(temperatures)} points")
    say(f"{dataset.attrs['verdict']}\n")
    say(f"{view.which(dataset, name=law and law.value)}:")
    typer.echo(lines)
    for line in filter(None, dataset.attrs["notes"].split("\n")):
        warn(line)
    write(dataset, files, lambda: plots.conductivity_fit(dataset))


def _points(points, column, sheet):
    """Temperatures [K], conductivities [S.m-1] and where they are from."""
    from mofcell.parameters.documents import in_file

    if Path(points).suffix and not in_file(points) and Path(points).is_file():
        return _of_a_table(points, column, sheet)
    return _of_the_library(points)


def _of_a_table(file, column, sheet):
    from mofcell.parameters import InvalidInput
    from mofcell.terminal.messages import warn

    (data,) = read_files([Path(file)], column, sheet=sheet)
    for line in filter(None, data.attrs["left_out"].split("\n")):
        warn(line)
    if "conductivity" not in data:
        raise InvalidInput(
            f"{file} is a {data.attrs['kind']}; give a table of temperature, such as T (degC), and "
            "conductivity, such as sigma (S/cm)"
        )
    return data.temperature.values, data.conductivity.values, data.attrs["source"]


def _of_the_library(name):
    from mofcell.parameters import InvalidInput, UnknownName, material
    from mofcell.parameters.review.figures import conductivities

    try:
        found = conductivities(material(name))
    except UnknownName as unknown:
        if not Path(name).suffix:
            raise
        raise InvalidInput(f"{name}: there is no such file, and {unknown}") from None
    if len(found) < 2:
        raise InvalidInput(
            f"{name!r} has {len(found)} reported conductivities with a temperature; two or more "
            "are needed: give them as a table of your own"
        )
    temperatures, values = zip(*found, strict=True)
    return temperatures, values, f"the conductivities reported of {name}"
