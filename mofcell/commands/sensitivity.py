"""The command that tells which numbers of a cell matter."""

from enum import StrEnum
from typing import Annotated

import typer

from mofcell.commands.cell_options import in_words, takes_cell
from mofcell.commands.designs import Basis, Dataset, Fidelities, Fidelity
from mofcell.commands.experiments import CRate, Plot, Temperature
from mofcell.commands.inputs import read_kelvins, read_rates
from mofcell.commands.optima import read_ranges
from mofcell.commands.outputs import files_to_write, write


class Method(StrEnum):
    """How the weights are found."""

    sobol = "sobol"
    elementary_effects = "elementary-effects"


@takes_cell
def sensitivity(
    cell,
    given,
    ranges: Annotated[
        list[str] | None,
        typer.Option(
            "--range",
            metavar="RANGE",
            help="'membrane_thickness = 20 to 300 um', 'conductivity = 1e-5 to 1e-2 S/cm log'; "
            "may be repeated.",
        ),
    ] = None,
    of: Annotated[
        list[str],
        typer.Option(
            metavar="QUANTITY",
            help="'specific_energy', 'specific_capacity at C/10 and -20 degC'; may be repeated.",
        ),
    ] = ["specific_capacity", "specific_energy"],  # noqa: B006 - typer's way
    method: Annotated[
        Method,
        typer.Option(help="Shares of the variance, or effects of steps, a tenth of the work."),
    ] = Method.sobol,
    samples: Annotated[
        int | None,
        typer.Option(metavar="COUNT", help="256 base samples, or 20 trajectories, by default."),
    ] = None,
    c_rate: CRate = "0.1",
    temperature: Temperature = "25 degC",
    basis: Basis = "electrodes+electrolyte",
    model: Fidelities = Fidelity.auto,
    output: Dataset = None,
    plot: Plot = None,
):
    """Which numbers of a cell matter, within stated ranges (needs the extra 'sensitivity')."""
    (rate,), (kelvin,) = read_rates([c_rate]), read_kelvins([temperature])
    files = files_to_write(output, plot, datasets=(".nc", ".zarr"))
    from mofcell import experiments, plots
    from mofcell.experiments.designs import ElementaryEffects, Sobol
    from mofcell.terminal.messages import show, solving_bar, warn
    from mofcell.views import sensitivity as views

    kind = Sobol if method == Method.sobol else ElementaryEffects
    with solving_bar(cell.name) as progress:
        dataset = experiments.sensitivity(
            cell,
            read_ranges(cell, ranges, option="--range"),
            of=of,
            method=kind() if samples is None else kind(samples),
            c_rate=rate,
            temperature=kelvin,
            basis=basis,
            model=model.value,
            progress=progress,
        )
    if given:
        dataset.attrs["changed"] = in_words(given)
    for name in dataset.output.values:
        show(views.weights(dataset.sel(output=name)), f"What matters for {name} of {cell.name}")
    if reason := dataset.attrs["without_indices"]:
        warn(f"no indices: {reason}")
    write(dataset, files, lambda: plots.sensitivity(dataset))
