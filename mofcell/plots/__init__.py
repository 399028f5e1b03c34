"""Figures of the experiments, one file each: a dataset goes in, a matplotlib figure comes out."""

from mofcell.plots.low_temperature import plot as low_temperature
from mofcell.plots.polarization import plot as polarization
from mofcell.plots.rate_capability import plot as rate_capability
from mofcell.plots.specific_energy import plot as specific_energy

__all__ = ["low_temperature", "polarization", "rate_capability", "specific_energy"]
