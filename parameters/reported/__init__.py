"""What papers print about electrolytes and cells, each figure with its place."""

from mofcell.parameters.reported.cell import ReportedCell
from mofcell.parameters.reported.material import Material
from mofcell.parameters.reported.value import ReportedValue

__all__ = ["Material", "ReportedCell", "ReportedValue"]
