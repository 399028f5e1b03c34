"""Utilisation and fade of ``gu2025-lfp-cycling``, from its cycling test.

Run ``python -m mofcell.experiments.fits.gu2025_fade``. The utilisation is fitted to the first
discharge, then each mechanism of fade alone to what is left after 100 and 150 cycles; the
SPMe fits, the DFN checks what the record has. Loss of active cathode explains both points. A
resistance that grows with the charge or with the root of time leaves the flat plateau of LFP
alone until it fills the window, then takes everything: a cliff, which the test has not.
"""

import numpy as np
from scipy.optimize import brentq

from mofcell import models
from mofcell.experiments.cycling.cycle import cycle
from mofcell.experiments.cycling.fading.fit_fade import fit_fade
from mofcell.experiments.cycling.fading.measured_cycles import measured_cycles
from mofcell.experiments.cycling.protocols import cycling
from mofcell.experiments.fits.printed import print_fade
from mofcell.parameters import cell as library_cell

CELL = "gu2025-lfp-cycling"

#: Range of the utilisation [-].
UTILISATION = (0.8, 1.0)


def fit_utilisation(cell, *, model=models.SPMe):
    """The utilisation with which the first discharge gives what was measured.

    Parameters
    ----------
    cell : Cell
        The cell, with measured cycles.
    model : type, optional
        Full model.

    Returns
    -------
    float
        Utilisation of the cathode [-].
    """
    known = measured_cycles(cell)
    protocol = cycling(c_rate=known.c_rate, hold_until=None, cycles=1)

    def too_much(utilisation):
        new = cell.replace(cathode_utilisation=utilisation, fade=())
        cycled = cycle(new, protocol, temperature=known.temperature, model=model)
        return cycled.specific_capacity.item() - known.capacity[0]

    return brentq(too_much, *UTILISATION, xtol=1e-5)


def residuals(cell, *, model):
    """What a cell has left by its record less what was measured, over the highest measured.

    Parameters
    ----------
    cell : Cell
        The cell, with measured cycles and fade.
    model : type
        Full model.

    Returns
    -------
    array
        Residuals of the capacities [-].
    """
    known = measured_cycles(cell)
    protocol = cycling(c_rate=known.c_rate, hold_until=None, cycles=int(known.cycle[-1]))
    cycled = cycle(cell, protocol, temperature=known.temperature, model=model)
    simulated = cycled.specific_capacity.sel(cycle=known.cycle).values
    return (simulated - known.capacity) / np.max(known.capacity)


if __name__ == "__main__":
    gu = library_cell(CELL)
    for one in (models.SPMe, models.DFN):
        print(f"cathode_utilisation by the {one.__name__}: {fit_utilisation(gu, model=one):.5g}")
    print_fade(fit_fade(gu))
    for one in (models.SPMe, models.DFN):
        shown = "  ".join(f"{error:+.2%}" for error in residuals(gu, model=one))
        print(f"the record by the {one.__name__}: {shown}")
