"""Potential across a membrane through which one current flows everywhere."""

import pybamm

from mofcell.models.electrolyte.currents import CLOSED
from mofcell.models.electrolyte.losses import difference, membrane_resistor_drop
from mofcell.parameters.donnan import anion_concentration

#: Share of its initial concentration below which the cation is used up at a face [-].
USED_UP = 1e-4


class UniformCurrent(pybamm.BaseSubModel):
    r"""A membrane between two faces, its current known.

    .. math::
        i_- = t_- i + F B D_s \nabla c_-, \qquad
        \phi(L) - \phi(0) = -i \int \frac{dx}{B \kappa} + \int t_- \Gamma \, d\psi

    No reaction takes current from the membrane, so no potential is solved for. In one layer
    alone the flux may be written with the concentration, whose profile stays smooth where the
    salt runs out. At a face the anion carries what the face lets it.

    Parameters
    ----------
    param : :class:`mofcell.models.MOFParameters`
        Parameter symbols.
    options : dict
        Options of the model.
    law : type
        Class of :mod:`mofcell.models.layers`.
    faces : tuple of Face
        Left and right face.
    """

    def __init__(self, param, options, law, faces):
        super().__init__(param, name="membrane", options=options)
        self.law, self.faces = law, faces

    def get_coupled_variables(self, variables):
        membrane = self.law("separator", self.param, variables)
        if membrane.holds_salt:
            variables["Anion current density [A.m-2]"] = self._anion_current(membrane, variables)
            variables["Separator salt chemical potential [V]"] = membrane.salt_chemical_potential
            variables["Separator anion fraction"] = membrane.anion_fraction
        return variables | {
            "Electrolyte conductivity [S.m-1]": membrane.kappa,
            "Cation transference number": 1 - membrane.t_minus,
            "Membrane ohmic overpotential [V]": membrane_resistor_drop(
                self.param, variables, membrane
            ),
            "Membrane diffusion potential [V]": difference(membrane.diffusion_potential),
            "Electrolyte potential above that of the left face [V]": self._rise(
                membrane, variables
            ),
        }

    @staticmethod
    def _rise(membrane, variables):
        """Potential of the cation above that at the left face [V]."""
        i = variables["Current collector current density [A.m-2]"]
        resistance = pybamm.IndefiniteIntegral(
            1 / (membrane.B * membrane.kappa), pybamm.standard_spatial_vars.x_s
        )
        at_rest = membrane.diffusion_potential
        return -i * resistance + at_rest - pybamm.boundary_value(at_rest, "left")

    def _anion_current(self, membrane, variables):
        i = variables["Current collector current density [A.m-2]"]
        self.anion = variables["Separator anion concentration [mol.m-3]"]
        D = membrane.B * membrane.salt_diffusivity
        inside = membrane.t_minus * i + self.param.F * D * pybamm.grad(self.anion)
        at = dict(zip(("left", "right"), self._at_faces(), strict=True))
        through_faces = sum(at[face.side] * i * face.anion_share(membrane) for face in self.faces)
        return (1 - at["left"] - at["right"]) * inside + through_faces

    def _at_faces(self):
        """1 on the left and on the right face, 0 on all other edges of the mesh."""
        x = pybamm.SpatialVariableEdge(
            "x",
            domain="separator",
            auxiliary_domains={"secondary": "current collector"},
            coord_sys="cartesian",
        )
        within = 1e-9 * self.param.s.L
        return x < within, x > self.param.s.L - within

    def add_events_from(self, variables):
        """The cation is used up at a face; beside fixed negative charge it never falls below N."""
        if not self.law.holds_salt:
            return
        cation = variables["Separator cation concentration [mol.m-3]"]
        N = self.law.framework_charge("separator", self.param)
        at_first = anion_concentration(  # the cation is what the anion is beside -N
            salt_concentration=self.param.c_e_init, framework_charge_density=-N
        )
        for face in self.faces:
            # what is extrapolated to a face may fall below what there has to be
            there = pybamm.maximum(pybamm.boundary_value(cation, face.side), N)
            left = pybamm.min(there) / at_first
            self.events.append(pybamm.Event(f"{face.Side} salt depleted", left - USED_UP))

    def set_boundary_conditions(self, variables):
        if self.law.holds_salt:
            self.boundary_conditions = {self.anion: CLOSED}
