"""What a model is solved with where no values are given."""

from mofcell.models.layers import Concentrated
from mofcell.parameters.errors import InvalidInput


def refuse_unknown(laws):
    """Refuse laws that the default cell has no numbers of.

    Parameters
    ----------
    laws : dict
        Class of :mod:`mofcell.models.layers` for each layer.

    Raises
    ------
    InvalidInput
        If one of them is known by measured properties alone.
    """
    for layer, law in laws.items():
        if issubclass(law, Concentrated):
            raise InvalidInput(
                f"parameter_values: none are given, and those of the default cell know no measured "
                f"electrolyte in its {layer}, which is {law.__name__}; give "
                "mofcell.parameter_values(cell) of a cell with a ConcentratedElectrolyte there"
            )
