"""A layer filled with a concentrated electrolyte known by measured properties."""

import numpy as np
import pybamm

from mofcell.models.layers.layer import Layer

_QUADRATURE_POINTS = 6


class Concentrated(Layer):
    r"""Four measured properties of concentration and temperature, no fixed charge.

    Conductivity :math:`\kappa`, salt diffusivity D (in :math:`-D \nabla c`), transference
    number :math:`t_+` and thermodynamic factor :math:`\Gamma` give the three coefficients of
    two coupled conductors,

    .. math::
        M = \frac{F^2 D c}{2 R T \Gamma}, \quad
        L_{--} = t_-^2 \kappa + M, \quad L_{++} = t_+^2 \kappa + M, \quad
        L_{+-} = t_+ t_- \kappa - M.

    Parameters and common attributes are those of
    :class:`~mofcell.models.layers.layer.Layer`.

    Attributes
    ----------
    t_minus, thermodynamic_factor : pybamm.Symbol
        :math:`1 - t_+` and :math:`\Gamma` [-].
    salt_conductivity : pybamm.Symbol
        M [S.m-1], which moves salt without current.
    salt_diffusivity : pybamm.Symbol
        D [m2.s-1].
    salt_potential : pybamm.Symbol
        :math:`\psi = (2RT/F) \ln (c/c_0)` [V].

    References
    ----------
    J. Newman, K. E. Thomas-Alyea, Electrochemical Systems, 3rd ed. (2004), chapter 12.
    """

    holds_salt = True

    def __init__(self, domain, param, variables):
        super().__init__(domain, param, variables)
        self.c, self.c_init = self.concentration("anion"), param.c_e_init
        self.anion_fraction = pybamm.Scalar(0.5)
        self.kappa = self._measured("electrolyte conductivity [S.m-1]", self.c)
        self.t_minus = self._t_minus(self.c)
        self.thermodynamic_factor = self._factor(self.c)

        self.salt_diffusivity = self._measured("electrolyte diffusivity [m2.s-1]", self.c)
        ideal = param.F * self.salt_diffusivity * self.c / (2 * self.thermal_voltage)
        self.salt_conductivity = ideal / self.thermodynamic_factor
        self.salt_potential = 2 * self.thermal_voltage * pybamm.log(self.c / self.c_init)

    @staticmethod
    def framework_charge(domain, param):
        """No fixed charge [mol.m-3]."""
        return pybamm.Scalar(0)

    @property
    def diffusion_potential(self):
        r"""From the initial concentration, at one temperature [V].

        .. math:: \phi_d = \int t_- \Gamma \, d\psi
        """
        return self._over_psi(lambda c: self._t_minus(c) * self._factor(c))

    @property
    def salt_chemical_potential(self):
        r"""Of the salt over F, from that at rest, at one temperature [V].

        .. math:: \phi - \phi_- = \int \Gamma \, d\psi
        """
        return self._over_psi(self._factor)

    def _over_psi(self, of_concentration):
        r"""Integral from the initial concentration, Gauss-Legendre in :math:`\ln c`."""
        points, weights = np.polynomial.legendre.leggauss(_QUADRATURE_POINTS)
        mean = 0
        for point, weight in zip(points, weights, strict=True):
            c = self.c_init * (self.c / self.c_init) ** ((1 + point) / 2)
            mean += weight / 2 * of_concentration(c)
        return mean * self.salt_potential

    def _t_minus(self, c):
        return 1 - self._measured("cation transference number", c)

    def _factor(self, c):
        return self._measured("thermodynamic factor", c)

    def _measured(self, name, c):
        return self.param.measured(f"{self.name} {name}", c, self.T)
