"""A material and all that is reported of it."""

from typing import Annotated, Literal

from pydantic import BeforeValidator, model_validator

from mofcell.parameters.concentrated import ConcentratedElectrolyte
from mofcell.parameters.electrolyte import Electrolyte
from mofcell.parameters.errors import InvalidInput
from mofcell.parameters.record import Record
from mofcell.parameters.reported.ions import as_ions
from mofcell.parameters.reported.value import ReportedValue

Family = Literal[
    "MOF", "MOF glass", "MOF composite", "polymer", "inorganic", "liquid", "concept", "other"
]


class Material(Record):
    """What papers report of an electrolyte, a host or a class of them.

    Parameters
    ----------
    name : str
        Name.
    ion : str
        What moves: "Li+", "H+", "Na+, Mg2+", ...; "none" in a host.
    family : str
        Class of material, "concept" for what is none: ranges of a class, theory.
    composition, reference : str
        As given; the work that a review quotes.
    reported : tuple of ReportedValue
        Every figure.
    cautions : tuple of str
        What to know before a figure is used.
    electrolyte : Electrolyte or ConcentratedElectrolyte, optional
        The record that is simulated.
    not_simulated : str
        Why there is none.

    Raises
    ------
    InvalidInput
        If neither an electrolyte nor the reason is given, or both; if an electrolyte to
        simulate conducts no lithium.
    """

    ion: Annotated[str, BeforeValidator(as_ions)] = "Li+"
    family: Family = "other"
    composition: str = ""
    reference: str = ""
    reported: tuple[ReportedValue, ...] = ()
    cautions: tuple[str, ...] = ()
    electrolyte: Electrolyte | ConcentratedElectrolyte | None = None
    not_simulated: str = ""

    @model_validator(mode="after")
    def _check_use(self):
        if (self.electrolyte is None) != bool(self.not_simulated):
            raise InvalidInput(
                f"{self.name!r}: give conductivity and transference_number to simulate it, "
                "or not_simulated with the reason, not both"
            )
        if self.electrolyte is not None and "Li+" not in self.ion.split(", "):
            raise InvalidInput(
                f"{self.name!r} conducts {self.ion}; a lithium cell needs Li+: leave out the "
                "fields of an electrolyte and say why in not_simulated"
            )
        return self

    def figures(self, quantity):
        """All reported values of a quantity."""
        return [one for one in self.reported if one.quantity == quantity]
