"""Options of the command line that change a cell, each a quantity with its unit written."""

import inspect
from dataclasses import dataclass
from functools import wraps
from typing import Annotated, Any

import typer


@dataclass(frozen=True)
class Quantity:
    """A field of a record that an option of the same words changes."""

    field: str
    help: str

    @property
    def option(self):
        """The annotation that makes typer offer it."""
        flag = "--" + self.field.replace("_", "-")
        return _option(flag, "VALUE", self.help)


def _option(flag, metavar, text):
    panel = "Change the cell (write the unit)"
    return Annotated[
        str | None,
        typer.Option(flag, metavar=metavar, help=text, rich_help_panel=panel, show_default=False),
    ]


OF_THE_CELL = (
    Quantity("membrane_thickness", 'Thickness of the membrane, "50 um".'),
    Quantity("cathode_loading", 'Active material per area, "10 mg/cm2".'),
    Quantity("cathode_porosity", 'Volume fraction of the pores, "0.4" or "40 %".'),
    Quantity("cathode_utilisation", "Share of the active material that takes part."),
    Quantity("particle_diffusion_time", 'R²/D of the particles at 25 degC, "5500 s".'),
    Quantity("np_ratio", "Areal capacity of lithium over that of the cathode."),
    Quantity("lithium_thickness", 'Thickness of the lithium, "50 um".'),
    Quantity("coulombic_efficiency", 'Share of plated lithium that is kept, "99 %", when cycled.'),
    Quantity("lithium_interface_resistance", 'Film on lithium, "100 ohm*cm2".'),
    Quantity("membrane_cathode_resistance", 'Plane membrane|cathode, "50 ohm*cm2".'),
)
OF_THE_MEMBRANE = (
    Quantity("conductivity", 'Of the membrane, "1e-3 S/cm".'),
    Quantity("transference_number", "Of lithium in the membrane, above 0 up to 1."),
)
WINDOW = _option("--voltage-window", "VALUE", 'Cut-offs, "2.5 V to 4.2 V".')
NAMED = {
    "electrolyte": _option(
        "--electrolyte", "NAME", "Membrane: a name (see `mofcell electrolytes`) or your own file."
    ),
    "catholyte": _option(
        "--catholyte", "NAME", "What fills the cathode's pores: a name or your own file."
    ),
    "cathode": _option("--cathode", "NAME", "Active material; see `mofcell cathodes`."),
}

#: A number that stands for a law of temperature when it is given.
LAWS = (
    "conductivity",
    "transference_number",
    "lithium_interface_resistance",
    "membrane_cathode_resistance",
)

CellName = Annotated[
    str, typer.Argument(metavar="CELL", help="A name (see `mofcell cells`) or your own file.")
]


def takes_cell(command):
    """Give a command the argument CELL and the options that change it.

    Parameters
    ----------
    command : callable
        Called with ``cell``, the changed cell, ``given``, what was changed as it was
        written, and its own options, which take the place of those of the same name.

    Returns
    -------
    callable
        The command for typer.
    """
    options = {quantity.field: quantity.option for quantity in (*OF_THE_CELL, *OF_THE_MEMBRANE)}
    options |= {"voltage_window": WINDOW, **NAMED}

    def prepare(cell_name, given):
        from mofcell.terminal.messages import warn

        cell = changed_cell(cell_name, given)
        for line in [*other_thickness(cell, given), *other_cathode(cell_name, cell, given)]:
            warn(line)
        return cell

    return with_options(command, prepare, cell_name=CellName, options=options)


