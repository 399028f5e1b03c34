"""The one rate of ``uiolitfsi-lfp`` and ``mof688-lfp``, from their cycling tests.

Run ``python -m mofcell.experiments.fits.hou2023_fade``. One capacity after the highest one is
known of each, so that every mechanism explains it and nothing tells them apart.
"""

from mofcell.experiments.cycling.fading.fit_fade import fit_fade
from mofcell.experiments.fits.printed import print_fade
from mofcell.parameters import cell as library_cell

CELLS = ("uiolitfsi-lfp", "mof688-lfp")

if __name__ == "__main__":
    for name in CELLS:
        print_fade(fit_fade(library_cell(name)))
