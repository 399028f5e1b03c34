"""The base of all records: named, each number with its provenance."""

from functools import cached_property
from typing import ClassVar, Self

from pydantic import Field

from mofcell.parameters.checked import Checked
from mofcell.parameters.laws import Law
from mofcell.parameters.provenance import GIVEN, Provenance


class Record(Checked):
    """A named, frozen set of numbers, each with its provenance.

    Parameters
    ----------
    name : str
        Name.
    description : str, optional
        What it is, in words.
    source : str, optional
        The work that the record is read from.
    provenance : dict, optional
        :class:`Provenance` of each field.

    Raises
    ------
    InvalidInput
        If a field is missing, unknown or outside its bounds; all of them are named.
    """

    #: Fields that are no numbers and have no provenance, or their own.
    without_provenance: ClassVar[frozenset[str]] = frozenset()

    name: str
    description: str = ""
    source: str = ""
    provenance: dict[str, Provenance] = Field(default={})

    @cached_property
    def laws(self):
        """The fields that are laws of temperature, by name."""
        values = {field: getattr(self, field) for field in type(self).model_fields}
        return {field: value for field, value in values.items() if isinstance(value, Law)}

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
        stated = changes.pop("provenance", {})
        numbers = changes.keys() & fields.keys() - self.without_provenance
        given = dict.fromkeys(numbers, GIVEN)
        provenance = {**self.provenance, **given, **stated}
        return type(self)(**{**fields, **changes, "provenance": provenance})
