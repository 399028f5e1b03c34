"""Conductivities against the temperature."""

import numpy as np

from mofcell.experiments.measured.kinds import CONDUCTIVITIES, checked, measured
from mofcell.parameters import InvalidInput


def conductivity_table(file, *, source):
    """A conductivity at each of some temperatures.

    Parameters
    ----------
    file : File
        What was read.
    source : str
        Where it is from.

    Returns
    -------
    xarray.Dataset
        Over ``point``.

    Raises
    ------
    InvalidInput
        If no row has a temperature and a conductivity, or one is not above zero.
    """
    part, needed = file.parts[0], ("temperature", "conductivity")
    if missing := [name for name in needed if name not in part]:
        raise InvalidInput(
            f"{file.name}: a {CONDUCTIVITIES} needs columns of temperature, such as T (degC), and "
            f"of conductivity, such as sigma (S/cm); it has no {' and no '.join(missing)}"
        )
    if len(file.parts) > 1:
        file.leave_out(
            "columns",
            f"{len(file.parts) - 1} more conductivities are left out; give each in a file of its "
            "own",
        )
    known = np.logical_and.reduce([np.isfinite(part[name]) for name in needed])
    if not known.any():
        raise InvalidInput(f"{file.name}: no row has a temperature and a conductivity")
    if gaps := int((~known).sum()):
        file.leave_out(
            f"row {part.lines[~known][0]}", f"{gaps} rows from here have gaps; they are left out"
        )
    part = part.only(known)
    below = np.flatnonzero(part["conductivity"] <= 0)
    if below.size:
        raise InvalidInput(
            f"{file.name}, row {part.lines[below[0]]}: the conductivity is not above 0; correct "
            "or take out the row"
        )
    for name in needed:
        checked(file.name, name, part[name])
    return measured(
        CONDUCTIVITIES,
        variables={"conductivity": ("point", part["conductivity"])},
        coordinates={"temperature": ("point", part["temperature"])},
        source=source,
        left_out=file.left_out,
        notes=file.notes,
    )
