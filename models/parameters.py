"""The parameter symbols that a MOF cell needs beyond those of PyBaMM."""

import pybamm


class MOFParameters(pybamm.LithiumIonParameters):
    """PyBaMM's lithium-ion parameters with an electrolyte of its own in each layer.

    Parameters
    ----------
    options : :class:`pybamm.BatteryModelOptions`
        Options of the model the symbols are for.

    Notes
    -----
    ``{Layer}`` below is "Separator" (the membrane) or "Positive electrode" (the
    catholyte in the pores of the cathode). Each function takes the temperature [K]:
    "{Layer} cation diffusivity [m2.s-1]", "{Layer} anion diffusivity [m2.s-1]",
    "Lithium interphase resistance [Ohm.m2]", "Membrane-cathode interface resistance
    [Ohm.m2]". "{Layer} framework charge density [mol.m-3]" counts a negative framework
    positive, per volume of electrolyte phase.
    """

    def _set_parameters(self):
        super()._set_parameters()
        self.coulombic_efficiency = pybamm.Parameter("Lithium plating coulombic efficiency")
        self.interface_rise_per_charge = pybamm.Parameter(
            "Membrane-cathode interface resistance rise per charge [Ohm.m4.C-1]"
        )
        self.heat_capacity_per_area = pybamm.Parameter(
            "Cell heat capacity per electrode area [J.m-2.K-1]"
        )
        self.heat_transfer_per_area = pybamm.Parameter(
            "Heat transfer coefficient per electrode area [W.m-2.K-1]"
        )
        self.C_blocking = pybamm.Parameter("Blocking electrode double-layer capacity [F.m-2]")
        self.C_interphase = pybamm.Parameter("Lithium interphase capacity [F.m-2]")
        self.roughening = pybamm.Parameter("Lithium roughening per charge [m2.C-1]")
        self.interphase_growth = pybamm.Parameter("Lithium interphase growth rate [s-1]")
        self.lithium_in_interphase = pybamm.Parameter("Lithium in interphase at first [mol.m-2]")
        self.lithium_init = self.n.L / self.V_bar_Li  # [mol.m-2]
        self.lithium_scale = self.p.Q_init * 3600 / self.F / self.A_cc  # [mol.m-2]

    def framework_charge(self, layer):
        """Fixed charge density N of a layer [mol.m-3]."""
        return pybamm.Parameter(f"{layer} framework charge density [mol.m-3]")

    def D_cation(self, layer, T):
        """Diffusivity of the cation in a layer [m2.s-1]."""
        return _of_temperature(f"{layer} cation diffusivity [m2.s-1]", T)

    def D_anion(self, layer, T):
        """Diffusivity of the anion in a layer [m2.s-1]."""
        return _of_temperature(f"{layer} anion diffusivity [m2.s-1]", T)

    def kappa_single_ion(self, layer, T):
        """Conductivity of a layer in which only lithium moves [S.m-1]."""
        return _of_temperature(f"{layer} conductivity of the single ion [S.m-1]", T)

    def R_interphase(self, T):
        """Resistance of the film on lithium [Ohm.m2]."""
        return _of_temperature("Lithium interphase resistance [Ohm.m2]", T)

    def R_membrane_cathode(self, T):
        """Resistance of the plane between membrane and cathode [Ohm.m2]."""
        return _of_temperature("Membrane-cathode interface resistance [Ohm.m2]", T)

    def measured(self, name, c, T):
        """Measured property of a concentrated electrolyte, a function of c and T."""
        inputs = {"Electrolyte concentration [mol.m-3]": c, "Temperature [K]": T}
        return pybamm.FunctionParameter(name, inputs)


def _of_temperature(name, T):
    return pybamm.FunctionParameter(name, {"Temperature [K]": T})
