"""What a layer can be filled with: one class for each transport law."""

from .concentrated import Concentrated
from .single_ion import SingleIon
from .two_conductor import TwoConductor

__all__ = ["Concentrated", "SingleIon", "TwoConductor"]
