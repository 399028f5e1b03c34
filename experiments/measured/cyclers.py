"""Files that cyclers write for themselves."""

import warnings

import numpy as np

from mofcell.parameters import InvalidInput
from mofcell.parameters.shown import one_line

#: Binary files that the package of the Battery Data Alliance reads.
READ = (".nda", ".ndax")

#: Binary files that it does not read, and where their text comes from.
NOT_READ = {
    ".mpr": "export it in EC-Lab as text (.mpt)",
    ".res": "export it in Arbin's MITS as .xlsx or CSV",
    ".ccs": "export it in the Land software as .xlsx or text",
    ".cex": "export it in the Land software as .xlsx or text",
    ".mat": "save the table in MATLAB with writetable as CSV",
}

#: Columns that the reader of Neware's files names without their unit.
_UNITS = {"Voltage": "Voltage / V", "T1": "T1 / degC", "Timestamp": "Test Time / s"}

#: Its time starts again at each step; the stamp is that of the clock.
_UNUSED, _STAMP = ("Time", "Index"), "Timestamp"


class Columns:
    """A table whose columns are known as numbers, row by row.

    Parameters
    ----------
    name : str
        Name of the file.
    headers : list of str
        Headers.
    values : list
        Numbers of each column.
    """

    delimiter = "cells"

    def __init__(self, name, headers, values):
        self.name, self.notes = name, []
        self._headers, self._values = headers, values

    def rows(self):
        """Number, counted from 1 with the headers, and cells of each row."""
        yield 1, self._headers
        yield from enumerate(map(list, zip(*self._values, strict=True)), 2)


def cycler_file(path):
    """A binary file of a cycler.

    Parameters
    ----------
    path : Path
        The file (.nda or .ndax of Neware).

    Returns
    -------
    Columns
        Its table.

    Raises
    ------
    InvalidInput
        If the reader is not installed, or cannot read the file.
    """
    if step := NOT_READ.get(path.suffix.lower()):
        raise InvalidInput(f"{path.name}: {path.suffix} files are not read; {step}")
    try:
        import bdf
    except ImportError:
        raise InvalidInput(
            f"{path.name}: {path.suffix} files need batterydf; install it with "
            "pip install 'mofcell[cyclers]', or export the file as CSV, which needs nothing"
        ) from None
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            # not normalised: it takes small currents in mA for A
            frame = bdf.parse(path, plugin="neware-nda")
    except Exception as problem:  # whatever a damaged file brings about
        raise InvalidInput(
            f"{path.name}: cannot be read as a {path.suffix} file "
            f"({one_line(str(problem), 80)}); export it as CSV"
        ) from None
    return _columns(path.name, frame)


def parquet_file(path):
    """A table of the Battery Data Format as Parquet.

    Parameters
    ----------
    path : Path
        The file.

    Returns
    -------
    Columns
        Its table.

    Raises
    ------
    InvalidInput
        If no reader of Parquet is installed, or it cannot read the file.
    """
    try:
        import pyarrow.parquet
    except ImportError:
        raise InvalidInput(
            f"{path.name}: Parquet files need pyarrow; install it with "
            "pip install 'mofcell[cyclers]', or save the table as CSV"
        ) from None
    try:
        table = pyarrow.parquet.read_table(path)
    except Exception as problem:  # whatever a damaged file brings about
        raise InvalidInput(
            f"{path.name}: cannot be read as Parquet ({one_line(str(problem), 80)}); save it as CSV"
        ) from None
    return _columns(path.name, {name: table[name].to_numpy() for name in table.column_names})


def _columns(name, frame):
    headers, values = [], []
    for header in frame:
        column = np.asarray(frame[header])
        if header == _STAMP and len(column):
            stamps = np.array(frame[header], dtype="datetime64[us]")
            column = (stamps - stamps[0]) / np.timedelta64(1, "s")
        if header not in _UNUSED and column.dtype.kind in "iuf":
            headers.append(_UNITS.get(str(header), str(header)))
            values.append(column.astype(float).tolist())
    return Columns(name, headers, values)
