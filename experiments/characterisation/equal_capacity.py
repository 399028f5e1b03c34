"""What a transference number is worth in conductivity: along a line of equal capacity."""

import numpy as np
from scipy.interpolate import PchipInterpolator

#: Neither pays where twice the conductivity, or the transference number 1, brings less than
#: this share of the capacity [-]: the capacities are known to some 3e-4.
NOTHING = 2e-3

#: Share of a gain that counts as all of it [-]: at its end the capacity rises no further.
ALL = 0.99


def equal_conductivity(conductivities, *, capacities, wanted):
    """The lowest conductivities that deliver a capacity.

    Between two conductivities the capacity is taken as smooth and without overshoot (PCHIP) in
    the logarithm of the conductivity.

    Parameters
    ----------
    conductivities : sequence of float
        Conductivities, rising [S.m-1].
    capacities : array
        Capacity, by conductivity and anything else [mA.h.g-1].
    wanted : float
        The capacity that is wanted [mA.h.g-1].

    Returns
    -------
    array
        Conductivities [S.m-1]; no number where none of the range delivers it.

    Examples
    --------
    >>> kappa, t = np.geomspace(0.01, 1, 9), np.array([0.25, 0.5, 1.0])
    >>> capacities = 9 + np.log(kappa[:, None] * t)
    >>> equal_conductivity(kappa, capacities=capacities, wanted=9 + np.log(0.05)).round(3)
    array([0.2 , 0.1 , 0.05])
    """
    columns = np.transpose(capacities)
    return np.array([_lowest(np.log(conductivities), column, wanted) for column in columns])


def _lowest(log_kappa, capacities, wanted):
    known = np.isfinite(capacities)
    if known.sum() < 2 or not wanted > 0:
        return np.nan
    found = PchipInterpolator(log_kappa[known], capacities[known]).solve(wanted, extrapolate=False)
    found = found[np.isfinite(found)]  # it gives none for a whole stretch of equal capacity
    return np.exp(found.min()) if found.size else np.nan


def pays(capacity, *, own):
    """Whether a capacity is more than another, beyond what capacities are known to.

    Parameters
    ----------
    capacity : float
        The capacity after a change [mA.h.g-1].
    own : float
        The capacity before [mA.h.g-1].

    Returns
    -------
    bool
        Whether the change pays.

    Examples
    --------
    >>> pays(111.14, own=111.13), pays(166.0, own=126.0), pays(0.0, own=0.0)
    (False, True, False)
    """
    return bool(capacity > 0 and capacity - own >= NOTHING * own)


def conductivity_factor(multiples, *, capacities, reached):
    """How many times its conductivity a membrane needs for 99 % of a gain.

    Parameters
    ----------
    multiples : sequence of float
        Multiples of the conductivity, rising from 1 [-].
    capacities : array
        Capacity at each [mA.h.g-1].
    reached : float
        The capacity that something else brings [mA.h.g-1].

    Returns
    -------
    float
        The multiple [-]; no number where nothing is gained, or none of them does it.

    Examples
    --------
    >>> round(conductivity_factor([1, 2, 4], capacities=np.array([50, 90, 99]), reached=90), 2)
    1.96
    """
    own = capacities[0]
    if not pays(reached, own=own):
        return np.nan
    enough = own + ALL * (reached - own)
    return float(_lowest(np.log(multiples), np.asarray(capacities, float), enough))
