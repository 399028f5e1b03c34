"""What it says of plating that a cell has not run out of lithium."""

from mofcell.experiments.compiled import accessible_charge
from mofcell.parameters.constants import LITHIUM_MOLAR_VOLUME, F


def lowest_coulombic_efficiency(cell, capacity, cycles):
    r"""The plating efficiency below which the lithium would have been used up.

    .. math:: \eta_C \ge 1 - \frac{q_{Li} + q_{am} - q}{n \, q}

    A cell as built has the lithium :math:`q_{Li}` of the foil and :math:`q_{am}` of the cathode
    that takes part; as long as it delivers q, it has lost no more than what is over.

    Parameters
    ----------
    cell : Cell
        The cell.
    capacity : float
        Charge q of a cycle per area [C.m-2].
    cycles : int
        Cycles n that it lasted.

    Returns
    -------
    float
        Lowest coulombic efficiency of plating [-]; 0 if the lithium would last without any.

    Examples
    --------
    >>> from mofcell.parameters import cell
    >>> high_loading = cell("ouyang2023-lfp-highload")
    >>> print(f"{lowest_coulombic_efficiency(high_loading, 2.7 * 36000, 200):.3f}")
    0.981
    """
    foil = F * cell.lithium_foil_thickness / LITHIUM_MOLAR_VOLUME
    over = foil + accessible_charge(cell) - capacity
    return max(0.0, 1 - over / (cycles * capacity))
