"""The numbers of a table: read in pieces, and thinned if there are too many."""

from dataclasses import dataclass, field
from itertools import islice
from operator import itemgetter

import numpy as np

from mofcell.experiments.measured.cells import is_empty, kelvin, number, rate, seconds
from mofcell.experiments.measured.headers import LOADS
from mofcell.parameters.shown import one_line, shown

#: Rows that are read at once.
PIECE = 2_000

#: Rows above which every second one is let go.
LARGEST = 1_000_000

#: Messages on single rows; further ones are counted.
MESSAGES = 5

_READERS = {"c_rate": rate, "time": seconds}

#: Columns at whose changes the rows are kept.
_MARKS = ("cycle", "step", "specific_current", "current_density", "current")


@dataclass
class Numbers:
    """Columns of a table.

    Parameters
    ----------
    columns : dict
        Numbers by place [unit of the quantity], nan where a cell is empty.
    lines : array
        Row of the file, counted from 1.
    left_out : list of str
        Rows that could not be read.
    """

    columns: dict
    lines: np.ndarray
    left_out: list = field(default_factory=list)


def numbers(table, way, kept):
    """Read the columns that count.

    Parameters
    ----------
    table : TextTable or Sheet or Columns
        The table, whose notes grow.
    way : Layout
        Its columns.
    kept : dict
        Heading by place of the columns that count.

    Returns
    -------
    Numbers
        The columns, of at most about a million rows.
    """
    places = list(kept)
    readers = [_reader(kept[place]) for place in places]
    marks = [
        (k, np.sign if kept[place].quantity in LOADS else np.positive)
        for k, place in enumerate(places)
        if kept[place].quantity in _MARKS
    ]
    problems = _Problems(table.name)
    thinned = _Thinned(len(places), marks)
    cells = _cells(table, way, places, problems)
    for piece in iter(lambda: list(islice(cells, PIECE)), []):
        lines, *columns = zip(*piece, strict=True)
        values = np.empty((len(lines), len(places)))
        readable = np.ones(len(lines), dtype=bool)
        for k, (place, read, column) in enumerate(zip(places, readers, columns, strict=True)):
            try:
                values[:, k] = [float(cell) for cell in column]
            except ValueError:
                for row, cell in enumerate(column):
                    try:
                        values[row, k] = read(cell)
                    except ValueError:
                        readable[row] = False
                        what = f"{shown(cell)} under {_header(way, place)!r} is no number"
                        problems.add(lines[row], what, "write one or leave the cell empty")
        values[~np.isfinite(values)] = np.nan
        thinned.add(np.array(lines)[readable], values[readable])
    if thinned.step > 1:
        table.notes.append(
            f"about every row {thinned.step} of {thinned.seen:,} is read, and those where cycle, "
            "step or current change"
        )
    lines, values = thinned.rows()
    scaled = {
        place: kept[place].slope * values[:, k] + kept[place].offset
        for k, place in enumerate(places)
    }
    return Numbers(scaled, lines, problems.said())


def _reader(held):
    if held.quantity == "temperature" and (held.slope, held.offset) == (1.0, 0.0):
        return kelvin
    return _READERS.get(held.quantity, number)


def _cells(table, way, places, problems):
    """Line and cells under the headers that count, of each row of the table."""
    wide = None
    take = itemgetter(*places) if len(places) > 1 else lambda row: (row[places[0]],)
    for line, row in table.rows():
        if line < way.data:
            continue
        # columns without headers may follow, but as many in each row
        wide = wide or max(len(way.headers), max(places) + 1, len(row))
        if len(row) < wide:
            row = [*row, *[""] * (wide - len(row))]
        elif len(row) > wide and table.delimiter == "," and not all(map(is_empty, row[wide:])):
            problems.add(line, f"{len(row)} cells in a table of {wide} columns", "mend it")
            continue
        if way.leading and not all(map(is_empty, row[: way.leading])):
            continue  # the summary of a cycle between its records
        yield line, *take(row)


def _header(way, place):
    return one_line(way.headers[place], 40) if place < len(way.headers) else f"column {place + 1}"


class _Problems:
    """One line for each of the first rows that cannot be read, and one for the rest."""

    def __init__(self, name):
        self._name = name
        self._said: dict[int, str] = {}
        self._more: set[int] = set()

    def add(self, line, what, step):
        if line not in self._said and len(self._said) == MESSAGES:
            self._more.add(line)
        else:
            said = f"{self._name}, row {line}: {what}; the row is left out, {step}"
            self._said.setdefault(line, said)

    def said(self):
        more = f"{self._name}: {len(self._more)} more rows as these are left out; mend them"
        return [*self._said.values(), *[more] * bool(self._more)]


class _Thinned:
    """Rows, of which every second one is let go when there are too many."""

    def __init__(self, width, marks):
        self._marks = marks
        self._lines = [np.empty(0, dtype=int)]
        self._values = [np.empty((0, width))]
        self._count = 0
        self.step, self.seen = 1, 0

    def add(self, lines, values):
        places = np.arange(self.seen, self.seen + len(lines))
        self.seen += len(lines)
        if self.step > 1:
            keep = (places % self.step == 0) | self._changes(values)
            lines, values = lines[keep], values[keep]
        self._lines.append(lines)
        self._values.append(values)
        self._count += len(lines)
        while self._count > LARGEST:
            self._halve()

    def _halve(self):
        lines, values = self.rows()
        self.step *= 2
        keep = np.arange(len(lines)) % 2 == 0
        marked = keep | self._changes(values)
        if marked.sum() <= 0.75 * len(lines):  # or a noisy current would keep every row
            keep = marked
        self._lines, self._values, self._count = [lines[keep]], [values[keep]], int(keep.sum())

    def _changes(self, values):
        """Rows before and after a change of cycle, step or the direction of the current."""
        changes = np.zeros(len(values), dtype=bool)
        for mark, level in self._marks:
            step = np.diff(level(values[:, mark])) != 0
            changes[1:] |= step
            changes[:-1] |= step
        return changes

    def rows(self):
        return np.concatenate(self._lines), np.concatenate(self._values)
