"""A data file: its source, and records that are read when they are asked for."""

from contextlib import contextmanager
from pathlib import Path
from threading import RLock

import numpy as np

from mofcell.parameters.checked import Checked
from mofcell.parameters.errors import InvalidInput, UnknownName
from mofcell.parameters.reading.entries import check
from mofcell.parameters.reading.records import read_material, read_reported_cell
from mofcell.parameters.reading.yaml_file import read_yaml
from mofcell.parameters.shown import one_line, shown

#: Held while a record is read.
READING = RLock()

#: Letters of a name and of a message at most; cells that are like one another in a row.
LONGEST_NAME, LONGEST_MESSAGE, LONGEST_CHAIN = 100, 600, 20


class Source(Checked):
    """The publication that a data file holds.

    Parameters
    ----------
    citation : str
        As it is cited in words.
    key : str
        Its key among the citations; empty for unpublished work.
    bibtex : str
        Its BibTeX entry; empty for unpublished work.
    """

    citation: str
    key: str = ""
    bibtex: str = ""


class Document:
    """A data file.

    Parameters
    ----------
    path : str or Path
        The file.

    Attributes
    ----------
    source : Source
        The publication.
    materials, cells : list of str
        Names of the records.

    Raises
    ------
    InvalidInput
        If it cannot be read or is not made as a data file; the message names file and line
        or field.
    """

    def __init__(self, path):
        self.path = Path(path)
        data = read_yaml(self.path)
        with self._named():
            if data is None:
                raise InvalidInput("the file is empty; give at least source.citation")
            check("file", data, due=("source",), optional=("electrolytes", "cells"))
            check("source", data["source"], due=("citation",), optional=("key", "bibtex"))
            self.source = Source(**data["source"])
            self._materials = _section(data, "electrolytes")
            self._cells = _section(data, "cells")
        self._records = {}
        self._being_read = set()

    @property
    def materials(self):
        """Names of the materials."""
        return list(self._materials)

    @property
    def cells(self):
        """Names of the cells."""
        return list(self._cells)

    def simulated(self, kind, name):
        """Whether a "material" or "cell" has a record to simulate, without reading it."""
        entries = self._cells if kind == "cell" else self._materials
        return "not_simulated" not in entries[name]

    def kind(self, name):
        """Kind of a cell, without reading it."""
        return self._cells[name].get("kind", "full")

    def material(self, name):
        """The :class:`~mofcell.parameters.reported.Material` of a name."""
        return self._once(
            "material", name, lambda: read_material(name, self._materials[name], self.source)
        )

    def cell(self, name, find):
        """The :class:`~mofcell.parameters.reported.ReportedCell` of a name.

        ``find`` has the functions that look up its "electrolyte", "catholyte" and "cathode",
        and the "cell" that it is ``like``.
        """
        return self._once(
            "cell", name, lambda: read_reported_cell(name, self._cells[name], self.source, find)
        )

    def _once(self, kind, name, read):
        if (kind, name) in self._records:
            return self._records[kind, name]
        # a record may ask for others, of other documents too: one thread reads at a time
        with READING:
            if (kind, name) in self._records:
                return self._records[kind, name]
            with self._named(), np.errstate(all="ignore"):  # what is not finite is refused
                if (kind, name) in self._being_read:
                    raise InvalidInput(f"{name}.like leads back to {name}; name another cell")
                if len(self._being_read) >= LONGEST_CHAIN:
                    raise InvalidInput(
                        f"{name}.like is more than {LONGEST_CHAIN} cells away from the first; name "
                        "a nearer one"
                    )
                self._being_read.add((kind, name))
                try:
                    self._records[kind, name] = read()
                finally:
                    self._being_read.remove((kind, name))
        return self._records[kind, name]

    @contextmanager
    def _named(self):
        try:
            yield
        except InvalidInput as error:
            file = f"{one_line(self.path.name)}: "  # which a record of it may have named already
            problem = one_line(str(error).removeprefix(file), LONGEST_MESSAGE)
            raise InvalidInput(f"{file}{problem}") from None
        except UnknownName as error:
            error.message = f"{one_line(self.path.name)}: {error.message}"
            raise


def _section(data, section):
    """Entries of a section by name."""
    entries = data.get(section) or {}
    if not isinstance(entries, dict):
        raise InvalidInput(f"{section} is {shown(entries)}; give each record under its name")
    for name, entry in entries.items():
        if not isinstance(name, str) or not name.strip():
            raise InvalidInput(f"{section}: {shown(name)} is not a name; write it in quotes")
        if len(name) > LONGEST_NAME or not name.isprintable():
            raise InvalidInput(
                f"{section}: {shown(name)} is not a name; give up to {LONGEST_NAME} letters on one "
                "line"
            )
        if not isinstance(entry, dict):
            raise InvalidInput(f"{section}.{name} is {shown(entry)}; give its fields under it")
    return entries
