"""Double layer on the particles of the cathode."""

import pybamm
from pybamm.models.submodels.electrolyte_conductivity.surface_potential_form import (
    Explicit,
    FullDifferential,
)

CHARGING = "Positive electrode volumetric double-layer current density [A.m-3]"


class NoDoubleLayer(Explicit):
    """All current that leaves the solid reacts."""

    def get_coupled_variables(self, variables):
        variables = super().get_coupled_variables(variables)
        variables[CHARGING] = pybamm.Scalar(0)
        return variables


class DoubleLayer(FullDifferential):
    r"""What of the current from the solid does not react charges the surface.

    .. math::
        a C \frac{\partial \Delta \phi}{\partial t} = -\nabla \cdot i_s - a j, \qquad
        \Delta \phi = \phi_s - \phi

    with C "Positive electrode double-layer capacity [F.m-2]" of particle surface. Only the
    cation is in it, no anion enters.
    """

    def get_coupled_variables(self, variables):
        i_s = variables["Positive electrode current density [A.m-2]"]
        a_j = variables[
            "Sum of positive electrode volumetric interfacial current densities [A.m-3]"
        ]
        variables[CHARGING] = -pybamm.div(i_s) - a_j
        return variables

    def set_rhs(self, variables):
        difference = variables["Positive electrode surface potential difference [V]"]
        a = variables["Positive electrode surface area to volume ratio [m-1]"]
        C = self.domain_param.C_dl(variables["Positive electrode temperature [K]"])
        self.rhs = {difference: variables[CHARGING] / (a * C)}

    def set_boundary_conditions(self, variables):
        """None: its gradient is asked for nowhere."""


class LithiumInDoubleLayers(pybamm.BaseSubModel):
    r"""Cations in the double layers on lithium and on the particles, counted from no charge.

    .. math:: n = -\frac{A}{F} \left( C_{Li} \Delta \phi_{Li} + \int a C \Delta \phi \, dx \right)

    What the metal gives and the electrolyte does not get is here, and so at the particles: with
    it the lithium of a cell adds up. "Lithium in double layers [mol]" is negative where the
    surface is above the electrolyte, which it repels the cation from.
    """

    def __init__(self, param, options):
        super().__init__(param, name="lithium in double layers", options=options)

    def get_coupled_variables(self, variables):
        negative, positive = self.param.n, self.param.p
        T = pybamm.boundary_value(variables["Negative electrode temperature [K]"], "right")
        on_lithium = (
            negative.C_dl(T) * variables["Lithium metal interface surface potential difference [V]"]
        )
        on_particles = (
            variables["Positive electrode surface area to volume ratio [m-1]"]
            * positive.C_dl(variables["Positive electrode temperature [K]"])
            * variables["Positive electrode surface potential difference [V]"]
        )
        charge = on_lithium + positive.L * pybamm.x_average(on_particles)
        variables["Lithium in double layers [mol]"] = (
            -self.param.A_cc / self.param.F * pybamm.yz_average(charge)
        )
        return variables


class SolidBehindDoubleLayer(pybamm.electrode.ohm.Full):
    r"""Ohm's law in the solid, whose potential is that of the electrolyte and the double layer's.

    .. math:: i_s = -\sigma_{eff} \nabla \phi_s, \qquad \phi_s = \phi + \Delta \phi
    """

    def get_fundamental_variables(self):
        return {}

    def get_coupled_variables(self, variables):
        phi = variables["Positive electrolyte potential [V]"]
        phi_s = phi + variables["Positive electrode surface potential difference [V]"]
        variables.update(self._get_standard_potential_variables(phi_s))
        return super().get_coupled_variables(variables)

    def set_algebraic(self, variables):
        """None: the balance of charge is that of the electrolyte."""

    def set_initial_conditions(self, variables):
        """None: both of its parts have theirs."""
