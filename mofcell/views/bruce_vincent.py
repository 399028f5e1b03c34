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
        [
            name,
            _value(dataset, name),
            number(100 * one.stated_error.item(), ".3g"),
            number(one.sensitivity.item(), "+.3g"),
            number(100 * one.error_contribution.item(), ".2g"),
        ]
        for name, one in ((str(one.reading.item()), one) for one in _each(dataset))
    ]
    columns = (
        "reading",
        "value",
        "stated error (%)",
        "1 % of it moves t+ by (%)",
        "error of t+ from it (%)",
    )
    return Table(columns, rows, ("reading", "value"), notes=_notes(dataset))


def _each(dataset):
    return [dataset.isel(reading=place) for place in range(dataset.sizes["reading"])]


def _value(dataset, name):
    if name == "V":
        return f"{1e3 * dataset.attrs['voltage_V']:g} mV"
    variable, factor, unit = SHOWN[name]
    return f"{number(factor * dataset[variable].item(), '.4g')} {unit}"


def _notes(dataset):
    if not np.isfinite(dataset.transference_number):
        yield dataset.attrs["verdict"]
        return
    if dataset.status.item() != "ok":
        yield dataset.status.item()
    low, high = (dataset[f"transference_number_{end}"].item() for end in ("low", "high"))
    outside = dataset.share_outside.item()
    t_plus, own = dataset.transference_number.item(), dataset.true_transference_number.item()
    yield (
        f"t+ = {number(t_plus, '.3g')} by the formula, Is/I0 = "
        f"{number(dataset.current_ratio.item(), '.3g')}, of the electrolyte {own:.3g}"
    )
    yield (
        f"standard deviation {number(dataset.transference_number_error.item(), '.2g')}, 95 % "
        f"within {number(low, '.2g')} to {number(high, '.2g')}"
    )
    yield f"{100 * outside:.0f} % of such measurements give no t+ between 0 and 1"
    yield dataset.attrs["verdict"]
