"""The library: electrolytes, cathodes and cells by name."""

from functools import cache

from mofcell.parameters import reader
from mofcell.parameters.cathodes import LFP_SETS
from mofcell.parameters.errors import UnknownName
from mofcell.parameters.names import nearest

#: Data files of the package, in the order in which they are listed.
DATA_FILES = ("gu2025", "liquids")


def electrolytes():
    """Names of the electrolytes of the library.

    Returns
    -------
    list of str
        Names for :func:`electrolyte`.

    Examples
    --------
    >>> "Li@Ni-MOF-2" in electrolytes()
    True
    """
    return [name for file in DATA_FILES for name in _section(file, "electrolytes")]


def cathodes():
    """Names of the cathode materials of the library.

    Returns
    -------
    list of str
        Names for :func:`cathode`.

    Examples
    --------
    >>> cathodes()[0]
    'LFP'
    """
    return list(LFP_SETS)


def cells():
    """Names of the cells of the library.

    Returns
    -------
    list of str
        Names for :func:`cell`.

    Examples
    --------
    >>> cells()
    ['gu2025-lfp']
    """
    return [name for file in DATA_FILES for name in _section(file, "cells")]


@cache
def electrolyte(name):
    """An electrolyte of the library.

    Parameters
    ----------
    name : str
        One of :func:`electrolytes`.

    Returns
    -------
    Electrolyte
        The record.

    Raises
    ------
    UnknownName
        If there is none of that name; the nearest are offered.

    Examples
    --------
    >>> round(electrolyte("Li@Ni-MOF-2").conductivity(298.15), 4)
    0.128
    """
    return _find("electrolyte", "electrolytes", name, electrolytes(), reader.read_electrolyte)


@cache
def cathode(name):
    """A cathode material of the library.

    Parameters
    ----------
    name : str
        One of :func:`cathodes`.

    Returns
    -------
    Cathode
        The record.

    Raises
    ------
    UnknownName
        If there is none of that name; the nearest are offered.

    Examples
    --------
    >>> cathode("LFP").formula
    'LiFePO4'
    """
    if name not in LFP_SETS:
        raise UnknownName("cathode", name, nearest(name, cathodes()))
    return LFP_SETS[name]()


@cache
def cell(name):
    """A cell of the library.

    Parameters
    ----------
    name : str
        One of :func:`cells`.

    Returns
    -------
    Cell
        The record.

    Raises
    ------
    UnknownName
        If there is none of that name; the nearest are offered.

    Examples
    --------
    >>> round(cell("gu2025-lfp").membrane_thickness * 1e6)
    300
    """

    def read(name, record, source):
        return reader.read_cell(name, record, source, electrolyte=electrolyte, cathode=cathode)

    return _find("cell", "cells", name, cells(), read)


def source_of(name):
    """The publication that a cell or an electrolyte is read from.

    Parameters
    ----------
    name : str
        One of :func:`cells` or :func:`electrolytes`.

    Returns
    -------
    Source
        With ``key``, ``citation`` and ``bibtex``.

    Raises
    ------
    UnknownName
        If there is none of that name; the nearest are offered.

    Examples
    --------
    >>> source_of("gu2025-lfp").key
    'Gu2025'
    """
    for file in DATA_FILES:
        if name in _section(file, "cells") or name in _section(file, "electrolytes"):
            return reader.read_source(reader.data_file(file))
    raise UnknownName("record", name, nearest(name, electrolytes() + cells()))


def _section(file, section):
    return reader.data_file(file).get(section, {})


def _find(kind, section, name, names, read):
    for file in DATA_FILES:
        if name in _section(file, section):
            source = reader.read_source(reader.data_file(file))
            return read(name, _section(file, section)[name], source)
    raise UnknownName(kind, name, nearest(name, names))
