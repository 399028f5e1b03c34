"""How a cell was calibrated, as a block of a data file."""

from mofcell.parameters.calibration_record import unit_of_column
from mofcell.parameters.errors import InvalidInput
from mofcell.parameters.reading.calibration import fitted_unit
from mofcell.parameters.reading.entries import check_length
from mofcell.parameters.shown import shown
from mofcell.parameters.writing.quantities import in_si, in_unit, written

#: Numbers of measured curves that leave room in a file for all else.
MOST_NUMBERS = 25_000


def calibration_entry(record):
    """A calibration as the block of its cell, which reads back as the same record.

    Parameters
    ----------
    record : CalibrationRecord
        The calibration.

    Returns
    -------
    dict
        Texts with units, in mappings and lists.

    Raises
    ------
    InvalidInput
        If it holds more numbers than a file takes.

    Examples
    --------
    >>> from mofcell.parameters import CalibrationRecord, FittedNumber
    >>> number = FittedNumber(name="cathode_utilisation", unit="", value=0.9, lower=0.5, upper=1.0)
    >>> calibration_entry(CalibrationRecord(free=(number,), model="DFN"))["free"]
    {'cathode_utilisation': {'value': '0.9', 'range': ['0.5', '1'], 'scale': 'linear'}}
    """
    _check_length(record)
    entry = {"model": record.model}
    if record.versions:
        entry["versions"] = dict(record.versions)
    if record.relative_error is not None:
        entry["relative_error"] = in_si(record.relative_error, "")
    entry["error_is_stated"] = "yes" if record.error_is_stated else "no"
    if record.caution:
        entry["caution"] = record.caution
    entry["free"] = {number.name: _number(number) for number in record.free}
    if record.correlation:
        entry["correlation"] = [[in_si(one, "") for one in row] for row in record.correlation]
    if record.data:
        entry["data"] = [_data(data) for data in record.data]
    return entry


def _check_length(record):
    for data in record.data:
        for name, column in {**data.columns, "residuals": data.residuals or (0.0,)}.items():
            check_length(f"calibration: {name} of {shown(data.source)}", column)
    number = sum(len(column) for data in record.data for column in data.columns.values())
    number += sum(len(data.residuals) for data in record.data)
    if number > MOST_NUMBERS:
        raise InvalidInput(
            f"calibration holds {number} measured numbers, a file takes {MOST_NUMBERS}; thin the "
            "curves"
        )


def _number(number):
    unit = number.unit
    entry = {
        "value": _exact(number.value, unit),
        "range": [_exact(end, unit) for end in (number.lower, number.upper)],
        "scale": "logarithmic" if number.logarithmic else "linear",
    }
    if unit != fitted_unit(number.name):
        entry["unit"] = unit
    if number.standard_error is not None:  # of a temperature a difference, so not in degC
        show = in_si if unit == "K" else _exact
        entry["standard_error"] = show(number.standard_error, unit)
    if number.interval is not None:
        entry["interval"] = [_exact(end, unit) for end in number.interval]
    return entry


def _exact(value, unit):
    return written(value, unit, ulps=0)


def _data(data):
    entry = {
        "kind": data.kind,
        "source": data.source,
        "columns": {
            name: _column(column, unit_of_column(name)) for name, column in data.columns.items()
        },
    }
    if data.residuals:
        entry["residuals"] = _column(data.residuals, data.residual_unit)
    return entry


def _column(column, unit):
    """One number with its unit, or a list with its unit stated once."""
    if len(column) == 1:
        return _exact(column[0], unit)
    numbers = [in_si(number, "") for number in column]
    if not unit:
        return numbers
    celsius = [in_unit(T, unit, "degC", ulps=0) or "" for T in column] if unit == "K" else [""]
    if all(celsius):
        return {"unit": "degC", "values": [text.split(" ")[0] for text in celsius]}
    return {"unit": unit.replace("**", ""), "values": numbers}
