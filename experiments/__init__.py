"""What is done with a cell: each experiment takes a cell and returns a labelled dataset."""

from .low_temperature import low_temperature
from .polarization import polarization
from .rate_capability import rate_capability
from .specific_energy import specific_energy

__all__ = ["low_temperature", "polarization", "rate_capability", "specific_energy"]
