"""Quantities as functions of temperature, each valid on a stated range."""

from .arrhenius import Arrhenius
from .arrhenius_over_temperature import ArrheniusOverTemperature
from .as_law import as_law
from .constant import Constant
from .function import Function
from .law import Law, OutOfRangeWarning
from .piecewise_arrhenius import PiecewiseArrhenius
from .tabulated import Tabulated
from .tabulated_transference_number import TabulatedTransferenceNumber
from .transference_number import TransferenceNumber
from .vtf import VTF
from .vtf_over_root_temperature import VTFOverRootTemperature

__all__ = [
    "VTF",
    "Arrhenius",
    "ArrheniusOverTemperature",
    "Constant",
    "Function",
    "Law",
    "OutOfRangeWarning",
    "PiecewiseArrhenius",
    "Tabulated",
    "TabulatedTransferenceNumber",
    "TransferenceNumber",
    "VTFOverRootTemperature",
    "as_law",
]
