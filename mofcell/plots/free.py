"""Axes of free numbers: in the units of the field, logarithmic where their range is and is wide."""

import textwrap

import numpy as np
from matplotlib.ticker import FixedLocator, MaxNLocator

from mofcell.plots.axes import logarithmic
from mofcell.views import free

#: Ends of an axis this many times apart or more make it logarithmic.
WIDE = 10.0

#: Ticks of a narrow panel, about.
TICKS = 3


def label(name, *, line):
    """A free number in words with its unit, if it has one.

    Parameters
    ----------
    name : str
        Name of the free number.
    line : int
        Letters of a line.

    Returns
    -------
    str
        Of as many lines as it takes; the unit is not broken.

    Examples
    --------
    >>> label("cathode_utilisation", line=40)
    'cathode utilisation'
    """
    words, _, unit = free.heading(name).partition(" (")
    unit = unit.removesuffix(")").replace(" ", "\N{NO-BREAK SPACE}")
    return textwrap.fill(f"{words} ({unit})" if unit else words, line)


def scale(axis, low, high, *, is_logarithmic, room):
    """Make an axis of matplotlib span a stretch of a free number.

    Parameters
    ----------
    axis : matplotlib.axis.Axis
        The axis.
    low, high : float
        Ends of the stretch [unit that is shown].
    is_logarithmic : bool
        Whether the range of the number is even in the logarithm.
    room : float
        Room beyond each end, over the stretch [-].

    Returns
    -------
    bool
        Whether the axis is logarithmic.
    """
    if is_logarithmic and high / low >= WIDE:
        beyond = (high / low) ** room
        low, high = low / beyond, high * beyond
        logarithmic(axis, low, high)
        decades = 10.0 ** np.arange(np.ceil(np.log10(low)), np.floor(np.log10(high)) + 1)
        if len(decades) < 2:
            decades = np.outer(10.0 ** np.floor(np.log10([low, high])), [1, 2, 5]).ravel()
        every = -(-len(decades) // (TICKS + 1))
        axis.set_major_locator(FixedLocator(decades[::every].tolist()))
        return True
    beyond = room * (high - low or abs(high) or 1.0)
    axis.axes.set(**{f"{axis.axis_name}lim": (low - beyond, high + beyond)})
    axis.set_major_locator(MaxNLocator(TICKS))
    axis.axes.ticklabel_format(axis=axis.axis_name, useOffset=False)
    return False
