"""Figures: a dataset, or electrolytes, go in, a matplotlib figure comes out; one file each."""

from mofcell.plots.against_references import plot as against_references
from mofcell.plots.agreement import plot as agreement
from mofcell.plots.arrhenius import plot as arrhenius
from mofcell.plots.bands import plot as bands
from mofcell.plots.blind_score import plot as blind_score
from mofcell.plots.bruce_vincent import plot as bruce_vincent
from mofcell.plots.calibration import plot as calibration
from mofcell.plots.compare import plot as compare
from mofcell.plots.conductivity_fit import plot as conductivity_fit
from mofcell.plots.cycle import plot as cycle
from mofcell.plots.cycle_life import plot as cycle_life
from mofcell.plots.design_map import plot as design_map
from mofcell.plots.fade_shares import plot as fade_shares
from mofcell.plots.fit_fade import plot as fit_fade
from mofcell.plots.gu2025 import plot as gu2025
from mofcell.plots.impedance import plot as impedance
from mofcell.plots.lamp import plot as lamp
from mofcell.plots.limiting_current import plot as limiting_current
from mofcell.plots.limits import plot as limits
from mofcell.plots.low_temperature import plot as low_temperature
from mofcell.plots.membranes import plot as membranes
from mofcell.plots.next_measurement import plot as next_measurement
from mofcell.plots.pairs import plot as pairs
from mofcell.plots.pareto import plot as pareto
from mofcell.plots.polarization import plot as polarization
from mofcell.plots.profiles import plot as profiles
from mofcell.plots.ragone import plot as ragone
from mofcell.plots.rate_capability import plot as rate_capability
from mofcell.plots.sand_time import plot as sand_time
from mofcell.plots.sensitivity import plot as sensitivity
from mofcell.plots.series import plot as series
from mofcell.plots.specific_energy import plot as specific_energy
from mofcell.plots.symmetric_cell import plot as symmetric_cell
from mofcell.plots.transference_map import plot as transference_map

__all__ = [
    "against_references",
    "agreement",
    "arrhenius",
    "bands",
    "blind_score",
    "bruce_vincent",
    "calibration",
    "compare",
    "conductivity_fit",
    "cycle",
    "cycle_life",
    "design_map",
    "fade_shares",
    "fit_fade",
    "gu2025",
    "impedance",
    "lamp",
    "limiting_current",
    "limits",
    "low_temperature",
    "membranes",
    "next_measurement",
    "pairs",
    "pareto",
    "polarization",
    "profiles",
    "ragone",
    "rate_capability",
    "sand_time",
    "sensitivity",
    "series",
    "specific_energy",
    "symmetric_cell",
    "transference_map",
]
