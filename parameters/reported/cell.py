"""A cell and all that is reported of its tests."""

from pydantic import model_validator

from mofcell.parameters.blocking_cell import BlockingCell
from mofcell.parameters.cell import Cell
from mofcell.parameters.errors import InvalidInput
from mofcell.parameters.record import Record
from mofcell.parameters.reported.value import ReportedValue
from mofcell.parameters.symmetric_cell import SymmetricCell


class ReportedCell(Record):
    """What a paper reports of a cell or another test.

    Parameters
    ----------
    name : str
        Name.
    kind : str
        "full", "symmetric", "blocking", "voltammetry", ...
    electrolytes : tuple of str
        Names of the membranes tested, as far as they are in the library.
    reported : tuple of ReportedValue
        Every figure.
    remarks, cautions : tuple of str
        What is told in words; what to know before a figure is used.
    cell : Cell, SymmetricCell or BlockingCell, optional
        The record that is simulated.
    not_simulated : str
        Why there is none.

    Raises
    ------
    InvalidInput
        If neither a cell nor the reason is given, or both.
    """

    kind: str = "full"
    electrolytes: tuple[str, ...] = ()
    reported: tuple[ReportedValue, ...] = ()
    remarks: tuple[str, ...] = ()
    cautions: tuple[str, ...] = ()
    cell: Cell | SymmetricCell | BlockingCell | None = None
    not_simulated: str = ""

    @model_validator(mode="after")
    def _check_use(self):
        if (self.cell is None) != bool(self.not_simulated):
            raise InvalidInput(
                f"{self.name!r}: give the fields of a cell to simulate it, or not_simulated with "
                "the reason, not both"
            )
        return self
