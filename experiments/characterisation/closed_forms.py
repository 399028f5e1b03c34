r"""Diffusion in a membrane between two faces of lithium, where it can be written down.

Both ions move by their own diffusivities :math:`D_\pm` in a membrane with fixed charge N:
:math:`c_+ = c_- + N`. No anion crosses a face.
"""

import math

from scipy.optimize import brentq

from mofcell.parameters.constants import F, R
from mofcell.parameters.donnan import anion_concentration


def limiting_current_density(
    *,
    conductivity,
    transference_number,
    thickness,
    temperature,
    salt_concentration=1000.0,
    framework_charge_density=0.0,
):
    r"""The current at whose steady state the salt is used up at the face that is plated.

    The anion stands still in a steady state, and the cation carries the current i:

    .. math:: 2 c_- + N \ln c_- = const - \frac{i x}{F D_+}, \qquad
        \frac{1}{L} \int_0^L c_- \, dx = c_{-,0}

    Without fixed charge both run out at once, :math:`c_-(0) = 2 c_{-,0}` at the other face, and

    .. math:: i_{lim} = \frac{2 F D_a c_0}{(1 - t_+) L} = \frac{4 F D_+ c_0}{L}
        = \frac{4 R T}{F} \frac{t_+ \kappa}{L}, \qquad D_a = \frac{2 D_+ D_-}{D_+ + D_-}.

    Beside fixed positive charge, M = -N > 0, the cation runs out where :math:`c_- = M`; from the
    concentration a at the other face, which the inventory of the anion fixes, follows

    .. math:: i_{lim} = \frac{F D_+}{L} \left[ 2 (a - M) - M \ln \frac{a}{M} \right]
        = \frac{F D_+}{L} \frac{a (a - M)}{c_{-,0}}.

    Beside fixed negative charge, N > 0, the cation never falls below N and there is no limit;
    nor is there where no anion moves.

    Parameters
    ----------
    conductivity : float
        Of the membrane at rest [S.m-1].
    transference_number : float
        Of the cation at rest [-].
    thickness : float
        Of the membrane [m].
    temperature : float
        Temperature [K].
    salt_concentration : float, optional
        Of an outside solution in equilibrium with it [mol.m-3].
    framework_charge_density : float, optional
        N, a negative framework counted positive [mol.m-3].

    Returns
    -------
    float
        Limiting current density [A.m-2]; infinite where there is none.

    References
    ----------
    J. Newman, K. E. Thomas-Alyea, Electrochemical Systems, 3rd ed. (2004), chapter 11, for
    N = 0; the others follow from the first integral above.

    Examples
    --------
    >>> membrane = dict(conductivity=0.1, transference_number=0.4, thickness=1e-4,
    ...                 temperature=298.15)
    >>> round(limiting_current_density(**membrane), 2)
    41.11
    >>> round(limiting_current_density(**membrane, framework_charge_density=-500.0), 2)
    29.51
    >>> limiting_current_density(**membrane, framework_charge_density=500.0)
    inf
    """
    N, c_s = framework_charge_density, salt_concentration
    if N > 0 or transference_number >= 1 or c_s == 0:
        return math.inf
    per_concentration = R * temperature / F * transference_number * conductivity / thickness
    if N == 0:
        return 4 * per_concentration
    M = -N
    anion = M / 2 + math.hypot(M / 2, c_s)
    cation = c_s**2 / anion

    def inventory_left(excess):  # (a - M) beyond what the anion's inventory allows
        a = M + excess
        return a * excess - anion * (2 * excess - M * math.log1p(excess / M))

    # a is above the mean, c_- at rest, and below its double
    excess = brentq(inventory_left, cation, 4 * anion, xtol=1e-12 * anion)
    return per_concentration / cation * (M + excess) * excess / anion


