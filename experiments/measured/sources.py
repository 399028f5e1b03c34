"""What opens a file: text, spreadsheet or the file of a cycler, by its contents."""

from pathlib import Path

from mofcell.experiments.measured.cyclers import NOT_READ, READ, cycler_file, parquet_file
from mofcell.experiments.measured.spreadsheets import sheets
from mofcell.experiments.measured.text_tables import TextTable
from mofcell.parameters import InvalidInput
from mofcell.parameters.shown import one_line, shown

_PACKED, _COMPOUND, _PARQUET = b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"PAR1"

#: Beginnings of files that hold no table, and what they are.
_OTHERS = {
    b"%PDF": "a PDF",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"\x1f\x8b": "packed with gzip: unpack it",
    b"CPYA": "a project of Origin: export the worksheet as CSV",
    b"CPYUA": "a project of Origin: export the worksheet as CSV",
}


def tables(path, *, sheet=None):
    """The tables of a file that may be read.

    Parameters
    ----------
    path : str or Path
        The file.
    sheet : str or int, optional
        Sheet of a spreadsheet.

    Returns
    -------
    list
        Tables, with ``name``, ``notes`` and ``rows()``.

    Raises
    ------
    InvalidInput
        If there is no such file, or it is of none of the forms.
    """
    if not isinstance(path, str | Path) or "\0" in str(path):
        raise InvalidInput(f"path is {shown(path)}; give the name of a file")
    path = Path(path)
    name = one_line(str(path))
    try:
        if path.is_dir():
            raise InvalidInput(f"{name}: is a folder; give the files in it one by one")
        if not path.is_file():
            raise InvalidInput(f"{name}: there is no such file; check the name and the folder")
        with path.open("rb") as file:
            head = file.read(8)
        return _opened(path, head, sheet)
    except OSError as error:
        problem = (error.strerror or "cannot be opened").lower()
        raise InvalidInput(f"{name}: {problem}; give a file that can be read") from None


def _opened(path, head, sheet):
    if path.suffix.lower() in (*READ, *NOT_READ):
        return [cycler_file(path)]
    for start, what in _OTHERS.items():
        if head.startswith(start):
            raise InvalidInput(f"{path.name}: is {what}; give a table as CSV or .xlsx")
    if head.startswith((_PACKED, _COMPOUND)):
        found = list(sheets(path, sheet=sheet))
        if not found:
            raise InvalidInput(f"{path.name}: its sheets are empty; give one with a table")
        return found
    if sheet is not None:
        raise InvalidInput(
            f"{path.name}: sheet is {shown(sheet)}, but the file has none; leave it out"
        )
    if head.startswith(_PARQUET):
        return [parquet_file(path)]
    return [TextTable(path)]
