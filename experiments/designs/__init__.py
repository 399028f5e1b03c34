"""Designs of cells: which of them, what each delivers, which is best, what it depends on."""

from mofcell.experiments.designs.design import Grid, Paired, Samples
from mofcell.experiments.designs.explore import LARGEST
from mofcell.experiments.designs.weights import ElementaryEffects, Sobol

__all__ = ["LARGEST", "ElementaryEffects", "Grid", "Paired", "Samples", "Sobol"]
