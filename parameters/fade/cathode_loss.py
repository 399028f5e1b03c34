"""Loss of active cathode with the charge that passes."""

from typing import ClassVar

from pydantic import Field

from mofcell.parameters.fade.mechanism import FadeMechanism


class CathodeLoss(FadeMechanism):
    r"""Active material that stops to take part, and its lithium with it.

    .. math:: \epsilon_{am} = \epsilon_{am,0} \left( 1 - k \, \frac{q}{2 q_{nom}} \right)

    with the charge q that has passed in either direction, the nominal capacity
    :math:`q_{nom}` and the loss k in an equivalent full cycle, the same at all temperatures.

    Parameters
    ----------
    loss_per_cycle : float
        Share of the initial active material lost in an equivalent full cycle [-].

    Raises
    ------
    InvalidInput
        If the share is not from 0 to below 1.

    Examples
    --------
    >>> from mofcell.parameters import cell
    >>> fading = cell("gu2025-lfp").replace(fade=[CathodeLoss(loss_per_cycle=0.00125)])
    >>> fading.fade
    (CathodeLoss('loss of active cathode'),)
    """

    pace = ("loss_per_cycle", 1)
    options: ClassVar[dict] = {"loss of active material": ("none", "current-driven")}

    name: str = "loss of active cathode"
    loss_per_cycle: float = Field(ge=0, lt=1)

    def numbers(self, cell):
        return {
            "Positive electrode active material loss per charge [m2.C-1]": (
                self.loss_per_cycle / (2 * cell.areal_capacity)
            )
        }
