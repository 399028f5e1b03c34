"""What every cathode material states."""

from collections.abc import Callable

from pydantic import Field

from mofcell.parameters.constants import F
from mofcell.parameters.electrolyte import LawOrNumber
from mofcell.parameters.record import Record


class Cathode(Record):
    r"""An active material: thermodynamics, kinetics, diffusion and what they weigh.

    The exchange current density is

    .. math:: j_0 = j_{0,ref}(T) \sqrt{\frac{c_s}{1\,\mathrm{M}}} \, 2\sqrt{x (1 - x)}

    with the salt concentration :math:`c_s` and the stoichiometry x at the surface.

    Parameters
    ----------
    name : str
        Name, with what tells it from other sets of the same material.
    formula : str
        Chemical formula.
    open_circuit_potential : callable
        Potential [V] against Li/Li+ as a function of stoichiometry; takes floats, arrays
        and PyBaMM symbols.
    exchange_current_density : float or law
        :math:`j_{0,ref}` at 1 M and x = 1/2 [A.m-2].
    relative_diffusivity : law
        Diffusivity in the particle over that at 298.15 K [-].
    particle_radius : float
        Radius of the particles [m].
    particle_diffusion_time : float
        :math:`R^2/D` at 298.15 K [s], what a cell takes if it names none of its own.
    specific_capacity : float
        Theoretical capacity [C.kg-1].
    density : float
        True density [kg.m-3].
    electronic_conductivity : float
        Of the composite electrode's solid [S.m-1].
    initial_stoichiometry : float
        Of the charged material [-].
    validity : str
        Where the set holds.
    citations : tuple of str
        BibTeX entries of the sources.
    provenance : dict
        :class:`Provenance` of each field.

    Raises
    ------
    InvalidInput
        If a value is outside its bounds.
    """

    formula: str
    open_circuit_potential: Callable
    exchange_current_density: LawOrNumber
    relative_diffusivity: LawOrNumber
    particle_radius: float = Field(gt=0)
    particle_diffusion_time: float = Field(gt=0)
    specific_capacity: float = Field(gt=0)
    density: float = Field(gt=0)
    electronic_conductivity: float = Field(gt=0)
    initial_stoichiometry: float = Field(gt=0, lt=1)
    validity: str = ""
    citations: tuple[str, ...] = ()

    @property
    def maximum_concentration(self):
        r"""Lithium per volume of solid when full, :math:`\rho q / F` [mol.m-3]."""
        return self.density * self.specific_capacity / F
