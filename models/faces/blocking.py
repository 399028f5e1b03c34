"""A face that passes no ion: steel, on which the current only charges a double layer."""

from typing import ClassVar

import pybamm

from mofcell.models.faces.face import Face


class BlockingFace(Face):
    r"""An ideal capacitor that both ions charge.

    .. math::
        C \frac{dU}{dt} = \pm i, \qquad i_- = s \, i, \qquad
        \Delta \phi = U - s \int \Gamma \, d\psi, \qquad
        s = \frac{c_{-,0}}{c_{+,0} + c_{-,0}}

    C is "Blocking electrode double-layer capacity [F.m-2]". Of the charge the anion gives the
    share s: one ion leaves as the other comes, each in proportion to its concentration at rest,
    as the linear theory of Debye and Huckel has it. Both faces share it alike, so that what
    anions one takes the other gives. The potential that this share sees is that of the anion,
    :math:`\phi_- = \phi - \int \Gamma \, d\psi`, with the thermodynamic factor
    :math:`\Gamma` (1 of ideal ions): the force and the flux are then those of one ion, and the
    membrane is reciprocal and passive. A single-ion conductor has no anion, s = 0.
    """

    surface_forms: ClassVar = ("differential",)
    terms: ClassVar = {"double layer": "face potential drop [V]"}

    @staticmethod
    def anion_share(layer):
        return layer.anion_fraction

    def get_fundamental_variables(self):
        charged = self.state("double layer voltage [V]")
        return {charged.name: charged}

    def get_coupled_variables(self, variables):
        drop = variables[f"{self.Side} double layer voltage [V]"]
        if "Separator anion concentration [mol.m-3]" in variables:
            salt = variables["Separator salt chemical potential [V]"]
            share = variables["Separator anion fraction"]
            drop = drop - share * pybamm.boundary_value(salt, self.side)
        return variables | {f"{self.Side} face potential drop [V]": drop}

    def set_rhs(self, variables):
        charged = variables[f"{self.Side} double layer voltage [V]"]
        self.rhs = {charged: self.oxidation(variables) / self.param.C_blocking}

    def set_initial_conditions(self, variables):
        charged = variables[f"{self.Side} double layer voltage [V]"]
        self.initial_conditions = {charged: pybamm.Scalar(0)}
