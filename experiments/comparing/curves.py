"""Measured and simulated voltage curves, side by side."""

import numpy as np

from mofcell.experiments.dataset import per_mass, resampled, resampled_voltage
from mofcell.experiments.measured.runs import simulated

#: Shares of the capacity at which a curve is shown.
DEPTH = np.linspace(0, 1, 201)


def curve_variables(cell, curves, outcomes):
    """Voltage curves beside those of the simulation, and how far they are apart.

    Parameters
    ----------
    cell : Cell
        The cell.
    curves : list of Curve
        What was measured.
    outcomes : dict
        Outcomes by C-rate [-] and temperature [K].

    Returns
    -------
    tuple of dict
        Variables and coordinates over ``curve`` and ``depth``.
    """
    if not curves:
        return {}, {}
    rows = [_side_by_side(cell, curve, outcomes) for curve in curves]
    along = ("measured_capacity", "measured_voltage", "simulated_capacity", "simulated_voltage")
    variables = {
        name: (("curve", "depth") if name in along else "curve", [row[name] for row in rows])
        for name in rows[0]
    }
    observed = [curve.along for curve in curves]
    coordinates = {
        "curve_label": ("curve", [one.label for one in observed]),
        "curve_source": ("curve", [one.source for one in observed]),
        "curve_c_rate": ("curve", [one.conditions[0][0] for one in observed]),
        "curve_temperature": ("curve", [one.conditions[0][1] for one in observed]),
        "depth": DEPTH,
    }
    return variables, coordinates


def _side_by_side(cell, curve, outcomes):
    outcome = outcomes[curve.along.conditions[0]]
    own = curve.capacity[0] + DEPTH * (curve.capacity[-1] - curve.capacity[0])
    end = per_mass(cell, outcome.delivered)
    apart = simulated(cell, curve.along, outcomes) - curve.along.measured
    known = np.isfinite(apart)
    over = np.nan
    if curve.end is not None:
        (over,) = simulated(cell, curve.end, outcomes) - curve.end.measured
    return {
        "voltage_rms": np.sqrt(np.mean(apart[known] ** 2)) if known.any() else np.nan,
        "voltage_bias": np.mean(apart[known]) if known.any() else np.nan,
        "capacity_residual": over,
        "relative_capacity_residual": over / curve.capacity[-1],
        "common_capacity": min(curve.capacity[-1], end),
        "curve_status": outcome.status,
        "curve_limited_by": outcome.limited_by,
        "measured_capacity": own,
        "measured_voltage": np.interp(own, curve.capacity, curve.voltage),
        "simulated_capacity": per_mass(cell, resampled(outcome, outcome.capacity, DEPTH)),
        "simulated_voltage": resampled_voltage(outcome, DEPTH),
    }
