"""Two numbers each of ``ouyang2023-lfp`` and ``ouyang2023-ncm811``, from their rate tables.

Run ``python -m mofcell.experiments.fits.ouyang2023``. The utilisation and the particle
diffusion time are fitted to three measured capacities. Loading, interfaces and cut-offs are
assumed, so two numbers that fit three do not show that they are the right ones.
"""

from mofcell.experiments.calibration import Laplace
from mofcell.experiments.calibration.calibrate import calibrate
from mofcell.experiments.fits.printed import print_fit
from mofcell.parameters import cell as library_cell

CELLS = ("ouyang2023-lfp", "ouyang2023-ncm811")

#: Ranges of utilisation [-] and R2/D [s].
FREE = {"cathode_utilisation": (0.5, 1.0), "particle_diffusion_time": (100.0, 500e3)}


def fit(cell, *, starts=32):
    """Fit the two numbers.

    Parameters
    ----------
    cell : Cell
        The cell.
    starts : int, optional
        Points of the ranges that are tried at first.

    Returns
    -------
    Calibration
        The fit.
    """
    return calibrate(cell, free=FREE, starts=starts, draws=Laplace())


if __name__ == "__main__":
    for name in CELLS:
        print_fit(fit(library_cell(name)))
