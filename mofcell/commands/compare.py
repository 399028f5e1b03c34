"""The command that puts a cell beside measured data."""

import re
from pathlib import Path
from typing import Annotated

import typer

from mofcell.commands.cell_options import takes_cell
from mofcell.commands.experiments import Model, ModelName, Output, Plot
from mofcell.commands.inputs import above_zero, full_model, plain_c_rate
from mofcell.commands.outputs import deliver, files_to_write

Files = Annotated[
    list[Path] | None,
    typer.Argument(
        metavar="FILE", help="Measured data; the tables of the cell's record by default."
    ),
]
GivenTemperature = Annotated[
    str | None,
    typer.Option(metavar="TEMPERATURE", help='Of files that state none, "30 degC"; 25 degC.'),
]
GivenCRate = Annotated[
    str | None, typer.Option(metavar="NUMBER", help="Of files that state no load.")
]
Columns = Annotated[
    list[str] | None,
    typer.Option(
        metavar="COLUMN",
        help="'specific_capacity = Q (mAh/g)': what a column holds; may be repeated.",
    ),
]
Sheet = Annotated[
    str | None, typer.Option(metavar="NAME", help="Of a workbook; the first that can be read.")
]


@takes_cell
def compare(
    cell,
    given,
    files: Files = None,
    temperature: GivenTemperature = None,
    c_rate: GivenCRate = None,
    column: Columns = None,
    sheet: Sheet = None,
    model: ModelName = Model.DFN,
    output: Output = None,
    plot: Plot = None,
):
    """A cell beside measured data: how far they are apart, where, and why."""
    written = files_to_write(output, plot)
    from mofcell import experiments, plots
    from mofcell.terminal.messages import say, show, warn
    from mofcell.views import compared

    data = read_files(files, column, temperature=temperature, c_rate=c_rate, sheet=sheet, cell=cell)
    dataset = experiments.compare(cell, data, model=full_model(model))
    for line in filter(None, dataset.attrs["left_out"].split("\n")):
        warn(line)
    tables = [
        make(dataset)
        for dimension, make in (("point", compared.points), ("curve", compared.curves))
        if dimension in dataset.sizes
    ]
    title = f"{cell.name} beside what was measured"
    for table in tables[:-1]:
        show(table, title)
    deliver(
        dataset,
        tables[-1],
        title,
        files=written,
        figure=lambda: plots.compare(dataset),
        cell=cell,
        temperatures=_temperatures(dataset),
        given=given,
    )
    say(compared.verdict(dataset))


def read_files(files, column=None, *, temperature=None, c_rate=None, sheet=None, cell=None):
    """Measured data of files; what was assumed, and which could not be read, is said.

    Parameters
    ----------
    files : list of Path or None
        The files; the tables of the cell's record if there are none.
    column : list of str, optional
        Quantity and header as they were written: "specific_capacity = Q (mAh/g)".
    temperature : str, optional
        Temperature of files that state none, with its unit.
    c_rate : str, optional
        C-rate of files that state no load.
    sheet : str, optional
        Sheet of files that are workbooks; the first that can be read if not given.
    cell : Cell, optional
        The cell whose record holds tables.

    Returns
    -------
    list of xarray.Dataset
        The data.

    Raises
    ------
    InvalidInput
        If no file can be read, or an option is none.
    """
    from mofcell.terminal.messages import note

    columns = dict(map(_column, column or []))
    stated = {
        "temperature": temperature and above_zero("temperature", temperature, "K"),
        "c_rate": c_rate and above_zero("c_rate", plain_c_rate(c_rate), ""),
        "sheet": sheet,
    }
    from mofcell.experiments.measured.given import as_list

    found = _read(files, columns, stated) if files else as_list(cell)
    for line in _lines(found, "notes"):
        note(f"note: {line}")
    return found


def _column(text):
    """Quantity and header that a user wrote: "specific_capacity = Q (mAh/g)"."""
    from mofcell.parameters import InvalidInput

    name, equals, header = (part.strip() for part in text.partition("="))
    if not (name and equals and header):
        raise InvalidInput(
            f"--column {text!r}: write quantity = header, such as "
            "'specific_capacity = Q (mAh/g)' or 'c_rate = Rate'"
        )
    return name, header


def _read(files, columns, stated):
    """The files that can be read; a line for each other one."""
    from mofcell.parameters import InvalidInput
    from mofcell.terminal.messages import warn

    found = []
    for file in files:
        try:
            found.append(_read_one(file, columns, stated))
        except InvalidInput as problem:
            if len(files) == 1:
                raise
            warn(str(problem))
    if not found:
        raise InvalidInput("no file could be read")
    return found


def _read_one(file, columns, stated):
    """A file whose headers hold their units, or whose units the user added."""
    from mofcell.experiments.measured import read_measured
    from mofcell.parameters import InvalidInput

    try:
        return read_measured(file, columns=columns or None, **stated)
    except InvalidInput as problem:
        apart = {name: _unit_apart(header) for name, header in columns.items()}
        if apart == columns:
            raise InvalidInput(_as_options(str(problem))) from None
        return read_measured(file, columns=apart, **stated)


def _as_options(message):
    """A message whose mapping of columns is one of Python, in the words of the command line."""
    before, mapping, pairs = message.partition("columns={")
    options = re.findall(r"'(\w+)': \('(.*?)', '(.*?)'\)", pairs)
    if not (mapping and options):
        return message
    said = (f"--column '{name} = {header} ({unit})'" for name, header, unit in options)
    return before + " ".join(said)


def _unit_apart(header):
    """Header and unit of "Q (mAh/g)"; the text itself if it holds no unit."""
    held = re.fullmatch(r"(.*\S)\s*\(([^()]*)\)", header)
    return (held[1], held[2]) if held else header


def _lines(data, name):
    """Lines of an attribute of several datasets, each once."""
    lines = [line for one in data for line in one.attrs[name].split("\n") if line]
    return list(dict.fromkeys(lines))


def _temperatures(dataset):
    """Temperatures of what was compared [K], each once."""
    names = ("temperature", "curve_temperature")
    return sorted({float(at) for name in names if name in dataset for at in dataset[name].values})
