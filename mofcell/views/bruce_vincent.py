"""A transference number by Bruce and Vincent, as a table."""

import numpy as np

from mofcell.views.tables import Table
from mofcell.views.words import number

#: What is read: variable, factor to the shown unit, unit.
SHOWN = {
    "I0": ("initial_current_density", 0.1, "mA/cm²"),
    "Is": ("steady_current_density", 0.1, "mA/cm²"),
    "R0": ("initial_resistance", 1e4, "Ω cm²"),
    "Rs": ("steady_resistance", 1e4, "Ω cm²"),
}

COLUMNS = ("stated error (%)", "1 % of it moves t+ by (%)", "error of t+ from it (%)")


def readings(dataset):
    """What is read, and what an error of each does to t+.

    Parameters
    ----------
    dataset : xarray.Dataset
        From :func:`mofcell.bruce_vincent`.

    Returns
    -------
    Table
        One row for each reading.
    """
    rows = [
        [name, _value(dataset, name), *_errors(one)]
        for name, one in ((str(one.reading.item()), one) for one in _each(dataset))
    ]
    columns = ("reading", "value", *COLUMNS)
    return Table(columns, rows, ("reading", "value"), notes=tuple(_notes(dataset)))


def _errors(one):
    return [
        number(100 * one.stated_error.item(), ".3g"),
        _percent(one.sensitivity.item(), "+.3g"),
        _percent(100 * one.error_contribution.item(), ".2g"),
    ]


def _each(dataset):
    return [dataset.isel(reading=place) for place in range(dataset.sizes["reading"])]


def _percent(value, form):
    """Without a power of ten, which tells no chemist anything here."""
    if 0 < abs(value) < 0.005:
        return "<0.01"
    return number(value, form if abs(value) < 99.5 else f"{form[:-3]},.0f")


def _value(dataset, name):
    if name == "V":
        return f"{1e3 * dataset.attrs['voltage_V']:g} mV"
    variable, factor, unit = SHOWN[name]
    return f"{number(factor * dataset[variable].item(), '.4g')} {unit}"


def _notes(dataset):
    if not np.isfinite(dataset.transference_number):
        yield dataset.attrs["verdict"]
        return
    own = f", of the electrolyte {dataset.true_transference_number.item():.3g}"
    yield from notes_of_number(dataset, own)


def notes_of_number(dataset, own=""):
    """What stands below a table: t+, how well it is known, and what makes it doubtful.

    Parameters
    ----------
    dataset : xarray.Dataset
        From :func:`mofcell.bruce_vincent` or :func:`mofcell.bruce_vincent_of_readings`.
    own : str, optional
        What else is known of t+.

    Yields
    ------
    str
        Lines.
    """
    low, high = (dataset[f"transference_number_{end}"].item() for end in ("low", "high"))
    t_plus, outside = dataset.transference_number.item(), dataset.share_outside.item()
    yield (
        f"t+ = {number(t_plus, '.3g')} by the formula, Is/I0 = "
        f"{number(dataset.current_ratio.item(), '.3g')}{own}"
    )
    yield (
        f"standard deviation {number(dataset.transference_number_error.item(), '.2g')}, 95 % "
        f"within {number(low, '.2g')} to {number(high, '.2g')}"
    )
    yield f"{100 * outside:.0f} % of such measurements give no t+ between 0 and 1"
    yield dataset.attrs["verdict"]
    for line in filter(None, dataset.attrs["doubts"].split("\n")):
        yield f"doubt: {line}"


def own_readings(dataset):
    """What an error of each of one's own readings does to t+.

    Parameters
    ----------
    dataset : xarray.Dataset
        From :func:`mofcell.bruce_vincent_of_readings`.

    Returns
    -------
    Table
        One row for each reading.
    """
    rows = [[str(one.reading.item()), *_errors(one)] for one in _each(dataset)]
    notes = tuple(notes_of_number(dataset))
    return Table(("reading", *COLUMNS), rows, ("reading",), notes=notes)
