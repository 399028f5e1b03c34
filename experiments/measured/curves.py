"""Curves of the voltage against the capacity of a discharge."""

import numpy as np

from mofcell.experiments.measured.headers import CAPACITIES, LOADS
from mofcell.experiments.measured.kinds import VOLTAGE_CURVES, checked, measured
from mofcell.experiments.measured.part import Part, one_name
from mofcell.parameters import InvalidInput

#: Points of a curve above which it is thinned, and of all curves together.
LONGEST, ALTOGETHER = 20_000, 4_000_000

#: Curves of a file above which the others are left out.
MOST = 1000

#: How far the capacity may run backwards and be sorted, of the whole of it [-].
JITTER = 1e-3

#: A capacity that falls to less than this share of what it has reached starts again [-].
RESET = 0.1

#: A first capacity above this share of the whole [-] is a count that did not start at zero.
LATE = 0.02

#: A voltage that rises by more [V] is no noise.
RISE = 0.05


def voltage_curves(file, *, source):
    """The voltage along some discharges.

    Parameters
    ----------
    file : File
        What was read.
    source : str
        Where it is from.

    Returns
    -------
    xarray.Dataset
        Over ``curve`` and ``point``.

    Raises
    ------
    InvalidInput
        If no curve is left.
    """
    parts = [part for part in file.parts if part.capacity and "voltage" in part]
    if not parts:
        raise InvalidInput(
            f"{file.name}: voltage curves need columns of voltage and capacity; give both, or "
            "another kind="
        )
    whole = [file.with_conditions(_without_gaps(file, part)) for part in parts]
    cut = [piece for part in whole for piece in _cut(part)]
    return of_discharges(file, cut, source=source)


