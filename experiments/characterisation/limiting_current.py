"""The limiting current of a membrane: in closed form, and as the model sustains it."""

import math
import warnings

import numpy as np

from mofcell import models
from mofcell.experiments.characterisation.closed_forms import limiting_current_density
from mofcell.experiments.characterisation.membrane_alone import (
    DEPLETED,
    FEW_POINTS,
    MANY_POINTS,
    UNITS,
    membranes,
    relaxation_time,
)
from mofcell.experiments.characterisation.membrane_run import DURATION
from mofcell.experiments.dataset import dataset
from mofcell.parameters.constants import F

#: Times the limit of an ideal salt that a current is tried up to, and share of that from which.
TRIED, SMALLEST = 5.0, 1e-3

#: Relative width of the bracket in which the simulated limit lies.
TOLERANCE = 1e-4

#: Likewise of the limit on few points, where the other is looked for first.
COARSE = 0.01

#: Points of the closed form along an axis.
LINE = 60

#: Axes by the names of the arguments that give them.
KEYWORDS = {
    "membrane_thickness": "thicknesses",
    "transference_number": "transference_numbers",
    "framework_charge_density": "framework_charge_densities",
    "temperature": "temperatures",
}

NONE_FOUND = f"no limit up to {TRIED:g} times that of an ideal salt"
NONE_SUSTAINED = f"none sustained from {TRIED * SMALLEST:g} times the limit of an ideal salt"


def limiting_current(
    cell,
    *,
    thicknesses=None,
    transference_numbers=None,
    framework_charge_densities=None,
    temperatures=(298.15,),
    progress=None,
):
    r"""The largest current that a membrane sustains for ever, against up to four axes.

    .. math:: i_{lim} = \frac{2 F D_a c_0}{(1 - t_+) L} \quad (N = 0)

    The simulated limit is bisected: the largest current under which salt is left at both faces
    in the steady state. Neither the faces nor the lithium matter to it; both are left out. Beside
    fixed negative charge, however little, there is none: the cation never falls below N. The
    closed form with N < 0 is that of
    :func:`~mofcell.experiments.characterisation.closed_forms.limiting_current_density`.

    Parameters
    ----------
    cell : SymmetricCell, Cell or BlockingCell
        A cell with the membrane.
    thicknesses : iterable of float, optional
        Thicknesses of the membrane [m]; that of the cell if not given, and so on.
    transference_numbers : iterable of float, optional
        Transference numbers of the cation, at the same conductivity [-].
    framework_charge_densities : iterable of float, optional
        Fixed charges N, at the same conductivity, transference number and salt of the outside
        solution [mol.m-3].
    temperatures : iterable of float, optional
        Temperatures [K].
    progress : callable, optional
        Called with the number of membranes done since the last call.

    Returns
    -------
    xarray.Dataset
        Over the axes that were given and ``temperature``: ``limiting_current_density`` in closed
        form and ``simulated_limiting_current_density`` [A.m-2], NaN where there is none, and
        ``status``, ok or why not. ``line_limiting_current_density`` [A.m-2] is the closed form
        between the values of the first axis of more than one, over "line_" and its name.

    Raises
    ------
    InvalidInput
        If a number is out of bounds, or the cell has no membrane.

    Examples
    --------
    >>> import mofcell
    >>> found = mofcell.limiting_current(mofcell.cell("reference-peo"), thicknesses=[20e-6])
    >>> both = found.limiting_current_density, found.simulated_limiting_current_density
    >>> [round(one.item(), 2) for one in both]
    [3.78, 3.78]
    """
    axes, alone = membranes(
        cell,
        thicknesses=thicknesses,
        transference_numbers=transference_numbers,
        framework_charge_densities=framework_charge_densities,
        temperatures=temperatures,
    )
    found = []
    with warnings.catch_warnings(action="ignore"):  # flagged in the result
        for one in alone:
            found.append((closed_form(one), *_simulated(one)))
            (progress or (lambda done: None))(1)
        along, line = _line(cell, axes)
    closed, simulated, status = zip(*found, strict=True)
    shape = [len(values) for values in axes.values()]
    return dataset(
        {
            "limiting_current_density": (list(axes), np.reshape(closed, shape)),
            "simulated_limiting_current_density": (list(axes), np.reshape(simulated, shape)),
            "status": (list(axes), np.reshape(np.array(status, object), shape)),
            **line,
        },
        {**axes, **along},
        cell=cell,
        model=models.Symmetric,
        flags=[flag for one in alone for flag in one.flags],
        units=UNITS | {f"line_{name}": unit for name, unit in UNITS.items()},
        membrane=cell.electrolyte.name,
        relative_tolerance=TOLERANCE,
    )


