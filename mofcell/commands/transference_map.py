"""The command that asks whether a higher transference number pays."""

from typing import Annotated

import typer

from mofcell.commands.cell_options import takes_cell
from mofcell.commands.designs import Basis
from mofcell.commands.experiments import CRate, Model, ModelName, Output, Plot, Temperature
from mofcell.commands.inputs import full_model, read_kelvins, read_rates
from mofcell.commands.outputs import deliver, files_to_write
from mofcell.commands.stopped import nothing_kept

#: Argument of the experiment that each axis is.
ARGUMENTS = {
    "conductivity": "conductivities",
    "transference_number": "transference_numbers",
}


@takes_cell
def transference_map(
    cell,
    given,
    c_rate: CRate = "1",
    temperature: Temperature = "25 degC",
    axis: Annotated[
        list[str] | None,
        typer.Option(
            metavar="AXIS",
            help="'conductivity = 1e-5 to 1e-2 S/cm in 40 log', "
            "'transference_number = 0.1 to 1 in 40'; may be repeated.",
        ),
    ] = None,
    framework_charge_density: Annotated[
        str | None,
        typer.Option(
            metavar="VALUE", help='Of all membranes, "0.5 mol/L"; that of the cell by default.'
        ),
    ] = None,
    throughout: Annotated[
        bool, typer.Option("--throughout", help="The membrane's electrolyte fills the cathode too.")
    ] = False,
    beside: Annotated[
        list[str] | None,
        typer.Option(
            metavar="NAME", help="Electrolyte to mark; may be repeated; the library's by default."
        ),
    ] = None,
    basis: Basis = "electrodes+electrolyte",
    model: ModelName = Model.DFN,
    output: Output = None,
    plot: Plot = None,
):
    """Does a higher t+ pay: capacity over conductivity and transference number."""
    (rate,), (kelvin,) = read_rates([c_rate]), read_kelvins([temperature])
    files = files_to_write(output, plot)
    from mofcell import experiments, plots
    from mofcell.parameters.units import to_si
    from mofcell.terminal.messages import progress_bar, show
    from mofcell.views.transference_map import electrolytes, worth

    chosen = _axes(cell, axis or [])
    if framework_charge_density is not None:
        chosen["framework_charge_density"] = to_si(
            framework_charge_density, "mol/m**3", field="framework_charge_density"
        )
    if throughout:
        cell = cell.replace(catholyte=None)
    with nothing_kept(), progress_bar(cell.name):
        dataset = experiments.transference_map(
            cell,
            c_rate=rate,
            temperature=kelvin,
            electrolytes=beside,
            basis=basis,
            model=full_model(model),
            **chosen,
        )
    show(electrolytes(dataset), f"Electrolytes in {cell.name}")
    filling = "the same" if cell.catholyte is None else cell.catholyte.name
    deliver(
        dataset,
        worth(dataset),
        f"Transference number in {cell.name} at {rate:g} C and {temperature}, "
        f"{1e6 * cell.membrane_thickness:.4g} µm; in the cathode: {filling}",
        files=files,
        figure=lambda: plots.transference_map(dataset),
        cell=cell,
        temperatures=[kelvin],
        given=given,
    )


def _axes(cell, texts):
    """Values [SI] by argument of the experiment."""
    from mofcell.commands.axes import values
    from mofcell.parameters import InvalidInput
    from mofcell.parameters.names import allowed
    from mofcell.parameters.shown import shown

    read = [values(cell, text) for text in texts]
    for name, _ in read:
        if name not in ARGUMENTS:
            raise InvalidInput(f"--axis {shown(name)}{allowed(name, list(ARGUMENTS))}")
    return {ARGUMENTS[name]: numbers for name, numbers in read}
