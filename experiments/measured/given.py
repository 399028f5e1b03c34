"""Measured data as a user gives them: one dataset, several, or those of the cell's record."""

from mofcell.experiments.measured.tables import measured_tables
from mofcell.parameters import InvalidInput


def as_list(cell, data=None):
    """Measured data as a list; the tables of the cell's record if none are given.

    Parameters
    ----------
    cell : Cell
        The cell.
    data : xarray.Dataset or list of xarray.Dataset, optional
        Measured data.

    Returns
    -------
    list of xarray.Dataset
        The data.

    Raises
    ------
    InvalidInput
        If none are given and the record holds none.

    Examples
    --------
    >>> import mofcell
    >>> len(as_list(mofcell.cell("gu2025-lfp")))
    1
    """
    if data is None:
        found = measured_tables(cell)
        if not found:
            raise InvalidInput(
                f"data: the record of {cell.name!r} holds no measured table; give data, as "
                "read_measured returns them"
            )
        return found
    return [data] if hasattr(data, "data_vars") else list(data)
