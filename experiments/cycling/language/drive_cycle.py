"""A load that changes with time, from a table."""

import re
from typing import Annotated

import numpy as np
from pydantic import Field, field_validator, model_validator

from mofcell.experiments.cycling.language.loads import BASES, UNITS, Load, basis_of
from mofcell.experiments.measured.cells import is_empty, number, rate, seconds
from mofcell.experiments.measured.headers import LOADS, TARGETS, plain
from mofcell.experiments.measured.layout import layout
from mofcell.experiments.measured.sources import tables
from mofcell.parameters import InvalidInput
from mofcell.parameters.checked import Checked
from mofcell.parameters.names import allowed
from mofcell.parameters.shown import listed, one_line, shown

#: A step of time that is longer than so many times the median is a gap [-]: assumed.
GAP = 10.0

#: Points at most, with all repeats: each is a time at which the solver stops.
LONGEST = 200_000

_LOADS = ("current", "power")
_BASES = [unit for unit, basis in BASES.items() if basis.quantity in _LOADS]
_UNIT = re.compile(r".*[(\[]([^()\[\]]*)[)\]]\s*|[^/,]*[/,]\s*(.+)")


class DriveCycle(Checked):
    """A load that changes with time, linear between its points. Frozen.

    Parameters
    ----------
    name : str
        Name.
    time : tuple of float
        Times, increasing [s]; the first becomes zero.
    load : tuple of float
        Current or power at them, positive where the cell discharges [``unit``].
    unit : str
        "C" for C-rates, "A", "A/m**2", "A/kg" (of active material), "W", "W/m**2" or "W/kg".
    repeats : int, optional
        How often it is run in one step, one after the other.

    Raises
    ------
    InvalidInput
        If there are fewer than two points, numbers are missing or not finite, times do not
        increase, or a step of time is more than 10 times the median.

    Examples
    --------
    >>> cycle = DriveCycle(name="ramp", time=(0, 1, 2), load=(0, 2, 1), unit="C")
    >>> print(cycle)
    ramp: 3 points over 2 s, 0C to 2C
    """

    name: str
    time: tuple[float, ...]
    load: tuple[float, ...]
    unit: str
    repeats: Annotated[int, Field(ge=1)] = 1

    @field_validator("unit")
    @classmethod
    def _known(cls, unit):
        if unit not in _BASES:
            raise InvalidInput(f"unit is {shown(unit)}{allowed(unit, _BASES)}")
        return unit

    @field_validator("time")
    @classmethod
    def _from_zero(cls, time):
        check_times(np.array(time), [f"point {k}" for k in range(1, len(time) + 1)])
        return tuple(t - time[0] for t in time)

    @model_validator(mode="after")
    def _check(self):
        if len(self.time) != len(self.load):
            raise InvalidInput(
                f"time has {len(self.time)} points and load {len(self.load)}; give one for each"
            )
        if len(self.time) * self.repeats > LONGEST:
            raise InvalidInput(
                f"repeats: {self.repeats} times {len(self.time)} points are more than the allowed "
                f"{LONGEST}; repeat the stage, or thin the table"
            )
        return self

    @property
    def quantity(self):
        """ "current" or "power"."""
        return BASES[self.unit].quantity

    def repeated(self, repeats):
        """The same, run so many times in one step.

        Parameters
        ----------
        repeats : int
            How many times.

        Returns
        -------
        DriveCycle
            A new one.

        Examples
        --------
        >>> DriveCycle(name="two", time=(0, 1), load=(0, 5), unit="W").repeated(3).repeats
        3
        """
        return DriveCycle(**{**dict(self), "repeats": repeats})

    def of_a_square_metre(self, cell):
        """All its repeats for one square metre of a cell.

        Between two repeats passes the median step of time.

        Parameters
        ----------
        cell : Cell
            The cell.

        Returns
        -------
        array
            Times [s] and currents [A] or powers [W], positive where it discharges.

        Examples
        --------
        >>> import mofcell
        >>> cycle = DriveCycle(name="two", time=(0, 1), load=(0, 5), unit="A/m**2", repeats=2)
        >>> cycle.of_a_square_metre(mofcell.cell("gu2025-lfp")).tolist()
        [[0.0, 0.0], [1.0, 5.0], [2.0, 0.0], [3.0, 5.0]]
        """
        time, load = np.array(self.time), np.array(self.load)
        period = time[-1] + np.median(np.diff(time))
        times = np.concatenate([time + k * period for k in range(self.repeats)])
        scale = Load(1.0, BASES[self.unit]).of_a_square_metre(cell)
        return np.column_stack([times, np.tile(load * scale, self.repeats)])

    def __str__(self):
        unit = "C" if self.unit == "C" else f" {self.unit.replace('**', '')}"
        times = f", {self.repeats} times" if self.repeats > 1 else ""
        return (
            f"{self.name}: {len(self.time)} points over {self.time[-1]:g} s{times}, "
            f"{min(self.load):g}{unit} to {max(self.load):g}{unit}"
        )


