"""From the numbers of a MOF paper to the battery cell.

Everything is imported when it is first used: PyBaMM only when something is simulated.
"""

import importlib
import os
from typing import TYPE_CHECKING

os.environ.setdefault("PYBAMM_DISABLE_TELEMETRY", "true")  # before pybamm is imported

_PLACES = {
    "parameters": (
        "BlockingCell",
        "Cathode",
        "CathodeLoss",
        "Cell",
        "ConcentratedElectrolyte",
        "Electrolyte",
        "Heat",
        "InterphaseGrowth",
        "InvalidInput",
        "Material",
        "MofcellError",
        "ReportedCell",
        "RisingInterfaceResistance",
        "Roughening",
        "SymmetricCell",
        "UnknownName",
        "ValidityWarning",
        "cathode",
        "cathodes",
        "cell",
        "cells",
        "electrolyte",
        "electrolytes",
        "laws",
        "material",
        "materials",
        "parameter_values",
        "references",
        "reported_cell",
        "reported_cells",
        "symmetric_cells",
    ),
    "experiments": (
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
    ),
    "experiments.calibration": (
        "CapacityAt",
        "CurveAt",
        "Ensemble",
        "Importance",
        "Laplace",
        "ResistancesAt",
    ),
    "experiments.characterisation.conductivity_fit": ("fitted_law",),
    "experiments.cycling": ("DriveCycle", "Protocol", "Stage", "protocols", "read_protocol"),
    "experiments.cycling.control": ("Held",),
    "experiments.measured": ("measured_tables", "read_measured"),
    "experiments.designs": ("ElementaryEffects", "Grid", "Paired", "Samples", "Sobol"),
}
_PLACE_OF = {name: place for place, names in _PLACES.items() for name in names}
_FOLDERS = ("experiments", "models", "parameters", "plots")

if TYPE_CHECKING:
    from . import experiments, models, parameters, plots
    from .experiments.against_references import against_references
    from .experiments.calibration import (
        CapacityAt,
        CurveAt,
        Ensemble,
        Importance,
        Laplace,
        ResistancesAt,
    )
    from .experiments.calibration.blind_score import blind_score
    from .experiments.calibration.calibrate import calibrate
    from .experiments.calibration.next_measurement import next_measurement
    from .experiments.calibration.predict import predict
    from .experiments.characterisation.bruce_vincent import bruce_vincent
    from .experiments.characterisation.bruce_vincent_of_readings import bruce_vincent_of_readings
    from .experiments.characterisation.conductivity_fit import conductivity_fit, fitted_law
    from .experiments.characterisation.impedance import impedance
    from .experiments.characterisation.limiting_current import limiting_current
    from .experiments.characterisation.sand_time import sand_time
    from .experiments.characterisation.symmetric_cell import symmetric_cell
    from .experiments.characterisation.transference_map import transference_map
    from .experiments.compare import compare
    from .experiments.cycling import DriveCycle, Protocol, Stage, protocols
    from .experiments.cycling.control import Held
    from .experiments.cycling.cycle import cycle
    from .experiments.cycling.fading.fade_shares import fade_shares
    from .experiments.cycling.fading.fit_fade import fit_fade
    from .experiments.cycling.language.read_protocol import read_protocol
    from .experiments.cycling.lifetime.cycle_life import cycle_life
    from .experiments.designs import ElementaryEffects, Grid, Paired, Samples, Sobol
    from .experiments.designs.explore import explore
    from .experiments.designs.optimise import optimise
    from .experiments.designs.pareto import pareto_front
    from .experiments.designs.sensitivity import sensitivity
    from .experiments.lamp import lamp
    from .experiments.low_temperature import low_temperature
    from .experiments.measured import measured_tables, read_measured
    from .experiments.polarization import polarization
    from .experiments.rate_capability import rate_capability
    from .experiments.specific_energy import specific_energy
    from .parameters import (
        BlockingCell,
        Cathode,
        CathodeLoss,
        Cell,
        ConcentratedElectrolyte,
        Electrolyte,
        Heat,
        InterphaseGrowth,
        InvalidInput,
        Material,
        MofcellError,
        ReportedCell,
        RisingInterfaceResistance,
        Roughening,
        SymmetricCell,
        UnknownName,
        ValidityWarning,
        cathode,
        cathodes,
        cell,
        cells,
        electrolyte,
        electrolytes,
        laws,
        material,
        materials,
        parameter_values,
        references,
        reported_cell,
        reported_cells,
        symmetric_cells,
    )

__all__ = [*_PLACE_OF, *_FOLDERS]


def __getattr__(name):
    if name in _PLACE_OF:
        return getattr(importlib.import_module(f"{__name__}.{_PLACE_OF[name]}"), name)
    if name in _FOLDERS:
        return importlib.import_module(f"{__name__}.{name}")
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__():
    return sorted(__all__)
