"""Impedance spectra."""

import numpy as np

from mofcell.experiments.measured.kinds import IMPEDANCE, IMPEDANCES, ROOM, checked, measured
from mofcell.experiments.measured.labels import conditions
from mofcell.parameters import InvalidInput


def spectrum(file, *, source):
    r"""An impedance :math:`Z = Z' + \mathrm{i} Z''` over the frequency.

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
        If frequency, real or imaginary part are missing.
    """
    part = file.parts[0]
    pair = next((names for names in IMPEDANCES if set(names) <= set(part.columns)), None)
    if pair is None or "frequency" not in part:
        raise InvalidInput(
            f"{file.name}: an {IMPEDANCE} needs columns of frequency, real and imaginary part; it "
            f"has {', '.join(part.columns)}"
        )
    if len(file.parts) > 1:
        file.leave_out(
            "columns",
            f"{len(file.parts) - 1} more spectra are left out; give each in a file of its own",
        )
    needed = ("frequency", *pair)
    known = np.logical_and.reduce([np.isfinite(part[name]) for name in needed])
    known &= ~(part["frequency"] <= 0)  # a line at rest, as potentiostats write it
    if not known.any():
        raise InvalidInput(f"{file.name}: no row has a frequency above zero and an impedance")
    if gaps := int((~known).sum()):
        file.leave_out(
            f"row {part.lines[~known][0]}",
            f"{gaps} rows from here have gaps or no frequency; they are left out",
        )
    part = part.only(known)
    if np.mean(part[pair[1]] > 0) > 0.5:
        file.note("the imaginary part is mostly positive: if it is -Z'', write that in its header")
    temperature = _temperature(file, part)
    checked(file.name, "temperature", temperature)
    return measured(
        IMPEDANCE,
        variables={name: ("point", part[name]) for name in pair},
        coordinates={
            "frequency": ("point", part["frequency"]),
            "temperature": ("point", temperature),
        },
        source=source,
        left_out=file.left_out,
        notes=file.notes,
    )


def _temperature(file, part):
    if "temperature" in part and np.isfinite(part["temperature"]).all():
        return part["temperature"]
    kelvin = conditions(part.label).get("temperature", file.temperature)
    if kelvin is None:
        kelvin = ROOM
        file.note("temperature not given: 25 degC is assumed")
    return np.full(len(part.lines), kelvin)
