"""A finite amount of lithium metal."""

import pybamm


class Inventory(pybamm.BaseSubModel):
    r"""Amount of lithium metal per area, which discharge strips and charge plates.

    .. math::
        \frac{d n_{Li}}{dt} = -\frac{j}{F} - \frac{d n_{lost}}{dt} + \frac{j_{SEI}}{F}, \quad
        \frac{d n_{lost}}{dt} = (1 - \eta_C) \frac{\max(-i, 0)}{F}, \quad
        L_{Li} = n_{Li} \bar V_{Li}

    A share :math:`1 - \eta_C` of what is plated is lost ("Lithium plating coulombic
    efficiency"), and what a growing interphase takes (:math:`j_{SEI} < 0`, PyBaMM's option
    "SEI"). j is the current i of the cell; where there is a double layer on the lithium (PyBaMM's
    option "surface form"), what of it reacts. A discharge ends when nothing is left. The state
    counts from the initial amount, so that its error does not grow with the thickness of the foil.

    Parameters
    ----------
    param : :class:`mofcell.models.MOFParameters`
        Parameter symbols.
    options : dict, optional
        Options of the model.
    """

    def __init__(self, param, options=None):
        super().__init__(param, name="lithium inventory", options=options)

    def get_fundamental_variables(self):
        change = pybamm.Variable(
            "Change of lithium metal inventory [mol.m-2]",
            domain="current collector",
            scale=self.param.lithium_scale,
        )
        inventory = self.param.lithium_init + change
        thickness = inventory * self.param.V_bar_Li
        return {
            "Change of lithium metal inventory [mol.m-2]": change,
            "Lithium metal inventory [mol.m-2]": inventory,
            "Lithium metal thickness [m]": thickness,
            "Total lithium in metal [mol]": pybamm.yz_average(inventory) * self.param.A_cc,
        }

    def get_coupled_variables(self, variables):
        passed, net = variables["Throughput capacity [A.h]"], variables["Discharge capacity [A.h]"]
        plated = (passed - net) / 2 * 3600 / self.param.F
        variables["Loss of lithium to plating [mol]"] = (1 - self.param.coulombic_efficiency) * (
            plated
        )
        return variables

    def set_rhs(self, variables):
        change = variables["Change of lithium metal inventory [mol.m-2]"]
        i = variables["Current collector current density [A.m-2]"]
        losing = (1 - self.param.coulombic_efficiency) * pybamm.maximum(-i, 0) / self.param.F
        to_interphase = -self._interphase_current(variables) / self.param.F
        self.rhs = {change: -self._reacting(variables) / self.param.F - losing - to_interphase}

    def set_initial_conditions(self, variables):
        change = variables["Change of lithium metal inventory [mol.m-2]"]
        self.initial_conditions = {change: pybamm.Scalar(0)}

    def _reacting(self, variables):
        """The current less what charges the double layer [A.m-2]."""
        if self.options["surface form"] == "false":
            return variables["Current collector current density [A.m-2]"]
        stripping = variables["Lithium metal plating current density [A.m-2]"]
        return stripping + self._interphase_current(variables)

    def _interphase_current(self, variables):
        if self.options.negative["SEI"] in ("none", "constant"):
            return pybamm.Scalar(0)
        return variables["Negative electrode SEI interfacial current density [A.m-2]"]

    def add_events_from(self, variables):
        left = variables["Lithium metal inventory [mol.m-2]"] / self.param.lithium_scale
        self.events.append(pybamm.Event("Lithium exhausted", pybamm.min(left)))
