"""A symmetric cell: lithium | membrane | lithium."""

from pydantic import Field

from mofcell.parameters.concentrated import ConcentratedElectrolyte
from mofcell.parameters.electrolyte import Electrolyte, LawOrNumber
from mofcell.parameters.measured import Measurement
from mofcell.parameters.record import Record

#: Why none of them is simulated yet.
NO_MODEL = "symmetric cells have no model yet"


class SymmetricCell(Record):
    """Lithium | membrane | lithium, for plating and stripping. Frozen.

    All numbers are SI; a law of temperature may stand for each resistance and exchange
    current. Both faces are alike.

    Parameters
    ----------
    name : str
        Name.
    electrolyte : Electrolyte or ConcentratedElectrolyte
        Membrane.
    membrane_thickness : float
        Thickness of the membrane [m].
    lithium_thickness : float
        Thickness of each foil [m].
    lithium_exchange_current_density : float or law
        Of charge transfer at lithium [A.m-2].
    lithium_interface_resistance : float or law
        Of the film on each lithium [Ohm.m2].
    contact_resistance : float
        Electronic, in series [Ohm.m2].
    coulombic_efficiency : float
        Share of plated lithium that is kept [-].
    current_density : float
        Of the test [A.m-2].
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
    lithium_thickness: float = Field(gt=0)
    lithium_exchange_current_density: LawOrNumber
    lithium_interface_resistance: LawOrNumber = 0.0
    contact_resistance: float = Field(default=0.0, ge=0)
    coulombic_efficiency: float = Field(default=1.0, gt=0, le=1)
    current_density: float = Field(gt=0)
    area: float = Field(gt=0)
    measured: dict[str, Measurement] = Field(default={})
