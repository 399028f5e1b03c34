"""A layer in which only lithium moves: an ohmic conductor."""

import pybamm

from mofcell.models.layers.layer import Layer


class SingleIon(Layer):
    r"""Single-ion conductor: :math:`t_+ = 1`, no salt, no concentration.

    .. math:: i = -B \kappa(T) \nabla \phi

    Parameters and attributes are those of :class:`~mofcell.models.layers.layer.Layer`.
    """

    holds_salt = False

    def __init__(self, domain, param, variables):
        super().__init__(domain, param, variables)
        self.kappa = param.kappa_single_ion(self.name, self.T)
        self.t_minus = pybamm.FullBroadcast(0, domain, "current collector")
        self.diffusion_potential = self.t_minus
