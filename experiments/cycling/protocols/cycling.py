"""Charge and discharge at constant current, with or without a hold."""

from mofcell.experiments.cycling.protocol import Stage
from mofcell.experiments.cycling.protocols.arguments import Count, Current
from mofcell.experiments.cycling.protocols.named import named
from mofcell.experiments.cycling.protocols.words import charged, discharged


@named
def cycling(
    *,
    c_rate: Current = 0.5,
    charge_c_rate: Current | None = None,
    hold_until: Current | None = 0.05,
    cycles: Count = 100,
):
    """Charge at constant current, hold, discharge, again and again (CCCV; CC without hold).

    Parameters
    ----------
    c_rate, charge_c_rate : float or str, optional
        Currents of discharge and charge over the nominal 1C current [-], or with their unit;
        the charge is as fast as the discharge if not given. 0.5 C is what Ouyang et al. 2023
        cycle at.
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
    >>> print(cycling(c_rate="0.2 mA/cm2", hold_until=None))
    cycling: charge and discharge at constant current
    100 times:
      Charge at 0.2 mA/cm2 until upper cut-off
      Discharge at 0.2 mA/cm2 until lower cut-off
    """
    steps = (*charged(charge_c_rate or c_rate, hold_until), discharged(c_rate))
    hold = "" if hold_until is None else ", and hold at the upper cut-off"
    description = f"charge and discharge at constant current{hold}"
    return description, [Stage(steps=steps, repeats=cycles)]
