"""Figures: a dataset, or electrolytes, go in, a matplotlib figure comes out; one file each."""

from mofcell.plots.against_references import plot as against_references
from mofcell.plots.agreement import plot as agreement
from mofcell.plots.arrhenius import plot as arrhenius
from mofcell.plots.low_temperature import plot as low_temperature
from mofcell.plots.membranes import plot as membranes
from mofcell.plots.polarization import plot as polarization
from mofcell.plots.rate_capability import plot as rate_capability
from mofcell.plots.specific_energy import plot as specific_energy

__all__ = [
    "against_references",
    "agreement",
    "arrhenius",
    "low_temperature",
    "membranes",
    "polarization",
    "rate_capability",
    "specific_energy",
]
