"""A calibration, its predictions and how good such predictions are, as tables."""

import math
import re

import numpy as np
import xarray as xr

from mofcell.experiments.calibration.directions import UNTOLD
from mofcell.experiments.calibration.predict import HIGH, LOW
from mofcell.experiments.measured.observations import Capacity
from mofcell.parameters import InvalidInput
from mofcell.views import axes, free
from mofcell.views.compared import UNITS
from mofcell.views.optima import UNITS as UNITS_OF_DATASETS
from mofcell.views.tables import Table
from mofcell.views.words import number, signed, temperature

#: Quantities of a prediction that are shown, with their digits, and over what the mass counts.
PREDICTED = {"specific_capacity": ".1f", "energy": ".0f"}
PREDICTED_OF_MASS = {"specific_energy": ".1f", "energy_density": ".1f"}

#: An interval on a logarithmic scale is said in per cent below this, as a factor above [-].
FACTOR = 0.3

_CHANGE = re.compile(r"(?P<words>[a-z][a-z /]*?) (?P<value>[-+.\de]+) \(SI\)")


def fitted(calibration):
    """The free numbers: value, interval, range, and how well each is known.

    Parameters
    ----------
    calibration : Calibration
        From :func:`mofcell.calibrate`.

    Returns
    -------
    Table
        One row for each number, in the units of the field.
    """
    rows = []
    is_known = calibration.is_drawn and calibration.meets_the_data
    for one in calibration.problem.free:
        known = calibration.interval(one.name) if is_known else (np.nan, np.nan)
        shown = [
            free.in_field_units(one.name, each)
            for each in (calibration.numbers[one.name], *known, *one.ends)
        ]
        value, low, high, *ends = shown
        interval = f"{free.digits(low, beside=(high,))} to {free.digits(high, beside=(low,))}"
        rows.append(
            [
                free.heading(one.name),
                free.digits(value, beside=(low, high)),
                interval if is_known else "–",
                " to ".join(map(free.digits, ends)) + ", log" * one.is_logarithmic,
                _known(one, *known),
            ]
        )
    count = f"{calibration.likelihood.independent} independent measured numbers"
    scale = f"{calibration.scatter:.2g} times 1 % of a capacity, 10 mV"
    errors = "as stated" if calibration.likelihood.is_stated else f"not stated: {scale}"
    notes = (
        f"{calibration.status}; {sum(calibration.solves.values()):,} discharges in "
        f"{calibration.seconds:.0f} s by the {calibration.problem.model.__name__}",
        f"{count}; errors {errors}",
    )
    return Table(
        ("", "value", "90 % interval", "range", "known to"),
        rows,
        ("", "range", "known to"),
        optional=("range",),
        notes=notes,
    )


def _known(one, low, high):
    """How well a number is known: "6 %", "a factor 3"."""
    if not np.isfinite([low, high]).all():
        return "–"
    if (one.share(high) - one.share(low)) / 0.9 > UNTOLD:
        return "not told"
    if low <= 0:
        heading = free.heading(one.name)
        unit = heading.partition(" (")[2].removesuffix(")")
        return f"± {free.in_field_units(one.name, (high - low) / 2):.2g} {unit}".strip()
    width = math.log(high / low) / 2
    return f"{100 * width:.2g} %" if width < FACTOR else f"a factor {math.exp(width):.2g}"


def met(calibration):
    """What was measured beside what the cell with the best numbers gives.

    Parameters
    ----------
    calibration : Calibration
        From :func:`mofcell.calibrate`.

    Returns
    -------
    Table
        One row for each measured number; for a voltage curve the root mean square and the mean
        of the difference.
    """
    observed = calibration.problem.observations
    ends = np.cumsum([len(one.measured) for one in observed])[:-1]
    rows = [
        _met(one, simulated)
        for one, simulated in zip(observed, np.split(calibration.simulated, ends), strict=True)
    ]
    columns = ["", "measured", "model", "error", "source"]
    if len({one.source for one in observed}) == 1:
        columns, rows = columns[:-1], [row[:-1] for row in rows]
    return Table(tuple(columns), rows, ("", *columns[4:]), optional=("source",))


