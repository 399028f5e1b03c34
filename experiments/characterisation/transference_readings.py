"""What Bruce and Vincent's formula makes of its five readings, and of their errors."""

import math

import numpy as np

from mofcell.parameters import InvalidInput
from mofcell.parameters.review.bruce_vincent import sensitivities, transference_number
from mofcell.parameters.shown import shown

#: What is read, as in the formula.
READINGS = ("V", "I0", "Is", "R0", "Rs")

#: Simulated measurements behind the interval, and the seed of their errors.
DRAWS, SEED = 100_000, 0

#: Relative change of t+ that is worth a doubt [-].
NOTABLE = 0.02


def stated_errors(*, voltage_error, current_error, resistance_error):
    """Stated errors in the order of ``READINGS``.

    Parameters
    ----------
    voltage_error, current_error, resistance_error : float
        Standard deviation over the value [-].

    Returns
    -------
    numpy.ndarray
        Standard deviations over the values [-].

    Raises
    ------
    InvalidInput
        If one is no fraction.
    """
    given = {
        "voltage_error": voltage_error,
        "current_error": current_error,
        "resistance_error": resistance_error,
    }
    for name, value in given.items():
        if not (isinstance(value, int | float) and 0 <= value < 1):
            raise InvalidInput(
                f"{name}: {shown(value)}; give a fraction from 0 to below 1: 1 % is 0.01"
            )
    errors = (voltage_error, current_error, current_error, resistance_error, resistance_error)
    return np.array(errors, float)


def by_formula(V, I0, Is, R0, Rs):
    """t+ of readings in units of which one system is made [-]."""
    return transference_number(
        voltage=V, initial_current=I0, steady_current=Is, initial=R0, steady=Rs
    )


def evaluated(read, errors):
    """t+, its errors and its interval, as variables of a dataset over ``reading``.

    Parameters
    ----------
    read : dict
        Value of each of ``READINGS``; NaN where there is none.
    errors : numpy.ndarray
        From :func:`stated_errors`.

    Returns
    -------
    dict
        Dimensions and values by name.
    """
    found = by_formula(**read)
    sensitivity = _sensitivities(read, found)
    contribution = np.abs(sensitivity * errors)
    low, high, outside = _interval(read, errors)
    return {
        "transference_number": ((), found),
        "transference_number_error": ((), abs(found) * np.sqrt(np.sum(contribution**2))),
        "transference_number_low": ((), low),
        "transference_number_high": ((), high),
        "share_outside": ((), outside),
        "current_ratio": ((), read["Is"] / read["I0"]),
        "stated_error": ("reading", errors),
        "sensitivity": ("reading", sensitivity),
        "error_contribution": ("reading", contribution),
    }


def _sensitivities(read, found):
    known = sensitivities(
        bulk=read["V"] / read["I0"] - read["R0"],
        initial=read["R0"],
        steady=read["Rs"],
        t_plus=found,
    )
    return np.array([known[name] for name in READINGS])


def _interval(read, errors):
    """Ends of the 95 % interval of t+, and the share of draws that are no t+ at all [-]."""
    values = np.array([read[name] for name in READINGS])
    if not np.isfinite(values).all():
        return np.nan, np.nan, np.nan
    noise = np.random.default_rng(SEED).standard_normal((DRAWS, len(values)))
    drawn = by_formula(*(values * (1 + errors * noise)).T)
    low, high = np.quantile(drawn, (0.025, 0.975))
    return low, high, np.mean((drawn < 0) | (drawn > 1))


def moved_by_resistances(variables):
    """What 1 % in the resistances does to t+, in words.

    Parameters
    ----------
    variables : dict
        From :func:`evaluated`.

    Returns
    -------
    str
        One line.
    """
    slopes = dict(zip(READINGS, variables["sensitivity"][1], strict=True))
    before, after = (percent(0.01 * abs(slopes[name])) for name in ("R0", "Rs"))
    return f"1 % in R0 moves t+ by {before}, 1 % in Rs by {after}"


def percent(share):
    """A share to two digits, never with a power of ten.

    Examples
    --------
    >>> percent(0.587), percent(1.7), percent(6.7e-8), percent(0.0012)
    ('59 %', '170 %', 'below 0.01 %', '0.12 %')
    """
    value = 100 * abs(share)
    if value < 0.01:
        return "below 0.01 %"
    digits = max(0, 1 - math.floor(math.log10(value)))
    return f"{value:.{digits}f} %" if value < 99.5 else f"{float(f'{value:.2g}'):,.0f} %"


def doubt_of_bounds(found):
    """The doubt about a t+ that is none, or an empty text.

    Parameters
    ----------
    found : float
        t+ by the formula [-].

    Returns
    -------
    str
        One line.
    """
    if not found < 0 and not found > 1:
        return ""
    return (
        f"t+ = {float(f'{found:.2g}'):g} is no transference number, which is 0 to 1: measure R0, "
        "Rs and the currents again, between interfaces of less resistance"
    )


def lasting(seconds):
    """A time to two or three digits.

    Examples
    --------
    >>> lasting(0.0), lasting(36.2), lasting(480.0), lasting(26215.0)
    ('0 s', '36 s', '8.0 min', '7.3 h')
    """
    if seconds < 100:
        return f"{seconds:.2g} s"
    return f"{seconds / 60:.1f} min" if seconds < 6000 else f"{seconds / 3600:.1f} h"
