"""What a cell keeps of its heat."""

from pydantic import Field

from mofcell.parameters.checked import Checked
from mofcell.parameters.masses import BASES, areal_masses

#: Specific heat of what a cell is made of, if it is not stated [J.kg-1.K-1]: assumed. Lithium
#: has 3580, aluminium 897, oxides and polymers 700 to 1500.
SPECIFIC_HEAT = 1000.0


class Heat(Checked):
    """One temperature of the whole cell, which its own losses raise. Frozen.

    Parameters
    ----------
    heat_transfer_coefficient : float
        To the surroundings, per electrode area [W.m-2.K-1]; 0 keeps all heat in the cell.
        Still air takes some 10 from each face of a single cell, assumed.
    specific_heat : float, optional
        Of the stack, membrane and current collectors among it [J.kg-1.K-1].
    added_heat_capacity : float, optional
        Of what is warmed with the stack, a case, per electrode area [J.m-2.K-1].
    """

    heat_transfer_coefficient: float = Field(ge=0)
    specific_heat: float = Field(default=SPECIFIC_HEAT, gt=0)
    added_heat_capacity: float = Field(default=0.0, ge=0)

    def numbers(self, cell):
        """PyBaMM's parameters.

        Parameters
        ----------
        cell : Cell
            The cell.

        Returns
        -------
        dict
            Floats by parameter name, SI.
        """
        stack = sum(areal_masses(cell, BASES["stack"]).values())
        return {
            "Cell heat capacity per electrode area [J.m-2.K-1]": (
                stack * self.specific_heat + self.added_heat_capacity
            ),
            "Heat transfer coefficient per electrode area [W.m-2.K-1]": (
                self.heat_transfer_coefficient
            ),
        }
