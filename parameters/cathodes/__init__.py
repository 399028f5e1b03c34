"""Cathode materials: one file for each, all behind :class:`Cathode`."""

from collections.abc import Callable

from mofcell.parameters.cathodes.cathode import Cathode
from mofcell.parameters.cathodes.hysteresis import Hysteresis
from mofcell.parameters.cathodes.lfp import LFP_SETS
from mofcell.parameters.cathodes.ncm811 import NCM811_SETS

#: What makes each material of the library, by name in the order of display.
CATHODES: dict[str, Callable[[], Cathode]] = {**LFP_SETS, **NCM811_SETS}

__all__ = ["CATHODES", "LFP_SETS", "NCM811_SETS", "Cathode", "Hysteresis"]
