"""Where every millivolt of a discharge goes."""

import numpy as np

from mofcell import models
from mofcell.experiments.dataset import dataset, per_mass, resampled
from mofcell.experiments.discharged import kelvins, positive
from mofcell.experiments.outcome import TERMS
from mofcell.experiments.solve import Discharge, discharge

DEPTH = np.linspace(0, 1, 201)


def polarization(cell, *, c_rate=1.0, temperature=298.15, model=models.DFN):
    r"""Split the voltage of a discharge into its terms.

    .. math:: V = U + \sum_k \eta_k

    Parameters
    ----------
    cell : Cell
        The cell.
    c_rate : float, optional
        Current over the nominal 1C current [-].
    temperature : float, optional
        Temperature [K].
    model : type, optional
        Full model, :class:`mofcell.models.DFN` or :class:`mofcell.models.SPMe`.

    Returns
    -------
    xarray.Dataset
        ``voltage`` [V] and ``capacity`` [mA.h.g-1] over ``depth``, ``contribution`` [V]
        over ``term`` and ``depth``, which sums over ``term`` to ``voltage``. All NaN, with
        the reason in ``status``, if the load cannot be held; ``end_contribution`` then says
        which terms took the voltage.

    Raises
    ------
    InvalidInput
        If the C-rate is not above zero or the temperature not between 150 and 500 K.

    Examples
    --------
    >>> import mofcell
    >>> split = mofcell.polarization(mofcell.cell("gu2025-lfp"), c_rate=1.0)
    >>> bool(abs(split.contribution.sum("term") - split.voltage).max() < 1e-8)
    True
    """
    (c_rate,) = positive("c_rate", c_rate)
    (temperature,) = kelvins("temperature", temperature)
    wanted = Discharge(cell=cell, c_rate=c_rate, temperature=temperature)
    (outcome,) = discharge([wanted], model=model)
    return dataset(
        {
            "voltage": ("depth", resampled(outcome, outcome.voltage, DEPTH)),
            "contribution": (
                ("term", "depth"),
                [resampled(outcome, outcome.terms[term], DEPTH) for term in TERMS],
            ),
            "end_contribution": ("term", [outcome.end_terms[term] for term in TERMS]),
            "load_held": ((), outcome.load_held),
            "status": ((), outcome.status),
            "limited_by": ((), outcome.limited_by),
        },
        {
            "depth": DEPTH,
            "term": list(TERMS),
            "capacity": ("depth", DEPTH * per_mass(cell, outcome.delivered)),
        },
        cell=cell,
        model=model,
        flags=outcome.flags,
        temperature_K=temperature,
        c_rate=c_rate,
    )