def _line(cell, axes):
    """The closed form between the values of the first axis of more than one."""
    name = next((name for name, values in axes.items() if len(values) > 1), None)
    if name is None:
        return {}, {}
    between = np.linspace(min(axes[name]), max(axes[name]), LINE)
    fine = {**axes, name: np.union1d(axes[name], between)}
    given = {keyword: fine.get(axis) for axis, keyword in KEYWORDS.items()}
    values = [closed_form(one) for one in membranes(cell, **given)[1]]
    over = [f"line_{axis}" if axis == name else axis for axis in fine]
    found = np.reshape(values, [len(values) for values in fine.values()])
    return {f"line_{name}": fine[name]}, {"line_limiting_current_density": (over, found)}


def closed_form(alone):
    """Limiting current density of a membrane in closed form [A.m-2].

    Parameters
    ----------
    alone : MembraneAlone
        The membrane.

    Returns
    -------
    float
        Current density [A.m-2]; NaN where there is none, or no closed form.
    """
    if (known := alone.known()) is None:
        return math.nan
    limit = limiting_current_density(
        **known,
        thickness=alone.cell.membrane_thickness,
        framework_charge_density=alone.cell.electrolyte.framework_charge_density,
    )
    return limit if math.isfinite(limit) else math.nan


def of_an_ideal_salt(alone):
    """Limiting current density without fixed charge, where currents are looked for [A.m-2].

    Parameters
    ----------
    alone : MembraneAlone
        The membrane, not of a single-ion conductor.

    Returns
    -------
    float
        Current density [A.m-2].
    """
    cell, L = alone.cell, alone.cell.membrane_thickness
    if known := alone.known():
        return limiting_current_density(**known, thickness=L)
    slowest = cell.electrolyte.porosity * L / (np.pi**2 * relaxation_time(cell, alone.temperature))
    return 4 * F * slowest * cell.electrolyte.salt_concentration


def _simulated(alone):
    """Limiting current density that the model has [A.m-2], and the status."""
    if alone.why_not:
        return math.nan, alone.why_not
    top = TRIED * of_an_ideal_salt(alone)
    try:
        low, high = _bracket(alone, SMALLEST * top, top, tolerance=COARSE, points=FEW_POINTS)
        width = high - low
        low, high = max(low - width, SMALLEST * top), min(high + width, top)
        # a limit that the coarse mesh has misplaced is looked for everywhere again
        low = low if _sustained(alone, low, MANY_POINTS) else SMALLEST * top
        high = top if _sustained(alone, high, MANY_POINTS) else high
        low, high = _bracket(alone, low, high, tolerance=TOLERANCE, points=MANY_POINTS)
    except _NotFoundError as reason:
        return math.nan, str(reason)
    return (low + high) / 2, "ok"


class _NotFoundError(Exception):
    """Why a limit was not found."""


def _bracket(alone, low, high, *, tolerance, points):
    """A current that is sustained and a little higher one that is not [A.m-2]."""
    if not _sustained(alone, low, points):
        raise _NotFoundError(NONE_SUSTAINED)
    if _sustained(alone, high, points):
        raise _NotFoundError(NONE_FOUND)
    while high - low > tolerance * high:
        middle = (low + high) / 2
        low, high = (middle, high) if _sustained(alone, middle, points) else (low, middle)
    return low, high


def _sustained(alone, current_density, points):
    """Whether salt is left at both faces in the steady state."""
    _, ended_by = alone.passes(current_density, points=points)
    if ended_by not in (DURATION, DEPLETED):
        raise _NotFoundError(ended_by)
    return ended_by == DURATION
