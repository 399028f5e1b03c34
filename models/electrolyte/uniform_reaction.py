"""Potential of the electrolyte when the cathode reacts evenly (SPMe)."""

import pybamm
from pybamm.models.submodels.electrolyte_conductivity.base_electrolyte_conductivity import (
    BaseElectrolyteConductivity,
)

from mofcell.models.electrolyte.currents import (
    CLOSED,
    on_edges,
    over,
    share_per,
    transport_variables,
    unit_gradient,
)
from mofcell.models.electrolyte.losses import (
    difference,
    loss_variables,
    mean_rise,
    membrane_resistor_drop,
)


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
            variables["Anion current density [A.m-2]"] = self._anion_current(salty, i)
        variables.update(transport_variables([membrane, catholyte]))
        variables.update(self._potentials(variables, membrane, catholyte))
        i_e = pybamm.concatenation(pybamm.PrimaryBroadcast(i, "separator"), i * self._depth_left())
        variables.update(self._get_standard_current_variables(i_e))
        return variables

    def _anion_current(self, layers, i):
        self.psi = over(layers, "salt_potential")
        i_edges, grad_psi = i * self._current_share(self.psi.domain), pybamm.grad(self.psi)
        t_minus, gamma = over(layers, "t_minus"), over(layers, "thermodynamic_factor")
        M = over(layers, "B") * over(layers, "salt_conductivity") * gamma
        return on_edges(M) * (share_per(t_minus, M) * i_edges + grad_psi)

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
        plane = variables["Membrane-cathode interface overpotential [V]"]
        left = self._depth_left()

        membrane_ohmic = membrane_resistor_drop(self.param, variables, membrane)
        membrane_diffusion = difference(membrane.diffusion_potential)
        resistance = self.param.p.L * pybamm.x_average(left**2 / (catholyte.B * catholyte.kappa))
        catholyte_ohmic = -i * resistance
        catholyte_diffusion = mean_rise(catholyte.diffusion_potential)

        phi_inlet = phi_lithium + membrane_ohmic + membrane_diffusion + plane
        mean = phi_inlet + catholyte_ohmic + catholyte_diffusion
        # profiles for plots: as for a uniform conductivity
        depth = (pybamm.standard_spatial_vars.x_s - self.param.n.L) / self.param.s.L
        phi_s = phi_lithium + depth * membrane_ohmic + _rise(membrane.diffusion_potential)
        phi_p = phi_inlet + 1.5 * (1 - left**2) * catholyte_ohmic
        phi_p += _rise(catholyte.diffusion_potential)
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
            self.boundary_conditions = {self.psi: CLOSED, **unit_gradient(self.psi.domain)}


def _rise(symbol):
    return symbol - pybamm.boundary_value(symbol, "left")
