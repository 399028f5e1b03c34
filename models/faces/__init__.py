"""Faces of a membrane: the electrode that stands against it on either side."""

from mofcell.models.faces.blocking import BlockingFace
from mofcell.models.faces.lithium import LithiumFace

__all__ = ["BlockingFace", "LithiumFace"]
