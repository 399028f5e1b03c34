"""What cells are made of: records, laws of temperature, and the step to PyBaMM."""

import os

os.environ.setdefault("PYBAMM_DISABLE_TELEMETRY", "true")  # before pybamm is imported

from . import laws
from .cathodes import Cathode
from .cell import Cell
from .concentrated import ConcentratedElectrolyte
from .electrolyte import Electrolyte
from .errors import InvalidInput, MofcellError, UnknownName, ValidityWarning
from .library import cathode, cathodes, cell, cells, electrolyte, electrolytes, source_of
from .measured import Measurement
from .provenance import Provenance
from .values import functions, numbers, numbers_at, parameter_values

__all__ = [
    "Cathode",
    "Cell",
    "ConcentratedElectrolyte",
    "Electrolyte",
    "InvalidInput",
    "Measurement",
    "MofcellError",
    "Provenance",
    "UnknownName",
    "ValidityWarning",
    "cathode",
    "cathodes",
    "cell",
    "cells",
    "electrolyte",
    "electrolytes",
    "functions",
    "laws",
    "numbers",
    "numbers_at",
    "parameter_values",
    "source_of",
]
