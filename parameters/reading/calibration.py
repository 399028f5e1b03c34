"""How a cell was calibrated, from its block in a data file."""

from mofcell.parameters.calibration_record import (
    FITTED_UNITS,
    CalibrationRecord,
    FittedData,
    FittedNumber,
    unit_of_column,
)
from mofcell.parameters.errors import InvalidInput
from mofcell.parameters.names import allowed
from mofcell.parameters.reading.entries import check, check_length, made, read_list
from mofcell.parameters.reading.fields import UNITS
from mofcell.parameters.shown import listed, one_line, shown
from mofcell.parameters.units import to_si

#: SI units of numbers of a law and of the active material, which no entry of a record states.
_OTHER_UNITS = {
    "activation_energy": "J/mol",
    "exchange_current_density": "A/m**2",
    "electronic_conductivity": "S/m",
}

#: How a search went between its ends, and whether that is even in the logarithm.
SCALES = {"linear": False, "logarithmic": True}

_ANSWERS = {"yes": True, "no": False}


def fitted_unit(name):
    """SI unit of a number by its name, "" where the name does not tell one."""
    field = name.rpartition(".")[2]
    return UNITS.get(field, _OTHER_UNITS.get(field, ""))


def read_calibration(where, entry):
    """The :class:`CalibrationRecord` of a cell."""
    check(
        where,
        entry,
        due=("model", "free"),
        optional=(
            "versions",
            "relative_error",
            "error_is_stated",
            "caution",
            "correlation",
            "data",
        ),
    )
    stated = {key: entry[key] for key in ("model", "versions", "caution") if key in entry}
    if "relative_error" in entry:
        stated["relative_error"] = to_si(
            entry["relative_error"], "", field=f"{where}.relative_error"
        )
    if "error_is_stated" in entry:
        stated["error_is_stated"] = _one_of(
            f"{where}.error_is_stated", entry["error_is_stated"], _ANSWERS
        )
    if "correlation" in entry:
        stated["correlation"] = tuple(
            read_list(f"{where}.correlation[{number}]", row, "")
            for number, row in _numbered(f"{where}.correlation", entry["correlation"])
        )
    return made(
        where,
        CalibrationRecord,
        free=_read_free(f"{where}.free", entry["free"]),
        data=tuple(
            _read_data(f"{where}.data[{number}]", one)
            for number, one in _numbered(f"{where}.data", entry.get("data", []))
        ),
        **stated,
    )


def _read_free(where, numbers):
    if not isinstance(numbers, dict):
        raise InvalidInput(f"{where} is {shown(numbers)}; give each number under its name")
    return tuple(_read_number(where, name, entry) for name, entry in numbers.items())


def _read_number(where, name, entry):
    where = f"{where}.{one_line(str(name))}"
    check(
        where,
        entry,
        due=("value", "range"),
        optional=("scale", "unit", "standard_error", "interval"),
    )
    if not isinstance(name, str):
        raise InvalidInput(f"{where}: {shown(name)} is not a name; write it in quotes")
    unit = entry.get("unit", fitted_unit(name))
    if unit not in FITTED_UNITS:
        raise InvalidInput(
            f"{where}.unit is {shown(unit)}; give an SI unit: {listed(FITTED_UNITS[1:], 100)}"
        )
    lower, upper = _read_ends(f"{where}.range", entry["range"], unit)
    stated = {}
    if "standard_error" in entry:
        stated["standard_error"] = to_si(
            entry["standard_error"], unit, field=f"{where}.standard_error"
        )
    if "interval" in entry:
        stated["interval"] = _read_ends(f"{where}.interval", entry["interval"], unit)
    return made(
        where,
        FittedNumber,
        name=name,
        unit=unit,
        value=to_si(entry["value"], unit, field=f"{where}.value"),
        lower=lower,
        upper=upper,
        logarithmic=_one_of(f"{where}.scale", entry.get("scale", "linear"), SCALES),
        **stated,
    )


def _read_ends(where, ends, unit):
    numbers = read_list(where, ends, unit)
    if len(numbers) != 2:
        raise InvalidInput(f"{where} is {shown(ends)}; give a list [lowest, highest]")
    return numbers


def _read_data(where, entry):
    check(where, entry, due=("kind", "source", "columns"), optional=("residuals",))
    columns = entry["columns"]
    if not isinstance(columns, dict):
        raise InvalidInput(f"{where}.columns is {shown(columns)}; give each column under its name")
    data = made(
        where,
        FittedData,
        kind=entry["kind"],
        source=entry["source"],
        columns={
            name: _read_column(f"{where}.{one_line(str(name))}", column, _unit(where, name))
            for name, column in columns.items()
        },
    )
    if "residuals" not in entry:
        return data
    residuals = _read_column(f"{where}.residuals", entry["residuals"], data.residual_unit)
    return made(where, FittedData, **{**dict(data), "residuals": residuals})


def _unit(where, name):
    try:
        return unit_of_column(str(name))
    except InvalidInput as error:
        raise InvalidInput(f"{where}: {error}") from None


def _read_column(where, column, unit):
    """Numbers of a column: one with its unit, a list, or a list with its unit stated once."""
    if isinstance(column, str):
        return (to_si(column, unit, field=where),)
    if not unit or isinstance(column, list):
        return read_list(where, column, unit)
    check(where, column, due=("unit", "values"))
    values = read_list(f"{where}.values", column["values"], "")
    zero, one = (to_si(f"{number} {column['unit']}", unit, field=where) for number in (0, 1))
    return tuple(zero + number * (one - zero) for number in values)


def _numbered(where, entries):
    if not isinstance(entries, list):
        raise InvalidInput(f"{where} is {shown(entries)}; give a list")
    if entries:
        check_length(where, entries)
    return enumerate(entries, start=1)


def _one_of(where, word, meanings):
    """What one of a few words means."""
    if not isinstance(word, str) or word not in meanings:
        raise InvalidInput(f"{where} is {shown(word)}{allowed(word, list(meanings))}")
    return meanings[word]
