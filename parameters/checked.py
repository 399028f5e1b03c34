"""The base of all that is read from outside: frozen, checked once, with readable errors."""

import re

from pydantic import BaseModel, ConfigDict, ValidationError

from mofcell.parameters.errors import InvalidInput
from mofcell.parameters.names import allowed, nearest
from mofcell.parameters.shown import shown


class Checked(BaseModel):
    """A frozen set of named values; what is wrong with one is said in one line.

    Raises
    ------
    InvalidInput
        If a field is missing, unknown or outside its bounds; all of them are named.
    """

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        allow_inf_nan=False,
        arbitrary_types_allowed=True,
        populate_by_name=True,
        validate_default=True,
    )

    def __init__(self, /, **fields):
        try:
            super().__init__(**fields)
        except ValidationError as error:
            raise InvalidInput(self._in_words(error, fields)) from None

    def __setattr__(self, field, value):
        if field in type(self).model_fields:
            raise InvalidInput(
                f"{field} cannot be set; use replace({field}=...) for a changed copy"
            )
        super().__setattr__(field, value)

    @classmethod
    def _in_words(cls, error, fields):
        problems = "; ".join(cls._problem(item) for item in error.errors())
        name = f" {shown(fields['name'])}" if "name" in fields else ""
        return f"{cls.__name__}{name}: {problems}"

    @classmethod
    def _problem(cls, item):
        # pydantic names the members of a union too, with their validators in brackets
        field = ".".join(str(part) for part in item["loc"] if "[" not in str(part))
        ours = item.get("ctx", {}).get("error")
        if isinstance(ours, InvalidInput):
            return f"{field}: {ours}" if field and field not in str(ours) else str(ours)
        match item["type"]:
            case "missing":
                return f"{field} is missing"
            case "extra_forbidden":
                offers = ", ".join(nearest(field, list(cls.model_fields)))
                return f"{field} is not a field; did you mean {offers}?"
            case "literal_error":
                words = re.findall("'([^']*)'", item["ctx"]["expected"])
                return f"{field} is {shown(item['input'])}{allowed(item['input'], words)}"
        value, reason = item["input"], item["msg"]
        reason = f"{reason[0].lower()}{reason[1:]}"
        if not field:
            return reason
        if not isinstance(value, float):
            return f"{field} is {shown(value)}: {reason}"
        unit = _unit(field)
        of_the_bound = unit if item["type"].endswith("than_equal") and reason[-2:] != " 0" else ""
        return f"{field} is {value:g}{unit}: {reason}{of_the_bound}"


def _unit(field):
    """SI unit of a field with a space before it; none if it has none."""
    from mofcell.parameters.reading.fields import UNITS  # a package that reads records

    return f" {UNITS.get(field, '')}".rstrip()
