"""Measured concentrated electrolytes: one file for each published set."""

from collections.abc import Callable

from mofcell.parameters.concentrated import ConcentratedElectrolyte
from mofcell.parameters.liquids.landesfeind2019 import LANDESFEIND_SETS
from mofcell.parameters.liquids.lundgren2015 import LUNDGREN_SETS

#: What makes each set, by its name.
LIQUID_SETS: dict[str, Callable[[], ConcentratedElectrolyte]] = {
    **LUNDGREN_SETS,
    **LANDESFEIND_SETS,
}

__all__ = ["LIQUID_SETS"]
