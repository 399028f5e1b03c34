"""What every mechanism of fade has."""

from abc import abstractmethod
from typing import Any

from mofcell.parameters.provenance import GIVEN
from mofcell.parameters.record import Record


class FadeMechanism(Record):
    """A mechanism of fade. Frozen.

    An equivalent full cycle is the passage of twice the nominal capacity of the cathode.

    Parameters
    ----------
    name : str, optional
        Name.
    description : str, optional
        What it is, in words.
    source : str, optional
        The work that the record is read from.
    provenance : dict, optional
        :class:`Provenance` of each number; without one it was given by the user.
    """

    def model_post_init(self, context: Any, /):
        """A number that is stated and says nothing of where it comes from is the user's."""
        for field, known in type(self).model_fields.items():
            is_number = field not in FadeMechanism.model_fields
            if is_number and getattr(self, field) != known.default:
                self.provenance.setdefault(field, GIVEN)

    @abstractmethod
    def numbers(self, cell):
        """PyBaMM's parameters of the mechanism.

        Parameters
        ----------
        cell : Cell
            The cell that fades.

        Returns
        -------
        dict
            Floats by parameter name, SI.
        """

    @abstractmethod
    def without(self):
        """The same mechanism, standing still.

        Returns
        -------
        FadeMechanism
            One that changes nothing, with the same equations.
        """
