"""Records from the entries of a data file."""

from typing import Any

from mofcell.parameters.blocking_cell import BlockingCell
from mofcell.parameters.cell import Cell
from mofcell.parameters.electrolyte import Electrolyte
from mofcell.parameters.errors import InvalidInput, UnknownName
from mofcell.parameters.fade import MECHANISMS, MECHANISMS_OF_LITHIUM
from mofcell.parameters.provenance import Provenance
from mofcell.parameters.reading.calibration import read_calibration
from mofcell.parameters.reading.entries import (
    check,
    read_provenance,
    read_table,
    read_value,
    read_words,
)
from mofcell.parameters.reading.fields import TABLE_UNITS, UNITS
from mofcell.parameters.reading.laws import is_law, read_law
from mofcell.parameters.reading.printed import read_reported
from mofcell.parameters.record import Record
from mofcell.parameters.reported import Material, ReportedCell
from mofcell.parameters.shown import one_line, shown
from mofcell.parameters.symmetric_cell import SymmetricCell

#: Records of the cells that are all membrane, by the kind that a data file states.
MEMBRANE_CELLS: dict[str, type[Record]] = {"symmetric": SymmetricCell, "blocking": BlockingCell}

#: Electrodes that they lack, and the records that have them.
_HAS_NO: dict[type[Record], tuple[str, tuple[type[Record], ...]]] = {
    SymmetricCell: ("cathode", (Cell,)),
    BlockingCell: ("lithium and no cathode", (Cell, SymmetricCell)),
}

_OF_A_MATERIAL = ("description", "ion", "family", "composition", "reference", "not_simulated")
_OF_A_CELL = ("description", "kind", "not_simulated")
_PARTS = ("electrolyte", "catholyte", "cathode")


def read_material(name, entry, source):
    """A :class:`Material`, with its :class:`Electrolyte` where that has a conductivity."""
    fields = _fields(Electrolyte)
    check(name, entry, optional=(*_OF_A_MATERIAL, "reported", "cautions", *fields))
    stated = {key: entry[key] for key in _OF_A_MATERIAL if key in entry}
    given = {field: entry[field] for field in fields if field in entry}
    if given and "conductivity" not in given:
        raise InvalidInput(
            f"{name}.conductivity is missing, while {', '.join(given)} is given; add it, or move "
            "these to reported"
        )
    if given:
        stated["electrolyte"] = _made(
            Electrolyte,
            given,
            name=name,
            description=entry.get("description", ""),
            source=source.citation,
            **_read_fields(name, given, source),
        )
    return Material(
        name=name,
        source=source.citation,
        reported=read_reported(f"{name}.reported", entry.get("reported", []), source),
        cautions=read_words(f"{name}.cautions", entry.get("cautions", [])),
        **stated,
    )


def read_reported_cell(name, entry, source, find):
    """A :class:`ReportedCell`, with the cell to simulate unless it says why there is none.

    ``find`` has the functions that look up an "electrolyte", a "catholyte", a "cathode" and a
    "cell". What a cell does not give is that of the cell it is ``like``.
    """
    record: type[Record] = MEMBRANE_CELLS.get(str(_kind(name, entry)), Cell)
    fields = _fields(record)
    known = [*_OF_A_CELL, "source", "reported", "remarks", "cautions", "measured"]
    known += [field for field in ("fade", "calibration") if field in record.model_fields]
    _refuse_other_parts(name, entry, record)
    check(name, entry, optional=(*known, "like", *_PARTS, *fields))
    stated = {key: entry[key] for key in _OF_A_CELL if key in entry}
    parts = _names(name, entry, _PARTS)
    if not isinstance(entry.get("source", ""), str):
        raise InvalidInput(f"{name}.source is {shown(entry['source'])}; give a text")
    if "not_simulated" in entry:
        _refuse_unread(name, entry, ("like", "fade", "measured", "calibration", *fields))
    else:
        values = {part: _found(f"{name}.{part}", find[part], parts[part]) for part in parts}
        values |= _read_fields(name, {f: entry[f] for f in fields if f in entry}, source)
        if "fade" in entry:
            offered = _mechanisms_of(record)
            values["fade"] = _read_fade(f"{name}.fade", entry["fade"], offered, source)
        for base in _names(name, entry, ("like",)).values():
            values = _like(_found(f"{name}.like", find["cell"], base), values, record, source)
        if "calibration" in entry:
            values["calibration"] = read_calibration(f"{name}.calibration", entry["calibration"])
        stated["cell"] = _made(
            record,
            entry,
            name=name,
            description=entry.get("description", ""),
            source=source.citation,
            measured=_read_tables(f"{name}.measured", entry.get("measured", {}), source),
            **values,
        )
    return ReportedCell(
        name=name,
        source=source.citation,
        electrolytes=(parts["electrolyte"],) if "electrolyte" in parts else (),
        reported=read_reported(
            f"{name}.reported", entry.get("reported", []), source, place=entry.get("source")
        ),
        remarks=read_words(f"{name}.remarks", entry.get("remarks", [])),
        cautions=read_words(f"{name}.cautions", entry.get("cautions", [])),
        **stated,
    )


