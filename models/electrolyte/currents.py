r"""Currents of cation and anion from the potentials: one class for each transport law.

In each, :math:`\phi` is the potential of the cation (against Li/Li+), continuous over the
layers given, and :math:`\psi = (2RT/F) \ln(c_s/c_{s,0})`. No anion crosses an outer face:
its current there is exactly zero, which is what keeps the salt.
"""

import pybamm

from mofcell.models.layers import Concentrated

#: The condition of a potential at both outer faces that stops its ion there.
CLOSED = {side: (pybamm.Scalar(0), "Neumann") for side in ("left", "right")}


def currents_in(layers, phi):
    """The currents that the potential phi drives through the layers, from left to right."""
    if any(isinstance(layer, Concentrated) for layer in layers):
        return ConcentratedCurrents(layers, phi)
    if layers[0].holds_salt:
        return TwoConductorCurrents(layers, phi)
    return SingleIonCurrents(layers, phi)


class SingleIonCurrents:
    r"""Only lithium moves.

    .. math:: i_+ = -B \kappa \nabla \phi, \qquad i_- = 0
    """

    def __init__(self, layers, phi):
        self.phi, self.closed = phi, []
        B, kappa = over(layers, "B"), over(layers, "kappa")

        self.total = -(B * kappa) * pybamm.grad(phi)


class TwoConductorCurrents:
    r"""Two conductors in parallel.

    .. math::
        i_+ = -B \kappa_+ \nabla \phi, \qquad
        i_- = -B \kappa_- \nabla \phi_-, \qquad \phi_- = \phi - \psi
    """

    def __init__(self, layers, phi):
        phi_minus = phi - over(layers, "salt_potential")
        self.phi, self.phi_minus, self.closed = phi, phi_minus, [phi_minus]
        B = over(layers, "B")

        self.cation = -(B * over(layers, "kappa_plus")) * pybamm.grad(phi)
        self.anion = -(B * over(layers, "kappa_minus")) * pybamm.grad(phi_minus)
        self.total = self.cation + self.anion


class ConcentratedCurrents:
    r"""Two coupled conductors: conductivity, diffusion and migration all measured.

    With the salt conductivity M of the layer,

    .. math::
        B \nabla \phi &= -\left( \frac{1}{\kappa} + \frac{t_-^2}{M} \right) i +
            \frac{t_-}{M} i_- \\
        B \nabla \psi &= \frac{i_-}{M \Gamma} - \frac{t_-}{M \Gamma} i

    solved for the currents, which is :math:`i = -B \kappa (\nabla \phi - t_- \Gamma \nabla
    \psi)`. Across a plane between layers the currents are continuous: it is the resistivities
    in front of them whose mean is right there. At an outer face, where :math:`i_- = 0`, the
    gradient of :math:`\phi` alone gives i.
    """

    def __init__(self, layers, phi):
        psi = over(layers, "salt_potential")
        phi_minus = phi - psi
        self.phi, self.phi_minus, self.closed = phi, phi_minus, [phi_minus, psi]
        B, kappa, M = over(layers, "B"), over(layers, "kappa"), over(layers, "salt_conductivity")
        t_minus, gamma = over(layers, "t_minus"), over(layers, "thermodynamic_factor")
        grad_psi = pybamm.grad(psi)
        grad_phi = pybamm.grad(phi_minus) + grad_psi  # that of phi, but 0 at the outer faces

        K = on_edges(B * kappa * M / (kappa * t_minus**2 + M))
        drag, drag_salt = share_per(t_minus, B * M), share_per(t_minus, B * M * gamma)
        salt_resistivity = 1 / on_edges(B * M * gamma)
        self.anion = (grad_psi - drag_salt * K * grad_phi) / (
            salt_resistivity - drag * drag_salt * K
        )
        self.total = -K * pybamm.grad(phi) + drag * K * self.anion
        self.cation = self.total - self.anion


def transport_variables(layers):
    """What the layers conduct with, as variables of the model."""
    return {
        "Electrolyte conductivity [S.m-1]": over(layers, "kappa"),
        "Cation transference number": 1 - over(layers, "t_minus"),
    }


def over(layers, name):
    """One coefficient over all layers."""
    return pybamm.concatenation(*[getattr(layer, name) for layer in layers])


def on_edges(symbol):
    """Mean of a coefficient on the edges of the mesh that is right across layers.

    It is the harmonic mean, weighted by the cells' widths, that PyBaMM takes for a
    coefficient of a gradient: here that of the position, which is 1.
    """
    return symbol * pybamm.grad(_position(symbol.domain))


def share_per(share, conductivity):
    """Mean of a share over a conductivity on the edges of the mesh, right across layers.

    The share may be zero or negative (above -1), so it enters beside 1.
    """
    return 1 / on_edges(conductivity / (1 + share)) - 1 / on_edges(conductivity)


def unit_gradient(domain):
    """The boundary condition that makes the gradient of the position 1 at the faces too."""
    return {_position(domain): {side: (pybamm.Scalar(1), "Neumann") for side in ("left", "right")}}


def _position(domain):
    return pybamm.SpatialVariable(
        "x",
        domain=domain,
        auxiliary_domains={"secondary": "current collector"},
        coord_sys="cartesian",
    )
