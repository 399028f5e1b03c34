"""Cycle lives as a table."""

import math

from mofcell.experiments.cycling.lifetime.cycle_life import LEAST, NOT_HELD
from mofcell.views.tables import Table
from mofcell.views.words import number

CLOSED = "closed form"
SHORT = "short from"


def lives(dataset):
    """Cycle life at each coulombic efficiency and N/P, beside the closed form.

    Parameters
    ----------
    dataset : xarray.Dataset
        From :func:`mofcell.cycle_life`.

    Returns
    -------
    Table
        One row for each pair; the closed form only where lost plating is all that fades.
    """
    has_closed = without_fade(dataset)
    rows = [
        [
            f"{100 * efficiency:g}",
            f"{np_ratio:g}",
            cycles(point.cycle_life.item()),
            number(point.knee.item(), ".0f"),
            *([cycles(point.closed_form.item())] if has_closed else []),
            str(point.ended_by.item()),
        ]
        for efficiency in dataset.coulombic_efficiency.values
        for np_ratio in dataset.np_ratio.values
        for point in [dataset.sel(coulombic_efficiency=efficiency, np_ratio=np_ratio)]
    ]
    columns = (
        "efficiency (%)",
        "N/P",
        "cycle life",
        SHORT,
        *([CLOSED] if has_closed else []),
        "ended by",
    )
    return Table(columns, rows, ("ended by",), optional=(SHORT,), notes=tuple(_notes(dataset)))


def without_fade(dataset):
    """Whether lost plating is all that fades, so that the closed form holds."""
    return dataset.attrs["fade"] == "none"


def _notes(dataset):
    """What the columns mean."""
    yield f"{SHORT}: the first cycle that gives less because the metal is used up"
    if without_fade(dataset):
        yield (
            f"{CLOSED}: cycles until the foil is lost in plating, then to the end of life; a life "
            "is a whole number, up to one below it"
        )
    if NOT_HELD in dataset.ended_by.values:
        yield (
            f"{NOT_HELD}: the first discharge gives less than {100 * LEAST:g} % of the nominal "
            "capacity, so that there is no life to count"
        )


def cycles(count):
    """A number of cycles.

    Examples
    --------
    >>> cycles(305.8), cycles(float("inf")), cycles(float("nan"))
    ('305', '∞', '–')
    """
    return "∞" if math.isinf(count) else number(math.floor(count), "d") if count == count else "–"
