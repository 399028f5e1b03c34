"""What was measured: files of many forms, read into labelled datasets."""

from mofcell.experiments.measured.kinds import KINDS
from mofcell.experiments.measured.read import read_measured
from mofcell.experiments.measured.tables import measured_tables

__all__ = ["KINDS", "measured_tables", "read_measured"]
