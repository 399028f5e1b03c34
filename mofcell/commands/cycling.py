"""The commands that charge and discharge a cell, cycle after cycle."""

import inspect
from pathlib import Path
from typing import Annotated

import typer

from mofcell.commands.cell_options import in_words, takes_cell
from mofcell.commands.experiments import Model, ModelName, Output, Plot, Temperature
from mofcell.commands.heat_options import (
    AddedHeatCapacity,
    HeatTransferCoefficient,
    SpecificHeat,
    read_heat,
)
from mofcell.commands.inputs import full_model, read_kelvins
from mofcell.commands.outputs import files_to_write, write

#: Curves that a figure shows at most, if none are asked for.
MOST_CURVES = 6

#: Of what a protocol cannot do without: an example, and what it is.
EXAMPLES = {
    "power": ("1 mW/cm2", "of the discharge, also in W/m2, or in W/kg of active material"),
    "drive_cycle": ("my-drive.csv", "a table beside this file, of time and current or power"),
}


@takes_cell
def cycle(
    cell,
    given,
    protocol: Annotated[
        str,
        typer.Option(metavar="NAME", help="A name (see `mofcell protocols`) or your own file."),
    ] = "cycling",
    c_rate: Annotated[
        list[str] | None,
        typer.Option(
            metavar="CURRENT",
            help='Of a named protocol, "0.5", "C/5" or "0.2 mA/cm2"; rate-test: may be repeated.',
        ),
    ] = None,
    charge_c_rate: Annotated[
        str | None, typer.Option(metavar="CURRENT", help="Of the charge, if it is another.")
    ] = None,
    hold_until: Annotated[
        str | None,
        typer.Option(
            metavar="CURRENT",
            help='Ends the hold at the upper cut-off, "0.05" or "C/20"; none: no hold.',
        ),
    ] = None,
    cycles: Annotated[
        int | None, typer.Option(metavar="NUMBER", help="Of a named protocol; rate-test: at each.")
    ] = None,
    temperature: Temperature = "25 degC",
    fade: Annotated[
        list[str] | None,
        typer.Option(
            metavar="MECHANISM",
            help="One of those of the cell's record, such as interphase-growth; may be repeated; "
            "all by default.",
        ),
    ] = None,
    without_fade: Annotated[
        bool, typer.Option("--without-fade", help="No mechanism of fade.")
    ] = False,
    heat_transfer_coefficient: HeatTransferCoefficient = None,
    specific_heat: SpecificHeat = None,
    added_heat_capacity: AddedHeatCapacity = None,
    model: ModelName = Model.DFN,
    series: Annotated[
        list[str] | None,
        typer.Option(metavar="CYCLE", help="Keep its curves: 1, 2-61 or all; may be repeated."),
    ] = None,
    resume: Annotated[
        Path | None,
        typer.Option(metavar="FILE.nc", help="Go on from an earlier --output; the same command."),
    ] = None,
    output: Output = None,
    plot: Plot = None,
    over_time: Annotated[
        Path | None,
        typer.Option(metavar="FILE.png", help="Draw voltage and current of kept cycles over time."),
    ] = None,
):
    """Charge and discharge, cycle after cycle: what is left, and what took the rest.

    Ctrl-C ends it with the cycles that are done.
    """
    (kelvin,) = read_kelvins([temperature])
    heat = read_heat(
        heat_transfer_coefficient=heat_transfer_coefficient,
        specific_heat=specific_heat,
        added_heat_capacity=added_heat_capacity,
    )
    files = (*files_to_write(output, plot), files_to_write(None, over_time)[1])
    wanted = _protocol(
        protocol, c_rate=c_rate, charge_c_rate=charge_c_rate, hold_until=hold_until, cycles=cycles
    )
    mechanisms = _mechanisms(cell, fade, without_fade)
    kept = _kept(wanted, series, drawn=plot or over_time)
    earlier = _earlier(resume) if resume else None
    from mofcell import experiments, plots
    from mofcell.experiments.cycling.cycle import DONE, STOPPED
    from mofcell.terminal.cycling import cycling_bar, undisturbed
    from mofcell.terminal.messages import show, warn
    from mofcell.views import cycling
    from mofcell.views.ranges import used_outside

    done = 0 if earlier is None else int(earlier.attrs.get("cycles_done", 0))
    with cycling_bar(cell.name, cycles=wanted.cycles, done=done) as progress:
        dataset = experiments.cycle(
            cell,
            wanted,
            fade=mechanisms,
            heat=heat,
            temperature=kelvin,
            model=full_model(model),
            series=kept,
            resume=earlier,
            progress=progress,
        )
    if given:
        dataset.attrs["changed"] = in_words(given)
    measured = None if given else _measured(cell, wanted, kelvin)
    soaked = {step.temperature for step in _steps(cell, wanted) if step.temperature}
    start = f"{temperature} at first" if soaked else temperature
    figures = (lambda: plots.cycle(dataset, measured=measured), lambda: plots.series(dataset))
    ended = dataset.attrs["ended"]
    with undisturbed():
        show(cycling.cycles(dataset, measured), _title(cell, dataset, wanted, start, heat))
        for line in used_outside(cell, sorted({*cycling.temperatures(dataset), *soaked})):
            warn(line)
        if ended not in (DONE, STOPPED):
            warn(f"ended early: {ended}")
        write(dataset, files, *figures)
    if ended == STOPPED:
        warn(_stopped(dataset, wanted, output))
        raise typer.Exit(130)


