"""Voltage and current of symmetric cells over time."""

import numpy as np

from mofcell.experiments.measured.curves import LONGEST
from mofcell.experiments.measured.kinds import SYMMETRIC, checked, measured
from mofcell.parameters import InvalidInput

#: Median of the voltage of a symmetric cell over its largest [-], and what it stays below [V].
AROUND_ZERO, LOW = 0.2, 1.0


def is_symmetric(voltage):
    """Whether a voltage lies around zero, as that of a symmetric cell.

    Parameters
    ----------
    voltage : array
        Over time [V].

    Returns
    -------
    bool
        Whether it does.

    Examples
    --------
    >>> import numpy as np
    >>> is_symmetric(np.array([0.05, 0.06, -0.05])), is_symmetric(np.array([2.5, 3.4]))
    (True, False)
    """
    known = voltage[np.isfinite(voltage)]
    if not known.size:
        return False
    largest = np.abs(known).max()
    return bool(largest < LOW or abs(np.median(known)) < AROUND_ZERO * largest)


def running(file, time):
    """A time that runs through a test, where it is counted anew in each step.

    Parameters
    ----------
    file : File
        What was read; a note is added.
    time : array
        Time as recorded [s].

    Returns
    -------
    array
        The time that runs on [s].
    """
    checked(file.name, "time", time)
    steps = np.diff(time, prepend=time[:1])
    back = steps < 0
    if not back.any():
        return time
    file.note(f"time starts again {int(back.sum())} times, and is added up")
    return time[:1] + np.cumsum(np.where(back, time, steps))


def symmetric_trace(file, *, source):
    """The trace of a symmetric cell.

    Parameters
    ----------
    file : File
        What was read.
    source : str
        Where it is from.

    Returns
    -------
    xarray.Dataset
        Over ``point``, with the signs as recorded.

    Raises
    ------
    InvalidInput
        If a column of time, voltage or current is missing.
    """
    part = file.parts[0]
    load = part.any_of(("current_density", "current"))
    needed = ("time", "voltage", load)
    if load is None or not all(name in part for name in needed):
        raise InvalidInput(
            f"{file.name}: a {SYMMETRIC} needs columns of time, voltage and current density or "
            f"current; it has {', '.join(part.columns)}"
        )
    known = np.logical_and.reduce([np.isfinite(part[name]) for name in needed])
    if gaps := int((~known).sum()):
        file.leave_out(
            f"row {part.lines[~known][0]}", f"{gaps} rows from here have gaps; they are left out"
        )
    if not known.any():
        raise InvalidInput(f"{file.name}: no row has time, voltage and current; fill them in")
    part = file.with_conditions(part.only(known))
    part.columns["time"] = running(file, part["time"])
    checked(file.name, "voltage", part["voltage"])
    checked(file.name, "temperature", part["temperature"])
    if len(part.lines) > LONGEST:
        file.note(f"{len(part.lines):,} points are thinned to {LONGEST}, evenly")
        part = part.only(np.linspace(0, len(part.lines) - 1, LONGEST).astype(int))
    return measured(
        SYMMETRIC,
        variables={name: ("point", part[name]) for name in ("voltage", load)},
        coordinates={name: ("point", part[name]) for name in ("time", "temperature")},
        source=source,
        left_out=file.left_out,
        notes=file.notes,
    )