def _refuse_other_parts(name, entry, record):
    """Name at once all that a cell states of electrodes that its kind has not."""
    if record not in _HAS_NO or not isinstance(entry, dict):
        return
    electrodes, others = _HAS_NO[record]
    theirs = {"fade", *_PARTS}.union(*map(_fields, others))
    wrong = [key for key in entry if key in theirs and key not in record.model_fields]
    fade = entry.get("fade") if "fade" not in wrong else None
    if isinstance(fade, dict):
        offered = _mechanisms_of(record)
        wrong += [f"fade.{key}" for key in fade if key in MECHANISMS and key not in offered]
    if wrong:
        raise InvalidInput(
            f"{name}: a {entry['kind']} cell has no {electrodes}: delete {', '.join(wrong)}; "
            f"mofcell new {entry['kind']} FILE.yaml shows what it has"
        )


def _refuse_unread(name, entry, keys):
    for key in keys:
        if key in entry:
            raise InvalidInput(
                f"{name}.{key} is given, and not_simulated too; leave out not_simulated, or move "
                "what is given to reported"
            )


def _made(record, entries, **values):
    """A record; what is wrong with a number is said of it as the file has it."""
    try:
        return record(**values)
    except InvalidInput as error:
        problem = str(error)
        for field in entries.keys() & UNITS.keys():
            if isinstance(values[field], float):
                number, written = f"{values[field]:g}", one_line(str(entries[field]["value"]))
                if written != number:
                    number = f"{number} {UNITS[field]}".strip()
                    both = f"{written} ({number})"
                    problem = problem.replace(f"{field} is {number}:", f"{field} is {both}:")
        raise InvalidInput(problem) from None


def _kind(name, entry):
    """Kind of a cell; one that is simulated is spelled right."""
    kind = entry.get("kind", "full") if isinstance(entry, dict) else "full"
    for meant in (*MEMBRANE_CELLS, "full"):
        if str(kind).strip().lower().startswith(meant[:5]) and kind != meant:
            raise InvalidInput(f"{name}.kind is {shown(kind)}; did you mean {meant}?")
    return kind


def _fields(record):
    return [field for field in UNITS if field in record.model_fields]


def _names(name, entry, keys):
    """Those of the keys that name another record, with its name."""
    named = {key: entry[key] for key in keys if key in entry}
    for key, other in named.items():
        if not isinstance(other, str):
            raise InvalidInput(f"{name}.{key} is {shown(other)}; give the name of a record")
    return named


def _found(where, find, name):
    """The record of a name, or where the name stands that there is none of."""
    try:
        return find(name)
    except UnknownName as error:
        error.message = f"{where}: {error.message}"
        raise


def _like(base, values, record, source):
    """Values of a cell, completed by those of another one: in another work they are assumed."""
    inherited = {
        field: getattr(base, field)
        for field in (*_fields(record), *_PARTS)
        if field in record.model_fields and field not in values
        if getattr(base, field, None) is not None
    }
    either = {"np_ratio", "lithium_thickness"}  # one of them excludes the other
    if either & values.keys():
        inherited = {field: value for field, value in inherited.items() if field not in either}

    def taken(known):
        same_work = base.source == source.citation
        return {name: _taken_from(base, one, same_work=same_work) for name, one in known.items()}

    provenance = taken({f: one for f, one in base.provenance.items() if f in inherited})
    if offered := _mechanisms_of(record):
        inherited["fade"] = tuple(
            one.replace(provenance=taken(one.provenance))
            for one in getattr(base, "fade", ())
            if type(one) in offered.values()
        )
    return {**inherited, **values, "provenance": {**provenance, **values["provenance"]}}


def _mechanisms_of(record):
    """Mechanisms of fade that a record may have, by their keys."""
    return {Cell: MECHANISMS, SymmetricCell: MECHANISMS_OF_LITHIUM}.get(record, {})


def _taken_from(base, provenance, *, same_work):
    """Provenance of a number of another cell: what was fitted to that is assumed for this."""
    if same_work and provenance.kind not in ("derived", "fitted"):
        return provenance
    place = f"as in {base.name} ({provenance.kind}: {provenance.source})"
    return Provenance(kind="assumed", source=place, caution=provenance.caution)


def _read_fade(where, mechanisms, offered, source):
    """The mechanisms by which a cell fades, of those it can."""
    check(where, mechanisms, optional=offered)
    return tuple(
        _read_mechanism(f"{where}.{key}", offered[key], entries, source)
        for key, entries in mechanisms.items()
    )


def _read_mechanism(where, record, entries, source):
    check(where, entries, optional=_fields(record))
    values = _read_fields(where, entries, source)
    try:
        return _made(record, entries, source=source.citation, **values)
    except InvalidInput as error:
        problem = str(error).removeprefix(f"{record.__name__}: ")
        raise InvalidInput(f"{where}: {problem}") from None


def _read_fields(name, entries, source):
    """Values of fields, with their provenance."""
    values: dict[str, Any] = {"provenance": {}}
    for field, entry in entries.items():
        where = f"{name}.{field}"
        read = read_law if is_law(entry) else read_value
        values[field] = read(where, field, entry)
        values["provenance"][field] = read_provenance(where, entry, source)
    return values


def _read_tables(where, tables, source):
    check(where, tables, optional=TABLE_UNITS)
    return {
        kind: read_table(f"{where}.{kind}", kind, table, source) for kind, table in tables.items()
    }
