"""The commands that tell what makes a cell fade."""

from typing import Annotated

import typer

from mofcell.commands import charges
from mofcell.commands.cell_options import in_words, takes_cell
from mofcell.commands.compare import Columns, Files, GivenCRate, GivenTemperature, Sheet, read_files
from mofcell.commands.experiments import CRate, Model, ModelName, Output, Plot, Temperature
from mofcell.commands.inputs import full_model, read_kelvins, read_rates
from mofcell.commands.outputs import files_to_write, write
from mofcell.commands.stopped import nothing_kept


@takes_cell
def fade_shares(
    cell,
    given,
    c_rate: CRate = "0.5",
    hold_until: charges.HoldUntil = charges.NONE,
    cycles: Annotated[int, typer.Option(metavar="NUMBER", help="How many cycles.", min=1)] = 100,
    temperature: Temperature = "25 degC",
    model: ModelName = Model.SPMe,
    output: Output = None,
    plot: Plot = None,
):
    """How much each mechanism of fade takes, alone and beside the others."""
    (rate,), (kelvin,) = read_rates([c_rate]), read_kelvins([temperature])
    files = files_to_write(output, plot)
    hold = charges.read_hold(hold_until)
    from mofcell import experiments, plots
    from mofcell.experiments.cycling.protocols import cycling
    from mofcell.terminal.messages import progress_bar, show
    from mofcell.views import fade

    protocol = cycling(c_rate=rate, hold_until=hold, cycles=cycles)
    with nothing_kept(), progress_bar(cell.name) as progress:
        dataset = experiments.fade_shares(
            cell, protocol, temperature=kelvin, model=full_model(model), progress=progress
        )
    if given:
        dataset.attrs["changed"] = in_words(given)
    title = (
        f"Capacity lost in cycle {cycles} of {cell.name} at {rate:g} C and {temperature}, "
        f"{charges.in_words(hold)}"
    )
    show(fade.shares(dataset), title)
    # as in its test, of which no hold is known
    table = None if given or hold is not None else cell.measured.get("cycling")
    if table is not None and (table.c_rate, table.temperature) != (rate, kelvin):
        table = None
    write(dataset, files, lambda: plots.fade_shares(dataset, measured=table))


@takes_cell
def fit_fade(
    cell,
    given,
    files: Files = None,
    temperature: GivenTemperature = None,
    c_rate: GivenCRate = None,
    column: Columns = None,
    sheet: Sheet = None,
    hold_until: charges.HoldUntil = charges.NONE,
    model: ModelName = Model.SPMe,
    output: Output = None,
    plot: Plot = None,
):
    """Which mechanism of fade explains measured cycles, and which cannot be told apart."""
    written = files_to_write(output, plot)
    hold = charges.read_hold(hold_until)
    from mofcell import experiments, plots
    from mofcell.parameters import InvalidInput
    from mofcell.terminal.messages import progress_bar, say, show
    from mofcell.views import fade

    data = None
    if files:
        if len(files) > 1:
            raise InvalidInput(f"{len(files)} files given; fade is fitted to one cycling table")
        (data,) = read_files(files, column, temperature=temperature, c_rate=c_rate, sheet=sheet)
    with nothing_kept(), progress_bar(cell.name) as progress:
        dataset = experiments.fit_fade(
            cell, data, hold_until=hold, model=full_model(model), progress=progress
        )
    if given:
        dataset.attrs["changed"] = in_words(given)
    how = charges.in_words(hold)
    show(fade.fits(dataset), f"Fade of {cell.name}, each mechanism fitted alone, {how}")
    say("\n".join(fade.statements(dataset, cell)))
    write(dataset, written, lambda: plots.fit_fade(dataset))
