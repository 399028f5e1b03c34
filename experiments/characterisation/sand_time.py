"""Sand's time of a membrane: in closed form, and as the model has it at its real thickness."""

import math
import warnings
from dataclasses import replace

import numpy as np

from mofcell import models
from mofcell.experiments.characterisation.closed_forms import thick_membrane_sand_time
from mofcell.experiments.characterisation.limiting_current import closed_form, of_an_ideal_salt
from mofcell.experiments.characterisation.membrane_alone import DEPLETED, UNITS, membranes
from mofcell.experiments.characterisation.membrane_run import DURATION
from mofcell.experiments.dataset import dataset
from mofcell.experiments.discharged import positive

#: Multiple of the limiting current at which diffusion from either face does not reach the
#: middle before the salt is used up: less than 1e-8 of it.
FAR = 8.0

BELOW = "never: below the limiting current"

#: What Sand's time is proportional to, and the limiting current is not.
PROPORTIONAL = ("porosity", "salt_concentration")


def sand_time(
    cell,
    *,
    current_densities,
    thicknesses=None,
    transference_numbers=None,
    framework_charge_densities=None,
    temperatures=(298.15,),
    progress=None,
):
    r"""How long each current flows until the salt is used up at the face that is plated.

    .. math:: t = \pi \varepsilon D_a \left( \frac{F c_0}{2 (1 - t_+) i} \right)^2

    in closed form, without fixed charge and as long as diffusion from the other face has not
    arrived. The simulated time is that of the membrane as thick as it is, also with N < 0.
    Neither the faces nor the lithium matter to it; both are left out, and so is the middle of a
    membrane that diffusion does not reach in that time.

    Parameters
    ----------
    cell : SymmetricCell, Cell or BlockingCell
        A cell with the membrane.
    current_densities : iterable of float
        Current densities [A.m-2].
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
        Over the axes that were given, ``temperature`` and ``current_density`` [A.m-2]:
        ``sand_time`` in closed form [s], NaN with fixed charge and up to the limiting current;
        ``simulated_sand_time`` [s], NaN where the current flows for ever; ``sand_charge`` passed
        in that time [mA.h.cm-2]; ``status``, ok or why not. Without ``current_density``:
        ``limiting_current_density`` [A.m-2] in closed form, NaN where there is none. The
        attribute "assumed" says which of porosity and salt concentration nobody measured.

    Raises
    ------
    InvalidInput
        If a number is out of bounds, or the cell has no membrane.

    Examples
    --------
    >>> import mofcell
    >>> found = mofcell.sand_time(mofcell.cell("reference-peo"), current_densities=[5.0, 50.0])
    >>> found.status.values.ravel().tolist()
    ['ok', 'ok']
    """
    currents = positive("current_densities", current_densities)
    axes, alone = membranes(
        cell,
        thicknesses=thicknesses,
        transference_numbers=transference_numbers,
        framework_charge_densities=framework_charge_densities,
        temperatures=temperatures,
    )
    limits, closed, simulated, status = [], [], [], []
    with warnings.catch_warnings(action="ignore"):  # flagged in the result
        for one in alone:
            limits.append(closed_form(one))
            closed.append([_closed_form(one, i) for i in currents])
            ended, statuses = zip(*(_simulated(one, i) for i in currents), strict=True)
            simulated.append(ended)
            status.append(statuses)
            (progress or (lambda done: None))(1)
    over, shape = [*axes, "current_density"], [*map(len, axes.values()), len(currents)]
    times = np.reshape(simulated, shape)
    return dataset(
        {
            "sand_time": (over, np.reshape(closed, shape)),
            "simulated_sand_time": (over, times),
            "sand_charge": (over, times * currents / 36e3),  # C.m-2 to mA.h.cm-2
            "status": (over, np.reshape(np.array(status, object), shape)),
            "limiting_current_density": (list(axes), np.reshape(limits, shape[:-1])),
        },
        {**axes, "current_density": currents},
        cell=cell,
        model=models.Symmetric,
        flags=[flag for one in alone for flag in one.flags],
        units=UNITS,
        membrane=cell.electrolyte.name,
        assumed=", ".join(_assumed(cell.electrolyte)),
    )


def _assumed(membrane):
    """What Sand's time rests on and nobody measured, in words."""
    kinds = {name: known.kind for name, known in membrane.provenance.items()}
    return [
        name.replace("_", " ") for name in PROPORTIONAL if kinds.get(name, "assumed") == "assumed"
    ]


def _closed_form(alone, current_density):
    """Sand's time in closed form [s]; NaN with fixed charge, and up to the limiting current."""
    membrane, known = alone.cell.electrolyte, alone.known()
    if known is None or membrane.framework_charge_density != 0 or membrane.is_single_ion:
        return math.nan
    if current_density <= closed_form(alone):
        return math.nan
    return thick_membrane_sand_time(
        **known, current_density=current_density, porosity=membrane.porosity
    )


def _simulated(alone, current_density):
    """Time at which the salt is used up [s], and the status."""
    if alone.why_not:
        return math.nan, alone.why_not
    time, ended_by = _reached(alone, current_density).passes(current_density)
    if ended_by == DEPLETED:
        return time, "ok"
    return math.nan, BELOW if ended_by == DURATION else ended_by


def _reached(alone, current_density):
    """The membrane without the middle that diffusion does not reach."""
    share = FAR * of_an_ideal_salt(alone) / current_density
    if share >= 1:
        return alone
    thickness = share * alone.cell.membrane_thickness
    return replace(alone, cell=alone.cell.replace(membrane_thickness=thickness))
