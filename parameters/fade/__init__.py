"""How fast a cell fades: a record of each mechanism, each number with its provenance."""

from mofcell.parameters.fade.cathode_loss import CathodeLoss
from mofcell.parameters.fade.interphase_growth import InterphaseGrowth
from mofcell.parameters.fade.mechanism import FadeMechanism
from mofcell.parameters.fade.rising_interface_resistance import RisingInterfaceResistance

#: Mechanisms by their key in the block ``fade`` of a cell in a data file.
MECHANISMS: dict[str, type[FadeMechanism]] = {
    "cathode_loss": CathodeLoss,
    "rising_interface_resistance": RisingInterfaceResistance,
    "interphase_growth": InterphaseGrowth,
}

__all__ = [
    "MECHANISMS",
    "CathodeLoss",
    "FadeMechanism",
    "InterphaseGrowth",
    "RisingInterfaceResistance",
]
