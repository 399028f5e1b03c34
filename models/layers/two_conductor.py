"""A layer in which cation and anion are two conductors, with or without fixed charge."""

import pybamm


class TwoConductor:
    r"""Salt in a layer with fixed charge N (0 for a liquid).

    .. math::
        \kappa_\pm = \frac{F^2 D_\pm c_\pm}{RT}, \qquad
        \psi = \frac{2RT}{F} \ln \frac{c_s}{c_{s,0}} = \phi - \phi_-

    Parameters
    ----------
    domain : str
        "separator" (the membrane) or "positive electrode" (the catholyte).
    param : :class:`mofcell.models.MOFParameters`
        Parameter symbols.
    variables : dict
        Variables of the model, with concentrations and temperatures.

    Attributes
    ----------
    kappa_plus, kappa_minus : pybamm.Symbol
        Conductivity of cation and anion [S.m-1], on the nodes of the layer.
    salt_potential : pybamm.Symbol
        :math:`\psi` [V].
    """

    holds_salt = True

    def __init__(self, domain, param, variables):
        Domain = domain.capitalize()
        T = variables[f"{Domain} temperature [K]"]
        self.c_plus = variables[f"{Domain} cation concentration [mol.m-3]"]
        self.c_minus = variables[f"{Domain} anion concentration [mol.m-3]"]
        self.D_plus, self.D_minus = param.D_cation(Domain, T), param.D_anion(Domain, T)
        c_s = variables[f"{Domain.split()[0]} electrolyte concentration [mol.m-3]"]

        self.thermal_voltage = param.R * T / param.F
        self.kappa_plus = param.F / self.thermal_voltage * self.D_plus * self.c_plus
        self.kappa_minus = param.F / self.thermal_voltage * self.D_minus * self.c_minus
        self.salt_potential = 2 * self.thermal_voltage * pybamm.log(c_s / param.c_e_init)

    @staticmethod
    def framework_charge(domain, param):
        """Fixed charge density N of the layer [mol.m-3]."""
        return param.framework_charge(domain.capitalize())

    @property
    def kappa(self):
        """Conductivity of both ions [S.m-1]."""
        return self.kappa_plus + self.kappa_minus

    @property
    def t_minus(self):
        """Transference number of the anion [-]."""
        return self.kappa_minus / self.kappa

    @property
    def salt_conductivity(self):
        r"""Conductivity of salt without current, :math:`\kappa_+ \kappa_- / \kappa` [S.m-1]."""
        return self.kappa_plus * self.kappa_minus / self.kappa

    @property
    def thermodynamic_factor(self):
        """1 [-]: an ideal salt."""
        return pybamm.ones_like(self.c_plus)

    @property
    def diffusion_potential(self):
        r"""Function of the concentration whose differences are diffusion potentials [V].

        .. math::
            \phi_d = \int t_- \, d\psi = \frac{RT}{F} \left[ \ln c_+ +
            \frac{D_- - D_+}{D_- + D_+} \ln (D_+ c_+ + D_- c_-) \right]

        The closed form is that of Teorell, Meyer and Sievers, at one temperature and
        within one layer.
        """
        share = (self.D_minus - self.D_plus) / (self.D_minus + self.D_plus)
        weighted = (self.D_plus * self.c_plus + self.D_minus * self.c_minus) / self.D_plus
        return self.thermal_voltage * (pybamm.log(self.c_plus) + share * pybamm.log(weighted))
