"""Mass and thickness of many cells, on every basis."""

from dataclasses import dataclass
from typing import Any

import numpy as np

from mofcell.parameters import Cell, InvalidInput
from mofcell.parameters.masses import BASES, areal_masses, thicknesses


@dataclass(frozen=True)
class Accounts:
    """What cells weigh and measure; no number where there is no cell or no density.

    Parameters
    ----------
    loading : array
        Active material per area of each cell [kg.m-2].
    nominal_current : array
        Current per area at 1C [A.m-2].
    mass, thickness : array
        By cell and basis [kg.m-2, m].
    missing : str
        Why some masses are not known.
    """

    loading: Any
    nominal_current: Any
    mass: Any
    thickness: Any
    missing: str


def accounts(cells):
    """The accounts of some cells.

    Parameters
    ----------
    cells : list of Cell or str
        The cells; a text is no cell.

    Returns
    -------
    Accounts
        A row for each.
    """
    loading, current = np.full((2, len(cells)), np.nan)
    mass, thickness = np.full((2, len(cells), len(BASES)), np.nan)
    missing = ""
    for place, cell in enumerate(cells):
        if not isinstance(cell, Cell):
            continue
        loading[place], current[place] = cell.cathode_loading, cell.areal_capacity / 3600
        thick = thicknesses(cell)
        for column, parts in enumerate(BASES.values()):
            thickness[place, column] = sum(thick[part] for part in parts)
            try:
                mass[place, column] = sum(areal_masses(cell, parts).values())
            except InvalidInput as reason:
                missing = str(reason)
    return Accounts(loading, current, mass, thickness, missing)
