"""Single particle model with electrolyte of a lithium-metal cell with a MOF electrolyte."""

from typing import ClassVar

import pybamm

from mofcell.models.electrolyte.uniform_reaction import UniformReaction
from mofcell.models.metal_cell import MetalCell


class SPMe(MetalCell, pybamm.lithium_ion.SPMe):
    """Lithium | membrane | porous cathode that reacts evenly, with one particle.

    PyBaMM's half-cell SPMe with the electrolyte, lithium and planes of
    :class:`~mofcell.models.DFN`, whose currents need no potential to be solved for. The
    arguments are those of :class:`~mofcell.models.metal_cell.MetalCell`.

    Examples
    --------
    >>> import pybamm
    >>> from mofcell.models import SPMe
    >>> from mofcell.parameters import cell, parameter_values
    >>> values = parameter_values(cell("gu2025-lfp"))
    >>> solution = pybamm.Simulation(SPMe(), parameter_values=values).solve([0, 600])
    >>> bool(2.5 < solution["Voltage [V]"].entries[-1] < 3.4)
    True
    """

    default_name = "Single particle model with MOF electrolyte"

    #: Double layers are the DFN's: they share the current of a place, not of the mean.
    offered: ClassVar[dict] = MetalCell.offered | {"surface form": ("false",)}

    def set_electrolyte_potential_submodel(self):
        super().set_electrolyte_potential_submodel()
        self.submodels["electrolyte conductivity"] = UniformReaction(
            self.param, self.options, self.laws
        )
