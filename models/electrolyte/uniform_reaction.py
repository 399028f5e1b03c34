"""Potential of the electrolyte when the cathode reacts evenly (SPMe)."""

import pybamm
from pybamm.models.submodels.electrolyte_conductivity.base_electrolyte_conductivity import (
    BaseElectrolyteConductivity,
)

from mofcell.models.electrolyte.currents import CLOSED, face_conditions, on_edges, over
from mofcell.models.electrolyte.losses import (
    difference,
    loss_variables,
    mean_rise,
    membrane_cathode_drop,
    membrane_resistor_drop,
)
from mofcell.models.layers import Concentrated


class UniformReaction(BaseElectrolyteConductivity):
    r"""Electrolyte with the current known: constant in the membrane, linear in the cathode.

    .. math::
        i_- = t_- i + B \frac{\kappa_+ \kappa_-}{\kappa} \Gamma \nabla \psi, \qquad
        \phi = \phi(0) - \int \frac{i}{B \kappa} dx + \int t_- \Gamma \, d\psi

    with :math:`i_- = 0` at the outer faces. :math:`\psi` and the layers are those of the
    DFN (:mod:`~mofcell.models.electrolyte.potential`); no potential is solved for.

    Parameters
    ----------
    param : :class:`mofcell.models.MOFParameters`
        Parameter symbols.
    options : dict
        Options of the model.
    laws : dict
        Class of :mod:`mofcell.models.layers` for each domain.
    """

    def __init__(self, param, options, laws):
        super().__init__(param, options=options)
        self.laws = laws

    def get_coupled_variables(self, variables):
        membrane, catholyte = (law(d, self.param, variables) for d, law in self.laws.items())
        i = variables["Current collector current density [A.m-2]"]
        salty = [layer for layer in (membrane, catholyte) if layer.holds_salt]
        if salty:
            variables["Anion current density [A.m-2]"] = self._anion_current(variables, salty, i)
        variables.update(self._potentials(variables, membrane, catholyte))
        variables.update(
            self._get_standard_current_variables(
                pybamm.concatenation(
                    pybamm.PrimaryBroadcast(i, "separator"), i * self._depth_left()
                )
            )
        )
        return variables

    def _anion_current(self, variables, layers, i):
        parts = [law for law in self.laws if self.laws[law].holds_salt]
        B = pybamm.concatenation(
            *[
                variables[f"{d.capitalize().split()[0]} electrolyte transport efficiency"]
                for d in parts
            ]
        )
        self.psi = over(layers, "salt_potential")
        grad_psi = pybamm.grad(self.psi)
        i_edges = i * self._current_share(self.psi.domain)
        if any(isinstance(layer, Concentrated) for layer in layers):
            kappa, t_minus = over(layers, "kappa"), over(layers, "t_minus")
            M = over(layers, "salt_conductivity") * over(layers, "thermodynamic_factor")
            migration = on_edges(B * kappa * t_minus) / on_edges(B * kappa) * i_edges
            return migration + (B * M) * grad_psi
        K_plus = on_edges(B * over(layers, "kappa_plus"))
        K_minus = on_edges(B * over(layers, "kappa_minus"))
        return K_minus / (K_plus + K_minus) * (i_edges + K_plus * grad_psi)

    def _current_share(self, domain):
        """i over the cell's current on the edges of the mesh, 0 at the face of the lithium."""
        x = pybamm.SpatialVariableEdge(
            "x",
            domain=domain,
            auxiliary_domains={"secondary": "current collector"},
            coord_sys="cartesian",
        )
        first = self.param.n.L if domain[0] == "separator" else self.param.n.L + self.param.s.L
        inside = x > first
        return inside * pybamm.minimum(1, (self.param.L_x - x) / self.param.p.L)

    def _depth_left(self):
        """Distance to the current collector over the cathode's thickness [-]."""
        return (self.param.L_x - pybamm.standard_spatial_vars.x_p) / self.param.p.L

    def _potentials(self, variables, membrane, catholyte):
        i = variables["Current collector current density [A.m-2]"]
        phi_lithium = variables["Lithium metal interface electrolyte potential [V]"]
        plane = membrane_cathode_drop(self.param, variables)
        B_p = variables["Positive electrolyte transport efficiency"]
        left = self._depth_left()

        membrane_ohmic = membrane_resistor_drop(self.param, variables, membrane)
        membrane_diffusion = _change(membrane, difference)
        per_conductivity = left**2 / (B_p * catholyte.kappa)
        catholyte_ohmic = -i * self.param.p.L * pybamm.x_average(per_conductivity)
        catholyte_diffusion = _change(catholyte, mean_rise)

        phi_plane = phi_lithium + membrane_ohmic + membrane_diffusion
        phi_inlet = phi_plane + plane
        depth = (pybamm.standard_spatial_vars.x_s - self.param.n.L) / self.param.s.L
        phi_s = phi_lithium + depth * membrane_ohmic + _profile(membrane)
        phi_p = phi_inlet + 1.5 * (1 - left**2) * catholyte_ohmic + _profile(catholyte)
        mean = phi_inlet + catholyte_ohmic + catholyte_diffusion
        return {
            **self._get_standard_potential_variables(
                {"separator": phi_s, "positive electrode": phi_p}
            ),
            "X-averaged positive electrolyte potential [V]": mean,
            **loss_variables(
                membrane=(membrane_ohmic + membrane_diffusion, membrane_diffusion),
                plane=plane,
                catholyte=(catholyte_ohmic + catholyte_diffusion, catholyte_diffusion),
            ),
        }

    def set_boundary_conditions(self, variables):
        if hasattr(self, "psi"):
            self.boundary_conditions = {self.psi: CLOSED, **face_conditions(self.psi.domain)}


def _change(layer, measure):
    return measure(layer.diffusion_potential) if layer.holds_salt else pybamm.Scalar(0)


def _profile(layer):
    if not layer.holds_salt:
        return 0
    return layer.diffusion_potential - pybamm.boundary_value(layer.diffusion_potential, "left")
