"""A face that passes no ion: steel, on which the current only charges a double layer."""

from typing import ClassVar

import pybamm

from mofcell.models.faces.face import Face


class BlockingFace(Face):
    r"""An ideal capacitor that both ions charge.

    .. math::
        C \frac{dU}{dt} = \pm i, \qquad i_- = s \, i, \qquad
        \Delta \phi = U - s \psi, \qquad s = \frac{c_-}{c_+ + c_-}

    C is "Blocking electrode double-layer capacity [F.m-2]". Of the charge the anion gives the
    share s: one ion leaves as the other comes, each in proportion to its concentration, as the
    linear theory of Debye and Huckel has it. The potential that this share sees is that of the
    anion, :math:`\phi_- = \phi - \psi`. A single-ion conductor has no anion, s = 0.
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
            share = variables["Separator anion fraction"]
            psi = variables["Separator salt potential [V]"]
            drop = drop - pybamm.boundary_value(share * psi, self.side)
        return variables | {f"{self.Side} face potential drop [V]": drop}

    def set_rhs(self, variables):
        charged = variables[f"{self.Side} double layer voltage [V]"]
        self.rhs = {charged: self.oxidation(variables) / self.param.C_blocking}

    def set_initial_conditions(self, variables):
        charged = variables[f"{self.Side} double layer voltage [V]"]
        self.initial_conditions = {charged: pybamm.Scalar(0)}
