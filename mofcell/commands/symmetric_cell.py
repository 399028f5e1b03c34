"""The command that plates and strips lithium through a membrane."""

from typing import Annotated

import typer

from mofcell.commands.cell_options import in_words
from mofcell.commands.experiments import Output, Plot, Temperature
from mofcell.commands.inputs import above_zero, read_kelvins
from mofcell.commands.membrane_options import takes_membrane_cell
from mofcell.commands.outputs import files_to_write, warn_of_numbers, write


@takes_membrane_cell()
def symmetric_cell(
    cell,
    given,
    current_density: Annotated[
        str | None,
        typer.Option(metavar="VALUE", help='"0.1 mA/cm2"; that of the record by default.'),
    ] = None,
    half_cycle: Annotated[
        str | None, typer.Option(metavar="TIME", help='Of plating or stripping, "1 h".')
    ] = None,
    capacity: Annotated[
        str | None, typer.Option(metavar="VALUE", help='Of a half-cycle instead, "0.1 mAh/cm2".')
    ] = None,
    time: Annotated[
        str | None, typer.Option(metavar="TIME", help='Of the test, "1000 h" by default.')
    ] = None,
    cycles: Annotated[
        int | None, typer.Option(metavar="NUMBER", help="Of two half-cycles, instead of a time.")
    ] = None,
    voltage_limit: Annotated[
        str, typer.Option(metavar="VALUE", help="At which the test ends.")
    ] = "5 V",
    temperature: Temperature = "25 degC",
    without_fade: Annotated[
        bool, typer.Option("--without-fade", help="Faces that do not change.")
    ] = False,
    output: Output = None,
    plot: Plot = None,
):
    """Overpotential of Li | membrane | Li, plated and stripped at a constant current.

    Ctrl-C ends it with the half-cycles that are done.
    """
    (kelvin,) = read_kelvins([temperature])
    stated = {
        field: text and above_zero(field, text, unit)
        for field, text, unit in (
            ("current_density", current_density, "A/m**2"),
            ("half_cycle", half_cycle, "s"),
            ("capacity", capacity, "C/m**2"),
            ("time", time, "s"),
            ("voltage_limit", voltage_limit, "V"),
        )
    }
    files = files_to_write(output, plot)
    from mofcell import experiments, plots
    from mofcell.experiments.characterisation.symmetric_cell import STOPPED
    from mofcell.terminal.cycling import undisturbed
    from mofcell.terminal.messages import show, solving_bar, warn
    from mofcell.views.symmetric_cell import half_cycles, measured_beside

    with solving_bar(cell.name) as progress:
        dataset = experiments.symmetric_cell(
            cell,
            **stated,
            cycles=cycles,
            temperature=kelvin,
            fade=() if without_fade else None,
            progress=progress,
        )
    title = f"Li | {cell.electrolyte.name} | Li, {cell.name}: {_load(dataset)} at {temperature}"
    if given:
        dataset.attrs["changed"] = in_words(given)
        title = f"{title}\n({dataset.attrs['changed']})"
    measured = None if given else measured_beside(cell, dataset)
    ended = dataset.attrs["ended"]
    with undisturbed():
        show(half_cycles(dataset, measured), title)
        warn_of_numbers(cell, [kelvin], given)
        write(dataset, files, lambda: plots.symmetric_cell(dataset, measured=measured))
    if ended == STOPPED:
        warn(f"{ended} after half-cycle {dataset.sizes['half_cycle']}")
        raise typer.Exit(130)


def _load(dataset):
    """Current and half-cycle in words."""
    i = dataset.attrs["current_density_A_m2"] / 10
    return f"{i:.4g} mA/cm², half-cycles of {dataset.attrs['half_cycle_s'] / 3600:.4g} h"