def protocols(
    name: Annotated[
        str | None, typer.Argument(metavar="NAME", help="Print this one as a YAML file.")
    ] = None,
):
    """List the named protocols, or print one to save and change."""
    from mofcell.experiments.cycling.language.read_protocol import read_protocol
    from mofcell.terminal.messages import show
    from mofcell.views import cycling

    if name is None:
        show(cycling.protocols(), "Protocols")
        return
    typer.echo(_template(name) or read_protocol(name).document(), nl=False)


def _protocol(name, **options):
    """The protocol of a name or file, with the numbers of the command line."""
    from mofcell.experiments.cycling.language.read_protocol import read_protocol
    from mofcell.experiments.cycling.protocols import PROTOCOLS
    from mofcell.parameters import InvalidInput

    given = {field: value for field, value in options.items() if value not in (None, [])}
    _check_complete(name)
    if not given:
        return read_protocol(name)
    option = f"--{next(iter(given)).replace('_', '-')}"
    if name not in PROTOCOLS:
        read_protocol(name)  # which names those there are
        raise InvalidInput(f"{option}: {name} states its own steps; change the file")
    known = inspect.signature(PROTOCOLS[name]).parameters
    if "c_rates" in known and "c_rate" in given:
        given["c_rates"] = given.pop("c_rate")
    elif len(rates := given.pop("c_rate", [])) > 1:
        raise InvalidInput(f"--c-rate: {name} takes one, {len(rates)} are given")
    elif rates:
        given["c_rate"] = rates[0]
    if unknown := [field for field in given if field not in known]:
        raise InvalidInput(
            f"--{unknown[0].replace('_', '-')}: {name} has no such number, but "
            f"{', '.join(known)}; write them in a file, under 'protocol: {name}'"
        )
    if given.get("hold_until") == "none":
        given["hold_until"] = None
    return PROTOCOLS[name](**given)


def _arguments(name):
    """The arguments of a named protocol; none of anything else."""
    from mofcell.experiments.cycling.protocols import PROTOCOLS

    return inspect.signature(PROTOCOLS[name]).parameters if name in PROTOCOLS else {}


def _check_complete(name):
    """Refuse a named protocol that says nothing without a number of the user's."""
    from mofcell.parameters import InvalidInput

    needed = [field for field, one in _arguments(name).items() if one.default is one.empty]
    if needed:
        raise InvalidInput(
            f"{name} needs {needed[0]}: `mofcell protocols {name} > my.yaml` writes a file with "
            "it; change that, and give --protocol my.yaml"
        )


def _template(name):
    """A file to fill in, of a named protocol that needs a number of the user's; else None."""
    arguments = _arguments(name).values()
    if all(one.default is not one.empty for one in arguments):
        return None
    lines = [f"protocol: {name}"]
    for one in arguments:
        key = one.name.replace("_", " ")
        if one.default is one.empty:
            example, meaning = EXAMPLES[one.name]
            lines.append(f"{key}: {example}  # your own: {meaning}")
        else:
            lines.append(f"# {key}: {'none' if one.default is None else one.default}")
    return "\n".join(lines) + "\n"


def _mechanisms(cell, names, without):
    """The mechanisms of fade that are asked for; None for all of the cell's record."""
    from mofcell.parameters import InvalidInput
    from mofcell.parameters.fade import MECHANISMS
    from mofcell.parameters.names import allowed
    from mofcell.parameters.shown import shown

    if without and names:
        raise InvalidInput("--fade and --without-fade: leave out one of them")
    if not names:
        return () if without else None
    kinds = {key.replace("_", "-"): kind for key, kind in MECHANISMS.items()}
    own = {name: each for name, kind in kinds.items() for each in cell.fade if type(each) is kind}
    asked = [name.strip().replace("_", "-") for name in names]
    for name in asked:
        if name not in kinds:
            raise InvalidInput(f"--fade: {shown(name)}{allowed(name, [*kinds])}")
        if name not in own:
            has = ", ".join(own) or "none"
            raise InvalidInput(
                f"--fade: {cell.name} states no rate of {name} (it has {has}); state it in the "
                "block 'fade' of your own file of the cell"
            )
    return tuple(own[name] for name in dict.fromkeys(asked))


