"""Single particle model with electrolyte of a lithium-metal cell with a MOF electrolyte."""

import pybamm

from .electrolyte.uniform_reaction import UniformReaction
from .metal_cell import MetalCell


class SPMe(MetalCell, pybamm.lithium_ion.SPMe):
    default_name = "Single particle model with MOF electrolyte"

    def set_electrolyte_potential_submodel(self):
        super().set_electrolyte_potential_submodel()
        self.submodels["electrolyte conductivity"] = UniformReaction(
            self.param, self.options, self.laws
        )
