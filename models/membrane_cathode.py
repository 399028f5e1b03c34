"""Resistance of the plane between membrane and cathode, and its rise."""

import pybamm

RESISTANCE = "Membrane-cathode interface resistance [Ohm.m2]"


class ConstantInterface(pybamm.BaseSubModel):
    """A function of temperature alone.

    Parameters
    ----------
    param : :class:`mofcell.models.MOFParameters`
        Parameter symbols.
    options : dict, optional
        Options of the model.
    """

    def __init__(self, param, options=None):
        super().__init__(param, name="membrane|cathode interface", options=options)

    def get_coupled_variables(self, variables):
        variables[RESISTANCE] = self._at_first(variables)
        return variables

    def _at_first(self, variables):
        T = pybamm.boundary_value(variables["Separator temperature [K]"], "right")
        return self.param.R_membrane_cathode(T)


class RisingInterface(ConstantInterface):
    r"""Rises in proportion to the charge that has passed, in either direction.

    .. math:: R_{mc} = R_{mc,0}(T) + \Delta R, \qquad \frac{d \Delta R}{dt} = k |i|

    "Membrane-cathode interface resistance rise per charge [Ohm.m4.C-1]" is k. The rise is
    the same at all temperatures.
    """

    def get_fundamental_variables(self):
        rise = pybamm.Variable(
            "Membrane-cathode interface resistance rise [Ohm.m2]", domain="current collector"
        )
        return {"Membrane-cathode interface resistance rise [Ohm.m2]": rise}

    def get_coupled_variables(self, variables):
        rise = variables["Membrane-cathode interface resistance rise [Ohm.m2]"]
        variables[RESISTANCE] = self._at_first(variables) + rise
        return variables

    def set_rhs(self, variables):
        rise = variables["Membrane-cathode interface resistance rise [Ohm.m2]"]
        i = variables["Current collector current density [A.m-2]"]
        self.rhs = {rise: self.param.interface_rise_per_charge * abs(i)}

    def set_initial_conditions(self, variables):
        rise = variables["Membrane-cathode interface resistance rise [Ohm.m2]"]
        self.initial_conditions = {rise: pybamm.Scalar(0)}
