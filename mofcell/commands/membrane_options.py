"""The argument CELL of what is measured on a membrane, and the options that change it."""

from typing import Annotated

import typer

from mofcell.commands.cell_options import (
    NAMED,
    OF_THE_MEMBRANE,
    changed_cell,
    options_of,
    other_thickness,
    with_options,
)

#: What can be changed: of the cell by its kind, and of its membrane.
QUANTITIES = {
    "SymmetricCell": (
        *("membrane_thickness", "contact_resistance", "lithium_thickness"),
        *("coulombic_efficiency", "lithium_interface_resistance"),
        *("lithium_exchange_current_density", *OF_THE_MEMBRANE),
    ),
    "BlockingCell": ("membrane_thickness", "contact_resistance", *OF_THE_MEMBRANE),
}

CellName = Annotated[
    str,
    typer.Argument(
        metavar="CELL",
        help="A symmetric cell, or another one whose membrane and lithium are taken: a name (see "
        "`mofcell cells`) or your own file.",
    ),
]


def takes_membrane_cell(kind="SymmetricCell"):
    """Give a command the argument CELL, made a cell of a membrane, and options that change it.

    Parameters
    ----------
    kind : str, optional
        Name of a record of :mod:`mofcell.parameters`, "SymmetricCell" or "BlockingCell".

    Returns
    -------
    callable
        A decorator of commands, which are called with ``cell``, the changed cell, ``given``,
        what was changed as it was written, and their own options, which take the place of those
        of the same name.
    """
    options = {**options_of(QUANTITIES[kind]), "electrolyte": NAMED["electrolyte"]}

    def decorator(command):
        def prepare(cell_name, given):
            from mofcell.terminal.messages import warn

            cell = changed_cell(cell_name, given, kind, command=command)
            for line in other_thickness(cell, given):
                warn(line)
            return cell

        return with_options(command, prepare, cell_name=CellName, options=options)

    return decorator
