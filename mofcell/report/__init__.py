"""The report of a cell: a page that opens anywhere, the figures and the datasets behind it."""

from mofcell.report.results import Results, simulate
from mofcell.report.summary import summary
from mofcell.report.writing import STEPS, write

__all__ = ["STEPS", "Results", "simulate", "summary", "write"]
