"""What makes a cell fade, one mechanism in each file.

Interphase growth on lithium is PyBaMM's own ("SEI" option); what it does to the resistance
of the film stands in :mod:`mofcell.models.lithium.interphase`, the lithium it takes in
:mod:`mofcell.models.lithium.inventory`, beside the share of each plating that is lost.
"""

from mofcell.models.fade.cathode_loss import ActiveMaterialLoss
from mofcell.models.fade.membrane_cathode import ConstantInterface, RisingInterface

__all__ = ["ActiveMaterialLoss", "ConstantInterface", "RisingInterface"]
