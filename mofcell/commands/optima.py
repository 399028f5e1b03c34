"""The commands that search designs: the best one, and the trade-off between two aims."""

import re
from typing import Annotated

import typer

from mofcell.commands.cell_options import in_words, takes_cell
from mofcell.commands.designs import Basis, Dataset, Fidelities, Fidelity
from mofcell.commands.experiments import CRate, Plot, Temperature
from mofcell.commands.inputs import read_kelvins, read_rates
from mofcell.commands.outputs import files_to_write, write

#: Units of the quantities that can be bounded, in pint's notation.
UNITS = {
    "mA.h.g-1": "mA*h/g",
    "mA.h.cm-2": "mA*h/cm**2",
    "W.h.kg-1": "W*h/kg",
    "W.h.L-1": "W*h/L",
    "W.kg-1": "W/kg",
    "V": "V",
}
_BOUND = re.compile(r"(?P<target>.+?)\s*(?P<relation>>=|<=)\s*(?P<value>.+)")

Over = Annotated[
    list[str] | None,
    typer.Option(
        "--over", metavar="RANGE", help="'membrane_thickness = 20 to 300 um'; may be repeated."
    ),
]
SubjectTo = Annotated[
    list[str] | None,
    typer.Option(
        "--subject-to",
        metavar="BOUND",
        help="'specific_capacity at 1C >= 100 mAh/g', 'at C/10 and -20 degC'; may be repeated.",
    ),
]


@takes_cell
def optimise(
    cell,
    given,
    maximise: Annotated[
        str, typer.Option(metavar="QUANTITY", help="'specific_energy', 'specific_power at 2C'.")
    ] = "specific_energy",
    over: Over = None,
    subject_to: SubjectTo = None,
    c_rate: CRate = "0.1",
    temperature: Temperature = "25 degC",
    basis: Basis = "electrodes+electrolyte",
    model: Fidelities = Fidelity.SPMe,
    output: Dataset = None,
):
    """The best design within ranges, and which bounds it meets just so."""
    (rate,), (kelvin,) = read_rates([c_rate]), read_kelvins([temperature])
    files = files_to_write(output, None, datasets=(".nc", ".zarr"))
    from mofcell import experiments
    from mofcell.terminal.messages import show, solving_bar
    from mofcell.views import optima

    with solving_bar(cell.name) as progress:
        dataset = experiments.optimise(
            cell,
            maximise=maximise,
            over=read_ranges(cell, over),
            subject_to=_bounds(subject_to),
            c_rate=rate,
            temperature=kelvin,
            basis=basis,
            model=model.value,
            progress=progress,
        )
    if given:
        dataset.attrs["changed"] = in_words(given)
    found = "the best design" if dataset.attrs["outcome"] == "optimum" else "the nearest design"
    show(optima.best(dataset), f"{dataset.attrs['maximised']}: {found} of {cell.name}")
    if dataset.sizes["constraint"]:
        show(optima.constraints(dataset), "Bounds")
    write(dataset, files[:1])


@takes_cell
def pareto_front(
    cell,
    given,
    maximise: Annotated[
        list[str],
        typer.Option(
            metavar="QUANTITY",
            help="Twice: 'specific_energy', 'specific_capacity at 0.1C and -20 degC'.",
        ),
    ] = ["specific_energy", "specific_capacity at 0.1C and -20 degC"],  # noqa: B006 - typer's way
    over: Over = None,
    subject_to: SubjectTo = None,
    points: Annotated[int, typer.Option(metavar="COUNT", help="Gaps to fill.")] = 15,
    c_rate: CRate = "0.1",
    temperature: Temperature = "25 degC",
    basis: Basis = "electrodes+electrolyte",
    model: Fidelities = Fidelity.SPMe,
    output: Dataset = None,
    plot: Plot = None,
):
    """The trade-off between two quantities: designs that none beats in both."""
    (rate,), (kelvin,) = read_rates([c_rate]), read_kelvins([temperature])
    files = files_to_write(output, plot, datasets=(".nc", ".zarr"))
    from mofcell import experiments, plots
    from mofcell.terminal.messages import show, solving_bar
    from mofcell.views import optima

    with solving_bar(cell.name) as progress:
        dataset = experiments.pareto_front(
            cell,
            maximise=tuple(maximise),
            over=read_ranges(cell, over),
            subject_to=_bounds(subject_to),
            points=points,
            c_rate=rate,
            temperature=kelvin,
            basis=basis,
            model=model.value,
            progress=progress,
        )
    if given:
        dataset.attrs["changed"] = in_words(given)
    show(optima.front(dataset), f"Designs of {cell.name} that none beats in both")
    write(dataset, files, lambda: plots.pareto(dataset))


def read_ranges(cell, texts, *, option="--over"):
    """Ranges by the name of their axis, each given once."""
    from mofcell.commands.axes import spread
    from mofcell.parameters import InvalidInput

    if not texts:
        raise InvalidInput(f"no range is given; write {option} 'membrane_thickness = 20 to 300 um'")
    read = [spread(cell, text) for text in texts]
    names = [name for name, _ in read]
    if twice := [name for name in names if names.count(name) > 1]:
        raise InvalidInput(f"{twice[0]} has two ranges; give one of them")
    return dict(read)


def _bounds(texts):
    """Relation and bound by target, the bound in the unit of the dataset."""
    from mofcell.experiments.designs.targets import Target
    from mofcell.parameters import InvalidInput
    from mofcell.parameters.units import to_si

    bounds = {}
    for text in texts or ():
        if (found := _BOUND.fullmatch(text.strip())) is None:
            raise InvalidInput(
                f"{text!r} is no bound; write such as 'specific_capacity at 1C >= 100 mAh/g'"
            )
        target = Target.read(found["target"], c_rate=1.0, temperature=298.15)
        value = to_si(found["value"], UNITS[target.unit], field=found["target"])
        bounds[found["target"]] = (found["relation"], value)
    return bounds
