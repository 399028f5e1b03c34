"""Steel | membrane | steel."""

from mofcell.models.faces import BlockingFace
from mofcell.models.membrane_cell import MembraneCell
from mofcell.parameters import BlockingCell


class Blocking(MembraneCell):
    """Steel | membrane | steel, which passes no ion.

    The arguments are those of :class:`~mofcell.models.membrane_cell.MembraneCell`, the faces
    :class:`~mofcell.models.faces.blocking.BlockingFace`.

    Examples
    --------
    >>> import pybamm
    >>> from mofcell.models import Blocking
    >>> spectrum = pybamm.EISSimulation(Blocking()).solve([1e5, 1e6])
    >>> bool(spectrum.impedance[-1].real > 0)
    True
    """

    default_name = "Blocking cell with MOF electrolyte"
    face = BlockingFace

    @staticmethod
    def default_cell():
        return BlockingCell.of(MembraneCell.default_cell())
