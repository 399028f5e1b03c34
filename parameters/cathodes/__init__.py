"""Cathode materials: one file for each, all behind :class:`Cathode`."""

from .cathode import Cathode
from .lfp import LFP_SETS

__all__ = ["LFP_SETS", "Cathode"]
