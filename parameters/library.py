"""The library: materials, electrolytes, cathodes and cells by name.

Where a name is asked for, a data file of the user will do too: "my.yaml", or "my.yaml#NAME" if
it holds several records.
"""

from functools import lru_cache

from mofcell.parameters.cathodes import CATHODES
from mofcell.parameters.documents import HERE, document_of, documents, in_file
from mofcell.parameters.errors import InvalidInput, UnknownName
from mofcell.parameters.liquids import LIQUID_SETS
from mofcell.parameters.names import nearest
from mofcell.parameters.reading import Source
from mofcell.parameters.reported import Material
from mofcell.parameters.shown import listed, one_line

_IS_NO_CELL = "an electrolyte, no cell; put it into one, as cell gu2025-lfp with this electrolyte"


def materials():
    """Names of all materials that the library knows of, simulated or not.

    Returns
    -------
    list of str
        Names for :func:`material`.

    Examples
    --------
    >>> "Ni-MOF" in materials()
    True
    """
    return [*(name for one in documents() for name in one.materials), *LIQUID_SETS]


def electrolytes():
    """Names of the electrolytes of the library: the materials that can be simulated.

    Returns
    -------
    list of str
        Names for :func:`electrolyte`.

    Examples
    --------
    >>> "Li@Ni-MOF-2" in electrolytes()
    True
    """
    found = (
        name
        for document in documents()
        for name in document.materials
        if document.simulated("material", name)
    )
    return [*found, *LIQUID_SETS]


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
    return list(CATHODES)


def cells():
    """Names of the cells of the library: those with a cathode that can be simulated.

    Returns
    -------
    list of str
        Names for :func:`cell`.

    Examples
    --------
    >>> cells()[0]
    'gu2025-lfp'
    """
    return [name for name, kind in _simulated_cells() if kind not in ("symmetric", "blocking")]


def symmetric_cells():
    """Names of the symmetric cells of the library.

    Returns
    -------
    list of str
        Names for :func:`cell`.
    """
    return [name for name, kind in _simulated_cells() if kind == "symmetric"]


def references():
    """Names of the reference cells: one cathode with membranes that are no MOF.

    Returns
    -------
    list of str
        Names for :func:`cell`.

    Examples
    --------
    >>> references()[0]
    'reference-liquid'
    """
    file = HERE / "references.yaml"
    return [name for document in documents() if document.path == file for name in document.cells]


def reported_cells():
    """Names of all cells and tests that the library knows of, simulated or not.

    Returns
    -------
    list of str
        Names for :func:`reported_cell`.

    Examples
    --------
    >>> "gu2025-lfp" in reported_cells()
    True
    """
    return [name for document in documents() for name in document.cells]


def material(name):
    """What papers report of a material.

    Parameters
    ----------
    name : str
        One of :func:`materials`, or a data file.

    Returns
    -------
    Material
        The record, with the electrolyte to simulate if there is one.

    Raises
    ------
    UnknownName
        If there is none of that name; the nearest are offered.
    InvalidInput
        If a data file is wrong.

    Examples
    --------
    >>> material("Ni-MOF").ion
    'Li+'
    """
    return _material("material", name)


def electrolyte(name):
    """An electrolyte of the library.

    Parameters
    ----------
    name : str
        One of :func:`electrolytes`, or a data file.

    Returns
    -------
    Electrolyte or ConcentratedElectrolyte
        The record.

    Raises
    ------
    UnknownName
        If there is none of that name; the nearest are offered.
    InvalidInput
        If a data file is wrong, or the material cannot be simulated; with the reason.

    Examples
    --------
    >>> round(electrolyte("Li@Ni-MOF-2").conductivity(298.15), 4)
    0.128
    """
    return _to_simulate(_material("electrolyte", name))


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
    if name not in cathodes():
        raise UnknownName("cathode", name, nearest(name, cathodes()))
    return _cathode(name)


def reported_cell(name):
    """What a paper reports of a cell or another test.

    Parameters
    ----------
    name : str
        One of :func:`reported_cells`, or a data file.

    Returns
    -------
    ReportedCell
        The record, with the cell to simulate if there is one.

    Raises
    ------
    UnknownName
        If there is none of that name; the nearest are offered.
    InvalidInput
        If a data file is wrong.

    Examples
    --------
    >>> reported_cell("gu2025-lfp").kind
    'full'
    """
    document, name = _find("cell", name)
    return document.cell(name, _parts_for(document))


