"""The command that tells how many cycles the lithium of a cell lasts."""

from typing import Annotated

import typer

from mofcell.commands import charges
from mofcell.commands.cell_options import takes_cell
from mofcell.commands.experiments import Model, ModelName, Output, Plot, Temperature
from mofcell.commands.inputs import above_zero, full_model, read_kelvins
from mofcell.commands.outputs import deliver, files_to_write
from mofcell.commands.stopped import nothing_kept

FOILS = ["0.5", "1", "2", "3"]
EFFICIENCIES = ["95 %", "98 %", "99 %", "99.5 %", "99.9 %"]


@takes_cell
def cycle_life(
    cell,
    given,
    np_ratio: Annotated[
        list[str],
        typer.Option(
            metavar="NUMBER",
            help="N/P of the foil as built, without the lithium of the cathode; may be repeated.",
        ),
    ] = FOILS,
    coulombic_efficiency: Annotated[
        list[str],
        typer.Option(
            metavar="SHARE", help='Of plated lithium that is kept, "99 %"; may be repeated.'
        ),
    ] = EFFICIENCIES,
    c_rate: Annotated[
        str,
        typer.Option(metavar="CURRENT", help='Of both ways, "0.5", "C/5" or "0.2 mA/cm2".'),
    ] = "0.5",
    hold_until: charges.HoldUntil = "0.05",
    end: Annotated[
        str, typer.Option(metavar="SHARE", help="End of life: capacity over the first.")
    ] = "80 %",
    without_fade: Annotated[
        bool, typer.Option("--without-fade", help="Lose lithium in plating only.")
    ] = False,
    most: Annotated[int, typer.Option(metavar="COUNT", help="Cycles that are run at most.")] = 1000,
    temperature: Temperature = "25 degC",
    model: ModelName = Model.DFN,
    output: Output = None,
    plot: Plot = None,
):
    """Cycle life against N/P and the coulombic efficiency of plating."""
    (kelvin,) = read_kelvins([temperature])
    hold = charges.read_hold(hold_until)
    foils = [above_zero("np_ratio", text, "") for text in np_ratio]
    efficiencies = [above_zero("coulombic_efficiency", text, "") for text in coulombic_efficiency]
    share = above_zero("end", end, "")
    files = files_to_write(output, plot)
    from mofcell import experiments, plots
    from mofcell.experiments.cycling.protocols.arguments import in_words
    from mofcell.terminal.cycling import cycling_bar
    from mofcell.views.cycle_life import lives

    rate = in_words(c_rate, "C", ("current",))
    with nothing_kept(), cycling_bar(cell.name, cycles=most) as progress:
        dataset = experiments.cycle_life(
            cell,
            np_ratios=foils,
            coulombic_efficiencies=efficiencies,
            c_rate=c_rate,
            hold_until=hold,
            end=share,
            fade=() if without_fade else None,
            temperature=kelvin,
            model=full_model(model),
            most=most,
            progress=progress,
        )
    deliver(
        dataset,
        lives(dataset),
        f"Cycle life of {cell.name} at {rate} and {temperature}, {charges.in_words(hold)}, to "
        f"{100 * share:g} % of the first capacity; other fade: {dataset.fade}",
        files=files,
        figure=lambda: plots.cycle_life(dataset),
        cell=cell,
        temperatures=[kelvin],
        given=given,
    )
