"""Doyle-Fuller-Newman model of a lithium-metal cell with a MOF electrolyte."""

import pybamm

from .electrolyte.potential import Potential, PotentialBehindResistor
from .metal_cell import MetalCell


class DFN(MetalCell, pybamm.lithium_ion.DFN):
    default_name = "Doyle-Fuller-Newman model with MOF electrolyte"

    def set_electrolyte_potential_submodel(self):
        super().set_electrolyte_potential_submodel()
        potential = Potential if self.laws["separator"].holds_salt else PotentialBehindResistor
        self.submodels["electrolyte conductivity"] = potential(self.param, self.options, self.laws)
