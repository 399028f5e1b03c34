"""Bounds on the fade of the cells of Ouyang et al., whose retention is not printed.

Run ``python -m mofcell.experiments.fits.ouyang2023_fade``. "Over 200" cycles of LFP and "over
300" of NCM811 at 0.5 C fix no rate. If 80 % were left at the end, which is assumed, the rates
would be those printed here: upper bounds, one mechanism at a time. The lithium says something
without that: the cell has not run out, so that what each plating lost is less than the foil.
"""

import xarray as xr

from mofcell.experiments.cycling.fading.fit_fade import fit_fade
from mofcell.experiments.cycling.fading.lithium_bound import lowest_coulombic_efficiency
from mofcell.experiments.fits.printed import print_fade
from mofcell.parameters import cell as library_cell

#: Cells and the cycles that they lasted (sec. 2.3; Fig. 5a and S33).
CYCLES = {"ouyang2023-lfp": 200, "ouyang2023-ncm811": 300}

#: C-rate [-] and temperature [K], which is assumed.
C_RATE, TEMPERATURE = 0.5, 303.15

#: Share of the capacity that is left at the end [-]: assumed, the usual end of life.
LEFT = 0.8


def highest_rates(cell, cycles, *, left=LEFT):
    """Rates at which a cell would have a share of its capacity left after some cycles.

    Parameters
    ----------
    cell : Cell
        The cell.
    cycles : int
        Cycles that it lasted.
    left : float, optional
        Share left at the end [-].

    Returns
    -------
    xarray.Dataset
        As :func:`mofcell.fit_fade`.
    """
    assumed = xr.Dataset(
        {"relative_capacity": ("point", [100.0, 100 * left])},
        {"cycle": ("point", [1, cycles]), "c_rate": C_RATE, "temperature": TEMPERATURE},
    )
    return fit_fade(cell, assumed)


if __name__ == "__main__":
    for name, cycles in CYCLES.items():
        print(f"{name}: no faster than, if {LEFT:.0%} are left after {cycles} cycles (assumed)")
        low_loading = library_cell(name)
        print_fade(highest_rates(low_loading, cycles))
        tables = library_cell(name).measured["rate_capability"]
        specific = dict(zip(tables.x, tables.y, strict=True))[C_RATE]
        for cell in (low_loading, library_cell(f"{name}-highload")):
            efficiency = lowest_coulombic_efficiency(cell, specific * cell.cathode_loading, cycles)
            print(
                f"  plating efficiency with the loading of {cell.name}: {efficiency:.4f} at least"
            )
