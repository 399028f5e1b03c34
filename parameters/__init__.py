"""What cells are made of: records, laws of temperature, and the step to PyBaMM."""

import os

os.environ.setdefault("PYBAMM_DISABLE_TELEMETRY", "true")  # before pybamm is imported

from mofcell.parameters import (
    laws,
    membrane_values,  # noqa: F401, adds its kinds of cells
)
from mofcell.parameters.blocking_cell import BlockingCell
from mofcell.parameters.calibration_record import CalibrationRecord, FittedData, FittedNumber
from mofcell.parameters.cathodes import Cathode, Hysteresis
from mofcell.parameters.cell import Cell
from mofcell.parameters.concentrated import ConcentratedElectrolyte
from mofcell.parameters.electrolyte import Electrolyte
from mofcell.parameters.errors import InvalidInput, MofcellError, UnknownName, ValidityWarning
from mofcell.parameters.fade import (
    CathodeLoss,
    InterphaseGrowth,
    RisingInterfaceResistance,
    Roughening,
)
from mofcell.parameters.heat import Heat
from mofcell.parameters.library import (
    cathode,
    cathodes,
    cell,
    cells,
    electrolyte,
    electrolytes,
    material,
    materials,
    references,
    reported_cell,
    reported_cells,
    source_of,
    symmetric_cells,
)
from mofcell.parameters.measured import Measurement
from mofcell.parameters.provenance import Provenance
from mofcell.parameters.reported import Material, ReportedCell, ReportedValue
from mofcell.parameters.symmetric_cell import SymmetricCell
from mofcell.parameters.values import (
    fade_numbers,
    functions,
    numbers,
    numbers_at,
    parameter_values,
)

__all__ = [
    "BlockingCell",
    "CalibrationRecord",
    "Cathode",
    "CathodeLoss",
    "Cell",
    "ConcentratedElectrolyte",
    "Electrolyte",
    "FittedData",
    "FittedNumber",
    "Heat",
    "Hysteresis",
    "InterphaseGrowth",
    "InvalidInput",
    "Material",
    "Measurement",
    "MofcellError",
    "Provenance",
    "ReportedCell",
    "ReportedValue",
    "RisingInterfaceResistance",
    "Roughening",
    "SymmetricCell",
    "UnknownName",
    "ValidityWarning",
    "cathode",
    "cathodes",
    "cell",
    "cells",
    "electrolyte",
    "electrolytes",
    "fade_numbers",
    "functions",
    "laws",
    "material",
    "materials",
    "numbers",
    "numbers_at",
    "parameter_values",
    "references",
    "reported_cell",
    "reported_cells",
    "source_of",
    "symmetric_cells",
]
