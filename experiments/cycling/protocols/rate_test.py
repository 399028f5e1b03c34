"""Cycles at one rate after the other."""

from mofcell.experiments.cycling.protocol import Stage
from mofcell.experiments.cycling.protocols.arguments import Count, Current, Currents
from mofcell.experiments.cycling.protocols.named import named
from mofcell.experiments.cycling.protocols.words import charged, discharged


@named
def rate_test(
    *,
    c_rates: Currents = (0.1, 0.2, 0.5, 1, 2),
    cycles: Count = 5,
    charge_c_rate: Current | None = None,
    hold_until: Current | None = 0.05,
    back_to: Current | None = None,
):
    """Some cycles at each of several rates, then back to the first.

    Parameters
    ----------
    c_rates : tuple of float or str, optional
        Currents over the nominal 1C current [-], or with their unit; those of Gu et al. 2025 if
        not given.
    cycles : int, optional
        How many at each.
    charge_c_rate : float or str, optional
        Current of every charge, likewise [-]; that of the discharge if not given.
    hold_until : float or str, optional
        Current that ends a hold at the upper cut-off, likewise [-]; no hold if None. Papers
        seldom say how they charged. Without a hold a fast charge takes little, and the discharge
        gives no more: at 2C and 700 ohm*cm2 nothing.
    back_to : float or str, optional
        Current of the last cycles, likewise [-]; the first again if not given.

    Returns
    -------
    Protocol
        A stage for each rate, named by it.

    Examples
    --------
    >>> [stage.name for stage in rate_test(c_rates=(0.1, 1)).stages]
    ['0.1C', '1C', 'back to 0.1C']
    """
    last = back_to or c_rates[0]
    rates = [*((rate, rate) for rate in c_rates), (f"back to {last}", last)]
    stages = [
        Stage(
            name=name,
            steps=(*charged(charge_c_rate or rate, hold_until), discharged(rate)),
            repeats=cycles,
        )
        for name, rate in rates
    ]
    return "cycles at one rate after the other", stages
