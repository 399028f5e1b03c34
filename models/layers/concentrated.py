"""A layer filled with a concentrated electrolyte known by measured properties."""

import numpy as np
import pybamm

_QUADRATURE_POINTS = 6


class Concentrated:
    r"""Four measured properties of concentration and temperature, no fixed charge.

    Conductivity :math:`\kappa`, salt diffusivity :math:`D` (in :math:`-D \nabla c`),
    transference number :math:`t_+` and thermodynamic factor :math:`\Gamma` give the three
    coefficients of two coupled conductors,

    .. math::
        M = \frac{F^2 D c}{2 R T \Gamma}, \quad
        L_{--} = t_-^2 \kappa + M, \quad L_{++} = t_+^2 \kappa + M, \quad
        L_{+-} = t_+ t_- \kappa - M.

    Parameters
    ----------
    domain : str
        "separator" (the membrane) or "positive electrode" (the catholyte).
    param : :class:`mofcell.models.MOFParameters`
        Parameter symbols.
    variables : dict
        Variables of the model, with concentrations and temperatures.

    References
    ----------
    J. Newman, K. E. Thomas-Alyea, Electrochemical Systems, 3rd ed. (2004), chapter 12.
    """

    holds_salt = True

    def __init__(self, domain, param, variables):
        Domain = domain.capitalize()
        T = variables[f"{Domain} temperature [K]"]
        c = variables[f"{Domain} anion concentration [mol.m-3]"]

        def measured(name):
            return lambda c: param.measured(f"{Domain} {name}", c, T)

        self._c, self._c_init = c, param.c_e_init
        self._t_plus = measured("cation transference number")
        self._factor = measured("thermodynamic factor")
        self.kappa = measured("electrolyte conductivity [S.m-1]")(c)
        self.t_minus = 1 - self._t_plus(c)
        self.thermodynamic_factor = self._factor(c)

        thermal_voltage = param.R * T / param.F
        D = measured("electrolyte diffusivity [m2.s-1]")(c)
        self.salt_conductivity = param.F * D * c / (2 * thermal_voltage * self.thermodynamic_factor)
        self.salt_potential = 2 * thermal_voltage * pybamm.log(c / param.c_e_init)

    @staticmethod
    def framework_charge(domain, param):
        """No fixed charge [mol.m-3]."""
        return pybamm.Scalar(0)

    @property
    def diffusion_potential(self):
        r"""Function of the concentration whose differences are diffusion potentials [V].

        .. math:: \phi_d = \int t_- \Gamma \, d\psi

        from the initial concentration, at one temperature, by Gauss-Legendre quadrature
        in :math:`\ln c`.
        """
        points, weights = np.polynomial.legendre.leggauss(_QUADRATURE_POINTS)
        return sum(
            weight / 2 * self._integrand((1 + point) / 2)
            for point, weight in zip(points, weights, strict=True)
        )

    def _integrand(self, share):
        c = self._c_init * (self._c / self._c_init) ** share
        return (1 - self._t_plus(c)) * self._factor(c) * self.salt_potential
