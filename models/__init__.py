"""PyBaMM submodels and full models of lithium-metal cells with MOF electrolytes."""

import os

os.environ.setdefault("PYBAMM_DISABLE_TELEMETRY", "true")  # before pybamm is imported

from mofcell.models.blocking import Blocking
from mofcell.models.dfn import DFN
from mofcell.models.layers import Concentrated, SingleIon, TwoConductor
from mofcell.models.membrane_cathode import ConstantInterface, RisingInterface
from mofcell.models.membrane_cell import MembraneCell
from mofcell.models.metal_cell import VOLTAGE_TERMS, MetalCell, term_variable
from mofcell.models.parameters import MOFParameters
from mofcell.models.spme import SPMe
from mofcell.models.symmetric import Symmetric

__all__ = [
    "DFN",
    "VOLTAGE_TERMS",
    "Blocking",
    "Concentrated",
    "ConstantInterface",
    "MOFParameters",
    "MembraneCell",
    "MetalCell",
    "RisingInterface",
    "SPMe",
    "SingleIon",
    "Symmetric",
    "TwoConductor",
    "term_variable",
]
