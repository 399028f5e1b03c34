"""A data file of a cell: the cell, and its electrolytes where they are none of the library."""

from typing import Any

import yaml

from mofcell.parameters import library
from mofcell.parameters.electrolyte import Electrolyte
from mofcell.parameters.errors import InvalidInput, UnknownName
from mofcell.parameters.reading.document import LONGEST_NAME
from mofcell.parameters.reading.yaml_file import RESOLVERS
from mofcell.parameters.shown import shown
from mofcell.parameters.symmetric_cell import SymmetricCell
from mofcell.parameters.writing.records import cell_entry, electrolyte_entry


def cell_document(cell, *, citation):
    """A cell as the text of a data file, from which ``mofcell.cell`` reads it again.

    Parameters
    ----------
    cell : Cell or SymmetricCell
        The cell.
    citation : str
        The work that the file holds, as it is cited: the ``source`` of its records.

    Returns
    -------
    str
        The file, in YAML.

    Raises
    ------
    InvalidInput
        If it holds what no data file can state: a function for a law, an active material or
        measured functions of concentration that are none of the library, or more numbers than
        a file takes.

    Notes
    -----
    Electrolytes and active materials that are those of the library are written by name. Any
    other electrolyte is written out, under another name if the library has its own of that name.
    A number without provenance is taken as given by the user, if it is not the default.

    Examples
    --------
    >>> from mofcell.parameters import cell
    >>> text = cell_document(cell("gu2025-lfp"), citation="my notebook")
    >>> text.splitlines()[1].strip()
    'citation: my notebook'
    """
    _check_name(cell.name)
    materials: dict[str, Any] = {}
    names = {
        part: _name_of(cell, part, materials, citation)
        for part in ("electrolyte", "catholyte", "cathode")
        if getattr(cell, part, None) is not None
    }
    kind = {"kind": "symmetric"} if isinstance(cell, SymmetricCell) else {}
    content = {
        "source": {"citation": citation},
        **({"electrolytes": materials} if materials else {}),
        "cells": {cell.name: {**kind, **cell_entry(cell, names, citation)}},
    }
    return yaml.dump(
        content,
        Dumper=_Dumper,
        sort_keys=False,
        default_flow_style=False,
        allow_unicode=True,
        width=100,
    )


def _name_of(cell, part, materials, citation):
    """Name of a part in the file, with the entry of an electrolyte that needs one."""
    record = getattr(cell, part)
    find = library.cathode if part == "cathode" else library.electrolyte
    known = _of_the_library(find, record.name)
    if known == record:
        return record.name
    if not isinstance(record, Electrolyte):
        raise InvalidInput(
            f"{cell.name}.{part} cannot be written: {shown(record.name)} is not as the library has "
            "it, and holds functions that no data file can state; take that of the library"
        )
    entry = electrolyte_entry(record, citation)
    name = next(
        name
        for name in _names_like(cell, record.name)
        if materials.get(name, entry) == entry and not _is_taken(name)
    )
    _check_name(name)
    materials[name] = entry
    return name


def _names_like(cell, name):
    """A name, and what it may be changed to."""
    yield name
    made = "calibrated" if getattr(cell, "calibration", None) is not None else "changed"
    base = name if name.endswith(f"({made})") else f"{name} ({made})"
    yield base
    number = 2
    while True:
        yield f"{base} {number}"
        number += 1


def _of_the_library(find, name):
    """The record of the library of that name, or None."""
    if library.in_file(name):
        return None
    try:
        return find(name)
    except (UnknownName, InvalidInput):
        return None


def _is_taken(name):
    return name in library.materials()


def _check_name(name):
    if not name.strip() or len(name) > LONGEST_NAME or not name.isprintable():
        raise InvalidInput(
            f"{shown(name)} cannot be the name of a record in a data file; give one of up to "
            f"{LONGEST_NAME} letters on one line"
        )


class _Dumper(yaml.SafeDumper):
    """Blocks with lists of values on one line, and texts that the reader takes as they are."""

    yaml_implicit_resolvers = RESOLVERS

    def ignore_aliases(self, data):
        return True

    def represent_list(self, data):
        node = super().represent_list(data)
        node.flow_style = not any(isinstance(one, dict | list) for one in data)
        return node


_Dumper.add_representer(list, _Dumper.represent_list)
