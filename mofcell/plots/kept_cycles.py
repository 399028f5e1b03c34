"""Cycles whose curves are kept, each with its colour, the same in every figure."""

import matplotlib
import numpy as np

from mofcell.views.cycling import NOTHING, is_whole
from mofcell.views.words import stage

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


def labels(dataset, numbers):
    """What cycles are called in a legend.

    Parameters
    ----------
    dataset : xarray.Dataset
        From :func:`mofcell.cycle`.
    numbers : list of int
        Numbers of the cycles.

    Returns
    -------
    dict
        By number, the name of the stage, with the number where others have it too.
    """
    names = {number: stage(dataset.stage.sel(cycle=number).item()) for number in numbers}
    called = [*names.values()]
    return {
        number: name
        if name and called.count(name) == 1
        else ", ".join(filter(None, (name, f"cycle {number}")))
        for number, name in names.items()
    }


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
        all its steps, a drive cycle by what it gives in all. Steps that pass nothing are left out.
    """
    ways: dict[int, list] = {-1: [], 1: []}
    for step in np.unique(points.series_step.values):
        own = points.isel(point=points.series_step.values == step)
        given, on = _given(own), _under_load(own)
        if abs(given[-1]) > NOTHING and on.any():
            ways[int(np.sign(given[-1]))].append((abs(given)[on], own.series_voltage.values[on]))
    curves = []
    for steps in filter(None, ways.values()):
        starts = np.cumsum([0.0, *(passed[-1] for passed, _ in steps)])
        charge = [start + passed for start, (passed, _) in zip(starts, steps, strict=False)]
        curves.append((np.concatenate(charge), np.concatenate([voltage for _, voltage in steps])))
    return curves


def _under_load(points):
    """Where the load of the step is on: it is put on within the first second."""
    time = points.series_time.values
    return time - time[0] >= 1.0


def one_discharge(dataset):
    """Voltage along a discharge whose parts are the cycles, as those of a titration.

    Parameters
    ----------
    dataset : xarray.Dataset
        From :func:`mofcell.cycle`.

    Returns
    -------
    tuple of array or None
        Charge given since the end of the charge [mA.h.g-1] and voltage [V]; None where a kept
        cycle is a whole one, or others lie between.
    """
    if "series_cycle" not in dataset:
        return None
    numbers = np.unique(dataset.series_cycle.values)
    whole = is_whole(dataset).sel(cycle=numbers)
    if len(numbers) < 2 or np.any(np.diff(numbers) != 1) or whole.any():
        return None
    points = dataset.isel(point=np.argsort(dataset.series_cycle.values, kind="stable"))
    places = np.stack([points.series_cycle.values, points.series_step.values])
    cuts = np.flatnonzero(np.diff(places).any(axis=0)) + 1
    given, passed = [], 0.0
    for part in np.split(np.arange(points.sizes["point"]), cuts):
        given.append(passed + _given(points.isel(point=part)))
        passed = given[-1][-1]
    charge = np.concatenate(given)
    full = int(np.argmin(charge))
    if charge[-1] - charge[full] < NOTHING:
        return None
    return charge[full:] - charge[full], points.series_voltage.values[full:]


def _given(points):
    """Charge that a step has given, less what it took [mA.h.g-1]."""
    current = points.series_current_density.values
    passed = np.diff(points.series_capacity.values)
    return np.cumsum([0.0, *(passed * np.sign(current[1:] + current[:-1]))])
