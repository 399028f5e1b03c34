"""Conductivity of pressed powders, glasses and composites from that of their parts."""

from mofcell.parameters.mixing.brick_layer import boundary_conductivity, brick_layer
from mofcell.parameters.mixing.brick_layer_cubes import brick_layer_cubes
from mofcell.parameters.mixing.bruggeman import bruggeman, insulating_fraction
from mofcell.parameters.mixing.effective_medium import effective_medium
from mofcell.parameters.mixing.hashin_shtrikman import check_bounds, hashin_shtrikman
from mofcell.parameters.mixing.maxwell import maxwell
from mofcell.parameters.mixing.mixture import Mixture
from mofcell.parameters.mixing.sharp_boundaries import (
    boundary_resistance,
    membrane_resistance,
    sharp_boundaries,
)
from mofcell.parameters.mixing.volume_fractions import PTFE_DENSITY, volume_fractions

__all__ = [
    "PTFE_DENSITY",
    "Mixture",
    "boundary_conductivity",
    "boundary_resistance",
    "brick_layer",
    "brick_layer_cubes",
    "bruggeman",
    "check_bounds",
    "effective_medium",
    "hashin_shtrikman",
    "insulating_fraction",
    "maxwell",
    "membrane_resistance",
    "sharp_boundaries",
    "volume_fractions",
]
