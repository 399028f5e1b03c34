"""The argument CELL of what is measured on full, symmetric and blocking cells alike."""

from typing import Annotated

import typer

from mofcell.commands import membrane_options
from mofcell.commands.cell_options import (
    NAMED,
    OF_THE_CELL,
    OF_THE_MEMBRANE,
    WINDOW,
    CellName,
    changed_cell,
    other_cathode,
    other_thickness,
    with_options,
)
from mofcell.commands.membrane_options import membrane_cell

#: What a full cell has too, but no discharge needs.
BESIDE = ("contact_resistance", "lithium_exchange_current_density")

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
    quantities = (*OF_THE_CELL, *membrane_options.OF_THE_CELL, *OF_THE_MEMBRANE)
    options = {quantity.field: quantity.option for quantity in quantities}
    options |= {"voltage_window": WINDOW, **NAMED}

    def prepare(cell_name, given, *, symmetric, blocking):
        from mofcell.terminal.messages import warn

        cell = any_cell(cell_name, given, symmetric=symmetric, blocking=blocking)
        for line in other_thickness(cell, given):
            warn(line)
        if "cathode" in given:
            for line in other_cathode(cell_name, cell, given):
                warn(line)
        return cell

    return with_options(
        command,
        prepare,
        cell_name=CellName,
        options=options,
        choices={"symmetric": Symmetric, "blocking": Blocking},
    )


def any_cell(name, given, *, symmetric=False, blocking=False):
    """A cell of the library, or its membrane alone, with the changes of the command line.

    Parameters
    ----------
    name : str
        Name of the cell.
    given : dict
        Text by field, with its unit.
    symmetric, blocking : bool, optional
        Whether its membrane is put between lithium or steel.

    Returns
    -------
    Cell, SymmetricCell or BlockingCell
        The cell; of the kind it has if neither is asked for.

    Raises
    ------
    MofcellError
        If both kinds are asked for, a name is unknown, or a quantity cannot be read, is out of
        bounds or not of such a cell.
    """
    from mofcell import parameters
    from mofcell.parameters.reading.fields import UNITS
    from mofcell.parameters.units import to_si

    if symmetric and blocking:
        raise parameters.InvalidInput("--symmetric and --blocking exclude each other: give one")
    record = parameters.BlockingCell if blocking else type(parameters.cell(name))
    record = parameters.SymmetricCell if symmetric else record
    of_the_membrane = [quantity.field for quantity in OF_THE_MEMBRANE]
    for field in given:
        if field not in record.model_fields and field not in of_the_membrane:
            raise parameters.InvalidInput(
                f"{field}: a {record.__name__} has none; leave out --{field.replace('_', '-')}"
            )
    if record is not parameters.Cell:
        return membrane_cell(name, record.__name__, given)
    cell = changed_cell(name, {field: given[field] for field in given if field not in BESIDE})
    beside = {
        field: to_si(given[field], UNITS[field], field=field) for field in BESIDE if field in given
    }
    return cell.replace(**beside) if beside else cell
