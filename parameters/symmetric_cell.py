"""A symmetric cell: lithium | membrane | lithium."""

from typing import Any

from pydantic import Field, field_validator

from mofcell.parameters.blocking_cell import BlockingCell
from mofcell.parameters.electrolyte import LawOrNumber
from mofcell.parameters.errors import InvalidInput
from mofcell.parameters.fade import MECHANISMS_OF_LITHIUM, FadeMechanism, checked_mechanisms
from mofcell.parameters.membrane_cell import MembraneCell
from mofcell.parameters.shown import shown

#: Current density of a test that states none [A.m-2]: 0.1 mA/cm2, the usual one. Assumed.
CURRENT_DENSITY = 1.0

#: What lithium has to state.
OF_LITHIUM = ("lithium_thickness", "lithium_exchange_current_density")


class SymmetricCell(MembraneCell):
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
    lithium_double_layer_capacitance : float
        Of the charge transfer at lithium [F.m-2]. 20 uF/cm2 if not given: assumed, usual for
        metals.
    interphase_capacitance : float
        Of the film on lithium [F.m-2]. 1 uF/cm2 if not given: assumed; a film of 20 nm and
        permittivity 10 has 0.4.
    contact_resistance : float
        Electronic, in series [Ohm.m2].
    coulombic_efficiency : float
        Share of plated lithium that is kept [-].
    current_density : float
        Of the test [A.m-2].
    area : float
        Electrode area [m2].
    fade : tuple of FadeMechanism, optional
        How its faces change: ``InterphaseGrowth``, ``Roughening``.
    measured : dict
        Measured tables of the cell, by experiment.

    Raises
    ------
    InvalidInput
        If a value is outside its bounds.
    """

    without_provenance = frozenset({"fade"})  # a mechanism has its own

    lithium_thickness: float = Field(gt=0)
    lithium_exchange_current_density: LawOrNumber
    lithium_interface_resistance: LawOrNumber = 0.0
    lithium_double_layer_capacitance: float = Field(default=0.2, gt=0)
    interphase_capacitance: float = Field(default=0.01, gt=0)
    coulombic_efficiency: float = Field(default=1.0, gt=0, le=1)
    current_density: float = Field(default=CURRENT_DENSITY, gt=0)
    fade: tuple[FadeMechanism, ...] = ()

    @field_validator("fade", mode="before")
    @classmethod
    def _mechanisms(cls, fade: Any):
        return checked_mechanisms(fade, MECHANISMS_OF_LITHIUM)

    def current(self, c_rate):
        """Current [A] at a multiple of the current density of the test."""
        return c_rate * self.current_density * self.area

    @classmethod
    def _own(cls, cell, changes):
        missing = [field for field in OF_LITHIUM if field not in changes]
        if isinstance(cell, BlockingCell) and missing:
            raise InvalidInput(
                f"cell is {shown(cell.name)}, a blocking cell: steel plates nothing; for lithium "
                f"in its place give {' and '.join(missing)}"
            )
        kinds = MECHANISMS_OF_LITHIUM.values()
        own = {"fade": tuple(one for one in getattr(cell, "fade", ()) if type(one) in kinds)}
        thickness = getattr(cell, "lithium_foil_thickness", None)  # that of an N/P too
        return own if thickness is None else {**own, "lithium_thickness": thickness}
