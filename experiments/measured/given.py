"""Measured data as a user gives them: one dataset, several, or those of the cell's record."""

from pathlib import Path

import xarray as xr

from mofcell.experiments.measured.read import read_measured
from mofcell.experiments.measured.tables import measured_tables
from mofcell.parameters import Cell, InvalidInput
from mofcell.parameters.shown import shown


def as_list(cell, data=None):
    """Measured data as a list; the tables of the cell's record if none are given.

    Parameters
    ----------
    cell : Cell
        The cell.
    data : xarray.Dataset, str, Path or a list of them, optional
        Measured data, or files of them (:func:`~mofcell.experiments.measured.read_measured`).

    Returns
    -------
    list of xarray.Dataset
        The data.

    Raises
    ------
    InvalidInput
        If none are given and the record holds none, or something else is given.

    Examples
    --------
    >>> import mofcell
    >>> len(as_list(mofcell.cell("gu2025-lfp")))
    1
    """
    if not isinstance(cell, Cell):
        raise InvalidInput(f"cell is {shown(cell)}; give a Cell, as mofcell.cell(name) returns")
    if data is None:
        found = measured_tables(cell)
        if not found:
            raise InvalidInput(
                f"data: the record of {cell.name!r} holds no measured table; give data, as "
                "read_measured returns them"
            )
        return found
    given = list(data) if isinstance(data, (list, tuple)) else [data]
    return [_one(each) for each in given]


def _one(given):
    if isinstance(given, (str, Path)):
        return read_measured(given)
    if not isinstance(given, xr.Dataset):
        raise InvalidInput(
            f"data is {shown(given)}; give what read_measured returns, or the name of a file"
        )
    return given
