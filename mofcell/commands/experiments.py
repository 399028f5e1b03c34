"""The commands that discharge cells: every experiment under its own name."""

import re
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from mofcell.commands.cell_options import LAWS, in_words, takes_cell


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
    rates, (kelvin,) = _numbers("c_rate", c_rate), _kelvins([temperature])
    files = _files(output, plot)
    from mofcell import experiments, plots
    from mofcell.views import tables

    dataset = experiments.rate_capability(
        cell, c_rates=rates, temperature=kelvin, model=_model(model)
    )
    measured = None if given else _measured(cell, kelvin)
    _deliver(
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
    (rate,), (kelvin,) = _numbers("c_rate", [c_rate]), _kelvins([temperature])
    files = _files(output, plot)
    from mofcell import experiments, plots
    from mofcell.views import tables
    from mofcell.views.words import limit, number

    dataset = experiments.polarization(cell, c_rate=rate, temperature=kelvin, model=_model(model))
    _deliver(
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
    model: ModelName = Model.DFN,
    output: Output = None,
    plot: Plot = None,
):
    """What is left in the cold, and which process takes the rest."""
    (rate,), kelvins = _numbers("c_rate", [c_rate]), _kelvins(temperature)
    files = _files(output, plot)
    from mofcell import experiments, plots
    from mofcell.terminal.messages import warn
    from mofcell.views import tables

    dataset = experiments.low_temperature(
        cell, temperatures=kelvins, c_rate=rate, model=_model(model)
    )
    if constant := [field for field in LAWS if field in given]:
        warn(f"{', '.join(constant)}: given as one number, the same at every temperature")
    _deliver(
        dataset,
        tables.cold(dataset),
        f"{cell.name} at {rate:g} C",
        files=files,
        figure=lambda: plots.low_temperature(dataset),
        cell=cell,
        temperatures=kelvins,
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
    (rate,), (kelvin,) = _numbers("c_rate", [c_rate]), _kelvins([temperature])
    files = _files(output, plot)
    from mofcell import plots
    from mofcell.views import tables
    from mofcell.views.bases import BASES, specific_energies
    from mofcell.views.words import limit

    dataset = specific_energies(
        cell, bases=basis or tuple(BASES), c_rate=rate, temperature=kelvin, model=_model(model)
    )
    _deliver(
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
    rates, (kelvin,) = _numbers("c_rate", c_rate), _kelvins([temperature])
    thickness = membrane_thickness and _above_zero("membrane_thickness", membrane_thickness, "m")
    files = _files(output, plot)
    from mofcell import experiments, plots
    from mofcell.terminal.messages import tidy_warnings, warn
    from mofcell.views import tables
    from mofcell.views.ranges import by_flag

    with tidy_warnings():
        dataset = experiments.against_references(
            electrolyte,
            membrane_thickness=thickness,
            c_rates=rates,
            temperature=kelvin,
            model=_model(model),
        )
    _show(
        tables.membranes(dataset),
        f"{dataset.membrane.values[0]} in the reference cell at {temperature}\n"
        f"(mAh/g by C-rate; Wh/kg of electrodes and electrolyte at {min(rates):g} C)",
    )
    for flag, names in by_flag(dataset).items():
        warn(f"{flag} was extrapolated for {', '.join(names)}")
    _write(dataset, files, lambda: plots.against_references(dataset))


def _numbers(field, texts):
    return list(dict.fromkeys(_above_zero(field, _plain(text), "") for text in texts))


def _plain(c_rate):
    """A C-rate as a bare number: "1C" is 1, "C/5" is 0.2."""
    number = r"\d+\.?\d*|\.\d+"
    if times := re.fullmatch(rf"\s*({number})\s*C\s*", c_rate):
        return times[1]
    if share := re.fullmatch(rf"\s*C\s*/\s*({number})\s*", c_rate):
        return str(1 / float(share[1])) if float(share[1]) else c_rate
    return c_rate


def _kelvins(texts):
    return list(dict.fromkeys(_above_zero("temperature", text, "K") for text in texts))


def _above_zero(field, text, unit):
    from mofcell.parameters import InvalidInput
    from mofcell.parameters.units import to_si

    value = to_si(text, unit, field=field)
    if not 0 < value < float("inf"):
        allowed = "above 0 K, -273.15 degC" if unit == "K" else "finite and above 0"
        raise InvalidInput(f"{field}: {text!r} is not allowed; it has to be {allowed}")
    return value


def _files(output, plot):
    from mofcell.files import writable

    return (
        output and writable(output, suffixes=(".nc",)),
        plot and writable(plot, suffixes=(".png", ".pdf", ".svg")),
    )


def _model(model):
    from mofcell import models

    return getattr(models, model.value)


def _measured(cell, kelvin):
    """The measured rate table, if it was measured at this temperature."""
    table = cell.measured.get("rate_capability")
    return table if table is not None and abs(table.temperature - kelvin) < 1 else None


def _show(table, title):
    from mofcell.terminal.messages import show

    show(table, title)


def _deliver(dataset, table, title, *, files, figure, cell, temperatures, given):
    """Print the result, say what was used outside its range, write what was asked for."""
    from mofcell.terminal.messages import warn
    from mofcell.views.ranges import used_outside

    if given:
        dataset.attrs["changed"] = in_words(given)
        title = f"{title}\n({dataset.attrs['changed']})"
    _show(table, title)
    for line in used_outside(cell, temperatures):
        warn(line)
    _write(dataset, files, figure)


def _write(dataset, files, figure):
    """Write dataset and figure where that was asked for."""
    from mofcell.files import whole_files
    from mofcell.terminal.messages import note

    with whole_files(*files) as (data, picture):
        if data:
            dataset.to_netcdf(data, engine="h5netcdf")
        if picture:
            figure().savefig(picture, format=files[1].suffix[1:].lower())
    if any(files):
        note(f"written: {', '.join(str(file) for file in files if file)}")