def thick_membrane_sand_time(
    *,
    current_density,
    conductivity,
    transference_number,
    temperature,
    salt_concentration=1000.0,
    porosity=1.0,
):
    r"""Sand's time: how long a current flows until the salt at the plated face is used up.

    .. math:: t = \pi \varepsilon D_a \left( \frac{F c_0}{2 (1 - t_+) i} \right)^2
        = \frac{\pi}{2} \frac{\varepsilon t_+}{1 - t_+} \frac{R T \kappa \, c_0}{i^2}

    for a membrane without fixed charge, much thicker than the layer
    :math:`\sqrt{D_a t / \varepsilon}` into which diffusion has reached by then.

    Parameters
    ----------
    current_density : float
        Current density i, well above the limiting one [A.m-2].
    conductivity : float
        Of the membrane at rest [S.m-1].
    transference_number : float
        Of the cation [-].
    temperature : float
        Temperature [K].
    salt_concentration : float, optional
        Concentration :math:`c_0` [mol.m-3].
    porosity : float, optional
        Share of the membrane that is electrolyte [-].

    Returns
    -------
    float
        Time [s]; infinite where no anion moves.

    References
    ----------
    H. J. S. Sand, Philos. Mag. 1 (1901) 45, doi 10.1080/14786440109462590.

    Examples
    --------
    >>> round(thick_membrane_sand_time(current_density=100.0, conductivity=0.1,
    ...                                transference_number=0.4, temperature=298.15))
    26
    """
    t_plus = transference_number
    if t_plus >= 1:
        return math.inf
    ratio = porosity * t_plus / (1 - t_plus)
    moved = R * temperature * conductivity * salt_concentration / current_density**2
    return math.pi / 2 * ratio * moved


def ambipolar_diffusivity(
    *, cation_diffusivity, anion_diffusivity, salt_concentration, framework_charge_density=0.0
):
    r"""Diffusivity of the salt at rest: of both ions together, no current flowing.

    .. math:: D_a = \frac{D_+ D_- (c_+ + c_-)}{D_+ c_+ + D_- c_-}

    of two Nernst-Planck equations. Without fixed charge it is :math:`2 D_+ D_- / (D_+ + D_-)`;
    where one ion is rare, that of the rare one.

    Parameters
    ----------
    cation_diffusivity : float
        :math:`D_+` [m2.s-1].
    anion_diffusivity : float
        :math:`D_-` [m2.s-1].
    salt_concentration : float
        Of an outside solution in equilibrium with it [mol.m-3].
    framework_charge_density : float, optional
        N, a negative framework counted positive [mol.m-3].

    Returns
    -------
    float
        Diffusivity [m2.s-1].

    Examples
    --------
    >>> ions = dict(cation_diffusivity=1e-10, anion_diffusivity=4e-10, salt_concentration=1000.0)
    >>> round(1e10 * ambipolar_diffusivity(**ions), 3)
    1.6
    >>> round(1e10 * ambipolar_diffusivity(**ions, framework_charge_density=-1e5), 3)
    1.0
    """
    c_minus = anion_concentration(
        salt_concentration=salt_concentration, framework_charge_density=framework_charge_density
    )
    c_plus = salt_concentration**2 / c_minus  # no difference of large numbers
    by_both = cation_diffusivity * c_plus + anion_diffusivity * c_minus
    return cation_diffusivity * anion_diffusivity * (c_plus + c_minus) / by_both


def salt_relaxation_time(*, diffusivity, thickness, porosity=1.0):
    r"""How long the slowest part of a profile of the salt takes to fall to 1/e.

    .. math:: \tau = \frac{\varepsilon L^2}{\pi^2 D}

    At a held current; at a held voltage the salt is at rest no later.

    Parameters
    ----------
    diffusivity : float
        Of the salt in the membrane [m2.s-1].
    thickness : float
        Thickness of the membrane [m].
    porosity : float, optional
        Share of the membrane that is electrolyte [-].

    Returns
    -------
    float
        Time [s].

    Examples
    --------
    >>> round(salt_relaxation_time(diffusivity=1e-11, thickness=100e-6))
    101
    """
    return porosity * thickness**2 / (math.pi**2 * diffusivity)


def charge_transfer_resistance(*, exchange_current_density, temperature, current_density=0.0):
    r"""Resistance of a face to a small change around a current, its symmetry factors 1/2.

    .. math:: R_{ct} = \frac{d \eta}{d i} = \frac{2 R T}{F \sqrt{i^2 + 4 i_0^2}}, \qquad
        \eta = \frac{2 R T}{F} \operatorname{arsinh} \frac{i}{2 i_0}

    Parameters
    ----------
    exchange_current_density : float
        :math:`i_0` [A.m-2].
    temperature : float
        Temperature [K].
    current_density : float, optional
        i; at rest if not given [A.m-2].

    Returns
    -------
    float
        Resistance [Ohm.m2].

    Examples
    --------
    >>> round(charge_transfer_resistance(exchange_current_density=1.0, temperature=298.15), 4)
    0.0257
    """
    i, i0 = current_density, exchange_current_density
    return 2 * R * temperature / (F * math.hypot(i, 2 * i0))
