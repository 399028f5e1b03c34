"""Discharged at constant power."""

from mofcell.experiments.cycling.protocol import Stage
from mofcell.experiments.cycling.protocols.arguments import Count, Current, Power
from mofcell.experiments.cycling.protocols.named import named
from mofcell.experiments.cycling.protocols.words import charged, discharged


@named
def constant_power(
    *,
    power: Power,
    charge_c_rate: Current = 0.5,
    hold_until: Current | None = 0.05,
    cycles: Count = 1,
):
    """Charge, then discharge at constant power.

    Parameters
    ----------
    power : float or str
        Power of the discharge [W.m-2], or with its unit, "5 mW/cm2", "100 W/kg" (of active
        material).
    charge_c_rate : float or str, optional
        Current of the charge over the nominal 1C current [-], or with its unit.
    hold_until : float or str, optional
        Current that ends the hold at the upper cut-off, likewise [-]; no hold if None.
    cycles : int, optional
        How many.

    Returns
    -------
    Protocol
        One stage.

    Examples
    --------
    >>> constant_power(power="100 W/kg").stages[0].steps[-1]
    'Discharge at 100 W/kg until lower cut-off'
    """
    steps = (*charged(charge_c_rate, hold_until), discharged(power))
    return "discharged at constant power", [Stage(steps=steps, repeats=cycles)]
