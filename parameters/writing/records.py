"""Records as entries of a data file."""

from mofcell.parameters.calibration_record import CalibrationRecord
from mofcell.parameters.errors import InvalidInput
from mofcell.parameters.fade import MECHANISMS, MECHANISMS_OF_LITHIUM
from mofcell.parameters.laws import Law, as_law
from mofcell.parameters.reading.entries import check_length
from mofcell.parameters.reading.fields import TABLE_UNITS, UNITS
from mofcell.parameters.shown import listed, shown
from mofcell.parameters.writing.calibration import calibration_entry
from mofcell.parameters.writing.entries import provenance_entry
from mofcell.parameters.writing.laws import law_entry
from mofcell.parameters.writing.quantities import written


def electrolyte_entry(record, citation):
    """An electrolyte as an entry of the materials of a file.

    Parameters
    ----------
    record : Electrolyte
        The electrolyte.
    citation : str
        The work that the file holds.

    Returns
    -------
    dict
        Its fields.

    Raises
    ------
    InvalidInput
        If a law of it cannot be written.
    """
    return {**_about(record), **_fields(record, citation)}


def cell_entry(cell, names, citation):
    """A cell as an entry of the cells of a file.

    Parameters
    ----------
    cell : Cell or SymmetricCell
        The cell.
    names : dict
        Names of its "electrolyte", "catholyte" and "cathode", as far as it states them.
    citation : str
        The work that the file holds.

    Returns
    -------
    dict
        Its fields, fade, measured tables and calibration.

    Raises
    ------
    InvalidInput
        If a law, a mechanism of fade or a table of it cannot be written.
    """
    entry = {**_about(cell), **names, **_fields(cell, citation)}
    if fade := getattr(cell, "fade", ()):
        entry["fade"] = {_key(cell, one): _fields(one, citation) for one in fade}
    calibration: CalibrationRecord | None = getattr(cell, "calibration", None)
    if calibration is not None:
        entry["calibration"] = calibration_entry(calibration)
    if cell.measured:
        entry["measured"] = {
            kind: _table(f"{cell.name}.measured.{kind}", kind, table, citation)
            for kind, table in cell.measured.items()
        }
    return entry


def _about(record):
    return {"description": record.description} if record.description else {}


def _fields(record, citation):
    return {
        field: _value(record, field) | provenance_entry(record.provenance.get(field), citation)
        for field in UNITS
        if field in type(record).model_fields and _is_stated(record, field)
    }


def _key(cell, mechanism):
    """What a mechanism of fade is called in a file."""
    known = MECHANISMS | MECHANISMS_OF_LITHIUM
    for key, record in known.items():
        if type(mechanism) is record:
            return key
    raise InvalidInput(
        f"{cell.name}.fade cannot be written: allowed are {listed(list(known), 150)}, and not "
        f"{type(mechanism).__name__}; leave it out of fade"
    )


def _is_stated(record, field):
    """Whether a field has a number that is not just left out."""
    value, default = getattr(record, field), type(record).model_fields[field].default
    if isinstance(value, Law) and isinstance(default, float):
        default = as_law(default)
    return value is not None and (field in record.provenance or value != default)


def _value(record, field):
    value = getattr(record, field)
    if isinstance(value, Law):
        return law_entry(record.name, field, value)
    if isinstance(value, tuple):
        return {"value": " to ".join(written(end, UNITS[field]) for end in value)}
    return {"value": written(value, UNITS[field])}


def _table(where, kind, table, citation):
    if kind not in TABLE_UNITS:
        raise InvalidInput(
            f"{where} cannot be written: allowed are {listed(list(TABLE_UNITS), 150)}, and not "
            f"{shown(kind)}; leave it out of measured"
        )
    check_length(where, table.x)
    x_unit, y_unit = TABLE_UNITS[kind]
    return {
        "x": [written(x, x_unit) for x in table.x],
        "y": [written(y, y_unit) for y in table.y],
        "temperature": written(table.temperature, "K"),
        **({} if table.c_rate is None else {"c_rate": written(table.c_rate, "")}),
        **provenance_entry(table.provenance, citation),
    }
