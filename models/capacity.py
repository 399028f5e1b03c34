"""A resistance that the whole current crosses, and the capacity beside it."""

import pybamm

#: Shortest time constant of a capacity beside a resistance [s]. Beside none it follows the
#: current as fast as this, a hundred times faster than the highest frequencies of impedance.
SHORTEST = 1e-9


class Resistance(pybamm.BaseSubModel):
    r"""Follows the current at once.

    .. math:: \eta = -i R

    Reads "{Name} resistance [Ohm.m2]", gives "{Name} overpotential [V]".

    Parameters
    ----------
    param : :class:`mofcell.models.MOFParameters`
        Parameter symbols.
    options : dict
        Options of the model.
    name : str
        "Lithium interphase" or "Membrane-cathode interface".
    """

    def __init__(self, param, options, name):
        super().__init__(param, name=name, options=options)

    @property
    def overpotential(self):
        """Name of the variable that holds :math:`\\eta`."""
        return f"{self.name} overpotential [V]"

    def get_coupled_variables(self, variables):
        variables[self.overpotential] = self._at_rest(variables)
        return variables

    def _at_rest(self, variables):
        """Overpotential at which the current has stopped changing it [V]."""
        i = variables["Current collector current density [A.m-2]"]
        return -i * variables[f"{self.name} resistance [Ohm.m2]"]


class ResistanceAndCapacity(Resistance):
    r"""Charges with the share of the current that the resistance does not take.

    .. math:: C \frac{d \eta}{dt} = -i - \frac{\eta}{R}

    C is "{Name} capacity [F.m-2]". Parameters are those of :class:`Resistance`.
    """

    def get_fundamental_variables(self):
        return {self.overpotential: pybamm.Variable(self.overpotential, domain="current collector")}

    def get_coupled_variables(self, variables):
        return variables

    def set_rhs(self, variables):
        eta = variables[self.overpotential]
        R = variables[f"{self.name} resistance [Ohm.m2]"]
        C = pybamm.Parameter(f"{self.name} capacity [F.m-2]")
        self.rhs = {eta: (self._at_rest(variables) - eta) / pybamm.maximum(R * C, SHORTEST)}

    def set_initial_conditions(self, variables):
        self.initial_conditions = {variables[self.overpotential]: pybamm.Scalar(0)}
