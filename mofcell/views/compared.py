"""A cell beside what was measured, as tables."""

import numpy as np

from mofcell.experiments.comparing.deviation import titled
from mofcell.views.tables import Table
from mofcell.views.words import limit, number, signed

#: Rows that a table shows at most; of more every so many.
MOST_ROWS = 40

#: Units of measured numbers, as the field writes them, and how they are shown.
UNITS = {"mA.h.g-1": ("mAh/g", ".1f"), "%": ("%", ".1f"), "V": ("V", ".3f")}


def points(dataset):
    """Measured and simulated numbers of tables.

    Parameters
    ----------
    dataset : xarray.Dataset
        From :func:`mofcell.compare`.

    Returns
    -------
    Table
        One row for each number.
    """
    units = list(dict.fromkeys(str(unit) for unit in dataset.unit.values))
    several = len(units) > 1
    rows = []
    for place in _places(dataset.sizes["point"]):
        one = dataset.isel(point=place)
        unit, form = UNITS[str(one.unit.item())]
        behind = f" {unit}" if several else ""
        rows.append(
            [
                _degrees(one.label.item()),
                *(
                    f"{number(one[name].item(), form)}{behind}"
                    for name in ("measured", "simulated")
                ),
                _percent(one.relative_residual.item()),
                limit(one),
                str(one.source.item()),
            ]
        )
    unit = "" if several else f" ({UNITS[units[0]][0]})"
    columns = ("", f"measured{unit}", f"model{unit}", "error (%)", "limited by", "source")
    return _without_one_source(columns, rows, dataset.sizes["point"])


def curves(dataset):
    """Measured voltage curves beside the simulated ones.

    Parameters
    ----------
    dataset : xarray.Dataset
        From :func:`mofcell.compare`.

    Returns
    -------
    Table
        One row for each curve.
    """
    rows = []
    for place in _places(dataset.sizes["curve"]):
        one = dataset.isel(curve=place)
        own = one.drop_vars(["status", "limited_by"], errors="ignore").rename(
            curve_status="status", curve_limited_by="limited_by"
        )
        rows.append(
            [
                _degrees(
                    titled(
                        one.curve_label.item(),
                        c_rate=one.curve_c_rate.item(),
                        temperature=one.curve_temperature.item(),
                    )
                ),
                number(1000 * one.voltage_rms.item(), ".0f"),
                number(1000 * one.voltage_bias.item(), "+.0f"),
                number(one.measured_capacity.values[-1], ".1f"),
                _percent(one.relative_capacity_residual.item()),
                limit(own),
                str(one.curve_source.item()),
            ]
        )
    columns = (
        "curve",
        "voltage rms (mV)",
        "mean (mV)",
        "measured (mAh/g)",
        "capacity error (%)",
        "limited by",
        "source",
    )
    return _without_one_source(columns, rows, dataset.sizes["curve"])


def verdict(dataset):
    """Where the model is wrong and what would explain it, with the signs of print.

    Parameters
    ----------
    dataset : xarray.Dataset
        From :func:`mofcell.compare`.

    Returns
    -------
    str
        Two lines.
    """
    return _degrees(dataset.attrs["verdict"])


def _places(count):
    return np.arange(count)[:: -(-count // MOST_ROWS)]


def _without_one_source(columns, rows, count):
    """A table whose last column stands only where there are several sources."""
    notes = () if len(rows) == count else (f"{len(rows)} of {count} rows",)
    if len({row[-1] for row in rows}) == 1:
        columns, rows = columns[:-1], [row[:-1] for row in rows]
    text = tuple(name for name in columns if name in ("", "curve", "limited by", "source"))
    return Table(columns, rows, text, optional=("source",), notes=notes)


def _degrees(label):
    """A label with the signs of print."""
    return label.replace(" degC", " °C").replace(", -", ", −")


def _percent(share):
    return signed(100 * share) if np.isfinite(share) else "–"