def _met(one, simulated):
    unit, form = UNITS[one.unit]
    if len(one.measured) > 1:
        residual = simulated - one.measured
        known = residual[np.isfinite(residual)]
        rms = np.sqrt(np.mean(known**2)) if known.size else np.nan
        error = f"{number(1000 * rms, '.0f')} mV rms"
        return [f"{_printed(one.label)}: voltage", "–", "–", error, one.source]
    measured, simulated = one.measured.item(), simulated.item()
    return [
        _printed(one.label),
        f"{number(measured, form)} {unit}",
        f"{number(simulated, form)} {unit}",
        f"{signed(100 * (simulated / measured - 1))} %" if np.isfinite(simulated) else "–",
        one.source,
    ]


def doubts(calibration):
    """What speaks against taking the best numbers as they are.

    Parameters
    ----------
    calibration : Calibration
        From :func:`mofcell.calibrate`.

    Returns
    -------
    list of str
        A line if the search stopped early, and one for each other minimum.
    """
    lines = [] if calibration.status == "ok" else [f"{calibration.status}: the best so far"]
    if not calibration.is_drawn:
        lines.append("how well the numbers are known was not looked for")
    best, *others = calibration.minima
    for other in others:
        numbers = calibration.problem.numbers(other.shares)
        shown = ", ".join(
            f"{free.heading(name)} {free.digits(free.in_field_units(name, value))}"
            for name, value in numbers.items()
        )
        lines.append(
            f"another minimum, misfit {other.misfit:.3g} in place of {best.misfit:.3g}: {shown}"
        )
    return lines


def capacities(calibration):
    """The capacities that a calibration was fitted to, for a figure.

    Parameters
    ----------
    calibration : Calibration
        From :func:`mofcell.calibrate`.

    Returns
    -------
    xarray.Dataset
        ``specific_capacity`` and ``specific_capacity_error`` [mA.h.g-1] over ``point``, with
        ``c_rate`` [-] and ``temperature`` [K].
    """
    own = [one for one in calibration.problem.observations if isinstance(one, Capacity)]
    columns = {
        "specific_capacity": [one.measured.item() for one in own],
        "specific_capacity_error": [calibration.scatter * one.error.item() for one in own],
    }
    coordinates = {
        "c_rate": [one.conditions[0][0] for one in own],
        "temperature": [one.conditions[0][1] for one in own],
    }
    return xr.Dataset(
        {name: ("point", column) for name, column in columns.items()},
        {name: ("point", column) for name, column in coordinates.items()},
    )


def predicted(dataset):
    """A prediction: each number for the best cell, and the band that holds it.

    Parameters
    ----------
    dataset : xarray.Dataset
        From :func:`mofcell.predict`.

    Returns
    -------
    Table
        One row for each point.

    Raises
    ------
    InvalidInput
        If the dataset has no bands over ``c_rate``, ``temperature`` or ``basis``.
    """
    (along,) = ({"c_rate", "temperature", "basis"} & {*map(str, dataset.dims)}) or {""}
    names = PREDICTED_OF_MASS if along == "basis" else PREDICTED
    if f"{next(iter(names))}{LOW}" not in dataset or not along:
        raise InvalidInput("this is no prediction; give a dataset of mofcell.predict")
    rows = []
    for place in range(dataset.sizes[along]):
        point = dataset.isel({along: place})
        row = [_at(along, point[along].item())]
        for name, form in names.items():
            value, low, high = (
                number(point[each].item(), form) for each in (name, f"{name}{LOW}", f"{name}{HIGH}")
            )
            row.append(f"{value} ({low} to {high})")
        rows.append([*row, f"{100 * point.share_that_runs.item():.0f} %"])
    units = [dataset[name].attrs["units"] for name in names]
    headings = [
        f"{name.replace('_', ' ')} ({UNITS_OF_DATASETS.get(unit, unit)})"
        for name, unit in zip(names, units, strict=True)
    ]
    level = f"{100 * dataset.attrs['band_level']:g} %"
    first = "C-rate" if along == "c_rate" else along
    return Table(
        (first, *headings, "runs"),
        rows,
        (first,),
        optional=("runs",),
        notes=(
            f"best cell, and in brackets what holds {level} of the cells that the data allow",
            "not in it: what is assumed of other numbers, what the model leaves out",
        ),
    )


