"""Galvanostatic intermittent titration."""

from mofcell.experiments.cycling.protocol import Stage
from mofcell.experiments.cycling.protocols.arguments import Count, Current, Seconds
from mofcell.experiments.cycling.protocols.named import named
from mofcell.experiments.cycling.protocols.words import charged, lasting, rested


@named
def gitt(
    *,
    c_rate: Current = 0.1,
    pulse: Seconds = 600.0,
    rest: Seconds = 3600.0,
    pulses: Count = 60,
):
    """Galvanostatic intermittent titration: short discharges, a rest after each.

    Parameters
    ----------
    c_rate : float or str, optional
        Current of charge and pulses over the nominal 1C current [-], or with its unit.
    pulse, rest : float or str, optional
        How long each lasts [s].
    pulses : int, optional
        How many at most; 60 of 10 min at 0.1C are the nominal capacity.

    Returns
    -------
    Protocol
        A charge, then a cycle for each pulse.

    Examples
    --------
    >>> print(gitt())
    gitt: short discharges with a rest after each
    charge, once:
      Charge at 0.1C until upper cut-off
      Rest for 1 hour
    pulses, 60 times:
      Discharge at 0.1C for 10 minutes or until lower cut-off
      Rest for 1 hour
    """
    relax = rested(rest)
    titration = f"Discharge at {c_rate} for {lasting(pulse)} or until lower cut-off"
    return "short discharges with a rest after each", (
        Stage(name="charge", steps=(*charged(c_rate), relax)),
        Stage(name="pulses", steps=(titration, relax), repeats=pulses),
    )