def _kept(protocol, series, *, drawn):
    """Cycles whose curves are kept: those asked for, or some that a figure shows."""
    from mofcell.views.cycling import chosen

    if series:
        return sorted({number for text in series for number in _numbers(protocol, text)})
    if not drawn:
        return []
    if any(map(_is_titration, protocol.stages)):
        return range(1, protocol.cycles + 1)
    stages = [stage.name for stage in protocol.stages for _ in range(stage.repeats)]
    return [place + 1 for place in chosen(stages, most=MOST_CURVES)]


def _is_titration(stage):
    """Whether its cycles are the parts of one discharge: each goes on from the one before."""
    from mofcell.experiments.cycling.language.sentence import read_sentence

    said = [read_sentence(step) for step in stage.steps if isinstance(step, str)]
    ways = [one for one in said if one.verb in ("Charge", "Discharge")]
    return stage.repeats > 1 and bool(ways) and all(one.duration is not None for one in ways)


def _numbers(protocol, text):
    """Numbers of cycles as they are written: "1", "2-61", "all"."""
    from mofcell.parameters import InvalidInput
    from mofcell.parameters.shown import shown

    first, dash, last = text.strip().partition("-")
    if text.strip() == "all":
        return range(1, protocol.cycles + 1)
    ends = [first, last if dash else first]
    if all(end.isdecimal() for end in ends):
        start, stop = map(int, ends)
        if 1 <= start <= stop <= protocol.cycles:
            return range(start, stop + 1)
    raise InvalidInput(
        f"--series: {shown(text)} is no cycle of {protocol.name}; give one of 1 to "
        f"{protocol.cycles}, such as 1 or 1-5, or all"
    )


def _steps(cell, protocol):
    """The different steps of a protocol."""
    from mofcell.experiments.cycling.language.read_step import read_step

    written = {step for stage in protocol.stages for step in stage.steps}
    return [read_step(step, cell) for step in written]


def _measured(cell, protocol, kelvin):
    """The measured cycles, if they are at the same rate and temperature.

    What is fitted to them is fitted to charges without a hold: they are compared with no other.
    """
    from math import isclose

    from mofcell.experiments.cycling.control import Held

    table = cell.measured.get("cycling")
    if table is None or abs(table.temperature - kelvin) > 1:
        return None
    steps = _steps(cell, protocol)
    loads = [step.target * 3600 / cell.areal_capacity for step in steps]
    same = all(isclose(abs(load), table.c_rate) for load in loads if load != 0)
    return table if same and all(step.held is Held.CURRENT for step in steps) else None


def _earlier(path):
    """The result of an earlier run."""
    import xarray as xr

    from mofcell.parameters import InvalidInput

    try:
        return xr.load_dataset(path, engine="h5netcdf")
    except FileNotFoundError:
        raise InvalidInput(f"--resume: there is no file {path}") from None
    except (OSError, ValueError):
        raise InvalidInput(
            f"--resume: {path} is no dataset; give what `mofcell cycle --output` wrote"
        ) from None


def _title(cell, dataset, protocol, temperature, heat):
    """What was done under what, and what is left."""
    from mofcell.views.cycling import retained
    from mofcell.views.words import warming

    count, done = protocol.cycles, dataset.sizes["cycle"]
    of = f"{count if done == count else f'{done} of {count}'} cycle{'' if count == 1 else 's'}"
    keeps_all = cell.coulombic_efficiency == 1
    conditions = [
        f"{cell.name}: {protocol.name}, {of} at {temperature}",
        *([warming(heat)] if heat else []),
        *(["no mechanism of fade"] if dataset.attrs["fade"] == "none" and keeps_all else []),
        *([left] if (left := retained(dataset)) else []),
    ]
    changed = f"\n({dataset.attrs['changed']})" if "changed" in dataset.attrs else ""
    return "; ".join(conditions) + changed


def _stopped(dataset, protocol, output):
    """Why there are no more cycles, and how to go on."""
    done = dataset.sizes["cycle"]
    after = f"{dataset.attrs['ended']} after cycle {done} of {protocol.cycles}"
    if not output:
        return f"{after}; with --output FILE.nc, --resume FILE.nc could go on from there"
    return f"{after}; the same command with --resume {output} goes on from there"
