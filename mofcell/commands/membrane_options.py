"""The argument CELL of what is measured on a membrane, and the options that change it."""

from typing import Annotated

import typer

from mofcell.commands.cell_options import (
    NAMED,
    OF_THE_MEMBRANE,
    Quantity,
    in_words,
    with_options,
)

OF_THE_CELL = (
    Quantity("membrane_thickness", 'Thickness of the membrane, "50 um".'),
    Quantity("contact_resistance", 'Electronic, in series, "1 ohm*cm2".'),
    Quantity("lithium_thickness", 'Thickness of each foil, "50 um".'),
    Quantity("coulombic_efficiency", 'Share of plated lithium that is kept, "99 %".'),
    Quantity("lithium_interface_resistance", 'Film on each lithium, "100 ohm*cm2".'),
    Quantity("lithium_exchange_current_density", 'Of each lithium, "0.5 mA/cm2".'),
)

CellName = Annotated[
    str,
    typer.Argument(
        metavar="CELL",
        help="A symmetric cell, or a full cell whose membrane and lithium are taken: a name (see "
        "`mofcell cells`) or your own file.",
    ),
]


def takes_membrane_cell(record):
    """Give a command the argument CELL, made a cell of a membrane, and options that change it.

    Parameters
    ----------
    record : str
        Kind of the cell: a name of :mod:`mofcell.parameters`, "SymmetricCell" or "BlockingCell".

    Returns
    -------
    callable
        A decorator of commands, which are called with ``cell``, the changed cell, ``given``,
        what was changed as it was written, and their own options, which take the place of those
        of the same name.
    """

    options = {quantity.field: quantity.option for quantity in (*OF_THE_CELL, *OF_THE_MEMBRANE)}
    options["electrolyte"] = NAMED["electrolyte"]

    def prepare(cell_name, given):
        return membrane_cell(cell_name, record, given)

    def decorator(command):
        return with_options(command, prepare, cell_name=CellName, options=options)

    return decorator


def membrane_cell(name, record, given):
    """A cell of a membrane of the library with the changes of the command line.

    Parameters
    ----------
    name : str
        Name of the cell, of that kind or of another whose membrane is taken.
    record : str
        "SymmetricCell" or "BlockingCell".
    given : dict
        Text by field, with its unit.

    Returns
    -------
    SymmetricCell or BlockingCell
        The cell.

    Raises
    ------
    MofcellError
        If a name is unknown, or a quantity cannot be read, is out of bounds or not of such a
        cell.
    """
    from mofcell import parameters
    from mofcell.parameters.reading.fields import UNITS
    from mofcell.parameters.units import to_si

    kind = getattr(parameters, record)
    original = parameters.cell(name)
    cell = original if isinstance(original, kind) else kind.of(original)
    changes = {
        each.field: to_si(given[each.field], UNITS[each.field], field=each.field)
        for each in OF_THE_CELL
        if each.field in given
    }
    of_the_membrane = {
        each.field: to_si(given[each.field], UNITS[each.field], field=each.field)
        for each in OF_THE_MEMBRANE
        if each.field in given
    }
    try:
        if "electrolyte" in given:
            changes["electrolyte"] = parameters.electrolyte(given["electrolyte"])
        if of_the_membrane:
            membrane = changes.get("electrolyte", cell.electrolyte)
            changes["electrolyte"] = membrane.replace(**of_the_membrane)
        return cell.replace(**changes) if changes else cell
    except parameters.InvalidInput as problem:
        raise parameters.InvalidInput(f"{problem} (given: {in_words(given)})") from None