def of_discharges(file, parts, *, source):
    """The dataset of some curves, those left out that are no discharge.

    Parameters
    ----------
    file : File
        What was read.
    parts : list of Part
        Curves, each with its load and temperature.
    source : str
        Where they are from.

    Returns
    -------
    xarray.Dataset
        Over ``curve`` and ``point``.

    Raises
    ------
    InvalidInput
        If no curve is left.
    """
    load, parts = one_name(file, parts, LOADS) if parts else ("c_rate", [])
    capacity, parts = one_name(file, parts, CAPACITIES) if parts else (CAPACITIES[0], [])
    for quantity in ("voltage", "temperature", capacity):
        values = [part[quantity] for part in parts]
        for note in checked(file.name, quantity, np.concatenate(values or [np.zeros(0)])):
            file.note(note)
    curves: list[Part] = []
    for place, part in enumerate(parts):
        if len(curves) == MOST:
            file.leave_out(
                "curves", f"{len(parts) - place} after the first {MOST} are left out; give fewer"
            )
            break
        curve = _discharge(file, part, capacity, load)
        if curve is None:
            continue
        if any(_same(curve, other, capacity) for other in curves):
            file.leave_out(_where(part), "the curve is there twice; it is taken once")
        else:
            curves.append(curve)
    if not curves:
        reason = next(reversed(file.left_out), f"{file.name}: there is no discharge")
        raise InvalidInput(f"{reason}; no curve is left")
    longest = min(LONGEST, max(100, ALTOGETHER // len(curves)))
    thinned = [_thinned(curve, capacity, longest) for curve in curves]
    if long := sum(len(curve.lines) > longest for curve in curves):
        file.note(f"{long} curves are thinned to {longest} points, evenly in capacity")
    names = [
        name
        for name in (capacity, "voltage", f"{capacity}_error", "voltage_error")
        if any(name in curve for curve in thinned)
    ]
    over = ("curve", "point")
    return measured(
        VOLTAGE_CURVES,
        variables={name: (over, _padded(thinned, name)) for name in names},
        coordinates={
            "label": ("curve", np.array(_labels(thinned), dtype=object)),
            load: ("curve", np.array([np.median(np.abs(curve[load])) for curve in thinned])),
            "temperature": ("curve", np.array([np.median(one["temperature"]) for one in thinned])),
        },
        source=source,
        left_out=file.left_out,
        notes=file.notes,
    )


def _without_gaps(file, part):
    """Rows with voltage and capacity; shorter columns of a table end in silence."""
    known = np.isfinite(part["voltage"]) & np.isfinite(part[part.capacity])
    last = len(known) - int(np.argmax(known[::-1])) if known.any() else 0
    if gaps := int((~known[:last]).sum()):
        first = part.lines[:last][~known[:last]][0]
        file.leave_out(
            f"row {first}", f"no voltage or capacity in {gaps} rows from here; they are left out"
        )
    return part.only(known)


def _cut(part):
    """Where cycle, load or temperature change, or the capacity starts again, a curve begins."""
    count = len(part.lines)
    if count == 0:
        return
    begins = np.zeros(count, dtype=bool)
    for quantity in ("cycle", part.load):
        if quantity in part:
            begins[1:] |= np.diff(part[quantity]) != 0
    # a logged temperature wavers
    warmed = np.abs(np.diff(part["temperature"])) > 3
    begins[1:] |= warmed
    capacity = np.abs(part[part.capacity])
    reached, size = 0.0, np.ptp(capacity)
    for place in range(1, count):
        reached = 0.0 if begins[place - 1] else max(reached, capacity[place - 1])
        before = capacity[place - 1]
        # what falls little by little runs backwards, and does not start again
        jumps = before > 0.5 * reached and before - capacity[place] > LATE * size
        if jumps and capacity[place] < RESET * reached:
            begins[place] = True
    pieces = np.split(np.arange(count), np.flatnonzero(begins))
    for piece in pieces:
        one = part.only(piece)
        if len(pieces) > 1 and "cycle" in part:
            label = f"{part.label} cycle {part['cycle'][piece[0]]:g}".strip()
            one = Part(one.columns, one.lines, label)
        yield one


def _discharge(file, part, capacity, load):
    """The curve from zero capacity on; None, and a line, if it is none."""
    where = _where(part)
    if len(part.lines) < 2:
        file.leave_out(where, "one point makes no curve; it is left out")
        return None
    given = [part[load], part["temperature"]]
    if not all(np.isfinite(values).any() for values in given) or not np.abs(part[load]).max() > 0:
        file.leave_out(where, f"{load} or temperature is missing or zero; state it")
        return None
    charge, voltage = part[capacity], part["voltage"]
    if charge[-1] < charge[0] and voltage[-1] > voltage[0]:  # written from its end
        part = part.only(slice(None, None, -1))
        charge, voltage = part[capacity], part["voltage"]
    span = np.ptp(charge)
    backwards = np.maximum.accumulate(charge) - charge
    if span == 0:
        file.leave_out(where, "the capacity does not change; the curve is left out")
        return None
    if backwards.max() > JITTER * span:
        row = part.lines[int(np.argmax(backwards > JITTER * span))]
        file.leave_out(
            where,
            f"the capacity runs backwards in row {row}: are charge and discharge mixed? The curve "
            "is left out; give the discharge only, from zero on",
        )
        return None
    part = part.only(np.argsort(charge, kind="stable"))
    charge, voltage = part[capacity], part["voltage"]
    if problem := no_discharge(voltage):
        file.leave_out(where, f"{problem}; the curve is left out, give the discharge only")
        return None
    columns = dict(part.columns)
    if charge[0] > LATE * charge[-1] or charge[0] < -LATE * span:
        file.note(f"{where}: {capacity} starts at {charge[0]:.4g} and is counted from there")
        charge = charge - charge[0]
    columns[capacity] = np.maximum(charge, 0.0)
    return Part(columns, part.lines, part.label)


def no_discharge(voltage):
    """Why a voltage is not that of one discharge, or "".

    Parameters
    ----------
    voltage : array
        Along the curve [V].

    Returns
    -------
    str
        The reason.

    Examples
    --------
    >>> import numpy as np
    >>> no_discharge(np.array([3.0, 3.4, 4.0]))
    'the voltage rises, as in a charge'
    """
    rise = (voltage - np.minimum.accumulate(voltage)).max()
    fall = (np.maximum.accumulate(voltage) - voltage).max()
    if rise <= max(RISE, 0.5 * fall):
        return ""
    if fall <= 0.5 * rise:
        return "the voltage rises, as in a charge"
    return f"the voltage rises by {rise:.2g} V and falls: charge and discharge are mixed"


def _thinned(part, capacity, longest):
    if len(part.lines) <= longest:
        return part
    charge = part[capacity]
    even = np.linspace(charge[0], charge[-1], longest)
    rows = np.unique(np.searchsorted(charge, even).clip(0, len(charge) - 1))
    rows[-1] = len(charge) - 1
    return part.only(rows)


def _same(one, other, capacity):
    """Whether two curves stand side by side and are the same."""
    return one.lines[0] == other.lines[0] and all(
        np.array_equal(one[name], other[name]) for name in (capacity, "voltage")
    )


def _padded(parts, name):
    filled = np.full((len(parts), max(len(part.lines) for part in parts)), np.nan)
    for row, part in zip(filled, parts, strict=True):
        if name in part:
            row[: len(part.lines)] = part[name]
    return filled


def _labels(parts):
    """Labels, numbered where they are not there or the same."""
    labels = [part.label for part in parts]
    own = [label if label and labels.count(label) == 1 else "" for label in labels]
    return [
        one or (f"{label} ({k})" if label else f"curve {k}")
        for k, (one, label) in enumerate(zip(own, labels, strict=True), 1)
    ]


def _where(part):
    label = f"curve {part.label!r}, " if part.label else ""
    return f"{label}rows {part.lines.min()} to {part.lines.max()}" if len(part.lines) else label
