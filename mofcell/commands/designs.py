"""The commands that look at many designs of a cell at once."""

from contextlib import ExitStack, contextmanager
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from mofcell.commands.axes import EXAMPLES
from mofcell.commands.cell_options import LAWS, in_words, takes_cell
from mofcell.commands.experiments import Plot
from mofcell.commands.inputs import above_zero, read_kelvins, read_rates
from mofcell.commands.outputs import files_to_write, write


class Fidelity(StrEnum):
    """What answers: one full model, or the cheaper one where it is good enough."""

    auto = "auto"
    SPMe = "SPMe"
    DFN = "DFN"


Axes = Annotated[
    list[str] | None,
    typer.Option("--axis", metavar="AXIS", help=f"{EXAMPLES}; may be repeated."),
]
Fidelities = Annotated[
    Fidelity,
    typer.Option(
        "--model",
        case_sensitive=False,
        help="SPMe, DFN, or auto: the DFN only where the SPMe errs by more than the tolerance.",
    ),
]
Tolerance = Annotated[
    str, typer.Option(metavar="NUMBER", help='Error of the capacity that auto allows, "1 %".')
]
Basis = Annotated[
    str,
    typer.Option(
        metavar="BASIS",
        help="What Wh/kg count: active, electrodes+electrolyte, stack or pouch.",
    ),
]
Dataset = Annotated[
    Path | None,
    typer.Option("--output", metavar="FILE", help="Write the dataset (.nc, or a folder .zarr)."),
]
Dask = Annotated[
    str | None,
    typer.Option(metavar="ADDRESS", help='Solve on a Dask cluster, "tcp://10.0.0.1:8786".'),
]


@takes_cell
def explore(
    cell,
    given,
    axis: Axes = None,
    paired: Annotated[
        bool, typer.Option("--paired", help="The axes go together, value by value; no grid.")
    ] = False,
    sample: Annotated[
        int | None,
        typer.Option(metavar="COUNT", help="Draw this many designs that fill the axes' ranges."),
    ] = None,
    c_rate: Annotated[
        str | None, typer.Option(metavar="NUMBER", help="Current over the nominal 1C; 0.1.")
    ] = None,
    temperature: Annotated[
        str | None, typer.Option(metavar="TEMPERATURE", help='"0 degC"; 25 degC.')
    ] = None,
    basis: Basis = "electrodes+electrolyte",
    model: Fidelities = Fidelity.auto,
    tolerance: Tolerance = "1 %",
    areal_energy: Annotated[
        str | None,
        typer.Option(
            metavar="VALUE",
            help='Energy that every design is taken to deliver, "14.9 mWh/cm2": no simulation.',
        ),
    ] = None,
    dask: Dask = None,
    store: Annotated[
        Path | None,
        typer.Option(metavar="FOLDER.zarr", help="Keep what is solved; go on from there."),
    ] = None,
    yes: Annotated[
        bool, typer.Option("--yes", help="Run designs of more than 10 million points too.")
    ] = False,
    output: Dataset = None,
    plot: Plot = None,
    ragone: Annotated[
        Path | None, typer.Option(metavar="FILE.png", help="Draw Wh/kg against W/kg.")
    ] = None,
):
    """Many designs at once: Wh/kg over thickness, N/P, loading, rate, temperature."""
    (rate,), (kelvin,) = read_rates([c_rate or "0.1"]), read_kelvins([temperature or "25 degC"])
    files = (
        *files_to_write(output, plot, datasets=(".nc", ".zarr")),
        files_to_write(None, ragone)[1],
    )
    energy = areal_energy and above_zero("areal_energy", areal_energy, "J/m**2") / 3600
    from mofcell import experiments, plots
    from mofcell.commands.axes import design
    from mofcell.parameters.masses import check_basis
    from mofcell.parameters.units import to_si
    from mofcell.terminal.messages import show, solving_bar, warn
    from mofcell.views import designs

    check_basis(basis)
    wanted = design(cell, axis, paired=paired, sample=sample)
    _check_once(wanted, {**given, "c_rate": c_rate, "temperature": temperature})
    _check_figures(wanted, plot, ragone, stated=energy is not None)
    operating = {"c_rate": rate, "temperature": kelvin}
    with ExitStack() as stack:
        executor = None
        if dask:
            from mofcell.experiments.designs.cluster import workers

            executor = stack.enter_context(workers(dask))
        progress = stack.enter_context(solving_bar(f"{cell.name}"))
        stack.enter_context(_kept(store))
        dataset = experiments.explore(
            cell,
            wanted,
            **operating,
            model=model.value,
            tolerance=to_si(tolerance, "", field="tolerance"),
            areal_energy=energy,
            executor=executor,
            store=store,
            progress=progress,
            largest=wanted.size if yes else experiments.designs.LARGEST,
        )
    if given:
        dataset.attrs["changed"] = in_words(given)
    show(designs.designs(dataset, basis=basis), _title(cell, dataset, operating))
    constant = [name for name in LAWS if name in given or name in wanted.axes]
    if constant and "temperature" in wanted.axes:
        warn(f"{', '.join(constant)}: given as numbers, the same at every temperature")
    for flag in dict.fromkeys(dataset.attrs["outside_range"].split("; ")):
        if flag:
            warn(f"{flag} was extrapolated in some designs")
    write(
        dataset,
        files,
        lambda: _figure(dataset, cell, basis),
        lambda: plots.ragone(dataset, basis=basis),
    )


