"""Lithium | membrane | lithium."""

from mofcell.models.faces import LithiumFace
from mofcell.models.membrane_cell import MembraneCell


class Symmetric(MembraneCell):
    """Lithium | membrane | lithium, with finite lithium on both sides.

    The arguments are those of :class:`~mofcell.models.membrane_cell.MembraneCell`, the faces
    :class:`~mofcell.models.faces.lithium.LithiumFace`.

    Examples
    --------
    >>> import pybamm
    >>> from mofcell.models import Symmetric
    >>> from mofcell.parameters import cell, parameter_values
    >>> values = parameter_values(cell("gu2025-symmetric"))
    >>> solution = pybamm.Simulation(Symmetric(), parameter_values=values).solve([0, 3600])
    >>> f"{-solution['Voltage [V]'].entries[-1] * 1e3:.0f} mV"
    '141 mV'

    Its impedance needs the option "surface form" "differential", with which the faces have
    their capacitances:

    >>> charged = Symmetric({"surface form": "differential"})
    >>> spectrum = pybamm.EISSimulation(charged, parameter_values=values).solve([1e6])
    >>> f"{1e4 * values.evaluate(charged.param.A_cc) * spectrum.impedance[0].real:.1f} Ohm.cm2"
    '23.4 Ohm.cm2'
    """

    default_name = "Symmetric cell with MOF electrolyte"
    face = LithiumFace
