"""A calibrated cell as a record, and the calibration that a record holds."""

import warnings
from collections import defaultdict
from importlib.metadata import version

import numpy as np
from scipy.stats import loguniform, uniform

from mofcell import models
from mofcell.experiments.calibration.fit import Fit, Minimum
from mofcell.experiments.calibration.free import ENERGY, Free, with_numbers
from mofcell.experiments.calibration.problem import Problem
from mofcell.experiments.designs.axes import CUT_OFFS, OF_THE_CELL
from mofcell.experiments.measured.observations import (
    CAPACITY_ERROR,
    Capacity,
    MeanVoltage,
    RelativeCapacity,
    VoltageCurve,
)
from mofcell.parameters import CalibrationRecord, FittedData, FittedNumber, InvalidInput
from mofcell.parameters.provenance import Provenance
from mofcell.parameters.writing import cell_document

_TABLES = {one.quantity: one for one in (Capacity, RelativeCapacity, MeanVoltage)}


def calibrated_cell(calibration):
    """The calibrated cell: fitted numbers say so, and how they were fitted.

    Parameters
    ----------
    calibration : Calibration
        The calibration.

    Returns
    -------
    Cell
        The cell, its ``calibration`` among its fields.
    """
    with warnings.catch_warnings(action="ignore"):  # said once, of the cell that was given
        cell = with_numbers(calibration.problem.cell, calibration.numbers)
    fitted = _provenance(calibration)
    own: dict[str, Provenance] = {}
    parts: dict[str, dict] = defaultdict(dict)
    for name in calibration.names:
        owner, _, field = name.removesuffix(ENERGY).rpartition(".")
        if field in CUT_OFFS:
            own["voltage_window"] = fitted
        elif not owner and field in OF_THE_CELL:
            own[field] = fitted
        else:
            parts[owner or "electrolyte"][field] = fitted
    changed = {
        part: getattr(cell, part).replace(provenance=of_part) for part, of_part in parts.items()
    }
    return cell.replace(
        **changed,
        measured=_measured(calibration),
        provenance={**own, **{part: cell.provenance.get(part, fitted) for part in changed}},
        calibration=_record(calibration),
    )


def _measured(calibration):
    """The tables of the record, if it is they that were fitted to."""
    tables = calibration.problem.cell.measured
    own = {table.provenance.source for table in tables.values()}
    fitted = {one.source for one in calibration.problem.observations}
    return tables if fitted <= own else {}


def _provenance(calibration):
    sources = dict.fromkeys(one.source for one in calibration.problem.observations)
    worst = np.abs(_relative(calibration)).max()
    caution = "; ".join(
        line for line in calibration.statements if "under-determined" in line or "cannot" in line
    )
    return Provenance(
        kind="fitted",
        source=f"{', '.join(sources)}; residuals up to {100 * worst:.2g} %",
        caution=caution,
    )


def _relative(calibration):
    """Residuals over the measured numbers [-]."""
    return np.nan_to_num(calibration.residuals / calibration.problem.measured, nan=1.0)


def _record(calibration):
    """How the cell was calibrated."""
    errors = np.sqrt(np.diag(calibration.covariance))
    free = []
    for one, spread in zip(calibration.problem.free, errors, strict=True):
        value = calibration.numbers[one.name]
        low, high = one.ends
        free.append(
            FittedNumber(
                name=one.name,
                unit=one.unit,
                value=value,
                lower=float(low),
                upper=float(high),
                logarithmic=one.is_logarithmic,
                **(_known(calibration, one, value, spread) if calibration.is_drawn else {}),
            )
        )
    return CalibrationRecord(
        free=tuple(free),
        correlation=_correlation(calibration) if calibration.is_drawn else (),
        data=tuple(_data(calibration)),
        relative_error=_rounded(calibration.scatter * CAPACITY_ERROR),
        error_is_stated=calibration.likelihood.is_stated,
        model=calibration.problem.model.__name__,
        versions={name: version(name) for name in ("mofcell", "pybamm")},
        caution="; ".join(calibration.statements),
    )


def _known(calibration, one, value, spread):
    """How well a number is known."""
    return {
        "standard_error": _rounded(spread * value if one.is_logarithmic else spread),
        "interval": tuple(_rounded(end) for end in calibration.interval(one.name)),
    }


def _correlation(calibration):
    return tuple(map(tuple, np.round(calibration.correlation, 3).tolist()))


def _rounded(number):
    """What is known of a number in the digits that it deserves."""
    return float(f"{number:.4g}")


def _data(calibration):
    """Measured numbers with their residuals: one entry for each table, and for each curve."""
    observed = calibration.problem.observations
    ends = np.cumsum([len(one.measured) for one in observed])[:-1]
    residuals = np.split(calibration.residuals, ends)
    tables = defaultdict(list)
    for one, row in zip(observed, residuals, strict=True):
        if isinstance(one, VoltageCurve):
            yield _curve(one, row)
        else:
            reference = one.conditions[1:]  # of a relative capacity
            tables[one.source, type(one), reference].append((one, row))
    for (source, kind, reference), rows in tables.items():
        yield _table(source, kind, reference, rows)


