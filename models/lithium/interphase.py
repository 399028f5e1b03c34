"""Lithium metal with a resistive film (the interphase) on it."""

import pybamm
from pybamm.models.submodels.electrode.ohm.li_metal import LithiumMetalBaseModel


class Interphase(pybamm.BaseSubModel):
    r"""Resistance of the film.

    .. math:: R = R_{Li}(T) \frac{L}{L_0}

    :math:`R_{Li}` is a function of temperature, "Lithium interphase resistance [Ohm.m2]". Where
    PyBaMM's option "SEI" lets the film grow, its resistance grows with its thickness L (give it
    "SEI resistivity [Ohm.m]" 0).
    """

    def get_coupled_variables(self, variables):
        T = variables["Negative current collector temperature [K]"]
        variables["Lithium interphase resistance [Ohm.m2]"] = self.param.R_interphase(
            T
        ) * self._growth(variables)
        return variables

    def _growth(self, variables):
        """Thickness of the film over its initial one [-]."""
        if self.options.negative["SEI"] in ("none", "constant"):
            return pybamm.Scalar(1)
        return variables["Negative SEI thickness [m]"] / self.param.n.prim.L_sei_0


class _BehindInterphase(LithiumMetalBaseModel):
    r"""Adds the film to a lithium electrode of PyBaMM, in series with the charge transfer.

    .. math:: \phi(0) = \phi_{Li} - \Delta \phi_{ct} + \eta_{film}
    """

    def get_coupled_variables(self, variables):
        # the film first: without it nobody is to see the potential
        eta = variables["Lithium interphase overpotential [V]"]
        variables = super().get_coupled_variables(variables)
        variables["Lithium metal interface electrolyte potential [V]"] += eta
        return variables


class LithiumExplicit(_BehindInterphase, pybamm.electrode.ohm.LithiumMetalExplicit):
    """Lithium metal whose charge transfer is inverted in closed form."""


class LithiumSurfaceForm(_BehindInterphase, pybamm.electrode.ohm.LithiumMetalSurfaceForm):
    """Lithium metal whose surface potential difference is a state of the model."""
