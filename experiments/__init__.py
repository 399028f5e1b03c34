"""What is done with a cell: each experiment takes a cell and returns a labelled dataset."""

from mofcell.experiments.against_references import against_references
from mofcell.experiments.calibration.blind_score import blind_score
from mofcell.experiments.calibration.calibrate import calibrate
from mofcell.experiments.calibration.next_measurement import next_measurement
from mofcell.experiments.calibration.predict import predict
from mofcell.experiments.characterisation.bruce_vincent import bruce_vincent
from mofcell.experiments.characterisation.bruce_vincent_of_readings import (
    bruce_vincent_of_readings,
)
from mofcell.experiments.characterisation.conductivity_fit import conductivity_fit
from mofcell.experiments.characterisation.impedance import impedance
from mofcell.experiments.characterisation.limiting_current import limiting_current
from mofcell.experiments.characterisation.sand_time import sand_time
from mofcell.experiments.characterisation.symmetric_cell import symmetric_cell
from mofcell.experiments.characterisation.transference_map import transference_map
from mofcell.experiments.compare import compare
from mofcell.experiments.cycling.cycle import cycle
from mofcell.experiments.cycling.fading.fade_shares import fade_shares
from mofcell.experiments.cycling.fading.fit_fade import fit_fade
from mofcell.experiments.cycling.lifetime.cycle_life import cycle_life
from mofcell.experiments.designs.explore import explore
from mofcell.experiments.designs.optimise import optimise
from mofcell.experiments.designs.pareto import pareto_front
from mofcell.experiments.designs.sensitivity import sensitivity
from mofcell.experiments.lamp import lamp
from mofcell.experiments.low_temperature import low_temperature
from mofcell.experiments.polarization import polarization
from mofcell.experiments.rate_capability import rate_capability
from mofcell.experiments.specific_energy import specific_energy

__all__ = [
    "against_references",
    "blind_score",
    "bruce_vincent",
    "bruce_vincent_of_readings",
    "calibrate",
    "compare",
    "conductivity_fit",
    "cycle",
    "cycle_life",
    "explore",
    "fade_shares",
    "fit_fade",
    "impedance",
    "lamp",
    "limiting_current",
    "low_temperature",
    "next_measurement",
    "optimise",
    "pareto_front",
    "polarization",
    "predict",
    "rate_capability",
    "sand_time",
    "sensitivity",
    "specific_energy",
    "symmetric_cell",
    "transference_map",
]
