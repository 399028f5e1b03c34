"""The commands that measure the transport of salt through a membrane."""

from typing import Annotated

import typer

from mofcell.commands.experiments import Output, Plot, Temperature, Temperatures
from mofcell.commands.inputs import above_zero, read_kelvins
from mofcell.commands.membrane_options import takes_membrane_cell
from mofcell.commands.outputs import deliver, files_to_write
from mofcell.commands.stopped import nothing_kept

Thicknesses = Annotated[
    list[str] | None,
    typer.Option("--membrane-thickness", metavar="VALUE", help='"50 um"; may be repeated.'),
]
TransferenceNumbers = Annotated[
    list[str] | None,
    typer.Option(
        "--transference-number",
        metavar="VALUE",
        help="Of lithium, at the same conductivity; may be repeated.",
    ),
]
Charges = Annotated[
    list[str] | None,
    typer.Option(
        "--framework-charge-density",
        metavar="VALUE",
        help='Fixed charge, a negative framework counted positive, "500 mol/m3"; may be repeated.',
    ),
]
ROOM = ["25 degC"]
MULTIPLES = ["0.2 mA/cm2", "0.5 mA/cm2", "1 mA/cm2", "2 mA/cm2", "5 mA/cm2", "10 mA/cm2"]


@takes_membrane_cell("SymmetricCell")
def bruce_vincent(
    cell,
    given,
    voltage: Annotated[str, typer.Option(metavar="VALUE", help="That is held.")] = "10 mV",
    temperature: Temperature = "25 degC",
    duration: Annotated[
        str | None, typer.Option(metavar="TIME", help='"10 h"; until steady by default.')
    ] = None,
    first_reading: Annotated[
        str, typer.Option(metavar="TIME", help="When the initial current is read.")
    ] = "0 s",
    voltage_error: Annotated[
        str, typer.Option(metavar="SHARE", help="Standard deviation of the voltage.")
    ] = "0.1 %",
    current_error: Annotated[
        str, typer.Option(metavar="SHARE", help="That of each current.")
    ] = "1 %",
    resistance_error: Annotated[
        str, typer.Option(metavar="SHARE", help="That of the interfaces, before and after.")
    ] = "1 %",
    output: Output = None,
    plot: Plot = None,
):
    """Transference number by Bruce and Vincent, and how well it is known."""
    from mofcell.parameters.units import to_si

    (kelvin,) = read_kelvins([temperature])
    volts = above_zero("voltage", voltage, "V")
    seconds = duration and above_zero("duration", duration, "s")
    errors = {
        "voltage_error": to_si(voltage_error, "", field="voltage_error"),
        "current_error": to_si(current_error, "", field="current_error"),
        "resistance_error": to_si(resistance_error, "", field="resistance_error"),
    }
    files = files_to_write(output, plot)
    from mofcell import experiments, plots
    from mofcell.views.bruce_vincent import readings

    dataset = experiments.bruce_vincent(
        cell,
        voltage=volts,
        temperature=kelvin,
        duration=seconds,
        first_reading=to_si(first_reading, "s", field="first_reading"),
        **errors,
    )
    deliver(
        dataset,
        readings(dataset),
        f"Bruce-Vincent: {voltage} on Li | {cell.electrolyte.name} | Li, {cell.name}, at "
        f"{temperature}",
        files=files,
        figure=lambda: plots.bruce_vincent(dataset),
        cell=cell,
        temperatures=[kelvin],
        given=given,
    )


@takes_membrane_cell("SymmetricCell")
def limiting_current(
    cell,
    given,
    membrane_thickness: Thicknesses = None,
    transference_number: TransferenceNumbers = None,
    framework_charge_density: Charges = None,
    temperature: Temperatures = ROOM,
    output: Output = None,
    plot: Plot = None,
):
    """The largest current that a membrane sustains, in closed form and simulated."""
    axes = _axes(membrane_thickness, transference_number, framework_charge_density)
    kelvins, files = read_kelvins(temperature), files_to_write(output, plot)
    from mofcell import experiments, plots
    from mofcell.views.limits_of_current import limiting_currents

    with nothing_kept():
        dataset = experiments.limiting_current(cell, **axes, temperatures=kelvins)
    deliver(
        dataset,
        limiting_currents(dataset),
        f"Limiting current of {cell.electrolyte.name}, as in {cell.name}",
        files=files,
        figure=lambda: plots.limiting_current(dataset),
        cell=cell,
        temperatures=kelvins,
        given=given,
    )


@takes_membrane_cell("SymmetricCell")
def sand_time(
    cell,
    given,
    current_density: Annotated[
        list[str], typer.Option(metavar="VALUE", help='"1 mA/cm2"; may be repeated.')
    ] = MULTIPLES,
    membrane_thickness: Thicknesses = None,
    transference_number: TransferenceNumbers = None,
    framework_charge_density: Charges = None,
    temperature: Temperatures = ROOM,
    output: Output = None,
    plot: Plot = None,
):
    """How long a current flows until the salt is used up, in closed form and simulated."""
    axes = _axes(membrane_thickness, transference_number, framework_charge_density)
    currents = [above_zero("current_density", text, "A/m**2") for text in current_density]
    kelvins, files = read_kelvins(temperature), files_to_write(output, plot)
    from mofcell import experiments, plots
    from mofcell.views.limits_of_current import sand_times

    with nothing_kept():
        dataset = experiments.sand_time(
            cell, current_densities=currents, **axes, temperatures=kelvins
        )
    deliver(
        dataset,
        sand_times(dataset),
        f"Sand's time of {cell.electrolyte.name}, as in {cell.name}",
        files=files,
        figure=lambda: plots.sand_time(dataset),
        cell=cell,
        temperatures=kelvins,
        given=given,
    )


def _axes(thicknesses, numbers, charges):
    """The axes that are given [SI]."""
    from mofcell.parameters.units import to_si

    def read(texts, field, unit):
        return [to_si(text, unit, field=field) for text in texts] if texts else None

    return {
        "thicknesses": read(thicknesses, "membrane_thickness", "m"),
        "transference_numbers": read(numbers, "transference_number", ""),
        "framework_charge_densities": read(charges, "framework_charge_density", "mol/m**3"),
    }
