"""What a layer can be filled with: one class for each transport law."""

from mofcell.models.layers.concentrated import Concentrated
from mofcell.models.layers.single_ion import SingleIon
from mofcell.models.layers.two_conductor import TwoConductor

__all__ = ["Concentrated", "SingleIon", "TwoConductor"]
