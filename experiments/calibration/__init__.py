"""What no paper reports, fitted to measured data: the numbers, and how well they are known."""

from mofcell.experiments.calibration.calibration import Calibration
from mofcell.experiments.calibration.candidates import CapacityAt, CurveAt, ResistancesAt
from mofcell.experiments.calibration.ensemble import Ensemble
from mofcell.experiments.calibration.importance import Importance
from mofcell.experiments.calibration.laplace import Laplace

__all__ = [
    "Calibration",
    "CapacityAt",
    "CurveAt",
    "Ensemble",
    "Importance",
    "Laplace",
    "ResistancesAt",
]
