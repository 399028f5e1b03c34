"""PyBaMM submodels and full models of lithium-metal cells with MOF electrolytes."""

import os

os.environ.setdefault("PYBAMM_DISABLE_TELEMETRY", "true")  # before pybamm is imported

from .dfn import DFN
from .layers import Concentrated, SingleIon, TwoConductor
from .metal_cell import VOLTAGE_TERMS, term_variable
from .parameters import MOFParameters
from .spme import SPMe

__all__ = [
    "DFN",
    "VOLTAGE_TERMS",
    "Concentrated",
    "MOFParameters",
    "SPMe",
    "SingleIon",
    "TwoConductor",
    "term_variable",
]