def _curve(one, row):
    ((c_rate, kelvin),) = one.conditions
    return FittedData(
        kind="voltage curves",
        source=one.source,
        columns={
            "c_rate": (c_rate,),
            "temperature": (kelvin,),
            "specific_capacity": tuple(one.capacity.tolist()),
            "voltage": tuple(one.measured.tolist()),
            "voltage_error": tuple(map(_rounded, one.error)),
        },
        residuals=tuple(map(_rounded, np.nan_to_num(row))),
    )


def _table(source, kind, reference, rows):
    observed = [one for one, _ in rows]
    measured = np.concatenate([one.measured for one in observed])
    conditions = [one.conditions[0] for one in observed]
    columns = {
        "c_rate": [c_rate for c_rate, _ in conditions],
        "temperature": [kelvin for _, kelvin in conditions],
        kind.quantity: measured.tolist(),
        f"{kind.quantity}_error": [_rounded(one.error[0]) for one in observed],
    }
    residuals = np.concatenate([row for _, row in rows]) / measured
    for c_rate, kelvin in reference:  # what the others are per cent of comes first
        first = {"c_rate": c_rate, "temperature": kelvin, kind.quantity: 100.0}
        for name, column in columns.items():
            column.insert(0, first.get(name, CAPACITY_ERROR * 100))
        residuals = np.insert(residuals, 0, 0.0)
    return FittedData(
        kind="rate table",
        source=source,
        columns={name: tuple(column) for name, column in columns.items()},
        residuals=tuple(map(_rounded, np.nan_to_num(residuals, nan=-1.0))),
    )


def calibration_document(calibration):
    """A calibrated cell as a data file of the library.

    Parameters
    ----------
    calibration : Calibration
        The calibration.

    Returns
    -------
    str
        Text of the file; :func:`mofcell.cell` reads it.

    Raises
    ------
    InvalidInput
        If something of the cell has no place in a data file.
    """
    cell = calibration.cell
    return cell_document(cell, citation=cell.source or f"{cell.name}, calibrated")


def recorded(cell):
    """The problem that a calibrated cell was fitted in, and where the best numbers are.

    Parameters
    ----------
    cell : Cell
        A calibrated cell.

    Returns
    -------
    tuple of Problem and Fit
        The problem and the best numbers.

    Raises
    ------
    InvalidInput
        If the cell is not calibrated.
    """
    record = getattr(cell, "calibration", None)
    if record is None:
        raise InvalidInput(
            f"{getattr(cell, 'name', cell)!r} is not calibrated; calibrate it, or give the file "
            "that a calibration was saved to"
        )
    free = tuple(_free(number) for number in record.free)
    problem = Problem(
        cell=cell,
        free=free,
        observations=tuple(one for data in record.data for one in _observations(data, record)),
        model=getattr(models, record.model),
    )
    shares = problem.shares({number.name: number.value for number in record.free})
    best = Minimum(shares=shares, misfit=float((problem.residuals(shares[None]) ** 2).sum()))
    return problem, Fit(best=best, minima=(best,), status="ok", solves={})


def _free(number):
    low, high = number.lower, number.upper
    spread = loguniform(low, high) if number.logarithmic else uniform(low, high - low)
    return Free(number.name, number.unit, spread)


def _observations(data, record):
    columns = {name: np.array(column) for name, column in data.columns.items()}
    shared = {"source": data.source, "is_stated": record.error_is_stated}
    if "voltage" in columns:
        condition = float(columns["c_rate"][0]), float(columns["temperature"][0])
        yield VoltageCurve(
            label=f"{condition[0]:.3g} C",
            conditions=(condition,),
            capacity=columns["specific_capacity"],
            measured=columns["voltage"],
            error=columns["voltage_error"],
            **shared,
        )
        return
    (kind,) = (of_kind for quantity, of_kind in _TABLES.items() if quantity in columns)
    measured = columns[kind.quantity]
    conditions = [
        (float(c_rate), float(kelvin))
        for c_rate, kelvin in zip(
            np.broadcast_to(columns["c_rate"], measured.shape),
            np.broadcast_to(columns["temperature"], measured.shape),
            strict=True,
        )
    ]
    for place, condition in enumerate(conditions):
        own = (condition, conditions[0]) if kind is RelativeCapacity else (condition,)
        if kind is RelativeCapacity and place == 0:
            continue  # 100 % by definition
        yield kind(
            label=f"{condition[0]:.3g} C, {round(condition[1] - 273.15, 1):g} degC",
            conditions=own,
            measured=measured[place : place + 1],
            error=columns[f"{kind.quantity}_error"][place : place + 1],
            **shared,
        )
