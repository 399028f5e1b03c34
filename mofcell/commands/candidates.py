"""Measurements that could come next as they are written on the command line."""

import re

#: What to write.
EXAMPLES = "'capacity at C/10 and 0 degC', 'curve at 1C', 'impedance at 0 degC'"
_CANDIDATE = re.compile(
    r"(?P<kind>\w+)\s+at\s+(?P<at>.+?)(?:\s+with\s+(?P<changes>.+))?", flags=re.IGNORECASE
)


def candidate(cell, text):
    """The measurement that a text stands for.

    Parameters
    ----------
    cell : Cell
        The cell that is measured.
    text : str
        "capacity at C/10 and 0 degC", "curve at 1C", "impedance at 0 degC"; what is different in
        the cell that is measured may follow: "capacity at 1C with membrane_thickness = 600 um".

    Returns
    -------
    CapacityAt, CurveAt or ResistancesAt
        The measurement.

    Raises
    ------
    InvalidInput
        If it cannot be read.

    Examples
    --------
    >>> import mofcell
    >>> str(candidate(mofcell.cell("gu2025-lfp"), "curve at C/2 and 0 degC"))
    'voltage curve at 0.5 C, 0 degC'
    """
    from mofcell.commands.axes import values
    from mofcell.commands.inputs import plain_c_rate
    from mofcell.experiments.calibration import CapacityAt, CurveAt, ResistancesAt
    from mofcell.experiments.designs.targets import Target
    from mofcell.parameters import InvalidInput
    from mofcell.parameters.units import to_si

    found = _CANDIDATE.fullmatch(text.strip())
    kind = found["kind"].lower() if found else ""
    if found is None or kind not in ("capacity", "curve", "impedance"):
        raise InvalidInput(f"{text!r} is no measurement; write such as {EXAMPLES}")
    if kind == "impedance":
        if found["changes"]:
            raise InvalidInput(f"{text!r}: impedance is that of the cell itself; leave out 'with'")
        if plain_c_rate(found["at"]) != found["at"]:
            raise InvalidInput(f"{text!r}: impedance has no C-rate; give a temperature, 0 degC")
        return ResistancesAt(temperature=to_si(found["at"], "K", field="temperature"))
    at = Target.read(f"specific_capacity at {found['at']}", c_rate=0.1, temperature=298.15)
    changes = {}
    for change in re.split(r"\s+and\s+", found["changes"]) if found["changes"] else ():
        name, numbers = values(cell, change)
        if len(numbers) != 1:
            raise InvalidInput(f"{text!r}: {name} has {len(numbers)} values; give one")
        changes[name] = float(numbers[0])
    kinds = {"capacity": CapacityAt, "curve": CurveAt}
    return kinds[kind](c_rate=at.c_rate, temperature=at.temperature, changes=changes)
