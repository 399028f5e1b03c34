"""Reviews of what a name or a file stands for, as tables."""

import re
from dataclasses import dataclass, replace
from pathlib import Path

from mofcell import parameters
from mofcell.parameters.documents import document_of, documents, in_file
from mofcell.parameters.errors import InvalidInput, MofcellError
from mofcell.parameters.review import Review, review
from mofcell.views.records import find
from mofcell.views.tables import Table

#: What is said of the levels of findings.
COUNTED = {"doubt": ("doubt", "doubts"), "note": ("note", "notes"), "ok": ("ok", "ok")}

#: Topics that do not judge figures: left out of a cell that is shown beside its material.
OWN_AFFAIRS = ("inputs", "range of temperature")


@dataclass(frozen=True)
class Reviewed:
    """A review and the work that its record is read from.

    Parameters
    ----------
    review : Review
        The findings.
    source : str
        The work.
    beside : bool
        Whether the record was not asked for, but tests the one that was.
    """

    review: Review
    source: str
    beside: bool = False


def reviews(name):
    """Reviews of all that a name stands for.

    Parameters
    ----------
    name : str
        Name of a material or a cell; a file, which is reviewed as a whole, or a record in it.

    Returns
    -------
    list of Reviewed
        A material, then the cells of the same work that test it.

    Raises
    ------
    UnknownName
        If there is none of that name; the nearest are offered.
    InvalidInput
        If a file cannot be read or holds nothing to check.
    """
    document, prefix, inside = None, "", name
    if record := in_file(name):
        file, inside = record
        document, prefix = document_of(file), f"{file}#"
    elif Path(name).is_file():
        raise InvalidInput(f"{name}: the name of a data file ends in .yaml or .yml; rename it")
    elif not name.strip():
        raise InvalidInput("give the name of an electrolyte or a cell, or a file such as my.yaml")
    if document is not None and not inside:
        records = [(record, False) for record in _all_of(document, prefix)]
    else:
        records = _named(name, document, prefix)
    return [
        Reviewed(_review(record, document, prefix), record.source, beside)
        for record, beside in records
    ]


def _all_of(document, prefix):
    """All records of a file."""
    if not document.materials and not document.cells:
        raise InvalidInput(
            f"{prefix[:-1]} holds no electrolytes and no cells; `mofcell new electrolyte my.yaml` "
            "writes a file to start from"
        )
    materials = [parameters.material(prefix + name) for name in document.materials]
    cells = [parameters.reported_cell(prefix + name) for name in document.cells]
    return materials + _of_other_files(cells, document) + cells


def _of_other_files(cells, document):
    """Materials that cells name in files beside their own."""
    names = {_beside(name, document): name for cell in cells for name in cell.electrolytes}
    return [parameters.material(path) for path, name in names.items() if in_file(name)]


def _beside(name, document):
    """Name of an electrolyte as it is found from here: a file lies beside that of its cell."""
    return str(document.path.parent / name) if document and in_file(name) else name


def _named(name, document, prefix):
    """Records of a name, and whether they only test it."""
    found = find(name)
    if set(found) == {"cathode"}:
        raise InvalidInput(
            f"{name!r} is a cathode, and only electrolytes and cells are checked; see "
            f"`mofcell show {name}`"
        )
    records = [(found[kind], False) for kind in ("material", "cell") if kind in found]
    if "cell" in found and document is not None:
        records = [
            *((other, False) for other in _of_other_files([found["cell"]], document)),
            *records,
        ]
    if "material" in found and "cell" not in found:
        records += [(cell, True) for cell in _tests_of(found["material"].name, document, prefix)]
    return records


def _tests_of(material, document, prefix):
    """Cells of the same file that test a material."""
    homes = [document] if document is not None else documents()
    names = [cell for home in homes if material in home.materials for cell in home.cells]
    cells = [parameters.reported_cell(prefix + name) for name in names]
    return [cell for cell in cells if material in cell.electrolytes]


def _review(record, document, prefix):
    """Review of a record; a cell with the membrane of its name, if that is simulated."""
    membrane = None
    for name in getattr(record, "electrolytes", ())[:1]:
        own = document is not None and name in document.materials
        try:
            place = f"{prefix}{name}" if own else _beside(name, document)
            membrane = parameters.electrolyte(place)
        except MofcellError:  # a material without a record to simulate
            membrane = None
    return review(record, membrane=membrane)


def reviews_in_words(found):
    """Tables of reviews, each with its title.

    Parameters
    ----------
    found : list of Reviewed
        From :func:`reviews`.

    Returns
    -------
    list of (str, Table)
        Doubts first in each; cells that test a material only with what judges its figures.
    """
    topics = {finding.topic for each in found for finding in each.review.findings}
    shown = []
    for each in found:
        one = _judging(each.review) if each.beside else each.review
        if each.beside and not one.findings:
            continue
        missing = [text for text in one.not_checked if text.partition(" (")[0] not in topics]
        tested = "tested in " if each.beside else ""
        shown.append(
            (
                f"{tested}{one.name}: {_counted(one)}\n{each.source}",
                _table(one, [] if each.beside else missing),
            )
        )
    return shown


def _judging(one):
    """A review without what is in order and what concerns the cell alone."""
    kept = [
        finding
        for finding in one.findings
        if finding.level != "ok" and finding.topic not in OWN_AFFAIRS
    ]
    return replace(one, findings=tuple(kept))


def _counted(one):
    counts = {level: one.count(level) for level in COUNTED}
    said = [f"{number} {COUNTED[level][number != 1]}" for level, number in counts.items() if number]
    return ", ".join(said) or "nothing to check"


def _table(one, missing):
    rows = [[each.level, each.topic, in_print(each.text)] for each in one.findings]
    notes = (f"not checked, for want of figures: {'; '.join(missing)}",) if missing else ()
    return Table(("", "about", "finding"), rows, ("", "about", "finding"), notes=notes)


#: Units of findings as tables show them.
_UNITS = {
    r" degC\b": " °C",
    r"\bohm cm2\b": "Ω cm²",
    r"(?<=\d) um\b": " µm",
    r"/cm2\b": "/cm²",
    r"/cm3\b": "/cm³",
    r"\bm2/s\b": "m²/s",
    r"(?<![\w.])-(?=\d)": "−",
}


def in_print(text):
    """A finding with signs for minus, degrees and powers; powers of ten stay as they are typed.

    Examples
    --------
    >>> in_print("3.17e-4 S/cm at -40 degC, 142 ohm cm2 of Li@Ni-MOF-2")
    '3.17e-4 S/cm at −40 °C, 142 Ω cm² of Li@Ni-MOF-2'
    """
    for written, shown in _UNITS.items():
        text = re.sub(written, shown, text)
    return text
