"""Capacities that fall from cycle to cycle: the model has no such process."""

import numpy as np
from scipy.stats import linregress

#: A fall counts over so many cycles at least, from this share of the capacity on [-], and where
#: it would come about by chance less often than this [-].
CYCLES, FALL, CHANCE = 5, 0.03, 0.01


def fade(table):
    """How the capacities of a table fall from cycle to cycle at one load.

    Parameters
    ----------
    table : xarray.Dataset
        Measured table, with ``c_rate``.

    Returns
    -------
    str
        The largest fall in words; empty if there is none.

    Examples
    --------
    >>> import xarray
    >>> cycles = range(1, 11)
    >>> fade(xarray.Dataset(
    ...     {"specific_capacity": ("point", [150.0 - 2 * cycle for cycle in cycles])},
    ...     {"cycle": ("point", cycles), "c_rate": 0.5, "temperature": 298.15},
    ... ))
    'the capacity falls by 12 % from cycle 1 to 10 at 0.5 C, 25 degC'
    """
    if "cycle" not in table.coords:
        return ""
    name = "specific_capacity" if "specific_capacity" in table else "relative_capacity"
    cycle, capacity = table.cycle.values.astype(float), table[name].values.astype(float)
    load = np.broadcast_to(table.c_rate.values, cycle.shape)
    kelvin = np.broadcast_to(table.temperature.values, cycle.shape)
    known = np.isfinite(capacity) & np.isfinite(cycle)
    falls = []
    for c_rate, at in dict.fromkeys(zip(load[known], kelvin[known], strict=True)):
        own = known & (load == c_rate) & (kelvin == at)
        if len(set(cycle[own])) < CYCLES:
            continue
        line = linregress(cycle[own], capacity[own])
        first, last = cycle[own].min(), cycle[own].max()
        fall = -line.slope * (last - first) / (line.intercept + line.slope * first)
        if fall > FALL and line.pvalue < CHANCE:
            words = (
                f"the capacity falls by {100 * fall:.2g} % from cycle {first:g} to {last:g} at "
                f"{c_rate:.3g} C, {round(at - 273.15, 1):g} degC"
            )
            falls.append((fall, words))
    return max(falls)[1] if falls else ""