def cell(name):
    """A cell of the library.

    Parameters
    ----------
    name : str
        One of :func:`cells` or :func:`symmetric_cells`, or a data file.

    Returns
    -------
    Cell, SymmetricCell or BlockingCell
        The record.

    Raises
    ------
    UnknownName
        If there is none of that name; the nearest are offered.
    InvalidInput
        If a data file is wrong, or the cell cannot be simulated; with the reason.

    Examples
    --------
    >>> round(cell("gu2025-lfp").membrane_thickness * 1e6)
    300
    """
    return _to_simulate(reported_cell(name))


def source_of(name):
    """The publication that a cell or a material is read from.

    Parameters
    ----------
    name : str
        One of :func:`reported_cells` or :func:`materials`.

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
    for document in documents():
        if name in document.materials or name in document.cells:
            return document.source
    if name in list(LIQUID_SETS):
        liquid = electrolyte(name)
        return Source(citation=liquid.source, bibtex=liquid.citations[0])
    raise UnknownName("record", name, nearest(name, materials() + reported_cells()))


def bibtex_of(citation):
    """BibTeX entries of the data files that are cited so.

    Parameters
    ----------
    citation : str
        As in the ``source`` of a record.

    Returns
    -------
    list of str
        Entries; none for unpublished work.
    """
    sources = [document.source for document in documents()]
    return [one.bibtex for one in sources if one.citation == citation and one.bibtex]


@lru_cache(maxsize=100)
def _liquid(name):
    record = LIQUID_SETS[name]()
    return Material(
        name=name,
        description=record.description,
        source=record.source,
        family="liquid",
        electrolyte=record,
    )


@lru_cache(maxsize=100)
def _cathode(name):
    return CATHODES[name]()


def _simulated_cells():
    return [
        (name, document.kind(name))
        for document in documents()
        for name in document.cells
        if document.simulated("cell", name)
    ]


def _material(kind, name):
    if name in list(LIQUID_SETS):
        return _liquid(name)
    document, name = _find(kind, name)
    return document.material(name)


def _find(kind, name):
    """The document that holds a record of a name, and the name in it."""

    def names(document):
        return document.cells if kind == "cell" else document.materials

    if record := in_file(name):
        file, inside = record
        document = document_of(file)
        return document, _one_of(kind, names(document), inside, file)
    for document in documents():
        if name in names(document):
            return document, name
    if kind == "cell" and name in materials():
        raise InvalidInput(f"{name!r} is {_IS_NO_CELL}")
    offers = {
        "material": materials,
        "electrolyte": electrolytes,
        "cell": lambda: cells() + symmetric_cells(),
    }[kind]
    raise UnknownName(kind, name, nearest(name, offers()))


def _one_of(kind, names, inside, file):
    """The record that is meant of those in a file."""
    file = one_line(file)
    if not names:
        if kind == "cell":
            raise InvalidInput(f"{file} is {_IS_NO_CELL}")
        raise InvalidInput(f"{file}: holds no {kind}; name one of the library")
    if inside and inside not in names:
        raise UnknownName(kind, inside, nearest(inside, names))
    if not inside and len(names) > 1:
        raise InvalidInput(
            f"{file}: holds {len(names)} {kind}s: {listed(names, 80)}; name one as {file}#NAME"
        )
    return inside or names[0]


def _parts_for(document):
    """Look-up of what a cell names: first in its own file, then in the library.

    A file that it names lies beside its own.
    """

    def beside(name):
        return str(document.path.parent / name) if in_file(name) else name

    def find_electrolyte(name):
        own = name in document.materials
        return _to_simulate(document.material(name)) if own else electrolyte(beside(name))

    def find_cell(name):
        own = name in document.cells
        return _to_simulate(document.cell(name, find) if own else reported_cell(beside(name)))

    find = {
        "electrolyte": find_electrolyte,
        "catholyte": find_electrolyte,
        "cathode": cathode,
        "cell": find_cell,
    }
    return find


def _to_simulate(record):
    """The electrolyte of a material, the cell of a reported cell."""
    found = record.electrolyte if isinstance(record, Material) else record.cell
    if found is None:
        raise InvalidInput(f"{record.name!r} cannot be simulated: {record.not_simulated}")
    return found