def with_options(command, prepare, *, cell_name, options, choices=None):
    """A command whose options change the cell that it is called with.

    Parameters
    ----------
    command : callable
        Called with ``cell``, ``given``, what was changed as it was written, and its own options,
        which take the place of those of the same name: what it varies itself is not changed
        beside.
    prepare : callable
        Makes the cell of its name, of what was given, and of the choices.
    cell_name : type
        Annotation of the argument CELL.
    options : dict
        Annotations of the options that change the cell, by field.
    choices : dict, optional
        Annotations of flags, by name.

    Returns
    -------
    callable
        The command for typer.
    """
    own = list(inspect.signature(command).parameters.values())[2:]
    varied = {parameter.name for parameter in own}
    options = {field: one for field, one in options.items() if field not in varied}
    choices = choices or {}

    def with_cell(cell_name, **written):
        given = {field: written.pop(field) for field in options}
        given = {field: text for field, text in given.items() if text is not None}
        chosen = {name: written.pop(name) for name in choices}
        from mofcell.terminal.messages import tidy_warnings

        with tidy_warnings():
            return command(prepare(cell_name, given, **chosen), given, **written)

    def keyword(name, default, annotation):
        kind = inspect.Parameter.KEYWORD_ONLY
        return inspect.Parameter(name, kind, default=default, annotation=annotation)

    positional = inspect.Parameter.POSITIONAL_OR_KEYWORD
    parameters = [
        inspect.Parameter("cell_name", positional, annotation=cell_name),
        *(keyword(name, False, annotation) for name, annotation in choices.items()),
        *(parameter.replace(kind=inspect.Parameter.KEYWORD_ONLY) for parameter in own),
        *(keyword(field, None, annotation) for field, annotation in options.items()),
    ]
    for_typer: Any = wraps(command)(with_cell)
    for_typer.__signature__ = inspect.Signature(parameters)
    for_typer.__annotations__ = {each.name: each.annotation for each in parameters}
    return for_typer


def changed_cell(name, given):
    """A cell of the library with the changes of the command line.

    Parameters
    ----------
    name : str
        Name of the cell.
    given : dict
        Text by field, with its unit.

    Returns
    -------
    Cell
        The cell.

    Raises
    ------
    MofcellError
        If a name is unknown, or a quantity cannot be read or is out of bounds.
    """
    from mofcell.parameters import Cell, InvalidInput, cathode, cell, electrolyte
    from mofcell.parameters.reading.entries import read_window
    from mofcell.parameters.reading.fields import UNITS
    from mofcell.parameters.units import to_si

    def numbers(quantities):
        return {
            each.field: to_si(given[each.field], UNITS[each.field], field=each.field)
            for each in quantities
            if each.field in given
        }

    look_up = {"electrolyte": electrolyte, "catholyte": electrolyte, "cathode": cathode}
    changes = {field: look_up[field](given[field]) for field in NAMED if field in given}
    original = cell(name)
    if not isinstance(original, Cell):
        raise InvalidInput(
            f"cell {name!r} is symmetric, lithium on both sides: it has no discharge; plate and "
            f"strip it with mofcell symmetric-cell {name}"
        )
    changes |= numbers(OF_THE_CELL)
    if "voltage_window" in given:
        changes["voltage_window"] = read_window("voltage_window", given["voltage_window"])
    of_the_membrane = numbers(OF_THE_MEMBRANE)
    try:
        if of_the_membrane:
            membrane = changes.get("electrolyte", original.electrolyte)
            changes["electrolyte"] = membrane.replace(**of_the_membrane)
        return original.replace(**changes) if changes else original
    except InvalidInput as problem:
        raise InvalidInput(f"{problem} (given: {in_words(given)})") from None


def other_thickness(cell, given):
    """A membrane that was exchanged keeps the thickness of the one before: say so.

    Parameters
    ----------
    cell : Cell
        The changed cell.
    given : dict
        Text by field, as for :func:`changed_cell`.

    Returns
    -------
    list of str
        One line, or none.
    """
    measured = getattr(cell.electrolyte, "measured_thickness", None)
    if "electrolyte" not in given or "membrane_thickness" in given or not measured:
        return []
    if abs(cell.membrane_thickness / measured - 1) < 0.01:
        return []
    return [
        f"membrane_thickness stays {1e6 * cell.membrane_thickness:.4g} um, while "
        f"{cell.electrolyte.name!r} was measured at {1e6 * measured:.4g} um; "
        "--membrane-thickness changes it"
    ]


def other_cathode(name, cell, given):
    """A cathode that was exchanged keeps the numbers of the one before: say so.

    Parameters
    ----------
    name : str
        Name of the cell before.
    cell : Cell
        The changed cell.
    given : dict
        Text by field, as for :func:`changed_cell`.

    Returns
    -------
    list of str
        One line, or none.
    """
    from mofcell.parameters import cell as library_cell

    before = library_cell(name).cathode
    if "cathode" not in given or cell.cathode.formula == before.formula:
        return []
    kept = [
        field
        for field in (
            *("cathode_utilisation", "particle_diffusion_time"),
            *("voltage_window", "nominal_specific_capacity"),
        )
        if field not in given and getattr(cell, field) is not None
    ]
    return [f"{', '.join(kept)} of {name} stay, which are for {before.name}"] if kept else []


def in_words(given):
    """The changes as they were written."""
    return ", ".join(f"{field} = {text}" for field, text in given.items())
