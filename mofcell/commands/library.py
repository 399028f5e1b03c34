"""The commands that show what the library holds."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer


class Sort(StrEnum):
    """Orders of the electrolytes."""

    CONDUCTIVITY = "conductivity"
    CATION_CONDUCTIVITY = "cation-conductivity"
    TRANSFERENCE_NUMBER = "transference-number"
    STABILITY_WINDOW = "stability-window"
    ACTIVATION_ENERGY = "activation-energy"
    AREAL_RESISTANCE = "areal-resistance"
    NAME = "name"
    SOURCE = "source"


Ions = Annotated[
    list[str] | None,
    typer.Option("--ion", metavar="ION", help='What moves, "Li+"; may be repeated.'),
]
Families = Annotated[
    list[str] | None,
    typer.Option(
        "--family",
        metavar="FAMILY",
        help='MOF, "MOF glass", "MOF composite", polymer, inorganic, liquid, concept, other; '
        "may be repeated.",
    ),
]
Kinds = Annotated[
    list[str] | None,
    typer.Option(
        "--class",
        metavar="CLASS",
        help="Of the conductivity: measured, derived, literature, computed, fitted, assumed; "
        "may be repeated.",
    ),
]
Simulated = Annotated[bool, typer.Option("--simulated/--all", help="Only what can be simulated.")]
Order = Annotated[
    Sort,
    typer.Option(
        "--sort",
        metavar="ORDER",
        case_sensitive=False,
        help="Best first, Li+ before other ions: conductivity, cation-conductivity, "
        "transference-number, stability-window, activation-energy, areal-resistance; or name, "
        "or source (paper by paper).",
    ),
]


def electrolytes(
    ion: Ions = None,
    family: Families = None,
    kind: Kinds = None,
    simulated: Simulated = False,
    sort: Order = Sort.CONDUCTIVITY,
):
    """The electrolytes of the library, simulated or not, side by side."""
    from mofcell.terminal.messages import show
    from mofcell.views import library_tables

    table = library_tables.electrolytes(
        ions=ion or (),
        families=family or (),
        kinds=kind or (),
        simulated=simulated,
        sort=sort.value.replace("-", "_"),
    )
    show(table, f"Electrolytes ({_counted(table)})")


def cells(simulated: Simulated = False):
    """The cells and tests of the library, simulated or not."""
    from mofcell.terminal.messages import show
    from mofcell.views import library_tables

    table = library_tables.cells(simulated=simulated)
    show(table, f"Cells ({_counted(table)})")


def cathodes():
    """The cathode materials of the library."""
    from mofcell.terminal.messages import show
    from mofcell.views import library_tables

    show(library_tables.cathodes(), "Cathode materials")


def show(
    name: Annotated[
        str,
        typer.Argument(
            metavar="NAME",
            help='An electrolyte, cell or cathode, or a file: "my.yaml", "my.yaml#NAME".',
        ),
    ],
    plot: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE.png", help="Draw conductivity against 1000/T (png, pdf or svg)."
        ),
    ] = None,
    beside: Annotated[
        list[str] | None,
        typer.Option(
            "--with",
            metavar="NAME",
            help="Another electrolyte in the plot; may be repeated.",
        ),
    ] = None,
):
    """All that the library knows of an electrolyte, a cell or a cathode."""
    from mofcell.files import writable
    from mofcell.parameters import InvalidInput, cathode, cathodes
    from mofcell.terminal.messages import note, show_sheet, tidy_warnings
    from mofcell.views import sheets
    from mofcell.views.records import find

    if beside and not plot:
        raise InvalidInput("--with compares electrolytes in a plot; give --plot FILE.png too")
    file = plot and writable(plot, suffixes=(".png", ".pdf", ".svg"))
    with tidy_warnings():
        found = find(name)
        figure = _figure(name, found, beside or ()) if file else None
    if "material" in found:
        show_sheet(sheets.of_material(found["material"]))
    if "cell" in found:
        show_sheet(sheets.of_cell(found["cell"]))
    if "cathode" in found:
        formula = found["cathode"].formula
        alike = [other for other in cathodes() if cathode(other).formula == formula]
        show_sheet(sheets.of_cathode(found["cathode"], alike))
    if file and figure:
        from mofcell.files import whole_files

        with whole_files(file) as (picture,):
            figure.savefig(picture, format=file.suffix[1:].lower())
        note(f"written: {file}")


def _figure(name, found, beside):
    """The Arrhenius plot of an electrolyte and others, before anything is printed."""
    from mofcell.parameters import InvalidInput, material

    if "material" not in found:
        raise InvalidInput(
            f"{name!r} is a {' and a '.join(found)}: --plot draws the conductivity of an "
            "electrolyte; see `mofcell electrolytes`"
        )
    from mofcell import plots

    return plots.arrhenius([found["material"], *(material(other) for other in beside)])


def _counted(table):
    """How many rows a table has, and how many of them run."""
    runs = table.columns.index("runs")
    can = sum(row[runs] == "yes" for row in table.rows)
    return f"{len(table.rows)}, of which {can} can be simulated"
