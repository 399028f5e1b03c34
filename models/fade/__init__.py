"""What makes a cell fade, beside what stands where it belongs.

The resistance of the plane between membrane and cathode, which may rise, is
:mod:`mofcell.models.membrane_cathode`. Interphase growth on lithium is PyBaMM's own (option
"SEI"): what it does to the resistance of the film stands in
:mod:`mofcell.models.lithium.interphase`, the lithium it takes in
:mod:`mofcell.models.lithium.inventory`, beside the share of each plating that is lost.
"""

from mofcell.models.fade.active_material_loss import ActiveMaterialLoss

__all__ = ["ActiveMaterialLoss"]
