r"""Currents of cation and anion from the potentials: one class for each transport law.

In each, :math:`\phi` is the potential of the cation (against Li/Li+), continuous over the
layers given, and :math:`\psi = (2RT/F) \ln(c_s/c_{s,0})`. No anion crosses an outer face:
its current there is exactly zero, which is what keeps the salt.
"""

import pybamm

from mofcell.models.layers import Concentrated

CLOSED = {side: (pybamm.Scalar(0), "Neumann") for side in ("left", "right")}


def currents_in(layers):
    """The class of currents that fits the layers (a list from one face to the other)."""
    if any(isinstance(layer, Concentrated) for layer in layers):
        return ConcentratedCurrents
    return TwoConductorCurrents if layers[0].holds_salt else SingleIonCurrents


class SingleIonCurrents:
    r"""Only lithium moves.

    .. math:: i_+ = -B \kappa \nabla \phi, \qquad i_- = 0
    """

    def __init__(self, B, layers, phi):
        self.phi = phi
        self.cation = -(B * over(layers, "kappa")) * pybamm.grad(phi)
        self.total = self.cation
        self.closed = []


class TwoConductorCurrents:
    r"""Two conductors in parallel.

    .. math::
        i_+ = -B \kappa_+ \nabla \phi, \qquad
        i_- = -B \kappa_- \nabla \phi_-, \qquad \phi_- = \phi - \psi
    """

    def __init__(self, B, layers, phi):
        self.phi = phi
        self.phi_minus = phi - over(layers, "salt_potential")
        self.cation = -(B * over(layers, "kappa_plus")) * pybamm.grad(phi)
        self.anion = -(B * over(layers, "kappa_minus")) * pybamm.grad(self.phi_minus)
        self.total = self.cation + self.anion
        self.closed = [self.phi_minus]


class ConcentratedCurrents:
    r"""Two coupled conductors: conductivity, diffusion and migration all measured.

    With :math:`L_{--} = t_-^2 \kappa + M` and the salt conductivity M of the layer,

    .. math::
        i_- &= -B t_- \kappa \nabla \phi + B L_{--} \Gamma \nabla \psi \\
        i &= -B \frac{\kappa M}{L_{--}} \nabla \phi + \frac{t_- \kappa}{L_{--}} i_-

    which is :math:`i = -B \kappa (\nabla \phi - t_- \Gamma \nabla \psi)` written so that at
    an outer face, where :math:`i_- = 0`, the gradient of :math:`\phi` alone gives i.
    """

    def __init__(self, B, layers, phi):
        kappa, M = over(layers, "kappa"), over(layers, "salt_conductivity")
        t_minus, gamma = over(layers, "t_minus"), over(layers, "thermodynamic_factor")
        psi = over(layers, "salt_potential")
        L_minus = t_minus**2 * kappa + M
        phi_minus = phi - psi
        grad_psi = pybamm.grad(psi)
        grad_phi = pybamm.grad(phi_minus) + grad_psi  # that of phi, but 0 at outer faces

        mobility = B * t_minus * kappa
        self.phi, self.phi_minus = phi, phi_minus
        self.anion = -(on_edges(mobility) * grad_phi) + (B * L_minus * gamma) * grad_psi
        coupling = on_edges(mobility) / on_edges(B * L_minus)
        self.total = -(B * kappa * M / L_minus) * pybamm.grad(phi) + coupling * self.anion
        self.cation = self.total - self.anion
        self.closed = [phi_minus, psi]


def on_edges(symbol):
    """Mean of a coefficient on the edges of the mesh that is right across layers.

    It is the harmonic mean, weighted by the cells' widths, that PyBaMM takes for a
    coefficient of a gradient: here that of the position, which is 1.
    """
    return symbol * pybamm.grad(position(symbol.domain))


def position(domain):
    """Distance through the cell [m], whose gradient is 1 at the faces too."""
    return pybamm.SpatialVariable(
        "x",
        domain=domain,
        auxiliary_domains={"secondary": "current collector"},
        coord_sys="cartesian",
    )


def face_conditions(domain):
    """The condition that makes the gradient of the position 1 at the faces too."""
    return {position(domain): {side: (pybamm.Scalar(1), "Neumann") for side in ("left", "right")}}


def over(layers, name):
    """One coefficient over all layers."""
    return pybamm.concatenation(*[getattr(layer, name) for layer in layers])
