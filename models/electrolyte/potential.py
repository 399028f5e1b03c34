"""Potential of the electrolyte, resolved through the cell (DFN)."""

import pybamm

from mofcell.models.double_layer import CHARGING
from mofcell.models.electrolyte.currents import (
    CLOSED,
    currents_in,
    over,
    transport_variables,
    unit_gradient,
)
from mofcell.models.electrolyte.losses import (
    difference,
    loss_variables,
    mean_rise,
    membrane_resistor_drop,
)


class Potential(pybamm.electrolyte_conductivity.Full):
    r"""Balance of charge in membrane and catholyte.

    .. math:: \nabla \cdot (i_+ + i_-) = a j + a j_{dl}

    The currents are those of :mod:`~mofcell.models.electrolyte.currents`, that of the double
    layer is 0 unless it is charged (:mod:`~mofcell.models.double_layer`). At the plane between
    membrane and cathode :math:`\phi` drops by :math:`i R_{mc}`; currents and salt concentration
    are continuous there.

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
        super().__init__(param, options)
        self.laws = laws

    def get_coupled_variables(self, variables):
        membrane, catholyte = self._layers(variables)
        plane = variables["Membrane-cathode interface overpotential [V]"]
        phi_s = variables["Separator electrolyte potential [V]"]
        phi_p = variables["Positive electrolyte potential [V]"]
        phi_lithium = variables["Lithium metal interface electrolyte potential [V]"]

        continuous = pybamm.concatenation(phi_s, phi_p - plane)
        self._set_currents(variables, [membrane, catholyte], continuous)
        variables.update(transport_variables([membrane, catholyte]))
        variables.update(self._get_standard_current_variables(self.currents.total))

        phi_plane = pybamm.boundary_value(phi_s, "right")
        variables.update(
            loss_variables(
                membrane=(phi_plane - phi_lithium, difference(membrane.diffusion_potential)),
                plane=plane,
                catholyte=(
                    pybamm.x_average(phi_p) - phi_plane - plane,
                    mean_rise(catholyte.diffusion_potential),
                ),
            )
        )
        return variables

    def _layers(self, variables):
        return [law(domain, self.param, variables) for domain, law in self.laws.items()]

    def _set_currents(self, variables, layers, phi):
        self.currents = currents_in(layers, phi)
        if layers[0].holds_salt:
            variables["Anion current density [A.m-2]"] = self.currents.anion
            variables["Cation current density [A.m-2]"] = self.currents.cation
            variables["Anion potential [V]"] = phi - over(layers, "salt_chemical_potential")

    def set_algebraic(self, variables):
        phi = variables["Electrolyte potential [V]"]
        none = pybamm.FullBroadcast(0, "separator", "current collector")
        entering = pybamm.concatenation(none, self._from_solid(variables))
        self.algebraic = {phi: self._balance(entering)}

    def _balance(self, entering):
        """Zero where the charge is balanced, in volts times a conductivity [A.m-1]."""
        return self.param.L_x**2 * (pybamm.div(self.currents.total) - entering)

    @staticmethod
    def _from_solid(variables):
        """Current that enters the electrolyte of the cathode, per volume [A.m-3]."""
        a_j = variables[
            "Sum of positive electrode volumetric interfacial current densities [A.m-3]"
        ]
        return a_j + variables[CHARGING]

    def set_boundary_conditions(self, variables):
        self._close(variables["Lithium metal interface electrolyte potential [V]"])

    def _close(self, inlet):
        """phi is given at the left face, nothing leaves at the right, no anion at either."""
        self.boundary_conditions = {
            self.currents.phi: {
                "left": (inlet, "Dirichlet"),
                "right": (pybamm.Scalar(0), "Neumann"),
            },
            **dict.fromkeys(self.currents.closed, CLOSED),
            **unit_gradient(self.currents.phi.domain),
        }


class PotentialBehindResistor(Potential):
    r"""Balance of charge in the catholyte, behind a membrane in which only lithium moves.

    .. math:: \phi(L_m^+) = \phi(0) - i \left( \int \frac{dx}{B \kappa} + R_{mc} \right)

    The membrane is exactly a resistor, nothing is solved for in it. The catholyte may
    hold salt or be a single-ion conductor too.
    """

    def get_fundamental_variables(self):
        phi_p = pybamm.Variable(
            "Positive electrolyte potential [V]",
            domain="positive electrode",
            auxiliary_domains={"secondary": "current collector"},
        )
        return {phi_p.name: phi_p}

    def get_coupled_variables(self, variables):
        membrane, catholyte = self._layers(variables)
        fall = membrane_resistor_drop(self.param, variables, membrane)
        plane = variables["Membrane-cathode interface overpotential [V]"]
        phi_p = variables["Positive electrolyte potential [V]"]
        phi_lithium = variables["Lithium metal interface electrolyte potential [V]"]

        depth = (pybamm.standard_spatial_vars.x_s - self.param.n.L) / self.param.s.L
        phi_s = phi_lithium + depth * fall
        variables.update(
            self._get_standard_potential_variables(
                {"separator": phi_s, "positive electrode": phi_p}
            )
        )
        self._set_currents(variables, [catholyte], phi_p)
        variables.update(transport_variables([membrane, catholyte]))
        i = variables["Current collector current density [A.m-2]"]
        variables["Positive electrolyte current density [A.m-2]"] = self.currents.total
        variables["Electrolyte current density [A.m-2]"] = pybamm.concatenation(
            pybamm.PrimaryBroadcast(i, "separator"), self.currents.total
        )
        inlet = phi_lithium + fall + plane
        variables["Catholyte inlet potential [V]"] = inlet
        variables.update(
            loss_variables(
                membrane=(fall, pybamm.Scalar(0)),
                plane=plane,
                catholyte=(
                    pybamm.x_average(phi_p) - inlet,
                    mean_rise(catholyte.diffusion_potential),
                ),
            )
        )
        return variables

    def set_algebraic(self, variables):
        phi_p = variables["Positive electrolyte potential [V]"]
        self.algebraic = {phi_p: self._balance(self._from_solid(variables))}

    def set_initial_conditions(self, variables):
        self.initial_conditions = {
            variables["Positive electrolyte potential [V]"]: pybamm.Scalar(0)
        }

    def set_boundary_conditions(self, variables):
        self._close(variables["Catholyte inlet potential [V]"])
