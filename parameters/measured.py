"""What was measured on a cell, kept beside it."""

from pydantic import Field, model_validator

from mofcell.parameters.checked import Checked
from mofcell.parameters.errors import InvalidInput
from mofcell.parameters.provenance import Provenance


class Measurement(Checked):
    """A measured table: one column against another, SI.

    Parameters
    ----------
    x, y : tuple of float
        Columns [unit of the quantity]; what they are is the name under which the cell
        keeps the table.
    temperature : float
        At which it was measured [K].
    c_rate : float, optional
        Current over the nominal 1C current at which it was measured, where no column has it
        [-].
    provenance : Provenance
        Where the table stands.

    Raises
    ------
    InvalidInput
        If the columns differ in length or the temperature is not above 0 K.
    """

    x: tuple[float, ...]
    y: tuple[float, ...]
    temperature: float = Field(gt=0)
    c_rate: float | None = Field(default=None, gt=0)
    provenance: Provenance

    @model_validator(mode="after")
    def _check_columns(self):
        if len(self.x) != len(self.y):
            raise InvalidInput(
                f"x has {len(self.x)} numbers and y has {len(self.y)}: give one y for each x"
            )
        return self
