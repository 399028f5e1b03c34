"""Tables of capacities: against the load, or against the cycle."""

import numpy as np

from mofcell.experiments.measured.headers import CAPACITIES, LOADS
from mofcell.experiments.measured.kinds import CYCLING_TABLE, RATE_TABLE, checked, measured
from mofcell.experiments.measured.part import one_name
from mofcell.experiments.measured.table import MESSAGES
from mofcell.parameters import InvalidInput
from mofcell.parameters.shown import listed


def rate_table(file, *, source):
    """A capacity at each of some loads.

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
        If no row has a load and a capacity.
    """
    return _table(file, RATE_TABLE, source, also=(), variables=("mean_voltage",))


def cycling_table(file, *, source):
    """A capacity in each of some cycles.

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
        If no row has a cycle, a load and a capacity.
    """
    return _table(file, CYCLING_TABLE, source, also=("cycle",), variables=("coulombic_efficiency",))


def _table(file, kind, source, *, also, variables):
    parts = [file.with_conditions(part) for part in file.parts if part.capacity]
    if not parts:
        raise InvalidInput(
            f"{file.name}: a {kind} needs a column of capacity; give it, or another kind="
        )
    load, parts = one_name(file, parts, LOADS)
    capacity, parts = one_name(file, parts, CAPACITIES)
    if missing := [name for name in also if not all(name in part for part in parts)]:
        raise InvalidInput(
            f"{file.name}: a {kind} needs a column of {missing[0]}; give it, or another kind="
        )
    coordinates = (*also, load, "temperature")
    named = [name for name in (capacity, *variables) if all(name in part for part in parts)]
    errors = [f"{name}_error" for name in named if any(f"{name}_error" in part for part in parts)]
    columns = {}
    for name in (*coordinates, *named, *errors):
        empty = [np.full(len(part.lines), np.nan) for part in parts]
        found = [part.columns.get(name, none) for part, none in zip(parts, empty, strict=True)]
        columns[name] = np.concatenate(found)
    lines = np.concatenate([part.lines for part in parts])
    columns[load] = np.abs(columns[load])
    _name_gaps(file, columns, load, capacity, lines)
    keep = _complete(file, columns, (*coordinates, capacity), load, capacity, lines)
    columns, lines = {name: values[keep] for name, values in columns.items()}, lines[keep]
    for name, values in columns.items():
        for note in checked(file.name, name, values):
            file.note(note)
    if capacity == "relative_capacity":
        _note_whole(file, columns[capacity], lines)
    if "coulombic_efficiency" in columns:
        columns["coulombic_efficiency"] = _as_share(file, columns["coulombic_efficiency"])
    return measured(
        kind,
        variables={name: ("point", columns[name]) for name in (*named, *errors)},
        coordinates={name: ("point", columns[name]) for name in coordinates},
        source=source,
        left_out=file.left_out,
        notes=file.notes,
    )


def _name_gaps(file, columns, load, capacity, lines):
    """One line for the rows that state a load or a cycle of their own, and no capacity."""
    stated = {
        int(line)
        for part in file.parts
        for name in ("cycle", *LOADS)
        if name in part
        for line in part.lines[np.isfinite(part[name])]
    }
    empty = np.isnan(columns[capacity]) & np.isfinite(columns[load])
    rows = [str(line) for line in sorted(stated & set(lines[empty].tolist()))]
    if len(rows) == 1:
        file.leave_out(f"row {rows[0]}", f"{capacity} is missing; the row is left out, fill it in")
    elif rows:
        file.leave_out(
            f"{len(rows)} rows ({listed(rows, 40)})",
            f"{capacity} is missing; the rows are left out, fill them in",
        )


def _note_whole(file, values, lines):
    """Note which row is the capacity that the others are shares of."""
    nearest = int(np.argmin(np.abs(values - 100)))
    if abs(values[nearest] - 100) < 1e-6:
        file.note(f"relative_capacity is 100 % in row {lines[nearest]}")
    else:
        file.note(
            f"relative_capacity is 100 % in no row; the nearest is {values[nearest]:.4g} % in row "
            f"{lines[nearest]}"
        )


def _complete(file, columns, needed, load, capacity, lines):
    """Rows with all that is needed; of the others those that hold something are named."""
    own = (capacity, *(name for name in needed if name == "cycle"))
    known = {name: np.isfinite(columns[name]) for name in needed}
    keep = np.logical_and.reduce(list(known.values()))
    worth = np.logical_or.reduce([known[name] for name in own])
    wrong = {
        f"{load} is zero": known[load] & (columns[load] == 0),
        f"{capacity} is negative": known[capacity] & (columns[capacity] < 0),
    }
    gaps = {f"{name} is missing": ~known[name] for name in needed if name != capacity}
    reasons = gaps | wrong
    said: dict[int, str] = {}
    for reason, rows in reasons.items():
        for line in lines[rows & worth]:
            said.setdefault(int(line), f"{reason}; the row is left out, fill it in")
    for line in sorted(said)[:MESSAGES]:
        file.leave_out(f"row {line}", said[line])
    if len(said) > MESSAGES:
        file.left_out.append(f"{file.name}: {len(said) - MESSAGES} more rows as these are left out")
    keep &= ~np.logical_or.reduce(list(wrong.values()))
    if not keep.any():
        reason = next(iter(file.left_out), f"{file.name}: no row is complete")
        raise InvalidInput(f"{reason}; no row is left, each needs {' and '.join(needed)}")
    return keep


def _as_share(file, values):
    """Efficiencies as shares: numbers near 100 without a unit are percent."""
    known = values[np.isfinite(values)]
    if known.size and np.median(known) > 2:
        file.note("coulombic_efficiency is taken for percent")
        return values / 100
    return values
