"""Tables in the sheets of Excel and LibreOffice."""

import datetime
import zipfile

from mofcell.parameters import InvalidInput
from mofcell.parameters.names import nearest
from mofcell.parameters.shown import listed, one_line, shown

#: Bytes that a workbook may unpack to: its sheets are held in memory.
LARGEST = 1_500_000_000


class Sheet:
    """A sheet of a workbook, row by row.

    Parameters
    ----------
    name : str
        What messages call it.
    rows : list
        Its rows, from the first of the sheet on.
    notes : iterable of str, optional
        What was chosen in reading.
    """

    delimiter = "cells"

    def __init__(self, name, rows, notes=()):
        self.name, self.notes = name, list(notes)
        self._rows = rows

    def rows(self):
        """Number, counted from 1, and cells of each row that is not blank."""
        for line, cells in enumerate(self._rows, 1):
            if any(cell != "" for cell in cells):
                yield line, [_cell(cell) for cell in cells]


def sheets(path, *, sheet=None):
    """The sheets of a workbook that may hold a table.

    Parameters
    ----------
    path : Path
        The file: .xlsx, .xls or .ods, by its contents.
    sheet : str or int, optional
        Name of one sheet, or its number from 1 on; all if not given.

    Yields
    ------
    Sheet
        One sheet after the other, those without cells left out.

    Raises
    ------
    InvalidInput
        If the workbook cannot be read, has no such sheet, or is too large.
    """
    from python_calamine import CalamineWorkbook

    _check_size(path)
    try:
        book = CalamineWorkbook.from_path(str(path))
        names = book.sheet_names
    except Exception as problem:  # calamine has errors of many kinds
        raise InvalidInput(
            f"{path.name}: cannot be read as a spreadsheet ({one_line(str(problem), 80)}); save it "
            "as .xlsx without a password, or as CSV"
        ) from None
    chosen = names if sheet is None else [_chosen(path, names, sheet)]
    for each in chosen:
        try:
            rows = book.get_sheet_by_name(each).to_python(skip_empty_area=False)
        except Exception:  # a chart has no cells
            continue
        if rows:
            several = len(names) > 1 and sheet is None
            note = f"sheet {each!r} of {len(names)} is read; sheet= takes another"
            yield Sheet(f"{path.name}, sheet {one_line(each, 40)!r}", rows, [note] * several)


def _chosen(path, names, sheet):
    if isinstance(sheet, int) and not isinstance(sheet, bool) and 1 <= sheet <= len(names):
        return names[sheet - 1]
    if sheet in names:
        return sheet
    near = listed([repr(one) for one in nearest(sheet, names)], 160)
    raise InvalidInput(
        f"{path.name}: has no sheet {shown(sheet)}; give a name or a number up to {len(names)}, "
        f"nearest: {near}"
    )


def _check_size(path):
    size = path.stat().st_size
    if zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as packed:
            size = max(size, sum(member.file_size for member in packed.infolist()))
    if size > LARGEST:
        raise InvalidInput(
            f"{path.name}: unpacks to {size / 1e9:.1f} GB, allowed are {LARGEST / 1e9:.1f}; save "
            "the sheet as CSV, which is read in pieces"
        )


def _cell(cell):
    """Numbers as they are, times as their length, all else as text."""
    if isinstance(cell, bool):
        return str(cell)
    if isinstance(cell, int | float):
        return float(cell)
    if isinstance(cell, datetime.timedelta):
        return _clock(cell.total_seconds())
    if isinstance(cell, datetime.time):
        return f"{cell.hour}:{cell.minute:02d}:{cell.second + cell.microsecond / 1e6:06.3f}"
    return str(cell)


def _clock(total):
    hours, rest = divmod(total, 3600)
    return f"{int(hours)}:{int(rest // 60):02d}:{rest % 60:06.3f}"