def read_drive_cycle(path, *, charge_is_positive=False, repeats=1, sheet=None):
    """Read a drive cycle from a table.

    Parameters
    ----------
    path : str or Path
        Text (.csv, .tsv) or spreadsheet (.xlsx, .ods) with a column of time and one of current
        or power, their units in the headers: "time (s), current (mA/cm2)", "t / h; power
        (W/kg)", "time (s), C-rate". Currents are positive where the cell discharges.
    charge_is_positive : bool, optional
        Whether the table has it the other way round.
    repeats : int, optional
        How often it is run in one step.
    sheet : str or int, optional
        Sheet of a spreadsheet; the first if not given.

    Returns
    -------
    DriveCycle
        Named as the file.

    Raises
    ------
    InvalidInput
        If the table is empty, a unit is missing, a cell is no number, times do not increase or
        have a gap; the message names the row.

    Examples
    --------
    >>> import pathlib, tempfile
    >>> path = pathlib.Path(tempfile.mkdtemp()) / "steps.csv"
    >>> _ = path.write_text("time (s),current (mA/cm2)\\n0,0.1\\n10,0.2\\n20,-0.1\\n")
    >>> print(read_drive_cycle(path))
    steps: 3 points over 20 s, -1 A/m2 to 2 A/m2
    """
    table = tables(path, sheet=sheet)[0]
    way = layout(table)
    clock, one_second = _time_column(table, way)
    place, basis, one = _load_column(table, way)
    lines, times, loads = [], [], []
    for line, row in table.rows():
        if line < way.data:
            continue
        lines.append(f"row {line}")
        times.append(_number(table, way, line, row, clock, seconds) * one_second)
        read = rate if basis.unit == "C" else number
        loads.append(_number(table, way, line, row, place, read) * one)
    try:
        check_times(np.array(times), lines)
    except InvalidInput as problem:
        raise InvalidInput(f"{table.name}: {problem}") from None
    return DriveCycle(
        name=one_line(table.name.split(",")[0].rsplit(".", 1)[0], 60),
        time=tuple(times),
        load=tuple(-x if charge_is_positive else x for x in loads),
        unit=basis.unit,
        repeats=repeats,
    )


def check_times(time, places):
    """Refuse times that are too few, do not increase or have a gap.

    Parameters
    ----------
    time : array
        Times [s].
    places : list of str
        Where each is, for the message: "row 3".

    Raises
    ------
    InvalidInput
        If they are; it names the places and times.

    Examples
    --------
    >>> import numpy as np
    >>> check_times(np.array([0.0, 1.0, 1.0]), ["row 2", "row 3", "row 4"])
    Traceback (most recent call last):
    ...
    mofcell.parameters.errors.InvalidInput: time does not increase from row 3 (1 s) to row 4 \
(1 s); sort the rows and keep each time once
    """
    if len(time) < 2:
        raise InvalidInput(f"time has {len(time)} points; give two or more")
    steps = np.diff(time)
    if (steps <= 0).any():
        k = int(np.argmax(steps <= 0))
        raise InvalidInput(
            f"time does not increase from {places[k]} ({time[k]:g} s) to {places[k + 1]} "
            f"({time[k + 1]:g} s); sort the rows and keep each time once"
        )
    usual = np.median(steps)
    if (steps > GAP * usual).any():
        k = int(np.argmax(steps))
        raise InvalidInput(
            f"there is a gap from {places[k]} ({time[k]:g} s) to {places[k + 1]} "
            f"({time[k + 1]:g} s), more than {GAP:g} times the median step of {usual:g} s; fill "
            "it, with zero loads where the cell rests"
        )


def _time_column(table, way):
    """Place of the times, and the length of one of their unit [s]."""
    for place, held in enumerate(way.headings):
        if held is not None and held.quantity == "time":
            return place, held.slope
    raise _no_column(table, way, "time", "time (s) or time (h)")


def _load_column(table, way):
    """Place and basis of the loads, and one of their unit in SI."""
    found = []
    for place, (header, held) in enumerate(zip(way.headers, way.headings, strict=True)):
        if held is not None and held.quantity in LOADS:
            basis, one = basis_of(TARGETS[held.quantity] or "C")
            found.append((place, basis, one * held.slope))
        elif (match := _UNIT.fullmatch(plain(header))) and held is None:
            basis, one = basis_of(next(filter(None, match.groups()), ""))
            if basis is not None and basis.quantity == "power":
                found.append((place, basis, one))
    if not found:
        units = ", ".join(unit for quantity in _LOADS for unit in UNITS[quantity])
        raise _no_column(table, way, "current or power", f"current (mA/cm2); allowed are {units}")
    if len(found) > 1:
        names = " and ".join(repr(one_line(way.headers[place], 40)) for place, _, _ in found)
        raise InvalidInput(f"{table.name}: {names} are both loads; keep one column")
    return found[0]


def _no_column(table, way, what, example):
    headers = listed([repr(one_line(header, 40)) for header in way.headers], 160)
    return InvalidInput(
        f"{table.name}: no column of {what} with its unit; the headers are {headers}; write one as "
        f"{example}"
    )


def _number(table, way, line, row, place, read):
    cell = row[place] if place < len(row) else ""
    header = one_line(way.headers[place], 40)
    try:
        if not is_empty(cell) and np.isfinite(value := read(cell)):
            return float(value)
    except ValueError:
        pass
    raise InvalidInput(
        f"{table.name}, row {line}: {shown(cell)} under {header!r} is no number; write one, or "
        "leave the row out"
    )
