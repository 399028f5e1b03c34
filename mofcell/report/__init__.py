"""The report: an overview, a page for each cell that opens anywhere, figures and datasets."""

from mofcell.report import comparison
from mofcell.report.results import Results, simulate
from mofcell.report.summary import summary
from mofcell.report.writing import Failure, Report, write, write_all

__all__ = [
    "Failure",
    "Report",
    "Results",
    "comparison",
    "simulate",
    "summary",
    "write",
    "write_all",
]
