"""Cathode materials: one file for each, all behind :class:`Cathode`."""

from mofcell.parameters.cathodes.cathode import Cathode
from mofcell.parameters.cathodes.lfp import LFP_SETS

__all__ = ["LFP_SETS", "Cathode"]
