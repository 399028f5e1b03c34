"""The commands that discharge cells: every experiment under its own name."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from mofcell.commands.cell_options import takes_cell
from mofcell.commands.heat_options import (
    AddedHeatCapacity,
    HeatTransferCoefficient,
    SpecificHeat,
    read_heat,
)
from mofcell.commands.inputs import above_zero, full_model, read_kelvins, read_rates
from mofcell.commands.outputs import deliver, files_to_write, measured_at, write


class Model(StrEnum):
    """Full models by name."""

    DFN = "DFN"
    SPMe = "SPMe"


USUAL_RATES = ["0.1", "0.2", "0.5", "1", "2"]
REFERENCE_RATES = ["0.1", "0.5", "1", "2"]
INTO_THE_COLD = ["25 degC", "0 degC", "-20 degC", "-40 degC"]

CRate = Annotated[str, typer.Option(metavar="NUMBER", help="Current over the nominal 1C.")]
CRates = Annotated[
    list[str], typer.Option("--c-rate", metavar="NUMBER", help="C-rate; may be repeated.")
]
Temperature = Annotated[
    str, typer.Option(metavar="TEMPERATURE", help='Of the cell, "25 degC" or "298.15 K".')
]
Temperatures = Annotated[
    list[str],
    typer.Option("--temperature", metavar="TEMPERATURE", help='"-20 degC"; may be repeated.'),
]
Bases = Annotated[
    list[str] | None,
    typer.Option(
        "--basis",
        metavar="BASIS",
        help="active, electrodes+electrolyte, stack or pouch; may be repeated; all by default.",
    ),
]
ModelName = Annotated[Model, typer.Option(case_sensitive=False, help="DFN, or the faster SPMe.")]
Output = Annotated[Path | None, typer.Option(metavar="FILE.nc", help="Write the dataset (NetCDF).")]
Plot = Annotated[
    Path | None, typer.Option(metavar="FILE.png", help="Draw the figure (png, pdf or svg).")
]


@takes_cell
def rate_capability(
    cell,
    given,
    c_rate: CRates = USUAL_RATES,
    temperature: Temperature = "25 degC",
    model: ModelName = Model.DFN,
    output: Output = None,
    plot: Plot = None,
):
    """Capacity, energy and mean voltage against C-rate."""
    rates, (kelvin,) = read_rates(c_rate), read_kelvins([temperature])
    files = files_to_write(output, plot)
    from mofcell import experiments, plots
    from mofcell.views import tables

    dataset = experiments.rate_capability(
        cell, c_rates=rates, temperature=kelvin, model=full_model(model)
    )
    measured = None if given else measured_at(cell, kelvin)
    deliver(
        dataset,
        tables.rates(dataset, measured),
        f"Rate capability of {cell.name} at {temperature}",
        files=files,
        figure=lambda: plots.rate_capability(dataset, measured=measured),
        cell=cell,
        temperatures=[kelvin],
        given=given,
    )


@takes_cell
def polarization(
    cell,
    given,
    c_rate: CRate = "1",
    temperature: Temperature = "25 degC",
    model: ModelName = Model.DFN,
    output: Output = None,
    plot: Plot = None,
):
    """Where every millivolt of a discharge goes."""
    (rate,), (kelvin,) = read_rates([c_rate]), read_kelvins([temperature])
    files = files_to_write(output, plot)
    from mofcell import experiments, plots
    from mofcell.views import tables
    from mofcell.views.words import limit, number

    dataset = experiments.polarization(
        cell, c_rate=rate, temperature=kelvin, model=full_model(model)
    )
    deliver(
        dataset,
        tables.terms(dataset),
        f"Polarization of {cell.name} at {rate:g} C and {temperature}; "
        f"{number(dataset.capacity.values[-1], '.1f')} mAh/g, limited by: {limit(dataset)}",
        files=files,
        figure=lambda: plots.polarization(dataset),
        cell=cell,
        temperatures=[kelvin],
        given=given,
    )


@takes_cell
def low_temperature(
    cell,
    given,
    temperature: Temperatures = INTO_THE_COLD,
    c_rate: CRate = "0.1",
    heat_transfer_coefficient: HeatTransferCoefficient = None,
    specific_heat: SpecificHeat = None,
    added_heat_capacity: AddedHeatCapacity = None,
    model: ModelName = Model.DFN,
    output: Output = None,
    plot: Plot = None,
):
    """What is left in the cold, and which process takes the rest."""
    (rate,), kelvins = read_rates([c_rate]), read_kelvins(temperature)
    heat = read_heat(
        heat_transfer_coefficient=heat_transfer_coefficient,
        specific_heat=specific_heat,
        added_heat_capacity=added_heat_capacity,
    )
    files = files_to_write(output, plot)
    from mofcell import experiments, plots
    from mofcell.views import tables
    from mofcell.views.ranges import temperatures_met
    from mofcell.views.words import warming

    dataset = experiments.low_temperature(
        cell, temperatures=kelvins, c_rate=rate, heat=heat, model=full_model(model)
    )
    deliver(
        dataset,
        tables.cold(dataset),
        f"{cell.name} at {rate:g} C" + (f", {warming(heat)}" if heat else ""),
        files=files,
        figure=lambda: plots.low_temperature(dataset),
        cell=cell,
        temperatures=temperatures_met(dataset),
        given=given,
    )


@takes_cell
def specific_energy(
    cell,
    given,
    c_rate: CRate = "0.1",
    temperature: Temperature = "25 degC",
    basis: Bases = None,
    model: ModelName = Model.DFN,
    output: Output = None,
    plot: Plot = None,
):
    """Wh/kg and Wh/L, with what the mass counts."""
    (rate,), (kelvin,) = read_rates([c_rate]), read_kelvins([temperature])
    files = files_to_write(output, plot)
    from mofcell import plots
    from mofcell.views import tables
    from mofcell.views.bases import BASES, specific_energies
    from mofcell.views.words import limit

    dataset = specific_energies(
        cell, bases=basis or tuple(BASES), c_rate=rate, temperature=kelvin, model=full_model(model)
    )
    deliver(
        dataset,
        tables.energies(dataset),
        f"Specific energy of {cell.name} at {rate:g} C and {temperature}; "
        f"limited by: {limit(dataset.isel(basis=0))}",
        files=files,
        figure=lambda: plots.specific_energy(dataset),
        cell=cell,
        temperatures=[kelvin],
        given=given,
    )


def against_references(
    electrolyte: Annotated[
        str,
        typer.Argument(
            metavar="ELECTROLYTE", help="Name (see `mofcell electrolytes`) or your own file."
        ),
    ],
    membrane_thickness: Annotated[
        str | None,
        typer.Option(metavar="VALUE", help='"50 um"; that of the measurement by default.'),
    ] = None,
    c_rate: CRates = REFERENCE_RATES,
    temperature: Temperature = "25 degC",
    model: ModelName = Model.DFN,
    output: Output = None,
    plot: Plot = None,
):
    """How a membrane compares with a liquid, ceramics and polymers in the same cell."""
    rates, (kelvin,) = read_rates(c_rate), read_kelvins([temperature])
    thickness = membrane_thickness and above_zero("membrane_thickness", membrane_thickness, "m")
    files = files_to_write(output, plot)
    from mofcell import experiments, plots
    from mofcell.terminal.messages import show, tidy_warnings, warn
    from mofcell.views import tables
    from mofcell.views.ranges import by_flag

    with tidy_warnings():
        dataset = experiments.against_references(
            electrolyte,
            membrane_thickness=thickness,
            c_rates=rates,
            temperature=kelvin,
            model=full_model(model),
        )
    show(
        tables.membranes(dataset),
        f"{dataset.membrane.values[0]} in the reference cell at {temperature}\n"
        f"(mAh/g by C-rate; Wh/kg of electrodes and electrolyte at {min(rates):g} C)",
    )
    for flag, names in by_flag(dataset).items():
        warn(f"{flag} was extrapolated for {', '.join(names)}")
    write(dataset, files, lambda: plots.against_references(dataset))
