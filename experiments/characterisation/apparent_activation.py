"""Activation energies as papers print them: the slope of a straight line through all points."""

import numpy as np

from mofcell.experiments.characterisation.conductivity_forms import (
    OneBarrier,
    OneBarrierOverTemperature,
)
from mofcell.experiments.characterisation.regression import Points, regression

FORMS = (OneBarrier(), OneBarrierOverTemperature())


def apparent_activation(*, temperatures, values):
    r"""Slopes of ln s and of ln sT against 1/T, whatever the true law of s is.

    .. math:: \ln s = \ln A - \frac{E_a}{R T}, \qquad \ln s T = \ln A - \frac{E_a}{R T}

    Parameters
    ----------
    temperatures : iterable of float
        Temperatures [K].
    values : iterable of float
        Conductivities, or anything that is 0 or more [any unit]; points that are not above 0
        do not count.

    Returns
    -------
    tuple of list
        Activation energies of both forms and their standard errors [J.mol-1], which tell how far
        the points are from a line, no more. No number where
        there are fewer than two temperatures; no error where there are fewer than three points.

    Examples
    --------
    >>> energies, _ = apparent_activation(temperatures=[250.0, 300.0], values=[0.1, 1.0])
    >>> [round(energy) for energy in energies]
    [28717, 30991]
    """
    T, values = np.asarray(temperatures, float), np.asarray(values, float)
    known = values > 0
    if len(np.unique(T[known])) < 2:
        return [np.nan] * len(FORMS), [np.nan] * len(FORMS)
    points = Points(temperatures=T[known], ln=np.log(values[known]))
    found = [regression(form, points) for form in FORMS]
    place = OneBarrier.numbers.index("activation_energy")
    return [one.numbers[place] for one in found], [one.errors[place] for one in found]
