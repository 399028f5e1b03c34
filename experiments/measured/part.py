"""Columns of a table that belong together, by the name of the quantity."""

from dataclasses import dataclass, field

import numpy as np

from mofcell.experiments.measured.headers import CAPACITIES, LOADS
from mofcell.experiments.measured.kinds import ROOM
from mofcell.experiments.measured.labels import conditions
from mofcell.parameters import InvalidInput
from mofcell.parameters.shown import listed, shown

#: A column of conditions that is filled to no more than this share is one of merged cells [-].
MERGED = 0.5


@dataclass
class Part:
    """Columns that belong together.

    Parameters
    ----------
    columns : dict
        Numbers by quantity.
    lines : array
        Row of the file, counted from 1.
    label : str
        What the headers call it.
    """

    columns: dict
    lines: np.ndarray
    label: str = ""

    def __contains__(self, quantity):
        return quantity in self.columns

    def __getitem__(self, quantity):
        return self.columns[quantity]

    def only(self, rows):
        """The same of some rows."""
        columns = {name: values[rows] for name, values in self.columns.items()}
        return Part(columns, self.lines[rows], self.label)

    def any_of(self, quantities):
        """The first of some quantities that it has, or None."""
        return next((one for one in quantities if one in self.columns), None)

    @property
    def capacity(self):
        """Name of its capacity."""
        return self.any_of(CAPACITIES)

    @property
    def load(self):
        """Name of its load."""
        return self.any_of(LOADS)


@dataclass
class File:
    """What is read from one file.

    Parameters
    ----------
    name : str
        What messages call it.
    parts : list of Part
        Columns that belong together.
    left_out, notes : list of str
        What could not be read, and what was assumed in reading.
    c_rate, temperature : float, optional
        What the user states, where the file does not [-, K].
    """

    name: str
    parts: list
    left_out: list = field(default_factory=list)
    notes: list = field(default_factory=list)
    c_rate: float | None = None
    temperature: float | None = None

    def note(self, text):
        """Note what was assumed, once."""
        if text not in self.notes:
            self.notes.append(text)

    def leave_out(self, where, why):
        """Say which row or curve is left out, why, and what to do."""
        self.left_out.append(f"{self.name}, {where}: {why}")

    def with_conditions(self, part):
        """A part with load and temperature: of its columns, its label, or as the user states.

        Parameters
        ----------
        part : Part
            The part.

        Returns
        -------
        Part
            The same, merged cells filled in downwards.

        Raises
        ------
        InvalidInput
            If the load is not known.
        """
        said = conditions(part.label)
        columns = dict(part.columns)
        load = part.load
        if load is None:
            load = next((one for one in LOADS if one in said), None)
            if load is not None:
                columns[load] = np.full(len(part.lines), said[load])
            elif self.c_rate is not None:
                load, columns["c_rate"] = "c_rate", np.full(len(part.lines), self.c_rate)
            else:
                of = f" of {shown(part.label)}" if part.label else ""
                raise InvalidInput(
                    f"{self.name}: the load{of} is not stated; give c_rate=0.1, or a column such "
                    "as C-rate or 'Current density (mA/cm2)'"
                )
            if self.c_rate is not None and load in said:
                self.note(f"c_rate={self.c_rate:g} is not used where headers state the load")
        elif self.c_rate is not None:
            self.note(f"c_rate={self.c_rate:g} is not used: the file has a column of {load}")
        if "temperature" not in columns:
            kelvin = said.get("temperature", self.temperature)
            if kelvin is None:
                kelvin = ROOM
                self.note("temperature not given: 25 degC is assumed")
            columns["temperature"] = np.full(len(part.lines), kelvin)
        elif self.temperature is not None:
            self.note("temperature= is not used: the file has a column of it")
        for name in (load, "temperature"):
            columns[name] = self._filled(name, columns[name])
        if load == "c_rate" and (columns[load] < 0).any():
            self.note("the sign of negative C-rates is dropped")
        return Part(columns, part.lines, part.label)

    def _filled(self, name, values):
        """Merged cells of a sheet, most of them empty, take the number above them."""
        known = np.isfinite(values)
        if not known.any() or known.mean() > MERGED:
            return values
        above = np.maximum.accumulate(np.where(known, np.arange(len(values)), -1))
        filled = np.where(above >= 0, values[above], np.nan)
        self.note(f"empty cells of {name} take the value above them")
        return filled


def one_name(file, parts, names):
    """The capacity, or the load, that all parts state.

    Parameters
    ----------
    file : File
        The file; what states it otherwise is left out there.
    parts : list of Part
        The parts.
    names : tuple of str
        Ways to state it.

    Returns
    -------
    tuple
        The name that most of them have, and the parts that have it.
    """
    own = [part.any_of(names) for part in parts]
    best = max(dict.fromkeys(own), key=own.count)
    others = [part for part, name in zip(parts, own, strict=True) if name != best]
    if others:
        labels = listed([repr(part.label) for part in others], 120)
        file.leave_out("columns", f"{labels} do not state {best}; give them in a file of their own")
    return best, [part for part, name in zip(parts, own, strict=True) if name == best]
