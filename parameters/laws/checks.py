"""Checks of what a law is made from; each raises ``InvalidInput``."""

import math
from numbers import Real

import numpy as np

from mofcell.parameters.errors import InvalidInput
from mofcell.parameters.shown import shown

IN_KELVIN = "temperatures are in K: add 273.15 to degC"
IN_SI = "give a plain number, converted to SI"


def finite(owner, field, value, hint=IN_SI):
    """Refuse what is not a finite number.

    Parameters
    ----------
    owner, field : str
        Law and field that the value is for.
    value : object
        What was given.
    hint : str, optional
        The next step, for the error.

    Raises
    ------
    InvalidInput
        If ``value`` is not a finite real number.

    Examples
    --------
    >>> finite("Arrhenius", "activation_energy", -5e4)
    """
    if not _is_finite(value):
        raise InvalidInput(f"{owner}: {field} = {shown(value)} is not a finite number; {hint}")


def positive(owner, field, value, hint=IN_SI):
    """Refuse what is not a finite number above zero.

    Parameters
    ----------
    owner, field : str
        Law and field that the value is for.
    value : object
        What was given.
    hint : str, optional
        The next step, for the error.

    Raises
    ------
    InvalidInput
        If ``value`` is not a finite real number above zero.

    Examples
    --------
    >>> positive("Arrhenius", "prefactor", 2.9)
    """
    if not (_is_finite(value) and value > 0):
        raise InvalidInput(
            f"{owner}: {field} = {shown(value)} is not a positive finite number; {hint}"
        )


def temperatures(owner, T):
    """Temperatures as float or array of floats.

    Parameters
    ----------
    owner : str
        Law that is called.
    T : float or array
        Temperature [K].

    Returns
    -------
    float or numpy.ndarray
        Temperature [K], of the shape of ``T``.

    Raises
    ------
    InvalidInput
        If a temperature is not a finite number above zero.

    Examples
    --------
    >>> temperatures("Arrhenius", 298)
    298.0
    """
    if isinstance(T, float) and 0 < T < math.inf:
        return float(T)
    try:
        kelvin = np.asarray(T, dtype=float)
    except (TypeError, ValueError):
        raise InvalidInput(
            f"{owner}: T = {shown(T)} is not a float or an array of floats; {IN_KELVIN}"
        ) from None
    bad = kelvin[~(np.isfinite(kelvin) & (kelvin > 0))]
    if bad.size:
        raise InvalidInput(
            f"{owner}: T = {bad.flat[0]:g} K is not a finite number above 0 K; {IN_KELVIN}"
        )
    return float(kelvin) if kelvin.ndim == 0 else kelvin


def points(owner, given, number):
    """Pairs of temperature and value, in the order of rising temperature.

    Parameters
    ----------
    owner : str
        Law that is made from the points.
    given : sequence of (float, float)
        Temperature [K] and value [unit of the quantity], in any order.
    number : int
        How many points the law takes.

    Returns
    -------
    list of (float, float)
        The points [K, unit of the quantity], sorted.

    Raises
    ------
    InvalidInput
        If a number is not positive or two temperatures are equal.

    Examples
    --------
    >>> points("Arrhenius", [(298.15, 0.128), (233.15, 0.0212)], 2)
    [(233.15, 0.0212), (298.15, 0.128)]
    """
    given = list(given)
    for point in given:
        if not (isinstance(point, tuple | list) and len(point) == 2):
            raise InvalidInput(f"{owner}: point {shown(point)} is not a pair (temperature, value)")
        positive(owner, "temperature of a point", point[0], IN_KELVIN)
        positive(owner, "value of a point", point[1])
    if len({T for T, _ in given}) != number:
        raise InvalidInput(
            f"{owner}: temperatures {shown([T for T, _ in given])} K are not {number} different "
            f"ones; give {number} points (temperature, value)"
        )
    return sorted((float(T), float(value)) for T, value in given)


def _is_finite(value):
    return isinstance(value, Real) and not isinstance(value, bool) and math.isfinite(value)
