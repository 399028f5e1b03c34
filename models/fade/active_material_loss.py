"""Active material of the cathode that stops to take part."""

import pybamm


class ActiveMaterialLoss(pybamm.active_material.LossActiveMaterial):
    """PyBaMM's loss driven by current, driven by the current that flows.

    PyBaMM's own reads "Current function [A]", which is another one where the option
    "operating mode" holds a voltage, a power or a resistance. The law is "Positive electrode
    current-driven LAM rate", a function of current density and temperature; the lithium in what
    is lost is lost with it.
    """

    def get_coupled_variables(self, variables):
        i = variables["Current collector current density [A.m-2]"]
        T = variables["X-averaged positive electrode temperature [K]"]
        lost = self.domain_param.LAM_rate_current(i, T)
        if not self.x_average:
            lost = pybamm.PrimaryBroadcast(lost, "positive electrode")
        variables.update(self._get_standard_active_material_change_variables(lost))
        return variables
