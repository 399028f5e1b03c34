"""Three numbers of ``gu2025-lfp``, from its rate table.

Run ``python -m mofcell.experiments.fits.gu2025_lfp``. The utilisation, the particle diffusion
time and the resistance of the plane membrane|cathode are fitted to the five measured
capacities. The resistance of the lithium interface stays at the 688 ohm cm2 that the symmetric
cell gives. Only the sum of the two resistances enters at one temperature: the table cannot tell
them apart.
"""

from mofcell.experiments.calibration import Laplace
from mofcell.experiments.calibration.calibrate import calibrate
from mofcell.experiments.fits.printed import print_fit
from mofcell.parameters import cell as library_cell

CELL = "gu2025-lfp"

#: Ranges of utilisation [-], R2/D [s] and resistance at 25 degC [Ohm.m2].
FREE = {
    "cathode_utilisation": (0.5, 1.0),
    "particle_diffusion_time": (500.0, 50e3),
    "membrane_cathode_resistance": (1e-4, 0.3),
}


def fit(cell=None, *, starts=32):
    """Fit the three numbers.

    Parameters
    ----------
    cell : Cell, optional
        The cell; that of the library if not given.
    starts : int, optional
        Points of the ranges that are tried at first.

    Returns
    -------
    Calibration
        The fit.
    """
    return calibrate(cell or library_cell(CELL), free=FREE, starts=starts, draws=Laplace())


if __name__ == "__main__":
    print_fit(fit())
