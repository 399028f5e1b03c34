"""What was measured on a cell, kept beside it."""

from pydantic import BaseModel, ConfigDict

from mofcell.parameters.provenance import Provenance


class Measurement(BaseModel):
    """A measured table: one column against another, SI.

    Parameters
    ----------
    x, y : tuple of float
        Columns; what they are is the name under which the cell keeps the table.
    temperature : float
        [K]
    provenance : Provenance
        Where the table stands.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    x: tuple[float, ...]
    y: tuple[float, ...]
    temperature: float
    provenance: Provenance
