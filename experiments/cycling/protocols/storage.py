"""Rests between check-up cycles."""

from mofcell.experiments.cycling.protocol import Stage
from mofcell.experiments.cycling.protocols.arguments import Count, Current, Kelvin, Seconds
from mofcell.experiments.cycling.protocols.named import named
from mofcell.experiments.cycling.protocols.words import charged, discharged, rested, soaked


@named
def storage(
    *,
    rest: Seconds = 30 * 86400.0,
    periods: Count = 6,
    c_rate: Current = 0.1,
    hold_until: Current | None = None,
    temperature: Kelvin | None = None,
    warm: Kelvin = 298.15,
    soak: Seconds = 4 * 3600.0,
):
    """Rest charged for days, with a check-up cycle after each rest.

    Parameters
    ----------
    rest : float or str, optional
        How long each rest is [s].
    periods : int, optional
        How many rests.
    c_rate : float or str, optional
        Current of charge and discharge over the nominal 1C current [-], or with its unit.
    hold_until : float or str, optional
        Current that ends a hold at the upper cut-off, likewise [-]; no hold if None.
    temperature : float or str, optional
        Temperature of the rests [K]; that of the cycles if not given.
    warm : float or str, optional
        Temperature of the cycles, if that of the rests is another [K].
    soak : float or str, optional
        How long the cell then takes to come back to it [s].

    Returns
    -------
    Protocol
        A check-up cycle, then stages "storage" (whose discharge is what was kept) and
        "check-up" (what the cell then holds) in turn.

    Examples
    --------
    >>> print(storage(periods=1).stages[1])
    storage, once:
      Charge at 0.1C until upper cut-off
      Rest for 30 days
      Discharge at 0.1C until lower cut-off
    """
    charge, discharge = charged(c_rate, hold_until), discharged(c_rate)
    if temperature is None:
        waits = [rested(rest)]
    else:
        waits = [soaked(temperature, rest), soaked(warm, soak)]
    check_up = Stage(name="check-up", steps=(*charge, discharge))
    stored = Stage(name="storage", steps=(*charge, *waits, discharge))
    return "rests between check-up cycles", (check_up, *(stored, check_up) * periods)
