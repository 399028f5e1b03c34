"""A blocking cell: steel | membrane | steel."""

from pydantic import Field

from mofcell.parameters.membrane_cell import MembraneCell


class BlockingCell(MembraneCell):
    """Steel | membrane | steel, in which a laboratory measures conductivities. Frozen.

    Parameters
    ----------
    name : str
        Name.
    electrolyte : Electrolyte or ConcentratedElectrolyte
        Membrane.
    membrane_thickness : float
        Thickness of the membrane [m].
    double_layer_capacitance : float
        Of each face [F.m-2]. 10 uF/cm2 if not given: assumed, usual for smooth metals.
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

    Examples
    --------
    >>> from mofcell.parameters import cell
    >>> blocking = BlockingCell.of(cell("gu2025-lfp"))
    >>> blocking.electrolyte.name
    'Li@Ni-MOF-2'
    """

    double_layer_capacitance: float = Field(default=0.1, gt=0)

    def current(self, c_rate):
        """No direct current flows through it [A]."""
        return 0.0
