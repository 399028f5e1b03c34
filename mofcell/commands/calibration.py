"""The commands that fit what no paper reports, and say what follows and how sure it is."""

from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from mofcell.commands import candidates
from mofcell.commands.cell_options import in_words, takes_cell
from mofcell.commands.compare import (
    Columns,
    Files,
    GivenCRate,
    GivenTemperature,
    Sheet,
    read_files,
)
from mofcell.commands.experiments import INTO_THE_COLD, USUAL_RATES, Model, ModelName, Output, Plot
from mofcell.commands.free import EXAMPLES, free_numbers
from mofcell.commands.inputs import (
    above_zero,
    full_model,
    read_kelvins,
    read_rates,
)
from mofcell.commands.outputs import files_to_write, write


class Experiment(StrEnum):
    """Experiments that a calibration predicts."""

    rate_capability = "rate-capability"
    low_temperature = "low-temperature"
    specific_energy = "specific-energy"


Saved = Annotated[
    str, typer.Argument(metavar="FILE.yaml", help="What `mofcell calibrate --save` wrote.")
]


@takes_cell
def calibrate(
    cell,
    given,
    files: Files = None,
    free: Annotated[
        list[str] | None,
        typer.Option(metavar="NUMBER", help=f"{EXAMPLES}; 'log' or 'linear' may follow; repeated."),
    ] = None,
    temperature: GivenTemperature = None,
    c_rate: GivenCRate = None,
    column: Columns = None,
    sheet: Sheet = None,
    model: ModelName = Model.DFN,
    time_limit: Annotated[
        str | None,
        typer.Option(metavar="TIME", help='When the search stops with what it has, "30 s".'),
    ] = None,
    save: Annotated[
        Path | None, typer.Option(metavar="FILE.yaml", help="Write the calibrated cell.")
    ] = None,
    output: Output = None,
    plot: Plot = None,
    profiles: Annotated[
        Path | None, typer.Option(metavar="FILE.png", help="Draw the profile likelihoods.")
    ] = None,
    pairs: Annotated[
        Path | None, typer.Option(metavar="FILE.png", help="Draw what the data allow, in pairs.")
    ] = None,
):
    """Fit numbers of a cell to measured data, and say how well they are known."""
    seconds = above_zero("time_limit", time_limit, "s") if time_limit else float("inf")
    written = (
        *files_to_write(output, plot),
        *(files_to_write(None, each)[1] for each in (profiles, pairs)),
    )
    from mofcell import experiments, plots
    from mofcell.experiments.calibration.fit import STOPPED
    from mofcell.experiments.calibration.labelled import calibration_dataset
    from mofcell.files import writable
    from mofcell.parameters import InvalidInput
    from mofcell.terminal.fitting import fitting_bar
    from mofcell.terminal.messages import say, show, warn
    from mofcell.views import calibration as views
    from mofcell.views.ranges import used_outside

    save = save and writable(save, suffixes=(".yaml", ".yml"))
    ranges = free_numbers(cell, free)
    if save and (unsaved := [name for name in ranges if name.startswith("cathode.")]):
        raise InvalidInput(
            f"--save: {unsaved[0]} has no place in a data file, which names its cathode; leave out "
            "--save, or free another number"
        )
    data = read_files(files, column, temperature=temperature, c_rate=c_rate, sheet=sheet, cell=cell)
    with fitting_bar(cell.name) as progress:
        found = experiments.calibrate(
            cell,
            data,
            free=ranges,
            model=full_model(model),
            time_limit=seconds,
            progress=progress,
        )
    if save:
        _save(found, save)
    changed = f"\n({in_words(given)})" if given else ""
    show(views.fitted(found), f"{cell.name}, calibrated{changed}")
    show(views.met(found), "What was measured, and the calibrated cell")
    for line in found.statements if found.is_drawn else ():
        say(line)
    for line in [*found.left_out, *views.doubts(found)]:
        warn(line)
    for line in used_outside(
        found.cell, sorted({kelvin for _, kelvin in found.problem.conditions})
    ):
        warn(line)
    dataset = calibration_dataset(found)
    if given:
        dataset.attrs["changed"] = in_words(given)
    draw = (plots.calibration, plots.profiles, plots.pairs)
    write(dataset, written, *((lambda each=each: each(found)) for each in draw))
    if found.status == STOPPED:
        raise typer.Exit(130)


def _save(calibration, file):
    """Write the calibrated cell."""
    from mofcell.experiments.calibration.record import calibration_document
    from mofcell.files import whole_files
    from mofcell.terminal.messages import note

    text = calibration_document(calibration)
    with whole_files(file) as (draft,):
        draft.write_text(text, encoding="utf-8")
    note(f"saved: {file}; it stands wherever the name of a cell does")


