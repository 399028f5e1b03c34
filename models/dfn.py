"""Doyle-Fuller-Newman model of a lithium-metal cell with a MOF electrolyte."""

import pybamm

from mofcell.models.double_layer import (
    DoubleLayer,
    LithiumInDoubleLayers,
    NoDoubleLayer,
    SolidBehindDoubleLayer,
)
from mofcell.models.electrolyte.potential import Potential, PotentialBehindResistor
from mofcell.models.metal_cell import MetalCell


class DFN(MetalCell, pybamm.lithium_ion.DFN):
    """Lithium | membrane | porous cathode, resolved through the cell and the particles.

    PyBaMM's half-cell DFN with an electrolyte of its own in each layer, a film on the
    lithium, a resistance between membrane and cathode, and finite lithium. The arguments
    are those of :class:`~mofcell.models.metal_cell.MetalCell`. With PyBaMM's option "surface
    form" "differential", as impedance needs it, there are double layers on lithium and on the
    particles of the cathode, and a capacitance beside the resistance of film and plane. They hold
    charge: discharges of the library's cells gave 0.01 to 0.02 of the nominal capacity more
    (docs/electrolyte.md), by capacitances that are assumed unless given. Use "false", the
    default, for discharges.

    Examples
    --------
    >>> import pybamm
    >>> from mofcell.models import DFN, SingleIon
    >>> from mofcell.parameters import cell, parameter_values
    >>> values = parameter_values(cell("gu2025-lfp"))
    >>> solution = pybamm.Simulation(DFN(), parameter_values=values).solve([0, 600])
    >>> bool(2.5 < solution["Voltage [V]"].entries[-1] < 3.4)
    True
    """

    default_name = "Doyle-Fuller-Newman model with MOF electrolyte"

    def set_solid_submodel(self):
        super().set_solid_submodel()
        if self.has_capacitances:
            self.submodels["positive electrode potential"] = SolidBehindDoubleLayer(
                self.param, "positive", self.options
            )

    def set_electrolyte_potential_submodel(self):
        super().set_electrolyte_potential_submodel()
        self.submodels.pop("separator surface potential difference")  # a membrane has none
        double_layer = DoubleLayer if self.has_capacitances else NoDoubleLayer
        if self.has_capacitances:
            self.submodels["lithium in double layers"] = LithiumInDoubleLayers(
                self.param, self.options
            )
        self.submodels["positive surface potential difference"] = double_layer(
            self.param, "positive", self.options
        )
        potential = Potential if self.laws["separator"].holds_salt else PotentialBehindResistor
        self.submodels["electrolyte conductivity"] = potential(self.param, self.options, self.laws)
