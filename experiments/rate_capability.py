"""Capacity, energy and voltage against C-rate."""

import numpy as np

from mofcell import models
from mofcell.experiments.dataset import dataset, resampled_voltage
from mofcell.experiments.discharged import discharged, kelvins, positive
from mofcell.experiments.solve import Discharge, discharge

DEPTH = np.linspace(0, 1, 101)


def rate_capability(
    cell, *, c_rates=(0.1, 0.2, 0.5, 1.0, 2.0), temperature=298.15, model=models.DFN, progress=None
):
    """Discharge a charged cell at several C-rates.

    Parameters
    ----------
    cell : Cell
        The cell.
    c_rates : iterable of float, optional
        Currents over the nominal 1C current [-].
    temperature : float, optional
        Temperature [K].
    model : type, optional
        Full model, :class:`mofcell.models.DFN` or :class:`mofcell.models.SPMe`.
    progress : callable, optional
        Called with the number of discharges done since the last call.

    Returns
    -------
    xarray.Dataset
        ``specific_capacity`` [mA.h.g-1], ``areal_capacity`` [mA.h.cm-2], ``energy``
        [W.h.kg-1], ``mean_voltage`` [V], ``status``, ``limited_by`` over ``c_rate``;
        ``voltage`` [V] over ``c_rate`` and ``depth``.

    Raises
    ------
    InvalidInput
        If a C-rate is not above zero or the temperature not between 150 and 500 K.

    Examples
    --------
    >>> import mofcell
    >>> rates = mofcell.rate_capability(mofcell.cell("gu2025-lfp"), c_rates=[0.1])
    >>> rates.status.item()
    'ok'
    """
    c_rates = positive("c_rates", c_rates)
    (temperature,) = kelvins("temperature", temperature)
    wanted = [Discharge(cell=cell, c_rate=rate, temperature=temperature) for rate in c_rates]
    outcomes = discharge(wanted, model=model, progress=progress)
    flags = [flag for outcome in outcomes for flag in outcome.flags]
    return dataset(
        {
            **discharged(cell, outcomes, "c_rate"),
            "voltage": (
                ("c_rate", "depth"),
                [resampled_voltage(outcome, DEPTH) for outcome in outcomes],
            ),
        },
        {"c_rate": c_rates, "depth": DEPTH},
        cell=cell,
        model=model,
        flags=flags,
        temperature_K=temperature,
    )
