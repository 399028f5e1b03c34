"""Which of the measured data can be compared with discharges of a cell."""

from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np

from mofcell.experiments.measured.doubts import doubts
from mofcell.experiments.measured.fade import fade
from mofcell.experiments.measured.observations import Capacity, VoltageCurve, observations
from mofcell.experiments.measured.on_cell import on_cell
from mofcell.parameters import InvalidInput
from mofcell.parameters.shown import shown


@dataclass(frozen=True, kw_only=True)
class Curve:
    """A voltage curve, whole and as it is compared.

    Parameters
    ----------
    along : VoltageCurve
        The voltages that are compared.
    end : Capacity or None
        The capacity where it ends, if it ends at the cut-off.
    capacity, voltage : array
        The whole curve [mA.h.g-1], [V].
    """

    along: Any
    end: Any
    capacity: Any
    voltage: Any

    @property
    def observed(self):
        """The observations of the curve."""
        return [self.along] if self.end is None else [self.along, self.end]


@dataclass(frozen=True, kw_only=True)
class Table:
    """Numbers of a table.

    Parameters
    ----------
    points : list of Observation
        The numbers.
    fade : str
        How they fall from cycle to cycle; empty if they do not.
    """

    points: list
    fade: str = ""


@dataclass(frozen=True, kw_only=True)
class Usable:
    """Measured data that can be compared.

    Parameters
    ----------
    tables : list of Table
        The numbers of tables.
    curves : list of Curve
        The voltage curves.
    left_out : list of str
        What cannot be compared, and why; what to know of what is.
    """

    tables: list = field(default_factory=list)
    curves: list = field(default_factory=list)
    left_out: list = field(default_factory=list)

    def without_fade(self):
        """The same without the tables whose capacity falls, and a line for each of them."""
        fading = [table for table in self.tables if table.fade]
        lines = [
            f"{table.points[0].source}: not used: {table.fade}, and the model has no fade; give "
            "the first cycles only"
            for table in fading
        ]
        steady = [table for table in self.tables if not table.fade]
        return replace(self, tables=steady, left_out=[*self.left_out, *lines])

    @property
    def points(self):
        """The numbers of all tables."""
        return [point for table in self.tables for point in table.points]

    @property
    def observed(self):
        """All observations."""
        return [*self.points, *(one for curve in self.curves for one in curve.observed)]


def usable(cell, data):
    """What of some measured data can be compared with discharges of a cell.

    Parameters
    ----------
    cell : Cell
        The cell.
    data : list of xarray.Dataset
        Measured data.

    Returns
    -------
    Usable
        The data, with a line for each that cannot be used.

    Raises
    ------
    InvalidInput
        If nothing is left.
    """
    found = Usable()
    for one in data:
        source = str(one.attrs.get("source", "data"))
        found.left_out.extend(filter(None, str(one.attrs.get("left_out", "")).split("\n")))
        try:
            observed, lines = observations(cell, [_known(one)])
        except InvalidInput as reason:
            message = str(reason)
            found.left_out.append(message if source in message else f"{source}: {message}")
            continue
        found.left_out.extend(lines)
        found.left_out.extend(f"{source}: {line}" for line in doubts(one, observed, cell))
        runs, odd = _split(observed)
        found.left_out.extend(
            f"{source}: {label}: c_rate and temperature have to be above 0; state them"
            for label in dict.fromkeys(one.label for one in odd)
        )
        if any(isinstance(each, VoltageCurve) for each in observed):
            found.curves.extend(_curves(on_cell(_known(one), cell), observed, runs))
        elif runs:
            found.tables.append(Table(points=runs, fade=fade(on_cell(one, cell))))
    if not found.observed:
        raise InvalidInput(
            "; ".join(
                ["data: there is nothing to compare with a discharge", *found.left_out]
                if found.left_out
                else ["data is empty; give data, as read_measured returns them"]
            )
        )
    return found


def _known(one):
    """A dataset without curves that hold no number; refused where no capacity is stated."""
    if one.attrs.get("kind") != "voltage curves":
        return one
    if "relative_capacity" in one:
        raise InvalidInput(
            f"{shown(one.attrs.get('source', 'data'))}: voltage against relative_capacity; give "
            "the capacity in mA.h, mA.h.cm-2 or mA.h.g-1"
        )
    (capacity,) = (one[name] for name in one.data_vars if str(name).endswith("_capacity"))
    points = (np.isfinite(capacity) & np.isfinite(one.voltage)).sum("point")
    if not (points >= 2).any():
        raise InvalidInput(
            f"{shown(one.attrs.get('source', 'data'))}: no curve has two points; give more"
        )
    return one.isel(curve=np.flatnonzero(points >= 2))


def _split(observed):
    """Observations whose discharges can be run, and the others."""
    runs: list[Any] = []
    odd: list[Any] = []
    for one in observed:
        good = all(0 < number < np.inf for condition in one.conditions for number in condition)
        (runs if good else odd).append(one)
    return runs, odd


def _curves(data, observed, runs):
    """Whole curves beside what is observed of them, which has their order."""
    place = -1
    ends: dict[int, Any] = {}
    curves: dict[int, Any] = {}
    for one in observed:
        if isinstance(one, VoltageCurve):
            place += 1
            curves[place] = one
        elif isinstance(one, Capacity):
            ends[place] = one
    for place, along in curves.items():
        if along not in runs:
            continue
        curve = data.isel(curve=place)
        capacity, voltage = curve.specific_capacity.values, curve.voltage.values
        known = np.isfinite(capacity) & np.isfinite(voltage)
        yield Curve(
            along=along,
            end=ends.get(place),
            capacity=capacity[known],
            voltage=voltage[known],
        )
