"""What a design can vary: the numbers of a cell and its materials, and how it is discharged."""

from mofcell.parameters import InvalidInput
from mofcell.parameters.cell import CAPACITANCES, Cell
from mofcell.parameters.names import nearest
from mofcell.parameters.reading.fields import UNITS
from mofcell.parameters.shown import listed

#: How a cell is discharged, and the SI units.
CONDITIONS = {"c_rate": "", "temperature": "K"}

#: The ends of the voltage window, each an axis of its own.
CUT_OFFS = ("lower_cut_off", "upper_cut_off")

#: Numbers of the active material that no field of the cell sets, and their SI units.
OF_THE_CATHODE = {
    "density": "kg/m**3",
    "exchange_current_density": "A/m**2",
    "electronic_conductivity": "S/m",
}
OF_THE_CELL = {name: unit for name, unit in UNITS.items() if name in Cell.model_fields}
for no_axis in ("voltage_window", *CAPACITANCES):
    del OF_THE_CELL[no_axis]
OF_THE_CELL |= dict.fromkeys(CUT_OFFS, "V")


def of_a_material(record):
    """Numeric fields of an electrolyte that change a cell, and their SI units."""
    unused = ("stability_window", "measured_thickness")
    fields = type(record).model_fields
    return {name: unit for name, unit in UNITS.items() if name in fields and name not in unused}


def axes_of(cell):
    """Every axis that a design of a cell can have.

    Parameters
    ----------
    cell : Cell
        The cell.

    Returns
    -------
    dict
        SI unit, in pint's notation, by name: fields of the cell; fields of its membrane's
        electrolyte under their own names; "catholyte." and "cathode." fields; "c_rate" and
        "temperature".

    Examples
    --------
    >>> import mofcell
    >>> axes_of(mofcell.cell("gu2025-lfp"))["conductivity"]
    'S/m'
    """
    catholyte = {f"catholyte.{name}": unit for name, unit in of_a_material(cell.filling).items()}
    catholyte.pop("catholyte.salt_concentration", None)  # one salt fills the cell
    return {
        **of_a_material(cell.electrolyte),
        **OF_THE_CELL,
        **catholyte,
        **{f"cathode.{name}": unit for name, unit in OF_THE_CATHODE.items()},
        **CONDITIONS,
    }


def unit_of(cell, name):
    """SI unit of an axis.

    Parameters
    ----------
    cell : Cell
        The cell.
    name : str
        Name of the axis.

    Returns
    -------
    str
        Unit in pint's notation.

    Raises
    ------
    InvalidInput
        If the cell has no such axis; the nearest are offered.
    """
    known = axes_of(cell)
    if name not in known:
        raise InvalidInput(
            f"{name!r} is no axis of a design; nearest: {listed(nearest(name, list(known)), 180)}. "
            "An axis is a number of the cell or of its membrane, 'catholyte.' or 'cathode.' and "
            "a number of theirs, 'c_rate' or 'temperature'"
        )
    return known[name]


def changed(cell, numbers):
    """A cell with other numbers.

    Parameters
    ----------
    cell : Cell
        The cell.
    numbers : dict
        Numbers [SI] by name of the axis; conditions are left out.

    Returns
    -------
    Cell
        The changed cell.

    Raises
    ------
    InvalidInput
        If the numbers do not make a cell.
    """
    own, membrane, catholyte, cathode = {}, {}, {}, {}
    for name, value in numbers.items():
        owner, _, field = name.rpartition(".")
        if owner == "catholyte":
            catholyte[field] = value
        elif owner == "cathode":
            cathode[field] = value
        elif name in OF_THE_CELL:
            own[name] = value
        elif name not in CONDITIONS:
            membrane[name] = value
    electrolyte = cell.electrolyte.replace(**membrane) if membrane else cell.electrolyte
    filling = cell.catholyte if cell.catholyte is not None else electrolyte
    if "salt_concentration" in membrane and (catholyte or cell.catholyte is not None):
        catholyte["salt_concentration"] = membrane["salt_concentration"]
    low, high = (own.pop(end, cut) for end, cut in zip(CUT_OFFS, cell.voltage_window, strict=True))
    if (low, high) != cell.voltage_window:
        own["voltage_window"] = (low, high)
    if membrane:
        own["electrolyte"] = electrolyte
    if catholyte:
        own["catholyte"] = filling.replace(**catholyte)
    if cathode:
        own["cathode"] = cell.cathode.replace(**cathode)
    return cell.replace(**own) if own else cell
