"""Active material of the cathode that stops to take part."""

import pybamm


class ActiveMaterialLoss(pybamm.active_material.LossActiveMaterial):
    r"""Loss in proportion to the charge that has passed, in either direction.

    .. math:: \frac{d \epsilon_{am}}{dt} = -k \, \epsilon_{am,0} \, |i|

    "Positive electrode active material loss per charge [m2.C-1]" is k, i the current density
    of the cell. The lithium in what is lost is lost with it. PyBaMM's submodel, whose
    option "current-driven" reads "Current function [A]"; here it is the current that flows,
    which is another one where the option "operating mode" holds a voltage, a power or a
    resistance.
    """

    def get_coupled_variables(self, variables):
        i = variables["Current collector current density [A.m-2]"]
        rate = self.param.cathode_loss_per_charge * abs(i)
        initial = pybamm.x_average(self.phase_param.epsilon_s)
        lost = -rate * initial
        if not self.x_average:
            lost = pybamm.PrimaryBroadcast(lost, "positive electrode")
        variables.update(self._get_standard_active_material_change_variables(lost))
        return variables
