"""What is left of the capacity in the cold, and what takes the rest."""

import numpy as np

from mofcell import models
from mofcell.experiments.dataset import dataset, resampled_voltage
from mofcell.experiments.discharged import discharged, kelvins, positive
from mofcell.experiments.outcome import TERMS
from mofcell.experiments.rate_capability import DEPTH
from mofcell.experiments.solve import Discharge, discharge


def low_temperature(
    cell,
    *,
    temperatures=(298.15, 273.15, 253.15, 233.15),
    c_rate=0.1,
    heat=None,
    model=models.DFN,
    progress=None,
):
    """Discharge a charged cell at several temperatures.

    Parameters
    ----------
    cell : Cell
        The cell.
    temperatures : iterable of float, optional
        Temperatures of the surroundings, and of the cell at first [K].
    c_rate : float, optional
        Current over the nominal 1C current [-].
    heat : Heat, optional
        What the cell keeps of the heat of its losses, :class:`mofcell.Heat`. It stays at the
        temperature of the surroundings if None.
    model : type, optional
        Full model, :class:`mofcell.models.DFN` or :class:`mofcell.models.SPMe`.
    progress : callable, optional
        Called with the number of discharges done since the last call.

    Returns
    -------
    xarray.Dataset
        As :func:`~mofcell.experiments.rate_capability`, over ``temperature``, and
        ``end_contribution`` [V] over ``term`` and ``temperature``: the terms of the voltage
        when the discharge ended. With heat also ``highest_temperature`` and
        ``temperature_rise`` at the end [K] over ``temperature``, and the numbers of the heat
        in the attributes.

    Raises
    ------
    InvalidInput
        If the C-rate is not above zero or a temperature not between 150 and 500 K; if the heat
        is none, or an electrolyte states no density, which the heat capacity needs.

    Examples
    --------
    >>> import mofcell
    >>> cold = mofcell.low_temperature(mofcell.cell("gu2025-lfp"), temperatures=[253.15])
    >>> cold.status.item()
    'ok'

    Does the cell warm itself, if it gives off no heat?

    >>> warm = mofcell.low_temperature(mofcell.cell("gu2025-lfp"), temperatures=[253.15],
    ...                                heat=mofcell.Heat(heat_transfer_coefficient=0.0))
    >>> warm.temperature_rise.item() > 1 and (warm.energy > cold.energy).item()
    True
    """
    temperatures = kelvins("temperatures", temperatures)
    (c_rate,) = positive("c_rate", c_rate)
    wanted = [Discharge(cell=cell, c_rate=c_rate, temperature=T, heat=heat) for T in temperatures]
    outcomes = discharge(wanted, model=model, progress=progress)
    return dataset(
        {
            **discharged(cell, outcomes, "temperature"),
            "voltage": (
                ("temperature", "depth"),
                [resampled_voltage(outcome, DEPTH) for outcome in outcomes],
            ),
            "end_contribution": (
                ("term", "temperature"),
                [[outcome.end_terms[term] for outcome in outcomes] for term in TERMS],
            ),
            **(_warmth(outcomes, temperatures) if heat else {}),
        },
        {"temperature": temperatures, "term": list(TERMS), "depth": DEPTH},
        cell=cell,
        model=model,
        flags=[flag for outcome in outcomes for flag in outcome.flags],
        c_rate=c_rate,
        **(heat.model_dump() if heat else {}),
    )


def _warmth(outcomes, temperatures):
    at_the_end = np.array([outcome.temperature[-1] for outcome in outcomes])
    return {
        "highest_temperature": (
            "temperature",
            [outcome.temperature.max() for outcome in outcomes],
        ),
        "temperature_rise": ("temperature", at_the_end - temperatures),
    }
