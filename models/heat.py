"""A cell that warms itself: one temperature for all of it."""

import pybamm


class Heat(pybamm.thermal.Lumped):
    r"""Heat of all losses, kept or given to the surroundings.

    .. math:: C \frac{dT}{dt} = i \, (U(\bar x) - V) - h \, (T - T_{amb})

    C and h per electrode area: "Cell heat capacity per electrode area [J.m-2.K-1]",
    "Heat transfer coefficient per electrode area [W.m-2.K-1]". :math:`U(\bar x)` is the
    potential that the cell would have after it has come to rest, so the heat is that of
    all eleven losses, the films, the planes and the contact among them, which PyBaMM's sum
    by layers knows nothing of. What the gradients in the particles store counts as heat at once.
    Left out are the reversible heat :math:`i T dU/dT`, as no record states the entropy of its
    cathode, and that of a hysteresis.
    """

    def get_coupled_variables(self, variables):
        return variables

    def set_rhs(self, variables):
        T = variables["Volume-averaged cell temperature [K]"]
        T_amb = variables["Volume-averaged ambient temperature [K]"]
        i = pybamm.yz_average(variables["Current collector current density [A.m-2]"])
        U = variables["Positive electrode bulk open-circuit potential [V]"]
        produced = i * (U - variables["Voltage [V]"])
        given_off = self.param.heat_transfer_per_area * (T - T_amb)
        self.rhs = {T: (produced - given_off) / self.param.heat_capacity_per_area}
