"""Which numbers of a cell are used outside the range their source knows."""

#: Parameters that are above zero, by what their names end with, and what a zero may mean.
POSITIVE = ("diffusivity [m2.s-1]", "of the single ion [S.m-1]", "exchange-current density [A.m-2]")


def unphysical(values):
    """The first value that nothing real can have.

    Parameters
    ----------
    values : dict
        Numbers of a cell at one temperature, from :func:`~mofcell.parameters.numbers_at`.

    Returns
    -------
    str or None
        What is wrong, with the value and what is allowed.

    Examples
    --------
    >>> unphysical({"Separator anion diffusivity [m2.s-1]": -1e-12})
    'Separator anion diffusivity is -1e-12 m2.s-1 at this temperature, allowed is above 0'
    """
    for name, value in values.items():
        quantity, _, unit = name.removesuffix("]").partition(" [")
        if name.endswith(POSITIVE) and not value > 0:
            return f"{quantity} is {value:g} {unit} at this temperature, allowed is above 0"
        if name.endswith("resistance [Ohm.m2]") and not value >= 0:
            return f"{quantity} is {value:g} {unit} at this temperature, allowed is 0 or more"
    return None


def outside_range(cell, temperature):
    """Laws of a cell that do not cover a temperature.

    Parameters
    ----------
    cell : Cell, SymmetricCell or BlockingCell
        The cell.
    temperature : float
        Temperature [K].

    Returns
    -------
    list of str
        One entry for each such law: what it describes and where it holds.

    Examples
    --------
    >>> from mofcell.parameters import cell
    >>> outside_range(cell("gu2025-lfp"), 298.15)
    []
    """
    parts = ("electrolyte", "catholyte", "cathode")
    owners = {part: getattr(cell, part, None) for part in parts} | {"": cell}
    flags = []
    for owner, record in owners.items():
        for field, law in getattr(record, "laws", {}).items():
            if not law.covers(temperature):
                flags.append(f"{owner} {field} {_known(law.temperature_range)}".strip())
        held = getattr(record, "temperature_range", None)
        if held and not held[0] <= temperature <= held[1]:
            flags.append(f"{owner} {_known(held)}")
    return flags


def outside_concentration(cell, least_salt):
    """Measured electrolytes that were used below the concentrations they are known at.

    Parameters
    ----------
    cell : Cell, SymmetricCell or BlockingCell
        The cell.
    least_salt : float
        Lowest salt concentration anywhere over the initial one [-].

    Returns
    -------
    list of str
        One entry for each such electrolyte.
    """
    flags = []
    for owner in ("electrolyte", "catholyte"):
        record = getattr(cell, owner, None)
        held = getattr(record, "concentration_range", None)
        if record and held and least_salt * record.salt_concentration < held[0]:
            low, high = (c / 1000 for c in held)
            flags.append(f"{owner} (known at {low:g} to {high:g} mol/L)")
    return flags


def _known(held):
    low, high = (T - 273.15 for T in held)
    return (
        f"(known at {low:g} degC only)" if low == high else f"(known at {low:g} to {high:g} degC)"
    )
