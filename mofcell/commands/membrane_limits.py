"""The commands that measure the transport of salt through a membrane."""

from typing import Annotated

import typer

from mofcell.commands.experiments import Output, Plot, Temperature, Temperatures
from mofcell.commands.inputs import above_zero, read_kelvins
from mofcell.commands.membrane_options import takes_membrane_cell
from mofcell.commands.outputs import deliver, files_to_write, write
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
VoltageError = Annotated[
    str, typer.Option(metavar="SHARE", help="Standard deviation of the voltage.")
]
CurrentError = Annotated[str, typer.Option(metavar="SHARE", help="That of each current.")]
ResistanceError = Annotated[
    str, typer.Option(metavar="SHARE", help="That of the interfaces, before and after.")
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
    voltage_error: VoltageError = "0.1 %",
    current_error: CurrentError = "1 %",
    resistance_error: ResistanceError = "1 %",
    output: Output = None,
    plot: Plot = None,
):
    """Transference number by Bruce and Vincent, and how well it is known."""
    from mofcell.parameters.units import to_si

    (kelvin,) = read_kelvins([temperature])
    volts = above_zero("voltage", voltage, "V")
    seconds = duration and above_zero("duration", duration, "s")
    errors = _errors(voltage_error, current_error, resistance_error)
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


def bruce_vincent_of_readings(
    voltage: Annotated[str, typer.Option(metavar="VALUE", help='That was held, "10 mV".')],
    initial_current: Annotated[
        str, typer.Option(metavar="VALUE", help='"55 uA", or a density, "55 uA/cm2".')
    ],
    steady_current: Annotated[str, typer.Option(metavar="VALUE", help="When it is steady.")],
    initial_resistance: Annotated[
        str,
        typer.Option(
            metavar="VALUE",
            help='Of both interfaces before, "80 ohm", or "80 ohm*cm2" beside densities.',
        ),
    ],
    steady_resistance: Annotated[str, typer.Option(metavar="VALUE", help="Likewise, after.")],
    temperature: Temperature = "25 degC",
    voltage_error: VoltageError = "0.1 %",
    current_error: CurrentError = "1 %",
    resistance_error: ResistanceError = "1 %",
    output: Output = None,
):
    """Transference number by Bruce and Vincent from readings of your own."""
    (kelvin,) = read_kelvins([temperature])
    current, resistance = _units_of(initial_current)
    files = files_to_write(output, None)
    from mofcell import experiments
    from mofcell.parameters.units import to_si
    from mofcell.terminal.messages import show
    from mofcell.views.bruce_vincent import own_readings

    dataset = experiments.bruce_vincent_of_readings(
        voltage=to_si(voltage, "V", field="voltage"),
        initial_current=to_si(initial_current, current, field="initial_current"),
        steady_current=to_si(steady_current, current, field="steady_current"),
        initial_resistance=to_si(initial_resistance, resistance, field="initial_resistance"),
        steady_resistance=to_si(steady_resistance, resistance, field="steady_resistance"),
        temperature=kelvin,
        **_errors(voltage_error, current_error, resistance_error),
    )
    show(own_readings(dataset), f"Bruce-Vincent of your own readings at {voltage}, {temperature}")
    write(dataset, files[:1])


def _units_of(current):
    """Units of currents and resistances: of a cell, or of an area of it."""
    from mofcell.parameters import InvalidInput
    from mofcell.parameters.units import to_si

    try:
        to_si(current, "A/m**2", field="initial_current")
    except InvalidInput:
        return "A", "ohm"
    return "A/m**2", "ohm*m**2"


def _errors(voltage, current, resistance):
    """Stated errors [-]."""
    from mofcell.parameters.units import to_si

    return {
        "voltage_error": to_si(voltage, "", field="voltage_error"),
        "current_error": to_si(current, "", field="current_error"),
        "resistance_error": to_si(resistance, "", field="resistance_error"),
    }


@takes_membrane_cell("BlockingCell")  # of any cell: the faces do not matter
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


@takes_membrane_cell("BlockingCell")
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
