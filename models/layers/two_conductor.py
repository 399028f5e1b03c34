"""A layer in which cation and anion are two conductors, with or without fixed charge."""

import pybamm

from mofcell.models.layers.layer import Layer
from mofcell.parameters.donnan import anion_concentration


class TwoConductor(Layer):
    r"""Salt in a layer with fixed charge N (0 for a liquid).

    .. math::
        \kappa_\pm = \frac{F^2 D_\pm c_\pm}{RT}, \qquad
        \psi = \frac{2RT}{F} \ln \frac{c_s}{c_{s,0}} = \phi - \phi_-

    Parameters and common attributes are those of
    :class:`~mofcell.models.layers.layer.Layer`.

    Attributes
    ----------
    kappa_plus, kappa_minus : pybamm.Symbol
        Conductivity of cation and anion [S.m-1].
    t_minus : pybamm.Symbol
        Transference number of the anion [-].
    salt_conductivity : pybamm.Symbol
        :math:`M = \kappa_+ \kappa_- / \kappa` [S.m-1], which moves salt without current.
    salt_diffusivity : pybamm.Symbol
        :math:`D_+ D_- (c_+ + c_-) / (D_+ c_+ + D_- c_-)`, of both ions together [m2.s-1].
    salt_potential : pybamm.Symbol
        :math:`\psi` [V].
    """

    holds_salt = True

    def __init__(self, domain, param, variables):
        super().__init__(domain, param, variables)
        self.c_plus, self.c_minus = self.concentration("cation"), self.concentration("anion")
        self.D_plus, self.D_minus = (
            param.D_cation(self.name, self.T),
            param.D_anion(self.name, self.T),
        )
        c_s = (self.c_plus * self.c_minus) ** 0.5

        self.kappa_plus = param.F / self.thermal_voltage * self.D_plus * self.c_plus
        self.kappa_minus = param.F / self.thermal_voltage * self.D_minus * self.c_minus
        self.kappa = self.kappa_plus + self.kappa_minus
        self.t_minus = self.kappa_minus / self.kappa
        self.salt_conductivity = self.kappa_plus * self.t_minus
        self.salt_diffusivity = (
            (self.c_plus + self.c_minus)
            * (self.D_plus * self.D_minus)
            / (self.D_plus * self.c_plus + self.D_minus * self.c_minus)
        )
        self.thermodynamic_factor = pybamm.ones_like(self.c_plus)
        self.salt_potential = 2 * self.thermal_voltage * pybamm.log(c_s / param.c_e_init)

    @property
    def anion_fraction(self):
        """Share of the anion in the mobile ions at rest [-]."""
        N = self.framework_charge(self.domain, self.param)
        anion = anion_concentration(
            salt_concentration=self.param.c_e_init, framework_charge_density=N
        )
        return anion / (2 * anion + N)

    @property
    def salt_chemical_potential(self):
        r""":math:`\psi`, both ions being ideal [V]."""
        return self.salt_potential

    @staticmethod
    def framework_charge(domain, param):
        """Fixed charge density N of the layer [mol.m-3]."""
        return param.framework_charge(domain.capitalize())

    @property
    def diffusion_potential(self):
        r"""The closed form of Teorell, Meyer and Sievers, at one temperature [V].

        .. math::
            \phi_d = \int t_- \, d\psi = \frac{RT}{F} \left[ \ln c_+ +
            \frac{D_- - D_+}{D_- + D_+} \ln (D_+ c_+ + D_- c_-) \right]
        """
        share = (self.D_minus - self.D_plus) / (self.D_minus + self.D_plus)
        weighted = (self.D_plus * self.c_plus + self.D_minus * self.c_minus) / self.D_plus
        return self.thermal_voltage * (pybamm.log(self.c_plus) + share * pybamm.log(weighted))