def predict(
    saved: Saved,
    experiment: Annotated[Experiment, typer.Argument(help="What is predicted.")],
    c_rate: Annotated[
        list[str] | None,
        typer.Option("--c-rate", metavar="NUMBER", help="C-rate; may be repeated."),
    ] = None,
    temperature: Annotated[
        list[str] | None,
        typer.Option("--temperature", metavar="TEMPERATURE", help='"-20 degC"; may be repeated.'),
    ] = None,
    output: Output = None,
    plot: Plot = None,
):
    """What a calibrated cell does elsewhere, with the band that the data leave."""
    run, conditions = _conditions(experiment, c_rate, temperature)
    files = files_to_write(output, plot)
    from mofcell import experiments, plots
    from mofcell.terminal.messages import show, solving_bar
    from mofcell.views import calibration as views

    with _calibration(saved) as calibration:
        with solving_bar(f"cells like {calibration.cell.name}") as progress:
            dataset = experiments.predict(calibration, run, progress=progress, **conditions)
        words = experiment.value.replace("-", " ")
        show(views.predicted(dataset), f"{calibration.cell.name}: {words}, with 90 % bands")
        measured = views.capacities(calibration)
        write(dataset, files, lambda: plots.bands(dataset, measured=measured))


def _conditions(experiment, c_rate, temperature):
    """An experiment and its conditions, as many of each as it takes."""
    from mofcell import experiments
    from mofcell.parameters import InvalidInput
    from mofcell.views.bases import specific_energies

    several_rates = experiment == Experiment.rate_capability
    several_temperatures = experiment == Experiment.low_temperature
    rates = read_rates(c_rate or (USUAL_RATES if several_rates else ["0.1"]))
    kelvins = read_kelvins(temperature or (INTO_THE_COLD if several_temperatures else ["25 degC"]))
    for option, values, several in (
        ("--c-rate", rates, several_rates),
        ("--temperature", kelvins, several_temperatures),
    ):
        if len(values) > 1 and not several:
            raise InvalidInput(f"{option}: {experiment.value} takes one; {len(values)} are given")
    if several_rates:
        return experiments.rate_capability, {"c_rates": rates, "temperature": kelvins[0]}
    if several_temperatures:
        return experiments.low_temperature, {"temperatures": kelvins, "c_rate": rates[0]}
    return specific_energies, {"c_rate": rates[0], "temperature": kelvins[0]}


@contextmanager
def _calibration(saved):
    """The calibration that a file holds, found again from its data."""
    from mofcell.experiments.calibration.predict import as_calibration
    from mofcell.parameters import cell
    from mofcell.terminal.fitting import fitting_bar
    from mofcell.terminal.messages import tidy_warnings

    with tidy_warnings():
        calibrated = cell(saved)
        with fitting_bar(calibrated.name) as progress:
            calibration = as_calibration(calibrated, progress=progress)
        if not calibration.is_drawn:
            raise KeyboardInterrupt
        yield calibration


def next_measurement(
    saved: Saved,
    of: Annotated[
        str, typer.Option(metavar="QUANTITY", help="What is to be predicted better.")
    ] = "specific_capacity at 0.1C and -20 degC",
    candidate: Annotated[
        list[str] | None,
        typer.Option(
            metavar="MEASUREMENT", help=f"{candidates.EXAMPLES}; repeated; usual ones by default."
        ),
    ] = None,
    output: Output = None,
    plot: Plot = None,
):
    """Which measurement would make a prediction surest."""
    files = files_to_write(output, plot)
    from mofcell import experiments, plots
    from mofcell.experiments.designs.targets import Target
    from mofcell.parameters import cell
    from mofcell.terminal.messages import show, solving_bar
    from mofcell.views import calibration as views

    Target.read(of, c_rate=0.1, temperature=298.15)  # a wrong one is said before it is long
    own = cell(saved)
    could = [candidates.candidate(own, text) for text in candidate or ()]
    with _calibration(saved) as calibration:
        with solving_bar(calibration.cell.name) as bar:
            dataset = experiments.next_measurement(
                calibration, of=of, candidates=could or None, progress=_counted(bar)
            )
        title = f"What would tell most about the {views.prediction(dataset)}"
        show(views.next_measurement(dataset), f"{title} of {calibration.cell.name}")
        write(dataset, files, lambda: plots.next_measurement(dataset))


def _counted(bar):
    """What adds up discharges for a bar that shows their sum."""
    total = 0

    def add(done):
        nonlocal total
        total += done
        bar(total, None)

    return add


def blind_score(
    cells: Annotated[
        list[str] | None,
        typer.Argument(metavar="CELL", help="Names or own files; those of the library by default."),
    ] = None,
    model: ModelName = Model.DFN,
    output: Output = None,
    plot: Plot = None,
):
    """How well measured points are predicted that were not seen."""
    files = files_to_write(output, plot)
    from mofcell import experiments, plots
    from mofcell.parameters import cell
    from mofcell.terminal.messages import show, solving_bar, tidy_warnings
    from mofcell.views import calibration as views

    with tidy_warnings():
        chosen = [cell(name) for name in cells] if cells else None
        with solving_bar("points left out") as progress:
            dataset = experiments.blind_score(chosen, model=full_model(model), progress=progress)
        show(views.blind(dataset), "Each point predicted from the others of its table")
        write(dataset, files, lambda: plots.blind_score(dataset))
