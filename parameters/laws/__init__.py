"""Quantities as functions of temperature, each valid on a stated range."""

from mofcell.parameters.laws.arrhenius import Arrhenius
from mofcell.parameters.laws.arrhenius_over_temperature import ArrheniusOverTemperature
from mofcell.parameters.laws.as_law import as_law
from mofcell.parameters.laws.constant import Constant
from mofcell.parameters.laws.function import Function
from mofcell.parameters.laws.law import Law, OutOfRangeWarning
from mofcell.parameters.laws.piecewise_arrhenius import PiecewiseArrhenius
from mofcell.parameters.laws.tabulated import Tabulated
from mofcell.parameters.laws.tabulated_transference_number import TabulatedTransferenceNumber
from mofcell.parameters.laws.transference_number import TransferenceNumber
from mofcell.parameters.laws.vtf import VTF
from mofcell.parameters.laws.vtf_over_root_temperature import VTFOverRootTemperature

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