def _at(along, value):
    if along == "temperature":
        return temperature(value)
    return f"{value:g}" if along == "c_rate" else str(value)


def next_measurement(dataset):
    """What could be measured next, the most telling first.

    Parameters
    ----------
    dataset : xarray.Dataset
        From :func:`mofcell.next_measurement`.

    Returns
    -------
    Table
        One row for each measurement.
    """
    unit = dataset.attrs["prediction_unit"]
    unit = UNITS_OF_DATASETS.get(unit, unit)
    rows = [
        [
            candidate(one.candidate.item()),
            f"± {number(one.expected_half_width.item(), '.3g')}",
            f"{100 * one.shrinkage.item():.0f} %",
        ]
        for one in (dataset.isel(candidate=k) for k in range(dataset.sizes["candidate"]))
    ]
    now = (
        f"{prediction(dataset)}: {number(dataset.attrs['median'], '.4g')} ± "
        f"{number(dataset.attrs['half_width'], '.3g')} {unit} now (median, half of the 90 % band)"
    )
    return Table(
        ("measurement", f"leaves ({unit})", "of the band"), rows, ("measurement",), notes=(now,)
    )


def prediction(dataset):
    """What is predicted, in words.

    Parameters
    ----------
    dataset : xarray.Dataset
        From :func:`mofcell.next_measurement`.

    Returns
    -------
    str
        Quantity and conditions.
    """
    quantity, _, conditions = dataset.attrs["prediction"].partition(" at ")
    conditions = conditions.replace("C and", " C and")
    return f"{quantity.replace('_', ' ')} at {_printed(conditions)}"


def candidate(text):
    """A measurement with the signs of print and the units of the field.

    Parameters
    ----------
    text : str
        As :func:`mofcell.next_measurement` names it.

    Returns
    -------
    str
        The same.

    Examples
    --------
    >>> candidate("capacity at 1 C, -20 degC, with membrane thickness 0.0006 (SI)")
    'capacity at 1 C, −20 °C, with membrane thickness 600 µm'
    """

    def in_field_units(found):
        name = found["words"].replace(" ", "_")
        heading = axes.heading(name)
        unit = heading.partition(" (")[2].removesuffix(")")
        value = axes.in_field_units(name, float(found["value"]))
        return f"{found['words']} {value:.4g} {unit}".strip()

    at, found, changes = text.partition(", with ")
    return _printed(at) + found + _CHANGE.sub(in_field_units, changes)


def blind(dataset):
    """Points that were predicted without being seen.

    Parameters
    ----------
    dataset : xarray.Dataset
        From :func:`mofcell.blind_score`.

    Returns
    -------
    Table
        One row for each point.
    """
    rows = []
    for place in range(dataset.sizes["point"]):
        one = dataset.isel(point=place)
        low, high = (number(one[name].item(), ".1f") for name in ("band_low", "band_high"))
        rows.append(
            [
                str(one.cell_name.item()),
                f"{one.c_rate.item():g}",
                temperature(one.temperature.item()),
                number(one.specific_capacity.item(), ".1f"),
                number(one.predicted_capacity.item(), ".1f"),
                f"{low} to {high}",
                _percent(one.relative_error.item()),
                "yes" if one.inside.item() else "no",
            ]
        )
    count, inside = dataset.attrs["points"], int(dataset.inside.sum())
    notes = (
        f"capacities in mAh/g; {inside} of {count} points lie in their 90 % band "
        f"({100 * inside / count:.0f} %); "
        f"median error {100 * dataset.attrs['median_error']:.1f} %",
    )
    columns = (
        *("cell", "C-rate", "at", "measured", "predicted"),
        *("90 % band", "error (%)", "inside"),
    )
    return Table(
        columns,
        rows,
        ("cell", "90 % band", "inside"),
        optional=("at",),
        whole=("90 % band", "at"),
        notes=notes,
    )


def _percent(share):
    return signed(100 * share) if np.isfinite(share) else "–"


def _printed(text):
    """A label with the signs of print."""
    return re.sub(r"(?<![\w])-(?=\d)", "−", text.replace(" degC", " °C"))
