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
    SINGLE_ION,
    UNITS,
    membranes,
    relaxation_time,
)
from mofcell.experiments.characterisation.membrane_run import DURATION
from mofcell.experiments.dataset import dataset
from mofcell.parameters.constants import F

#: Times the limit of an ideal salt that a current is tried up to.
TRIED = 5.0

#: Relative width of the bracket in which the simulated limit lies.
TOLERANCE = 1e-4

#: Likewise of the limit on few points, and how far that may be off.
COARSE = 0.01

NO_LIMIT = "no limit: the framework carries on"
TRACE = "in practice only: so little fixed charge carries on at many volts"
NONE_FOUND = f"no limit up to {TRIED:g} times that of an ideal salt"


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
    in the steady state. Neither the faces nor the lithium matter to it; both are left out. Where
    fixed negative charge carries on, up to five times the limit without that charge is
    simulated. The closed form with N < 0 is that of
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
        ``status``, ok or why not.

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
    closed, simulated, status = zip(*found, strict=True)
    shape = [len(values) for values in axes.values()]
    return dataset(
        {
            "limiting_current_density": (list(axes), np.reshape(closed, shape)),
            "simulated_limiting_current_density": (list(axes), np.reshape(simulated, shape)),
            "status": (list(axes), np.reshape(np.array(status, object), shape)),
        },
        axes,
        cell=cell,
        model=models.Symmetric,
        flags=[flag for one in alone for flag in one.flags],
        units=UNITS,
        membrane=cell.electrolyte.name,
        relative_tolerance=TOLERANCE,
    )


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
    if alone.cell.electrolyte.is_single_ion:
        return math.nan, SINGLE_ION
    top = TRIED * of_an_ideal_salt(alone)
    charge = getattr(alone.cell.electrolyte, "framework_charge_density", 0.0)
    _, ended_by = alone.passes(top, points=FEW_POINTS)
    if ended_by == DURATION:
        return math.nan, NO_LIMIT if charge > 0 else NONE_FOUND
    if ended_by != DEPLETED:
        return math.nan, ended_by
    about = _bisected(alone, 0.0, top, tolerance=COARSE, points=FEW_POINTS)
    low, high = about * (1 - 2 * COARSE), about * (1 + 2 * COARSE)
    found = _bisected(alone, low, high, tolerance=TOLERANCE, points=MANY_POINTS)
    return found, TRACE if charge > 0 else "ok"


def _bisected(alone, low, high, *, tolerance, points):
    """The current between one that is sustained and one that is not [A.m-2]."""
    while high - low > tolerance * high:
        middle = (low + high) / 2
        _, ended_by = alone.passes(middle, points=points)
        low, high = (middle, high) if ended_by == DURATION else (low, middle)
    return (low + high) / 2
