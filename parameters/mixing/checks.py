"""Checks of what a mixing rule takes; each returns the value as a float or an array."""

import numpy as np

from mofcell.parameters.errors import InvalidInput
from mofcell.parameters.laws.symbols import pybamm_if_symbol

IN_SI = "give SI (1 S/cm is 100 S/m); laws of temperature go into a Mixture"


def positive(rule, field, value):
    """Refuse what is not above zero.

    Parameters
    ----------
    rule, field : str
        Mixing rule and argument that the value is for.
    value : object
        What was given.

    Returns
    -------
    float, array or pybamm.Symbol
        The value [unit of the quantity]; a symbol has no number yet and passes.

    Raises
    ------
    InvalidInput
        If a number is not finite and above zero.

    Examples
    --------
    >>> positive("brick_layer", "grain_conductivity", 1)
    1.0
    """
    return _numbers(rule, field, value, lambda x: x > 0, "a finite number above 0", IN_SI)


def not_negative(rule, field, value):
    """Refuse what is below zero.

    Parameters
    ----------
    rule, field : str
        Mixing rule and argument that the value is for.
    value : object
        What was given.

    Returns
    -------
    float, array or pybamm.Symbol
        The value [unit of the quantity]; a symbol has no number yet and passes.

    Raises
    ------
    InvalidInput
        If a number is not finite or below zero.

    Examples
    --------
    >>> not_negative("maxwell", "inclusion_conductivity", 0)
    0.0
    """
    return _numbers(rule, field, value, lambda x: x >= 0, "a finite number of 0 or more", IN_SI)


def fraction(rule, field, value):
    """Refuse what is not between zero and one.

    Parameters
    ----------
    rule, field : str
        Mixing rule and argument that the value is for.
    value : object
        What was given.

    Returns
    -------
    float, array or pybamm.Symbol
        The value [-]; a symbol has no number yet and passes.

    Raises
    ------
    InvalidInput
        If a number is below 0 or above 1.

    Examples
    --------
    >>> fraction("maxwell", "volume_fraction", 0.1)
    0.1
    """
    hint = "give a fraction, not per cent"
    return _numbers(rule, field, value, lambda x: (x >= 0) & (x <= 1), "between 0 and 1", hint)


def _numbers(rule, field, value, holds, allowed, hint):
    if pybamm_if_symbol(value):
        return value
    numbers = np.asarray(value)
    if numbers.dtype.kind not in "iuf":
        raise InvalidInput(
            f"{rule}: {field} = {value!r} is not a number or an array of numbers; {hint}"
        )
    numbers = numbers.astype(float)
    bad = numbers[~(np.isfinite(numbers) & holds(numbers))]
    if bad.size:
        raise InvalidInput(f"{rule}: {field} = {bad.flat[0]:g} is not {allowed}; {hint}")
    return float(numbers) if numbers.ndim == 0 else numbers
