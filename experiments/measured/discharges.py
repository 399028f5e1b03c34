"""Discharges cut out of what a cycler recorded over time."""

import numpy as np
from scipy.integrate import cumulative_trapezoid

from mofcell.experiments.measured.choice import CURRENTS
from mofcell.experiments.measured.curves import LATE, RESET, no_discharge, of_discharges
from mofcell.experiments.measured.part import Part
from mofcell.experiments.measured.traces import running

#: Currents below this share of the largest one are rest [-].
REST = 1e-3

#: Runs that deliver less than this share of the longest discharge are pulses [-].
PULSE = 0.01

#: A current that differs by more from its median, over it, is not constant [-].
UNSTEADY = 0.1

#: Capacity that goes with each current, and the factor from current times seconds.
_CHARGE = {
    "current": ("cell_capacity", 1 / 3600),
    "specific_current": ("specific_capacity", 1 / 3600),
    "current_density": ("areal_capacity", 0.1 / 3600),  # A.s.m-2 to mA.h.cm-2
}


def discharges(file, *, source):
    r"""The discharges in a time series of voltage and current.

    A discharge is a run of current in the direction in which the voltage falls. Its capacity is
    that of the cycler where a column has it, and else

    .. math:: Q(t) = \int_{t_0}^{t} |I| \, dt

    Parameters
    ----------
    file : File
        What was read.
    source : str
        Where it is from.

    Returns
    -------
    xarray.Dataset
        Voltage curves; the load is the median of the current.

    Raises
    ------
    InvalidInput
        If there is no discharge.
    """
    part = file.parts[0]
    load = part.any_of(CURRENTS)
    needed = [name for name in ("voltage", load, "time") if name in part]
    known = np.logical_and.reduce([np.isfinite(part[name]) for name in needed])
    if gaps := int((~known).sum()):
        file.leave_out(
            f"row {part.lines[~known][0]}", f"{gaps} rows from here have gaps; they are left out"
        )
    part = file.with_conditions(part.only(known))
    if "time" in part:
        part.columns["time"] = running(file, part["time"])
    runs = [(run, _delivered(part.only(run), load)) for run in _runs(part, load)]
    falling = _direction(part, load, [run for run, _ in runs])
    runs = [
        (run, one) for run, one in runs if one and np.sign(np.median(part[load][run])) in falling
    ]
    largest = max((_span(one) for _, one in runs), default=0.0)
    found: list[Part] = []
    pulses, charges = 0, []
    for run, one in runs:
        problem = no_discharge(part["voltage"][run]) if len(falling) > 1 else ""
        if _span(one) < PULSE * largest:
            pulses += 1
        elif problem:
            charges.append(f"rows {one.lines[0]} to {one.lines[-1]}: {problem}")
        else:
            label = f"cycle {part['cycle'][run[0]]:g}" if "cycle" in part else ""
            found.append(Part(one.columns, one.lines, label or f"discharge {len(found) + 1}"))
            current = np.abs(part[load][run])
            if np.mean(np.abs(current / np.median(current) - 1) > UNSTEADY) > UNSTEADY:
                file.note(f"{found[-1].label}: the current is not constant, its median is taken")
    if charges and not found:
        file.leave_out("discharges", f"there is none; {charges[-1]}; give one, or another kind=")
    if pulses:
        file.leave_out("pulses", f"{pulses} short discharges are left out; they are no curves")
    return of_discharges(file, found, source=source)


def _runs(part, load):
    """Rows of each run of current in one direction, within one cycle."""
    current = part[load]
    direction = np.where(
        np.abs(current) > REST * np.abs(current).max(initial=0), np.sign(current), 0
    )
    begins = np.zeros(len(current), dtype=bool)
    begins[1:] = np.diff(direction) != 0
    marks = ["cycle"]
    if len(set(direction) - {0.0}) == 1:  # the current has no sign: steps tell the direction
        marks.append("step")
        if part.capacity:
            counted = np.nan_to_num(part[part.capacity])
            falls = np.diff(counted) < -LATE * counted.max(initial=0)
            begins[1:] |= falls & (counted[1:] < RESET * counted[:-1])
    for mark in marks:
        if mark in part:
            begins[1:] |= np.diff(part[mark]) != 0
    for run in np.split(np.arange(len(current)), np.flatnonzero(begins)):
        if len(run) > 2 and direction[run[0]]:
            yield run


def _direction(part, load, runs):
    """Signs of the current under which the voltage falls: both, if it has but one sign."""
    change = {1.0: 0.0, -1.0: 0.0}
    for run in runs:
        voltage = part["voltage"][run]
        change[float(np.sign(np.median(part[load][run])))] += voltage[-1] - voltage[0]
    signs = {float(np.sign(np.median(part[load][run]))) for run in runs}
    if len(signs) < 2:
        return {1.0, -1.0}
    return {min(change, key=lambda sign: change[sign])}


def _delivered(part, load):
    """A run with the capacity counted from its start; None if nothing tells it."""
    columns = dict(part.columns)
    capacity = part.capacity
    if capacity:
        charge = np.abs(part[capacity] - part[capacity][0])
        if np.isfinite(charge).all() and charge[-1] > 0:
            return Part(columns | {capacity: charge}, part.lines, part.label)
    if "time" not in part:
        return None
    # a capacity that stays zero is one without the mass, which nobody stated
    columns.pop(capacity, None)
    name, factor = _CHARGE[load]
    charge = factor * cumulative_trapezoid(np.abs(part[load]), part["time"], initial=0)
    return Part(columns | {name: charge}, part.lines, part.label)


def _span(part):
    return float(part[part.capacity][-1])
