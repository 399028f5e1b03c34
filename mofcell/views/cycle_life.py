"""Cycle lives as a table."""

import math

from mofcell.views.tables import Table
from mofcell.views.words import number


def lives(dataset):
    """Cycle life at each coulombic efficiency and N/P, beside the closed form.

    Parameters
    ----------
    dataset : xarray.Dataset
        From :func:`mofcell.cycle_life`.

    Returns
    -------
    Table
        One row for each pair.
    """
    rows = [
        [
            f"{100 * efficiency:g}",
            f"{np_ratio:g}",
            cycles(point.cycle_life.item()),
            number(point.knee.item(), ".0f"),
            cycles(point.closed_form.item()),
            str(point.ended_by.item()),
        ]
        for efficiency in dataset.coulombic_efficiency.values
        for np_ratio in dataset.np_ratio.values
        for point in [dataset.sel(coulombic_efficiency=efficiency, np_ratio=np_ratio)]
    ]
    columns = ("efficiency (%)", "N/P", "cycle life", "short from", "closed form", "ended by")
    return Table(columns, rows, ("ended by",), optional=("short from",))


def cycles(count):
    """A number of cycles.

    Examples
    --------
    >>> cycles(305.8), cycles(float("inf")), cycles(float("nan"))
    ('305', '∞', '–')
    """
    return "∞" if math.isinf(count) else number(math.floor(count), "d") if count == count else "–"
