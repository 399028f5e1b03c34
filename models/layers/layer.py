"""What all layers have in common."""


class Layer:
    """One layer of the electrolyte: where it is, how warm, how tortuous.

    Parameters
    ----------
    domain : str
        "separator" (the membrane) or "positive electrode" (the catholyte).
    param : :class:`mofcell.models.MOFParameters`
        Parameter symbols.
    variables : dict
        Variables of the model: concentrations, temperatures, transport efficiencies.

    Attributes
    ----------
    B : pybamm.Symbol
        Transport efficiency of the pores [-]; 1 in a membrane measured as it is.
    kappa : pybamm.Symbol
        Conductivity of the electrolyte phase [S.m-1].
    diffusion_potential : pybamm.Symbol
        Function of the concentration whose differences within the layer are diffusion
        potentials [V].
    salt_chemical_potential : pybamm.Symbol
        Of a layer that holds salt, over F, from that at rest: the potential of the cation less
        that of the anion [V].
    anion_fraction : pybamm.Symbol
        Of a layer that holds salt, share of the anion in its mobile ions at rest [-].
    """

    #: Whether the layer takes salt, whose concentration is then solved for.
    holds_salt: bool

    def __init__(self, domain, param, variables):
        self.domain, self.param, self.variables = domain, param, variables
        self.name = domain.capitalize()
        short = self.name.split()[0]
        self.T = variables[f"{self.name} temperature [K]"]
        self.B = variables[f"{short} electrolyte transport efficiency"]
        self.thermal_voltage = param.R * self.T / param.F

    def concentration(self, of):
        """Concentration of the "anion" or "cation" [mol.m-3]."""
        return self.variables[f"{self.name} {of} concentration [mol.m-3]"]
