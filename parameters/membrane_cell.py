"""What the cells of a membrane alone have in common."""

from typing import Self

from pydantic import Field

from mofcell.parameters.concentrated import ConcentratedElectrolyte
from mofcell.parameters.electrolyte import Electrolyte
from mofcell.parameters.errors import InvalidInput
from mofcell.parameters.measured import Measurement
from mofcell.parameters.provenance import GIVEN
from mofcell.parameters.record import Record


class MembraneCell(Record):
    """Electrode | membrane | electrode, alike on both sides. Frozen.

    Parameters
    ----------
    name : str
        Name.
    electrolyte : Electrolyte or ConcentratedElectrolyte
        Membrane.
    membrane_thickness : float
        Thickness of the membrane [m].
    contact_resistance : float
        Electronic, in series [Ohm.m2].
    area : float
        Electrode area [m2].
    measured : dict
        Measured tables of the cell, by experiment.

    Raises
    ------
    InvalidInput
        If a value is outside its bounds.
    """

    electrolyte: Electrolyte | ConcentratedElectrolyte
    membrane_thickness: float = Field(gt=0, le=0.01)
    contact_resistance: float = Field(default=0.0, ge=0)
    area: float = Field(gt=0)
    measured: dict[str, Measurement] = Field(default={})

    @classmethod
    def of(cls, cell, **changes) -> Self:
        """The membrane of another cell, with whatever else the two have in common.

        Parameters
        ----------
        cell : Cell, SymmetricCell or BlockingCell
            The other cell.
        **changes
            Fields of its own, SI.

        Returns
        -------
        MembraneCell
            A cell of this kind, with the provenance of what it took over; that of the changed
            fields is "given by the user".

        Raises
        ------
        InvalidInput
            If it is no cell with a membrane, or a field is missing or wrong.

        Examples
        --------
        >>> from mofcell.parameters import SymmetricCell, cell
        >>> SymmetricCell.of(cell("gu2025-lfp")).membrane_thickness == 300e-6
        True
        """
        if not isinstance(cell, Record) or "membrane_thickness" not in type(cell).model_fields:
            raise InvalidInput(
                f"cell is {cell!r}; give a cell with a membrane, as mofcell.cell(name) returns"
            )
        not_shared = ("measured", "description")
        shared = [
            field
            for field in cls.model_fields
            if field in type(cell).model_fields and field not in not_shared
        ]
        taken = {field: getattr(cell, field) for field in shared}
        known = {field: one for field, one in cell.provenance.items() if field in shared}
        numbers = changes.keys() & cls.model_fields.keys() - cls.without_provenance
        known |= dict.fromkeys(numbers - {"provenance"}, GIVEN)
        known |= changes.pop("provenance", {})
        return cls(**{**taken, **cls._own(cell, changes), **changes, "provenance": known})

    def current(self, c_rate):
        """Current [A] at a multiple of that of its test."""
        raise NotImplementedError

    @classmethod
    def _own(cls, cell, changes):
        """What the kind makes of the other cell, beyond the fields they share and the changes."""
        return {}
