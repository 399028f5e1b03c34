"""Lithium metal with a resistive film (the interphase) on it."""

import pybamm
from pybamm.models.submodels.electrode.ohm.li_metal import LithiumMetalBaseModel


class _Interphase(LithiumMetalBaseModel):
    r"""Adds the film to a lithium electrode of PyBaMM.

    .. math:: \phi(0) = \phi_{Li} - \Delta \phi_{ct} - i R_{Li}(T)

    The film is in series with the charge transfer; its resistance is a function of
    temperature, "Lithium interphase resistance [Ohm.m2]".
    """

    def get_coupled_variables(self, variables):
        variables = super().get_coupled_variables(variables)
        i = variables["Current collector current density [A.m-2]"]
        T = variables["Negative current collector temperature [K]"]
        eta = -i * self.param.R_interphase(T)
        variables["Lithium interphase overpotential [V]"] = eta
        variables["Lithium metal interface electrolyte potential [V]"] += eta
        return variables


class LithiumExplicit(_Interphase, pybamm.electrode.ohm.LithiumMetalExplicit):
    """Lithium metal whose charge transfer is inverted in closed form."""


class LithiumSurfaceForm(_Interphase, pybamm.electrode.ohm.LithiumMetalSurfaceForm):
    """Lithium metal whose surface potential difference is a state of the model."""
