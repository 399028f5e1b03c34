"""Which numbers of a cell are used outside the range their source knows."""

from mofcell.parameters.laws import Law


def outside_range(cell, temperature):
    """Laws of a cell that do not cover a temperature.

    Parameters
    ----------
    cell : Cell
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
    owners = {
        "electrolyte": cell.electrolyte,
        "catholyte": cell.catholyte,
        "cathode": cell.cathode,
        "": cell,
    }
    flags = []
    for owner, record in owners.items():
        for field in getattr(type(record), "model_fields", ()):
            value = getattr(record, field)
            if isinstance(value, Law) and not value.covers(temperature):
                flags.append(f"{owner} {field} {_known(value.temperature_range)}".strip())
        held = getattr(record, "temperature_range", None)
        if held and not held[0] <= temperature <= held[1]:
            flags.append(f"{owner} {_known(held)}")
    return flags


def _known(held):
    low, high = (T - 273.15 for T in held)
    return f"(known at {low:g} to {high:g} degC)"
