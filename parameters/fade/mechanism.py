"""What every mechanism of fade has."""

from abc import abstractmethod
from typing import Any, ClassVar, Self

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

    Attributes
    ----------
    pace : tuple
        The number that says how fast it is, and the power of that number with which it does.
    still : float
        Value of that number at which nothing fades.
    options : dict
        PyBaMM's options that it needs.
    """

    pace: ClassVar[tuple[str, int]]
    still: ClassVar[float] = 0.0
    options: ClassVar[dict] = {}

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

    @classmethod
    def paced(cls, rate) -> Self:
        """A mechanism at a rate.

        Parameters
        ----------
        rate : float
            The number of ``pace`` to its power [SI unit of the number, to the power].

        Returns
        -------
        FadeMechanism
            All other numbers as they are if not stated.
        """
        field, power = cls.pace
        return cls(**{field: rate**power if rate else cls.still})

    def without(self) -> Self:
        """The same mechanism, standing still.

        Returns
        -------
        FadeMechanism
            One that changes nothing, with the same equations.
        """
        return self.replace(**{self.pace[0]: self.still})
