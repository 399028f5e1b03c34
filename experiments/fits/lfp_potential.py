r"""The two branches of the open-circuit potential of LFP, from measured slow curves.

Run ``python -m mofcell.experiments.fits.lfp_potential FILE.csv``. The file has the columns
``rate`` ("C/50"), ``direction`` ("lithiation" or "delithiation"), ``normalised_capacity``
(0 where the voltage is lowest) and ``voltage_V``, of the two rates in ``RATES``.

Each curve is normalised by its own capacity. The lithiation of the faster rate goes down to 2.0 V
and sets the scale: x = 1 at its end, x = 0 at the end of charge. The other curves are laid on it
where they cross ``CROSSING`` in the fall. The voltage at zero rate follows at each x from

.. math:: U = V_{slow} - \frac{r_{slow}}{r_{fast} - r_{slow}} (V_{fast} - V_{slow})

on the plateau, and with the difference at the plateau's ends beyond it, where a small error in x
would be a large one in V. Both branches then take the form of
:func:`mofcell.parameters.cathodes.lfp_potential.branch`, with one rise and one fall for both.
"""

import csv
import sys
from collections import defaultdict

import numpy as np
from scipy.optimize import least_squares

from mofcell.parameters.cathodes.lfp_potential import branch

#: The rates of the curves by name [h-1].
RATES = {"C/50": 1 / 50, "C/20": 1 / 20}

#: Voltage in the fall at which all curves are at the same stoichiometry [V].
CROSSING = 3.15

#: Normalised capacities between which a rate's share of the voltage is read point by point.
PLATEAU = (0.1, 0.9)

#: Stoichiometries that count in full [-]; the ends of the lithiation count a tenth: an error of
#: 0.001 in x is one of 40 mV there. The delithiation's ends are slow kinetics and count nothing.
FITTED = {"lithiation": (0.02, 0.96), "delithiation": (0.05, 0.9)}

#: Coefficients to start from: plateau of lithiation, of delithiation, ends of both.
START = (3.41, 0.005, 0.005, 3.45, 0.005, 0.005, 0.2, 0.003, 0.1, 0.969, 0.004, 0.3, 0.013)

#: Lower bounds of the same. The knee of the fall is no sharper than 0.003 in x: the points are
#: 0.0013 apart, and a sharper one costs the solver more than the curves know.
LOWER = (0.0,) * 10 + (0.003, 0.0, 0.0)


def read_curves(path):
    """Curves of a file: normalised capacity and voltage [V] by rate and direction."""
    with open(path, encoding="utf-8") as file:
        rows = list(csv.DictReader(line for line in file if not line.startswith("#")))
    curves = defaultdict(list)
    for row in rows:
        point = float(row["normalised_capacity"]), float(row["voltage_V"])
        curves[row["rate"], row["direction"]].append(point)
    return {key: np.array(sorted(points)).T for key, points in curves.items()}


def crossing(curve):
    """Normalised capacity at which a curve leaves the fall [-]."""
    capacity, voltage = curve
    return float(np.interp(CROSSING, voltage[capacity < 0.05], capacity[capacity < 0.05]))


def laid_on(curve, reference):
    """A curve on the scale of capacity of another, both ending at the same charge."""
    own, due = crossing(curve), crossing(reference)
    start = (due - own) / (1 - own)
    return np.array([start + (1 - start) * curve[0], curve[1]])


def at_zero_rate(slow, fast):
    """Capacity and voltage at zero rate, at the points of the slower curve."""
    capacity, voltage = slow
    difference = np.interp(capacity, *fast) - voltage
    inside = (capacity > PLATEAU[0]) & (capacity < PLATEAU[1])
    difference = np.interp(capacity, capacity[inside], difference[inside])
    slowest, fastest = RATES.values()
    return capacity, voltage - slowest / (fastest - slowest) * difference


def branches(curves):
    """Stoichiometry and voltage at zero rate of each branch."""
    reference = curves["C/20", "lithiation"]
    found = {}
    for direction in FITTED:
        slow, fast = (laid_on(curves[rate, direction], reference) for rate in RATES)
        found[direction] = at_zero_rate(slow, fast)
    capacity, voltage = found["lithiation"]
    tail = reference[:, reference[0] < capacity[0]]  # below where the slow curve stops
    shift = voltage[0] - np.interp(capacity[0], *reference)
    found["lithiation"] = (
        np.concatenate([tail[0], capacity]),
        np.concatenate([tail[1] + shift, voltage]),
    )
    return {direction: (1 - q, U) for direction, (q, U) in found.items()}


def split(coefficients):
    """Coefficients of each branch from all of them in a row."""
    ends = tuple(coefficients[6:])
    return {
        "lithiation": {"plateau": tuple(coefficients[:3]), "ends": ends},
        "delithiation": {"plateau": tuple(coefficients[3:6]), "ends": ends},
    }


def residuals(measured, coefficients):
    """Fit less measured voltage [V] at the points of each branch."""
    of_branch = split(coefficients)
    return {
        direction: branch(x, **of_branch[direction]) - U for direction, (x, U) in measured.items()
    }


def within(x, ends):
    """Which points lie between two stoichiometries."""
    return (x >= ends[0]) & (x <= ends[1])


def fit(path):
    """Fit both branches.

    Parameters
    ----------
    path : str or path
        File of the curves.

    Returns
    -------
    tuple
        Coefficients of each branch; stoichiometry and residual [V] of each branch.
    """
    measured = branches(read_curves(path))
    weights = {
        direction: np.where(within(x, FITTED[direction]), 1.0, outside)
        for (direction, (x, _)), outside in zip(measured.items(), (0.1, 0.0), strict=True)
    }

    def weighted(coefficients):
        errors = residuals(measured, coefficients)
        return np.concatenate([1e3 * weights[each] * errors[each] for each in errors])

    found = least_squares(
        weighted, START, bounds=(LOWER, np.inf), x_scale=START, loss="soft_l1", max_nfev=5000
    ).x
    errors = residuals(measured, found)
    return split(found), {each: (measured[each][0], errors[each]) for each in errors}


def _report(path):
    coefficients, errors = fit(path)
    for direction, (x, error) in errors.items():
        of_branch = coefficients[direction]
        print(direction)
        for name, values in of_branch.items():
            print(f"  {name:<8}", "  ".join(f"{value:.5g}" for value in values))
        for ends in (FITTED[direction], (0.0, 1.0)):
            each = 1e3 * error[within(x, ends)]
            print(
                f"  x = {ends[0]:g} to {ends[1]:g}: {np.sqrt(np.mean(each**2)):.2f} mV rms, "
                f"{np.abs(each).max():.2f} mV at most, {each.size} points"
            )
    middle = {each: branch(0.5, **of_branch) for each, of_branch in coefficients.items()}
    print(
        f"between the branches at x = 0.5: {1e3 * np.subtract(*reversed(middle.values())):.1f} mV"
    )


if __name__ == "__main__":
    _report(sys.argv[1])
