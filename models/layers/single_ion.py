"""A layer in which only lithium moves: an ohmic conductor."""


class SingleIon:
    r"""Single-ion conductor: :math:`t_+ = 1`, no salt, no concentration.

    .. math:: i = -B \kappa(T) \nabla \phi

    Parameters
    ----------
    domain : str
        "separator" (the membrane) or "positive electrode" (the catholyte).
    param : :class:`mofcell.models.MOFParameters`
        Parameter symbols.
    variables : dict
        Variables of the model, with temperatures.

    Attributes
    ----------
    kappa : pybamm.Symbol
        Conductivity [S.m-1], on the nodes of the layer.
    """

    holds_salt = False

    def __init__(self, domain, param, variables):
        Domain = domain.capitalize()
        self.kappa = param.kappa_single_ion(Domain, variables[f"{Domain} temperature [K]"])
