"""What is left of the capacity in the cold, and what takes the rest."""

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
    model=models.DFN,
    progress=None,
):
    """Discharge a charged cell at several temperatures.

    Parameters
    ----------
    cell : Cell
        The cell.
    temperatures : iterable of float, optional
        Temperatures [K].
    c_rate : float, optional
        Current over the nominal 1C current [-].
    model : type, optional
        Full model, :class:`mofcell.models.DFN` or :class:`mofcell.models.SPMe`.
    progress : callable, optional
        Called with the number of discharges done since the last call.

    Returns
    -------
    xarray.Dataset
        As :func:`~mofcell.experiments.rate_capability`, over ``temperature``, and
        ``end_contribution`` [V] over ``term`` and ``temperature``: the terms of the voltage
        when the discharge ended.

    Raises
    ------
    InvalidInput
        If the C-rate is not above zero or a temperature not between 150 and 500 K.

    Examples
    --------
    >>> import mofcell
    >>> cold = mofcell.low_temperature(mofcell.cell("gu2025-lfp"), temperatures=[253.15])
    >>> cold.status.item()
    'ok'
    """
    temperatures = kelvins("temperatures", temperatures)
    (c_rate,) = positive("c_rate", c_rate)
    wanted = [Discharge(cell=cell, c_rate=c_rate, temperature=T) for T in temperatures]
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
        },
        {"temperature": temperatures, "term": list(TERMS), "depth": DEPTH},
        cell=cell,
        model=model,
        flags=[flag for outcome in outcomes for flag in outcome.flags],
        c_rate=c_rate,
    )
