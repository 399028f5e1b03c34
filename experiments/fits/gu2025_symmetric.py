"""Roughening of ``gu2025-symmetric``, from its overpotential after 1000 h.

Run ``python -m mofcell.experiments.fits.gu2025_symmetric``. The overpotential falls from 140 to
130 mV: an interphase that grows can only raise it, lithium that gains area lowers it. One number
is fitted to one point. The start is none of the fit: the interface comes from the overpotential
of 140 mV less the ohmic membrane alone, and gives 141 mV with charge transfer and diffusion.
"""

from scipy.optimize import root_scalar

from mofcell.experiments.characterisation.symmetric_cell import symmetric_cell
from mofcell.parameters import Roughening
from mofcell.parameters import cell as library_cell

CELL = "gu2025-symmetric"

#: Where the search begins [m2.C-1]: 10 mV of 140 lost over 3.6e6 C/m2.
GUESSES = (2e-8, 3e-8)


def fit(cell=None):
    """The roughening with which the overpotential at the end is what was measured.

    Parameters
    ----------
    cell : SymmetricCell, optional
        The cell, with its overpotential over time; that of the library if not given.

    Returns
    -------
    float
        Area gained per charge [m2.C-1].
    """
    cell = cell or library_cell(CELL)
    known = cell.measured["overpotential_over_time"]

    def too_much(area_per_charge):
        fade = [Roughening(area_per_charge=area_per_charge)]
        plated = symmetric_cell(cell, time=known.x[-1], temperature=known.temperature, fade=fade)
        return plated.overpotential.sel(share=1.0).values[-1] - known.y[-1]

    return root_scalar(too_much, x0=GUESSES[0], x1=GUESSES[1], xtol=1e-12).root


if __name__ == "__main__":
    print(f"area_per_charge: {fit():.5g} m2/C")
