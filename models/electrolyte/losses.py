"""Where the electrolyte's share of the voltage goes: by layer and mechanism."""

import pybamm


def membrane_resistor_drop(param, variables, membrane):
    r"""Change of potential across a membrane in which only lithium moves [V].

    .. math:: \Delta \phi = -i \int \frac{dx}{B \kappa}
    """
    resistance = param.s.L * pybamm.x_average(1 / (membrane.B * membrane.kappa))
    return -variables["Current collector current density [A.m-2]"] * resistance


def difference(symbol):
    """Value at the right face of a layer less that at its left face."""
    return pybamm.boundary_value(symbol, "right") - pybamm.boundary_value(symbol, "left")


def mean_rise(symbol):
    """Mean over a layer less the value at its left face."""
    return pybamm.x_average(symbol) - pybamm.boundary_value(symbol, "left")


def loss_variables(*, membrane, plane, catholyte):
    """The named terms of the electrolyte and PyBaMM's own sums of them.

    Parameters
    ----------
    membrane, catholyte : tuple of pybamm.Symbol
        Change of phi across the membrane, or from the plane to the mean over the cathode,
        and the part of it that is diffusion potential [V].
    plane : pybamm.Symbol
        Change of phi at the membrane|cathode plane [V], of PyBaMM's sums.

    Returns
    -------
    dict
        Variables by name [V], negative where voltage is lost on discharge.
    """
    membrane_total, membrane_diffusion = membrane
    catholyte_total, catholyte_diffusion = catholyte
    diffusion = membrane_diffusion + catholyte_diffusion
    total = membrane_total + plane + catholyte_total
    return {
        "Membrane ohmic overpotential [V]": membrane_total - membrane_diffusion,
        "Membrane diffusion potential [V]": membrane_diffusion,
        "Catholyte ohmic overpotential [V]": catholyte_total - catholyte_diffusion,
        "Catholyte diffusion potential [V]": catholyte_diffusion,
        "X-averaged concentration overpotential [V]": diffusion,
        "X-averaged electrolyte ohmic losses [V]": total - diffusion,
    }
