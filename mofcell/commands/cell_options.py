"""Options of the command line that change a cell, each a quantity with its unit written."""

import inspect
import shlex
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


_QUANTITIES = (
    Quantity("membrane_thickness", 'Thickness of the membrane, "50 um".'),
    Quantity("cathode_loading", 'Active material per area, "10 mg/cm2".'),
    Quantity("cathode_porosity", 'Volume fraction of the pores, "0.4" or "40 %".'),
    Quantity("cathode_utilisation", "Share of the active material that takes part."),
    Quantity("particle_diffusion_time", 'R²/D of the particles at 25 degC, "5500 s".'),
    Quantity("np_ratio", "Areal capacity of lithium over that of the cathode."),
    Quantity("lithium_thickness", 'Thickness of the lithium, of each foil, "50 um".'),
    Quantity("coulombic_efficiency", 'Share of plated lithium that is kept, "99 %", when cycled.'),
    Quantity("lithium_interface_resistance", 'Film on lithium, of each face, "100 ohm*cm2".'),
    Quantity("lithium_exchange_current_density", 'Of each lithium, "0.5 mA/cm2".'),
    Quantity("membrane_cathode_resistance", 'Plane membrane|cathode, "50 ohm*cm2".'),
    Quantity("contact_resistance", 'Electronic, in series, "1 ohm*cm2".'),
    Quantity("lithium_double_layer_capacitance", 'Of each lithium, "20 uF/cm2".'),
    Quantity("interphase_capacitance", 'Of the film on each lithium, "1 uF/cm2".'),
    Quantity("membrane_cathode_capacitance", 'Of the plane membrane|cathode, "10 uF/cm2".'),
    Quantity("cathode_double_layer_capacitance", 'Of the particles\' surface, "20 uF/cm2".'),
    Quantity("double_layer_capacitance", 'Of each face of steel, "10 uF/cm2".'),
    Quantity("conductivity", 'Of the membrane, "1e-3 S/cm".'),
    Quantity("transference_number", "Of lithium in the membrane, above 0 up to 1."),
    Quantity(
        "framework_charge_density",
        'Fixed charge of the membrane, a negative framework counted positive, "500 mol/m3".',
    ),
)

#: Every quantity that an option changes, by its field.
QUANTITIES = {quantity.field: quantity for quantity in _QUANTITIES}

#: Those of the membrane; all others are of the cell.
OF_THE_MEMBRANE = ("conductivity", "transference_number", "framework_charge_density")

#: What changes no discharge, or is not offered for one.
_NOT_DISCHARGED = (
    *("lithium_exchange_current_density", "contact_resistance", "framework_charge_density"),
    *(field for field in QUANTITIES if field.endswith("_capacitance")),
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
    "lithium_exchange_current_density",
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
    options = options_of(field for field in QUANTITIES if field not in _NOT_DISCHARGED)
    options |= {"voltage_window": WINDOW, **NAMED}

    def prepare(cell_name, given):
        from mofcell.terminal.messages import warn

        cell = changed_cell(cell_name, given, "Cell", command=command)
        for line in [*other_thickness(cell, given), *other_cathode(cell_name, cell, given)]:
            warn(line)
        return cell

    return with_options(command, prepare, cell_name=CellName, options=options)


def options_of(fields):
    """Annotations of the options that change quantities, by field."""
    return {field: QUANTITIES[field].option for field in fields}


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


def changed_cell(name, given, kind=None, *, command):
    """A cell of the library with the changes of the command line.

    Parameters
    ----------
    name : str
        Name of the cell, or of another one whose membrane is taken.
    given : dict
        Text by field, with its unit.
    kind : str, optional
        "Cell", "SymmetricCell" or "BlockingCell"; as it is if none is given.
    command : callable
        The command, to be named as the next step.

    Returns
    -------
    Cell, SymmetricCell or BlockingCell
        The cell.

    Raises
    ------
    MofcellError
        If a name is unknown, or a quantity cannot be read, is out of bounds or not of such a
        cell.
    """
    from mofcell import parameters

    original = _library_cell(name, kind, command)
    record = getattr(parameters, kind) if kind else type(original)
    if record is parameters.Cell and not isinstance(original, record):
        raise parameters.InvalidInput(_no_discharge(name, original))
    of_a_membrane = OF_THE_MEMBRANE if "electrolyte" in record.model_fields else ()
    for field in given:
        if field not in record.model_fields and field not in of_a_membrane:
            raise parameters.InvalidInput(
                f"{field}: a {record.__name__} has none; leave out --{field.replace('_', '-')}"
            )
    changes = {field: _read(field, text) for field, text in given.items()}
    of_the_membrane = {field: changes.pop(field) for field in OF_THE_MEMBRANE if field in changes}
    try:
        if of_the_membrane:
            membrane = changes.get("electrolyte", original.electrolyte)
            _refuse_fixed(membrane, of_the_membrane)
            changes["electrolyte"] = membrane.replace(**of_the_membrane)
        if not isinstance(original, record):
            return record.of(original, **changes)
        return original.replace(**changes) if changes else original
    except parameters.InvalidInput as problem:
        words = f" (given: {in_words(given)})" if given else ""
        raise parameters.InvalidInput(f"{problem}{words}") from None


def _library_cell(name, kind, command):
    """A cell of the library; of another name, what is meant for such a measurement."""
    from mofcell import parameters
    from mofcell.parameters.names import nearest

    full, symmetric = parameters.cells(), parameters.symmetric_cells()
    plated = kind != "Cell"
    if name in parameters.materials() and name not in parameters.reported_cells():
        words = command.__name__.replace("_", "-")
        into = symmetric[0] if plated else full[0]
        raise parameters.InvalidInput(
            f"{name!r} is an electrolyte, no cell; put it into one: mofcell {words} {into} "
            f"--electrolyte {shlex.quote(name)}"
        )
    try:
        return parameters.cell(name)
    except parameters.UnknownName as unknown:
        if plated and unknown.message.startswith(f"no cell is named {name!r}"):
            offers = nearest(name, symmetric + full)
            raise parameters.UnknownName("cell", name, offers) from None
        raise


def _no_discharge(name, cell):
    """Why a cell that is all membrane is none of these."""
    from mofcell.parameters import BlockingCell

    if isinstance(cell, BlockingCell):
        return (
            f"cell {name!r} is blocking, steel on both sides: it has no discharge; measure it with "
            f"mofcell impedance {name}"
        )
    return (
        f"cell {name!r} is symmetric, lithium on both sides: it has no discharge; plate and "
        f"strip it with mofcell symmetric-cell {name}"
    )


def _read(field, text):
    """What a text of the command line stands for, SI."""
    from mofcell.parameters import cathode, electrolyte
    from mofcell.parameters.reading.entries import read_window
    from mofcell.parameters.reading.fields import UNITS
    from mofcell.parameters.units import to_si

    if field in NAMED:
        return {"cathode": cathode}.get(field, electrolyte)(text)
    if field == "voltage_window":
        return read_window(field, text)
    return to_si(text, UNITS[field], field=field)


def _refuse_fixed(membrane, changes):
    """An electrolyte of a concentrated solution has no fixed charge to change."""
    from mofcell.parameters import InvalidInput

    for field in changes:
        if field not in type(membrane).model_fields:
            raise InvalidInput(
                f"{field}: {membrane.name!r} has none; leave out --{field.replace('_', '-')}"
            )


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

    if "cathode" not in given:
        return []
    before = library_cell(name).cathode
    if cell.cathode.formula == before.formula:
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
