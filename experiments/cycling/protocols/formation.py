"""First cycles, slowly."""

from mofcell.experiments.cycling.protocol import Stage
from mofcell.experiments.cycling.protocols.arguments import Count, Current
from mofcell.experiments.cycling.protocols.named import named
from mofcell.experiments.cycling.protocols.words import charged, discharged


@named
def formation(*, c_rate: Current = 0.1, hold_until: Current | None = None, cycles: Count = 3):
    """First cycles, slowly, before a test begins.

    Parameters
    ----------
    c_rate : float or str, optional
        Current of charge and discharge over the nominal 1C current [-], or with its unit,
        "0.1 mA/cm2".
    hold_until : float or str, optional
        Current that ends a hold at the upper cut-off, likewise [-]; no hold if None.
    cycles : int, optional
        How many.

    Returns
    -------
    Protocol
        One stage.

    Examples
    --------
    >>> print(formation())
    formation: first cycles, slowly
    3 times:
      Charge at 0.1C until upper cut-off
      Discharge at 0.1C until lower cut-off
    """
    steps = (*charged(c_rate, hold_until), discharged(c_rate))
    return "first cycles, slowly", [Stage(steps=steps, repeats=cycles)]
