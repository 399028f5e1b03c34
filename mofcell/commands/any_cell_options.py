"""The argument CELL of what is measured on full, symmetric and blocking cells alike."""

from typing import Annotated

import typer

from mofcell.commands.cell_options import (
    NAMED,
    QUANTITIES,
    WINDOW,
    CellName,
    changed_cell,
    options_of,
    other_cathode,
    other_thickness,
    with_options,
)

Symmetric = Annotated[
    bool, typer.Option("--symmetric", help="Its membrane between its lithium on both sides.")
]
Blocking = Annotated[bool, typer.Option("--blocking", help="Its membrane between steel.")]


def takes_any_cell(command):
    """Give a command the argument CELL, options that choose its kind, and options that change it.

    Parameters
    ----------
    command : callable
        Called with ``cell``, the changed cell of any kind, ``given``, what was changed as it was
        written, and its own options.

    Returns
    -------
    callable
        The command for typer.
    """
    options = {**options_of(QUANTITIES), "voltage_window": WINDOW, **NAMED}

    def prepare(cell_name, given, *, symmetric, blocking):
        from mofcell.parameters import InvalidInput
        from mofcell.terminal.messages import warn

        if symmetric and blocking:
            raise InvalidInput("--symmetric and --blocking exclude each other: give one")
        kind = {symmetric: "SymmetricCell", blocking: "BlockingCell"}.get(True)
        cell = changed_cell(cell_name, given, kind, command=command)
        for line in [*other_thickness(cell, given), *other_cathode(cell_name, cell, given)]:
            warn(line)
        return cell

    return with_options(
        command,
        prepare,
        cell_name=CellName,
        options=options,
        choices={"symmetric": Symmetric, "blocking": Blocking},
    )
