"""Discharges behind measured numbers, of one cell or of many that differ."""

import numpy as np

from mofcell import models
from mofcell.experiments.compiled import Effort
from mofcell.experiments.outcome import Discharge
from mofcell.experiments.solve import discharge

#: Residual of what has no number [-].
HOPELESS = 100.0


def run(cells, observed, *, model=models.DFN, effort=Effort.USUAL, progress=None):
    """Every discharge that observations depend on, of each cell, all in one batch.

    Parameters
    ----------
    cells : list of Cell
        The cells.
    observed : list of Observation
        What was measured.
    model : type, optional
        Full model.
    effort : Effort, optional
        How hard each discharge is solved.
    progress : callable, optional
        Called with the number of discharges done since the last call.

    Returns
    -------
    list of dict
        For each cell its outcomes by C-rate [-] and temperature [K].
    """
    conditions = list(dict.fromkeys(each for one in observed for each in one.conditions))
    wanted = []
    for cell in cells:
        at: dict[float, Discharge] = {}
        for c_rate, kelvin in conditions:
            if kelvin not in at:
                at[kelvin] = Discharge(cell=cell, c_rate=c_rate, temperature=kelvin)
            wanted.append(at[kelvin].at(c_rate))
    found = iter(discharge(wanted, model=model, effort=effort, progress=progress))
    return [{condition: next(found) for condition in conditions} for _ in cells]


def simulated(cell, one, outcomes):
    """What the discharges of a cell give for an observation.

    Parameters
    ----------
    cell : Cell
        The cell.
    one : Observation
        What was measured.
    outcomes : dict
        Outcomes by condition, from :func:`run`.

    Returns
    -------
    array
        The simulated numbers [unit of the observation], NaN where there is none.
    """
    return one.simulated(cell, [outcomes[condition] for condition in one.conditions])


def scaled(cell, observed, outcomes):
    r"""Residuals over the standard errors, :math:`r_k = (f_k - y_k) / \sigma_k`.

    Parameters
    ----------
    cell : Cell
        The cell.
    observed : list of Observation
        What was measured.
    outcomes : dict
        Outcomes by condition, from :func:`run`.

    Returns
    -------
    list of array
        For each observation its residuals [-]; a load that is not held counts by how far.
    """
    rows = []
    for one in observed:
        own = one.residuals(cell, [outcomes[condition] for condition in one.conditions])
        rows.append(np.nan_to_num(own, nan=HOPELESS))
    return rows
