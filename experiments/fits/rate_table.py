r"""Fit numbers of a cell to its measured rate table.

.. math:: \min \sum_k \left( \frac{q_k}{q_k^{meas}} - 1 \right)^2
"""

import numpy as np
from scipy.optimize import least_squares

from mofcell.experiments.solve import Discharge, discharge


def residuals(cell):
    """Relative residuals of the simulated capacities in the measured rate table.

    Parameters
    ----------
    cell : Cell
        A cell with a measured rate table.

    Returns
    -------
    array
        One for each C-rate [-].
    """
    table = cell.measured["rate_capability"]
    wanted = [Discharge(cell=cell, c_rate=c, temperature=table.temperature) for c in table.x]
    simulated = [3600 * outcome.delivered / cell.cathode_loading for outcome in discharge(wanted)]
    return np.array(simulated) / np.array(table.y) - 1


def fit_rate_table(changed, start, lower, upper):
    """Least-squares values of a cell's numbers.

    Parameters
    ----------
    changed : callable
        Takes the numbers and gives the cell that has them.
    start, lower, upper : sequence of float
        Start, lower and upper bound of each number [SI].

    Returns
    -------
    tuple of array
        The numbers [SI] and the relative residuals [-].
    """
    result = least_squares(
        lambda numbers: residuals(changed(*numbers)),
        start,
        bounds=(lower, upper),
        x_scale=start,
        diff_step=0.01,  # above the solver's noise of 1e-4
    )
    return result.x, result.fun
