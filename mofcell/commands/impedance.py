"""The command that measures impedance spectra."""

from pathlib import Path
from typing import Annotated

import typer

from mofcell.commands.any_cell_options import takes_any_cell
from mofcell.commands.compare import Columns, Sheet, read_files
from mofcell.commands.experiments import Output, Plot, Temperatures
from mofcell.commands.inputs import above_zero, read_kelvins
from mofcell.commands.outputs import deliver, files_to_write
from mofcell.commands.stopped import nothing_kept

ROOM = ["25 degC"]


@takes_any_cell
def impedance(
    cell,
    given,
    temperature: Temperatures = ROOM,
    frequencies: Annotated[
        tuple[str, str], typer.Option(metavar="FROM TO", help="Ends, both with their unit.")
    ] = ("1 MHz", "1 mHz"),
    points: Annotated[
        int, typer.Option(metavar="COUNT", help="Frequencies, even on a logarithmic scale.")
    ] = 60,
    state_of_charge: Annotated[
        str | None,
        typer.Option(metavar="SHARE", help='Of a full cell: "50 %"; charged by default.'),
    ] = None,
    measured: Annotated[
        list[Path] | None,
        typer.Option(metavar="FILE", help="Measured spectrum, to read and draw; may be repeated."),
    ] = None,
    measured_temperature: Annotated[
        str | None,
        typer.Option(metavar="TEMPERATURE", help='Of spectra that state none, "30 degC"; 25 degC.'),
    ] = None,
    column: Columns = None,
    sheet: Sheet = None,
    output: Output = None,
    plot: Plot = None,
):
    """Impedance of full, symmetric and blocking cells, and the conductivity read from it."""
    kelvins, hertz = read_kelvins(temperature), _spaced(frequencies, points)
    charge = None if state_of_charge is None else _share(state_of_charge)
    files = files_to_write(output, plot)
    from mofcell import experiments, plots
    from mofcell.terminal.messages import warn
    from mofcell.views import impedance as view

    spectra = _measured(measured, column, sheet, measured_temperature)
    with nothing_kept():
        dataset = experiments.impedance(
            cell, frequencies=hertz, temperatures=kelvins, state_of_charge=charge
        )
    deliver(
        dataset,
        view.readings(dataset, spectra),
        view.title(dataset),
        files=files,
        figure=lambda: plots.impedance(dataset, measured=spectra),
        cell=cell,
        temperatures=kelvins,
        given=given,
    )
    for line in view.doubtful(dataset):
        warn(line)


def _spaced(ends, count):
    """Frequencies [Hz]."""
    import numpy as np

    from mofcell.parameters import InvalidInput

    first, last = (above_zero("frequencies", text, "Hz") for text in ends)
    if not 2 <= count <= 10_000:
        raise InvalidInput(f"points: {count}; allowed are 2 to 10,000 frequencies")
    return np.geomspace(first, last, count)


def _share(text):
    from mofcell.parameters.units import to_si

    return to_si(text, "", field="state_of_charge")


def _measured(files, column, sheet, temperature):
    """Measured spectra of files; what of them is left out is said."""
    if not files:
        return []
    from mofcell.experiments.measured.kinds import IMPEDANCE
    from mofcell.parameters import InvalidInput
    from mofcell.terminal.messages import warn

    found = read_files(files, column, temperature=temperature, sheet=sheet)
    for data in found:
        if data.attrs["kind"] != IMPEDANCE:
            raise InvalidInput(
                f"measured: {data.attrs['source']} is a {data.attrs['kind']}; give an {IMPEDANCE}: "
                "columns of frequency, real and imaginary part"
            )
        for line in filter(None, data.attrs["left_out"].split("\n")):
            warn(f"{data.attrs['source']}: {line}")
    return found
