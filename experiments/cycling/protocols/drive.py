"""A drive cycle, over and over."""

from mofcell.experiments.cycling.protocol import Stage
from mofcell.experiments.cycling.protocols.arguments import Count, Current, Table
from mofcell.experiments.cycling.protocols.named import named
from mofcell.experiments.cycling.protocols.words import charged


@named
def drive(
    *,
    drive_cycle: Table,
    repeats: Count = 1,
    charge_c_rate: Current = 0.5,
    hold_until: Current | None = 0.05,
    cycles: Count = 1,
):
    """Charge, then run a drive cycle until a cut-off or so many times.

    Parameters
    ----------
    drive_cycle : DriveCycle or str
        The table, or its file.
    repeats : int, optional
        How often it is run, one after the other, if no cut-off ends it.
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
    >>> from mofcell.experiments.cycling.language.drive_cycle import DriveCycle
    >>> ramp = DriveCycle(name="ramp", time=(0, 60, 120), load=(0, 2, 0), unit="C")
    >>> print(drive(drive_cycle=ramp, repeats=3))
    drive: a drive cycle, over and over
    once:
      Charge at 0.5C until upper cut-off
      Hold at upper cut-off until 0.05C
      ramp: 3 points over 120 s, 3 times, 0C to 2C
    """
    steps = (*charged(charge_c_rate, hold_until), drive_cycle.repeated(repeats))
    return "a drive cycle, over and over", [Stage(steps=steps, repeats=cycles)]
