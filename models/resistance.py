"""A resistance that a current crosses, and the capacitance beside it."""

import pybamm

#: Shortest time constant of a capacitance beside a resistance [s]. Beside none the overpotential
#: decays to 0 this fast; one that is shorter lags by 0.4 degrees at 1 MHz.
SHORTEST = 1e-9


def relaxation(*, at_rest, overpotential, time_constant):
    r"""How fast the overpotential of a resistance with a capacitance beside it changes [V.s-1].

    .. math:: \frac{d \eta}{dt} = \frac{\eta_{rest} - \eta}{\max(RC, \tau)}

    which is :math:`C \, d\eta/dt = i - \eta/R` with :math:`\eta_{rest} = i R`. With R = 0 there
    is nothing to charge: at rest :math:`\eta` is 0, and stays so. The time :math:`\tau`,
    ``SHORTEST``, is there for a resistance that falls to 0.

    Parameters
    ----------
    at_rest : pybamm.Symbol
        Overpotential at which the current has stopped changing it [V].
    overpotential : pybamm.Symbol
        Overpotential [V].
    time_constant : pybamm.Symbol
        Resistance times capacitance [s].

    Returns
    -------
    pybamm.Symbol
        Rate [V.s-1].
    """
    return (at_rest - overpotential) / pybamm.maximum(time_constant, SHORTEST)


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


class ResistanceAndCapacitance(Resistance):
    r"""Charges with the share of the current that the resistance does not take.

    .. math:: C \frac{d \eta}{dt} = -i - \frac{\eta}{R}

    C is "{Name} capacity [F.m-2]", as PyBaMM calls it. Parameters are those of
    :class:`Resistance`.
    """

    def get_fundamental_variables(self):
        return {self.overpotential: pybamm.Variable(self.overpotential, domain="current collector")}

    def get_coupled_variables(self, variables):
        return variables

    def set_rhs(self, variables):
        eta = variables[self.overpotential]
        R = variables[f"{self.name} resistance [Ohm.m2]"]
        C = pybamm.Parameter(f"{self.name} capacity [F.m-2]")
        rate = relaxation(at_rest=self._at_rest(variables), overpotential=eta, time_constant=R * C)
        self.rhs = {eta: rate}

    def set_initial_conditions(self, variables):
        self.initial_conditions = {variables[self.overpotential]: pybamm.Scalar(0)}
