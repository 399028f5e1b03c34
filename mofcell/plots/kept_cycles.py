"""Cycles whose curves are kept, each with its colour, the same in every figure."""

import matplotlib
import numpy as np

#: Kept cycles that a figure shows at most: more cannot be told apart.
MOST = 8


def kept_cycles(dataset, *, most=MOST):
    """Curves of the cycles that were kept.

    Parameters
    ----------
    dataset : xarray.Dataset
        From :func:`mofcell.cycle`.
    most : int, optional
        How many at most.

    Returns
    -------
    list of tuple
        Number of the cycle, its part of the dataset over ``point``, its colour; the first, the
        last and some between if there are more.
    """
    if "series_cycle" not in dataset:
        return []
    numbers = np.unique(dataset.series_cycle.values)
    if len(numbers) > most:
        numbers = numbers[np.linspace(0, len(numbers) - 1, most).round().astype(int)]
    shades = matplotlib.colormaps["cividis"](np.linspace(0, 0.85, len(numbers)))
    points = dataset[[name for name in dataset.data_vars if str(name).startswith("series_")]]
    return [
        (int(number), points.isel(point=dataset.series_cycle.values == number), shade)
        for number, shade in zip(numbers, shades, strict=True)
    ]


def half_cycles(points):
    """Voltage against what has passed in one direction, charge and discharge apart.

    Parameters
    ----------
    points : xarray.Dataset
        One of :func:`kept_cycles`.

    Returns
    -------
    list of tuple
        Charge passed [mA.h.g-1] and voltage [V]: of the charge, then of the discharge, each over
        all its steps. Steps without current, and those that change its direction, are left out.
    """
    ways: dict[int, list] = {-1: [], 1: []}
    for step in np.unique(points.series_step.values):
        own = points.isel(point=points.series_step.values == step)
        current = own.series_current_density.values[_under_load(own)]
        if current.size and np.ptp(np.sign(current)) == 0:
            ways[int(np.sign(current[0]))].append(own)
    curves = []
    for steps in filter(None, ways.values()):
        charge, passed = [], 0.0
        for own in steps:
            charge.append(passed + own.series_capacity.values)
            passed = charge[-1][-1]
        voltage = [own.series_voltage.values for own in steps]
        curves.append((np.concatenate(charge), np.concatenate(voltage)))
    return curves


def _under_load(points):
    """Where the load of the step is on: what was held before it fades within the first second."""
    time = points.series_time.values
    current = np.abs(points.series_current_density.values)
    return (time - time[0] >= 1.0) & (current > 1e-6)
