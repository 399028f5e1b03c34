"""Charged warm, discharged cold."""

from mofcell.experiments.cycling.protocol import Stage
from mofcell.experiments.cycling.protocols.arguments import Count, Current, Kelvin, Kelvins, Seconds
from mofcell.experiments.cycling.protocols.named import named
from mofcell.experiments.cycling.protocols.words import charged, degrees, discharged, soaked


@named
def cold_discharge(
    *,
    temperatures: Kelvins = (253.15,),
    warm: Kelvin = 298.15,
    c_rate: Current = 0.1,
    charge_c_rate: Current | None = None,
    hold_until: Current | None = None,
    soak: Seconds = 4 * 3600.0,
    cycles: Count = 1,
):
    """Charge warm, soak to the cold temperature, discharge cold, warm up again.

    Parameters
    ----------
    temperatures : tuple of float or str, optional
        Temperatures of the discharges, one after the other [K].
    warm : float or str, optional
        Temperature of the charges [K].
    c_rate, charge_c_rate : float or str, optional
        Currents of discharge and charge over the nominal 1C current [-], or with their unit;
        the charge is as fast as the discharge if not given.
    hold_until : float or str, optional
        Current that ends a hold at the upper cut-off, likewise [-]; no hold if None.
    soak : float or str, optional
        How long the cell rests at each temperature [s].
    cycles : int, optional
        How many at each temperature.

    Returns
    -------
    Protocol
        A stage for each temperature, at the warm one first and last.

    Examples
    --------
    >>> print(cold_discharge(temperatures="-40 degC").stages[0])
    -40 degC, once:
      Soak at 25 degC for 4 hours
      Charge at 0.1C until upper cut-off
      Soak at -40 degC for 4 hours
      Discharge at 0.1C until lower cut-off
      Soak at 25 degC for 4 hours
    """
    stages = [
        Stage(
            name=degrees(cold),
            steps=(
                soaked(warm, soak),
                *charged(charge_c_rate or c_rate, hold_until),
                soaked(cold, soak),
                discharged(c_rate),
                soaked(warm, soak),
            ),
            repeats=cycles,
        )
        for cold in temperatures
    ]
    return "charged warm, discharged cold", stages
