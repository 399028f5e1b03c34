"""What every cathode material states."""

from collections.abc import Callable
from functools import lru_cache
from typing import Any

from pydantic import Field, field_validator, model_validator

from mofcell.parameters.cathodes.hysteresis import Hysteresis
from mofcell.parameters.constants import F
from mofcell.parameters.electrolyte import LawOrNumber, reference_temperature
from mofcell.parameters.errors import InvalidInput
from mofcell.parameters.record import Record


class Cathode(Record):
    r"""An active material: thermodynamics, kinetics, diffusion and what they weigh.

    The exchange current density is

    .. math::
        j_0 = j_{0,ref}(T) \left( \frac{c_s}{1\,\mathrm{M}} \right)^{1-a} 2 x^a (1 - x)^{1-a}

    with the salt concentration :math:`c_s`, the stoichiometry x at the surface and the exponent
    a, and the diffusivity in the particles

    .. math:: D = D_{ref} \, g(T) \, f(x), \qquad g(298.15\,\mathrm{K}) = f(1/2) = 1

    Parameters
    ----------
    name : str
        Name, with what tells it from other sets of the same material.
    formula : str
        Chemical formula.
    open_circuit_potential : callable
        Potential of discharge [V] against Li/Li+ as a function of stoichiometry; takes floats,
        arrays and PyBaMM symbols.
    stoichiometry_range : tuple of float, optional
        Stoichiometries between which the potential may be used [-].
    hysteresis : Hysteresis, optional
        The branch of charge, for PyBaMM's option "one-state hysteresis".
    exchange_current_density : float or law
        :math:`j_{0,ref}` at 1 M and x = 1/2 [A.m-2].
    exchange_current_exponent : float, optional
        a [-].
    relative_diffusivity : float or law
        g, diffusivity in the particle over that at 298.15 K [-].
    diffusivity_of_stoichiometry : callable, optional
        f, diffusivity in the particle over that at x = 1/2 [-], as a function of
        stoichiometry; constant if not given.
    particle_radius : float
        Radius of the particles [m].
    particle_diffusion_time : float
        :math:`R^2/D` at 298.15 K and x = 1/2 [s], what a cell takes if it names none of its
        own.
    specific_capacity : float
        Theoretical capacity [C.kg-1].
    density : float
        True density [kg.m-3].
    electronic_conductivity : float or law
        Of the composite electrode's solid [S.m-1].
    initial_stoichiometry : float, optional
        Of the charged material [-]; if not given, where the open-circuit potential equals the
        upper cut-off of the cell.
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
    stoichiometry_range: tuple[float, float] = (0.0, 1.0)
    hysteresis: Hysteresis | None = None
    exchange_current_density: LawOrNumber
    exchange_current_exponent: float = Field(default=0.5, gt=0, lt=1)
    relative_diffusivity: LawOrNumber
    diffusivity_of_stoichiometry: Callable | None = None
    particle_radius: float = Field(gt=0)
    particle_diffusion_time: float = Field(gt=0)
    specific_capacity: float = Field(gt=0)
    density: float = Field(gt=0)
    electronic_conductivity: LawOrNumber
    initial_stoichiometry: float | None = Field(default=None, gt=0, lt=1)
    validity: str = ""
    citations: tuple[str, ...] = ()

    @field_validator("electronic_conductivity")
    @classmethod
    def _positive(cls, law: Any, info):
        value = float(law(reference_temperature(law)))
        if value <= 0:
            raise InvalidInput(f"{info.field_name} is {value:g} S.m-1, allowed is above 0")
        return law

    @field_validator("stoichiometry_range")
    @classmethod
    def _rising(cls, ends: Any, info):
        if not 0 <= ends[0] < ends[1] <= 1:
            raise InvalidInput(
                f"{info.field_name} is {ends}: give the lower end first, both in [0, 1]"
            )
        return ends

    @model_validator(mode="after")
    def _check_hysteresis(self):
        if self.hysteresis is None:
            return self
        middle = sum(self.stoichiometry_range) / 2
        charge = float(self.hysteresis.delithiation_potential(middle))
        discharge = float(self.open_circuit_potential(middle))
        if charge < discharge:
            raise InvalidInput(
                f"hysteresis: the potential of charge is {charge:.4g} V at x = {middle:g}, that of "
                f"discharge {discharge:.4g} V; give branches of one material, or hysteresis=None"
            )
        return self

    @property
    def maximum_concentration(self):
        r"""Lithium per volume of solid when full, :math:`\rho q / F` [mol.m-3]."""
        return self.density * self.specific_capacity / F

    def stoichiometry_at(self, voltage):
        """Stoichiometry at which the open-circuit potential is a voltage.

        Parameters
        ----------
        voltage : float
            Potential against Li/Li+ [V].

        Returns
        -------
        float
            Stoichiometry within ``stoichiometry_range`` [-].

        Raises
        ------
        InvalidInput
            If the potential does not reach the voltage there.

        Examples
        --------
        >>> from mofcell.parameters.cathodes import CATHODES
        >>> round(CATHODES["NCM811"]().stoichiometry_at(4.3), 4)
        0.2613
        """
        return _stoichiometry_at(self.open_circuit_potential, self.stoichiometry_range, voltage)


@lru_cache(maxsize=256)
def _stoichiometry_at(potential, ends, voltage):
    from scipy.optimize import brentq  # not for all who only read records

    top, bottom = (float(potential(x)) for x in ends)
    if not bottom <= voltage <= top:
        raise InvalidInput(
            f"{voltage:g} V is not reached by the open-circuit potential, which spans "
            f"{bottom:.3f} to {top:.3f} V for x = {ends[1]:g} to {ends[0]:g}"
        )
    return brentq(lambda x: float(potential(x)) - voltage, *ends, xtol=1e-14)
