"""Lithium metal with a resistive film (the interphase) on it."""

import pybamm
from pybamm.models.submodels.electrode.ohm.li_metal import LithiumMetalBaseModel


class _Interphase(LithiumMetalBaseModel):
    r"""Adds the film to a lithium electrode of PyBaMM.

    .. math::
        \phi(0) = \phi_{Li} - \Delta \phi_{ct} - i R, \qquad R = R_{Li}(T) \frac{L}{L_0}

    The film is in series with the charge transfer; its resistance :math:`R_{Li}` is a function
    of temperature, "Lithium interphase resistance [Ohm.m2]". Where PyBaMM's option "SEI" lets
    it grow, the resistance grows with its thickness L (give it "SEI resistivity [Ohm.m]" 0).
    """

    def get_coupled_variables(self, variables):
        variables = super().get_coupled_variables(variables)
        i = variables["Current collector current density [A.m-2]"]
        T = variables["Negative current collector temperature [K]"]
        resistance = self.param.R_interphase(T) * self._growth(variables)
        eta = -i * resistance
        variables["Lithium interphase resistance [Ohm.m2]"] = resistance
        variables["Lithium interphase overpotential [V]"] = eta
        variables["Lithium metal interface electrolyte potential [V]"] += eta
        return variables

    def _growth(self, variables):
        """Thickness of the film over its initial one [-]."""
        if self.options.negative["SEI"] in ("none", "constant"):
            return pybamm.Scalar(1)
        return variables["Negative SEI thickness [m]"] / self.param.n.prim.L_sei_0


class LithiumExplicit(_Interphase, pybamm.electrode.ohm.LithiumMetalExplicit):
    """Lithium metal whose charge transfer is inverted in closed form."""


class LithiumSurfaceForm(_Interphase, pybamm.electrode.ohm.LithiumMetalSurfaceForm):
    """Lithium metal whose surface potential difference is a state of the model."""