def _check_once(wanted, given):
    """Refuse an axis that is also given as an option: one of them would mean nothing."""
    from mofcell.parameters import InvalidInput

    if twice := [name for name in wanted.axes if given.get(name) is not None]:
        option = twice[0].replace("_", "-")
        raise InvalidInput(f"{twice[0]} is an axis and --{option} is given: leave out one of them")


def _check_figures(wanted, plot, ragone, *, stated):
    """Refuse a figure that this design does not have, before anything is solved."""
    from mofcell.experiments.designs import Grid
    from mofcell.parameters import InvalidInput

    axes = [name for name in wanted.axes if isinstance(wanted, Grid) and len(wanted.axes[name]) > 1]
    if plot and not (len(axes) == 2 if stated else 1 <= len(axes) <= 2):
        few = "two axes" if stated else "one or two axes"
        raise InvalidInput(
            f"--plot shows a grid of {few} with several values; this design has {len(axes)}: fix "
            "the others by options such as --c-rate, or leave out --plot"
        )
    if ragone and not ("c_rate" in axes and len(axes) <= 2 and not stated):
        raise InvalidInput(
            "--ragone shows a grid of several C-rates and one other axis at most; write such as "
            "--axis 'c_rate = 0.1 to 3 in 8 log'"
        )


@contextmanager
def _kept(store):
    """Say where the work of an exploration is that is stopped."""
    from mofcell.terminal.messages import note

    try:
        yield
    except KeyboardInterrupt:
        if store:
            note(f"stopped; what is solved is in {store}: the same command goes on from there")
        raise


def _figure(dataset, cell, basis):
    """A map of two axes; where one of them is the C-rate, what limits along the other."""
    from mofcell import plots

    axes = [name for name in dataset.status.dims if dataset.sizes[name] > 1]
    if len(axes) != 2 or "c_rate" in axes:
        return plots.limits(dataset)
    own = {name: _of(cell, name) for name in axes}
    inside = all(
        value is not None and dataset[name].min() <= value <= dataset[name].max()
        for name, value in own.items()
    )
    return plots.design_map(dataset, basis=basis, marked={cell.name: own} if inside else None)


def _of(cell, name):
    """The cell's own number on an axis, where it is one."""
    value = cell.np if name == "np_ratio" else getattr(cell, name, None)
    return value if isinstance(value, float) else None


def _title(cell, dataset, operating):
    """What was explored: the conditions that are no axes, and what was changed before."""
    from mofcell.views.words import temperature

    fixed = {
        "c_rate": f"{operating['c_rate']:g} C",
        "temperature": temperature(operating["temperature"]),
    }
    at = " and ".join(text for name, text in fixed.items() if name not in dataset.coords)
    changed = f" ({dataset.attrs['changed']})" if "changed" in dataset.attrs else ""
    return f"Designs of {cell.name}{changed}{f' at {at}' if at else ''}"
