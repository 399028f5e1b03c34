"""The base of all records: frozen, keyword-only, checked once, with readable errors."""

from typing import Self

from pydantic import BaseModel, ConfigDict, ValidationError

from mofcell.parameters.errors import InvalidInput
from mofcell.parameters.names import nearest
from mofcell.parameters.provenance import GIVEN, Provenance


class Record(BaseModel):
    """A named, frozen set of numbers, each with its provenance.

    Parameters
    ----------
    name : str
        Name.
    description : str, optional
        What it is, in words.
    provenance : dict, optional
        :class:`Provenance` of each field.

    Raises
    ------
    InvalidInput
        If a field is missing, unknown or outside its bounds; all of them are named.
    """

    model_config = ConfigDict(
        frozen=True, extra="forbid", arbitrary_types_allowed=True, validate_default=True
    )

    name: str
    description: str = ""
    provenance: dict[str, Provenance] = {}

    def __init__(self, **fields):
        try:
            super().__init__(**fields)
        except ValidationError as error:
            raise InvalidInput(self._in_words(error, fields)) from None

    def __repr__(self):
        return f"{type(self).__name__}({self.name!r})"

    __str__ = __repr__

    def replace(self, **changes) -> Self:
        """The same record with some fields changed and checked.

        Parameters
        ----------
        **changes
            New values of fields, SI.

        Returns
        -------
        Record
            A new record; the changed fields' provenance is "given by the user".

        Raises
        ------
        InvalidInput
            If a field is unknown or a value is outside its bounds.
        """
        fields = {field: getattr(self, field) for field in type(self).model_fields}
        given = dict.fromkeys(changes.keys() & fields.keys(), GIVEN)
        provenance = {**self.provenance, **given, **changes.pop("provenance", {})}
        return type(self)(**{**fields, **changes, "provenance": provenance})

    @classmethod
    def _in_words(cls, error, fields):
        problems = "; ".join(cls._problem(item) for item in error.errors())
        name = f" {fields['name']!r}" if "name" in fields else ""
        return f"{cls.__name__}{name}: {problems}"

    @classmethod
    def _problem(cls, item):
        field = ".".join(str(part) for part in item["loc"])
        ours = item.get("ctx", {}).get("error")
        if isinstance(ours, InvalidInput):
            return f"{field}: {ours}" if field and field not in str(ours) else str(ours)
        match item["type"]:
            case "missing":
                return f"{field} is missing"
            case "extra_forbidden":
                offers = ", ".join(nearest(field, list(cls.model_fields)))
                return f"{field} is not a field; did you mean {offers}?"
        reason = item["msg"]
        return f"{field} is {item['input']!r}: {reason[0].lower()}{reason[1:]}"
