"""The command that lights a lamp with cells in series."""

from enum import StrEnum
from typing import Annotated

import typer

from mofcell.commands.cell_options import takes_cell
from mofcell.commands.experiments import Model, ModelName, Output, Plot, Temperatures
from mofcell.commands.inputs import above_zero, full_model, read_kelvins
from mofcell.commands.outputs import deliver, files_to_write
from mofcell.commands.stopped import nothing_kept


class Load(StrEnum):
    """What the lamp holds."""

    resistance = "resistance"
    power = "power"
    current = "current"


MILLIAMPERES = ["0.02 mA", "0.05 mA", "0.1 mA", "0.2 mA", "0.5 mA", "1 mA", "2 mA", "5 mA"]
DEMONSTRATED = ["25 degC", "-20 degC", "-30 degC", "-40 degC", "-45 degC"]


@takes_cell
def lamp(
    cell,
    given,
    current: Annotated[
        list[str],
        typer.Option(metavar="VALUE", help='Of the lamp at its voltage, "2 mA"; may be repeated.'),
    ] = MILLIAMPERES,
    voltage: Annotated[
        str,
        typer.Option(
            metavar="VALUE", help='Below which it goes out: "1.9 V" if red, "2.8 V" if white.'
        ),
    ] = "1.9 V",
    cells: Annotated[int, typer.Option(metavar="COUNT", help="Cells in series.")] = 2,
    temperature: Temperatures = DEMONSTRATED,
    load: Annotated[Load, typer.Option(help="What the lamp holds.")] = Load.resistance,
    duration: Annotated[
        str, typer.Option(metavar="TIME", help="How long it has to stay lit.")
    ] = "8 min",
    model: ModelName = Model.DFN,
    output: Output = None,
    plot: Plot = None,
):
    """How long cells in series keep a lamp lit, and the resistance that this allows."""
    kelvins = read_kelvins(temperature)
    amperes = [above_zero("current", text, "A") for text in current]
    volts, seconds = above_zero("voltage", voltage, "V"), above_zero("duration", duration, "s")
    files = files_to_write(output, plot)
    from mofcell import experiments, plots
    from mofcell.experiments.cycling.control import Held
    from mofcell.views.lamp import lamps

    held = {Load.resistance: Held.CONDUCTANCE, Load.power: Held.POWER, Load.current: Held.CURRENT}
    with nothing_kept():
        dataset = experiments.lamp(
            cell,
            cells=cells,
            voltage=volts,
            currents=amperes,
            temperatures=kelvins,
            held=held[load],
            duration=seconds,
            model=full_model(model),
        )
    deliver(
        dataset,
        lamps(dataset),
        f"A lamp of {voltage} on {cells} × {cell.name} in series, constant {load.value}",
        files=files,
        figure=lambda: plots.lamp(dataset),
        cell=cell,
        temperatures=kelvins,
        given=given,
    )
