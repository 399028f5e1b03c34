"""Resistance between membrane and cathode that rises with the charge that passes."""

from pydantic import Field

from mofcell.parameters.fade.mechanism import FadeMechanism


class RisingInterfaceResistance(FadeMechanism):
    r"""Resistance between membrane and cathode that rises with the charge passed.

    .. math:: R_{mc} = R_{mc,0}(T) + k \, \frac{q}{2 q_{nom}}

    with the charge q that has passed in either direction, the nominal capacity
    :math:`q_{nom}` and the rise k in an equivalent full cycle. :math:`R_{mc,0}` is
    ``membrane_cathode_resistance`` of the cell; k is the same at all temperatures.

    Parameters
    ----------
    rise_per_cycle : float
        Resistance that comes on top in an equivalent full cycle [Ohm.m2].

    Raises
    ------
    InvalidInput
        If the rise is negative.

    Examples
    --------
    >>> from mofcell.parameters import cell
    >>> rising = RisingInterfaceResistance(rise_per_cycle=5e-4)
    >>> for name, value in rising.numbers(cell("gu2025-lfp")).items():
    ...     print(f"{name}: {value:.3g}")
    Membrane-cathode interface resistance rise per charge [Ohm.m4.C-1]: 1.32e-08
    """

    pace = ("rise_per_cycle", 1)

    name: str = "rising membrane|cathode resistance"
    rise_per_cycle: float = Field(ge=0)

    def numbers(self, cell):
        return {
            "Membrane-cathode interface resistance rise per charge [Ohm.m4.C-1]": (
                self.rise_per_cycle / (2 * cell.areal_capacity)
            )
        }
