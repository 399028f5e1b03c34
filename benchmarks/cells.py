"""Random cells for the benchmarks, the same in every run."""

import numpy as np

import mofcell
from mofcell.experiments.solve import Discharge


def random_discharges(count, *, seed=0):
    """Discharges of cells with random thickness, loading, conductivity and C-rate."""
    generator = np.random.default_rng(seed)
    base = mofcell.cell("gu2025-lfp")
    conductivities = 10 ** generator.uniform(-1.5, 0.0, count)  # [S.m-1]
    thicknesses = generator.uniform(30e-6, 300e-6, count)
    loadings = generator.uniform(0.02, 0.06, count)
    c_rates = 10 ** generator.uniform(-1, 0.3, count)
    return [
        Discharge(
            cell=base.replace(
                electrolyte=base.electrolyte.replace(conductivity=conductivity),
                membrane_thickness=thickness,
                cathode_loading=loading,
            ),
            c_rate=c_rate,
            temperature=298.15,
        )
        for conductivity, thickness, loading, c_rate in zip(
            conductivities, thicknesses, loadings, c_rates, strict=True
        )
    ]
