r"""Concentrations in an electrolyte with fixed charge.

A layer holds mobile cations :math:`c_+`, mobile anions :math:`c_-` and a fixed charge
:math:`N` (a negative framework counted positive). Electroneutrality and the salt
concentration that an ideal outside solution in equilibrium would have are

.. math:: c_+ = c_- + N, \qquad c_s = \sqrt{c_- c_+}.

The functions take floats, arrays and PyBaMM symbols.
"""


def anion_concentration(*, salt_concentration, framework_charge_density):
    r"""Anion concentration of a layer in equilibrium with a salt solution.

    .. math:: c_- = \sqrt{N^2/4 + c_s^2} - \frac{N}{2}

    It is computed from the ion of which there is more, :math:`c_{>} = |N|/2 + \sqrt{N^2/4 +
    c_s^2}`, as :math:`c_{>}` or :math:`c_s^2 / c_{>}`, which cancel no digits.

    Parameters
    ----------
    salt_concentration : float, array or pybamm.Symbol
        Salt concentration of the outside solution, :math:`c_s` [mol.m-3].
    framework_charge_density : float, array or pybamm.Symbol
        Fixed charge :math:`N` per volume of electrolyte phase [mol.m-3].

    Returns
    -------
    float, array or pybamm.Symbol
        Anion concentration [mol.m-3], of the shape of the arguments.

    References
    ----------
    F. G. Donnan, J. Membr. Sci. 100 (1995) 45-55, doi 10.1016/0376-7388(94)00297-C.

    Examples
    --------
    >>> round(anion_concentration(salt_concentration=1000.0, framework_charge_density=1500.0), 6)
    500.0
    """
    N = framework_charge_density
    more = abs(N) / 2 + (N**2 / 4 + salt_concentration**2) ** 0.5
    return (N >= 0) * salt_concentration**2 / more + (N < 0) * more


def cation_concentration(*, anion_concentration, framework_charge_density):
    r"""Cation concentration by electroneutrality.

    .. math:: c_+ = c_- + N

    Parameters
    ----------
    anion_concentration : float, array or pybamm.Symbol
        :math:`c_-` [mol.m-3].
    framework_charge_density : float, array or pybamm.Symbol
        :math:`N` [mol.m-3].

    Returns
    -------
    float, array or pybamm.Symbol
        Cation concentration [mol.m-3], of the shape of the arguments.

    Examples
    --------
    >>> cation_concentration(anion_concentration=500.0, framework_charge_density=1500.0)
    2000.0
    """
    return anion_concentration + framework_charge_density


def salt_concentration(*, anion_concentration, framework_charge_density):
    r"""Salt concentration of an outside solution in equilibrium.

    .. math:: c_s = \sqrt{c_- (c_- + N)}

    Parameters
    ----------
    anion_concentration : float, array or pybamm.Symbol
        :math:`c_-` [mol.m-3].
    framework_charge_density : float, array or pybamm.Symbol
        :math:`N` [mol.m-3].

    Returns
    -------
    float, array or pybamm.Symbol
        Salt concentration [mol.m-3], of the shape of the arguments.

    Examples
    --------
    >>> salt_concentration(anion_concentration=500.0, framework_charge_density=1500.0)
    1000.0
    """
    return (anion_concentration * (anion_concentration + framework_charge_density)) ** 0.5
