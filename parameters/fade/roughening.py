"""Lithium that roughens, and has more area for the same current."""

from pydantic import Field

from mofcell.parameters.fade.mechanism import FadeMechanism


class Roughening(FadeMechanism):
    r"""Area of the lithium that grows with the charge that passes, in either direction.

    .. math:: a = 1 + k \int |i| \, dt

    Charge transfer and interphase share the current among a times the area of the face, so their
    overpotential falls: the opposite of fade. It is a mechanism of
    :class:`~mofcell.parameters.SymmetricCell`.

    Parameters
    ----------
    area_per_charge : float
        Area gained per charge, k [m2.C-1].

    Raises
    ------
    InvalidInput
        If it is negative.

    Examples
    --------
    >>> from mofcell.parameters import cell
    >>> Roughening(area_per_charge=1e-7).numbers(cell("gu2025-symmetric"))
    {'Lithium roughening per charge [m2.C-1]': 1e-07}
    """

    pace = ("area_per_charge", 1)

    name: str = "roughening of lithium"
    area_per_charge: float = Field(ge=0)

    def numbers(self, cell):
        return {"Lithium roughening per charge [m2.C-1]": self.area_per_charge}
