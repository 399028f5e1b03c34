"""Validation once, at the boundary, with errors that a chemist can read."""

import difflib

from pydantic import ValidationError

from .errors import InvalidInput
from .provenance import GIVEN


def validated(cls):
    """Let a record's constructor raise InvalidInput instead of pydantic's error."""
    create = cls.__init__

    def __init__(self, **fields):
        try:
            create(self, **fields)
        except ValidationError as error:
            raise InvalidInput(_in_words(error, cls, fields)) from None

    cls.__init__ = __init__
    return cls


def replaced(record, changes):
    """A record with some fields changed, validated anew and marked as given."""
    fields = {name: getattr(record, name) for name in type(record).model_fields}
    given = dict.fromkeys((name for name in changes if name in fields), GIVEN)
    fields["provenance"] = {**record.provenance, **given, **changes.get("provenance", {})}
    return type(record)(**{**fields, **{k: v for k, v in changes.items() if k != "provenance"}})


def nearest(name, names):
    """What to offer for an unknown name: the nearest ones, or all of a few."""
    lower = {known.lower(): known for known in names}
    close = [lower[hit] for hit in difflib.get_close_matches(name.lower(), lower, n=3, cutoff=0.4)]
    return close or sorted(names)[:10]




def _in_words(error, cls, fields):
    lines = []
    for item in error.errors():
        field = ".".join(str(part) for part in item["loc"])
        value = item.get("input")
        if item["type"] == "missing":
            lines.append(f"{field} is missing")
        elif item["type"] == "extra_forbidden":
            offer = ", ".join(nearest(field, list(cls.model_fields)))
            lines.append(f"{field} is not a field; did you mean {offer}?")
        else:
            ours = item.get("ctx", {}).get("error")
            if isinstance(ours, InvalidInput):
                lines.append(str(ours))
            else:
                reason = item["msg"]
                lines.append(f"{field} is {value!r}: {reason[0].lower()}{reason[1:]}")
    name = fields.get("name")
    return f"{cls.__name__}{f' {name!r}' if name else ''}: " + "; ".join(lines)
