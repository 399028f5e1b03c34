"""Open-circuit potential of lithium iron phosphate: two fitted branches, and one of a paper."""

import numpy as np

#: Plateau of each branch, U0, b and c [V], as experiments/fits/lfp_potential.py finds them.
LITHIATION_PLATEAU = (3.4118, 0.0, 0.0119)
DELITHIATION_PLATEAU = (3.4499, 0.0160, 0.0)

#: Rise and fall of both branches, from the same fit: A [V], delta, B [V], x1, w, C [V], v.
ENDS = (0.209, 0.00260, 0.11095, 0.96947, 0.003, 0.274, 0.013694)


def branch(x, *, plateau, ends):
    r"""Potential of one branch: a plateau between a rise and a fall.

    .. math::
        U = U_0 - b x - c x^2 + A e^{-x / \delta}
        - B \ln \left( 1 + e^{(x - x_1) / w} \right) - C e^{-(1 - x) / v}

    Parameters
    ----------
    x : float, array or pybamm.Symbol
        Stoichiometry in [0, 1] [-].
    plateau, ends : tuple
        :math:`U_0, b, c` and :math:`A, \delta, B, x_1, w, C, v`.

    Returns
    -------
    float, array or pybamm.Symbol
        Potential against Li/Li+ [V], of the shape of ``x``. It falls everywhere if no
        coefficient is negative, and is finite at both ends.
    """
    U0, b, c = plateau
    A, delta, B, x1, w, C, v = ends
    rise = A * np.exp(-x / delta)
    fall = B * np.log(1 + np.exp((x - x1) / w)) + C * np.exp(-(1 - x) / v)
    return U0 - b * x - c * x**2 + rise - fall


def lithiation_potential(x):
    r"""Open-circuit potential of LFP on discharge, at zero rate.

    .. math::
        U = 3.4118 - 0.0119 x^2 + 0.209 e^{-x / 0.0026}
        - 0.111 \ln \left( 1 + e^{(x - 0.9695) / 0.003} \right) - 0.274 e^{-(1 - x) / 0.0137}

    Parameters
    ----------
    x : float, array or pybamm.Symbol
        Stoichiometry in [0, 1] [-].

    Returns
    -------
    float, array or pybamm.Symbol
        Potential against Li/Li+ [V], of the shape of ``x``.

    Notes
    -----
    Fitted to lithiation curves at C/50 and C/20, extrapolated to zero rate on the plateau:
    0.8 mV rms and 2.5 mV at most over x = 0.02 to 0.96; 38 mV at most in the fall beyond, where
    an error of 0.001 in x makes 40 mV. What the curves cannot tell is assumed: x = 0 at the end of
    charge (4.0 V), x = 1 at the end of discharge (2.0 V at C/20). The dip of 4 mV with which
    the measured plateau begins is not that of an equilibrium and is left out.

    References
    ----------
    Half-cell curves of the cathode of an HAIDI 18650 cell, DegradationModeAnalysis at commit
    bed2a937 (MIT licence); M. Rehm et al., J. Power Sources (2026),
    doi 10.1016/j.jpowsour.2026.239418.

    Examples
    --------
    >>> round(float(lithiation_potential(0.5)), 4)
    3.4088
    """
    return branch(x, plateau=LITHIATION_PLATEAU, ends=ENDS)


def delithiation_potential(x):
    r"""Open-circuit potential of LFP on charge, at zero rate.

    .. math::
        U = 3.4499 - 0.0160 x + 0.209 e^{-x / 0.0026}
        - 0.111 \ln \left( 1 + e^{(x - 0.9695) / 0.003} \right) - 0.274 e^{-(1 - x) / 0.0137}

    Parameters
    ----------
    x : float, array or pybamm.Symbol
        Stoichiometry in [0, 1] [-].

    Returns
    -------
    float, array or pybamm.Symbol
        Potential against Li/Li+ [V], of the shape of ``x``.

    Notes
    -----
    As :func:`lithiation_potential`, whose rise and fall it takes; only the plateau is its own,
    fitted over x = 0.05 to 0.9 with 0.7 mV rms and 2.9 mV at most. It lies 33 to 37 mV above that
    of discharge (33.1 mV at x = 0.5); at C/50 the two are 41 mV apart.

    Examples
    --------
    >>> round(1e3 * float(delithiation_potential(0.5) - lithiation_potential(0.5)), 1)
    33.1
    """
    return branch(x, plateau=DELITHIATION_PLATEAU, ends=ENDS)


def afshar_potential(x):
    r"""Open-circuit potential of LFP on discharge after Afshar et al.

    .. math:: U = 3.4077 - 0.020269 x + 0.5 e^{-150 x} - 0.9 e^{-30 (1 - x)}

    Parameters
    ----------
    x : float, array or pybamm.Symbol
        Stoichiometry in (0, 1) [-].

    Returns
    -------
    float, array or pybamm.Symbol
        Potential against Li/Li+ [V], of the shape of ``x``.

    Notes
    -----
    It falls from x = 0.85 on, earlier than measured quasi-equilibrium curves do (0.96).

    References
    ----------
    S. Afshar, K. Morris, A. Khajepour, arXiv:1709.03970 (2017).

    Examples
    --------
    >>> round(float(afshar_potential(0.5)), 4)
    3.3976
    """
    return 3.4077 - 0.020269 * x + 0.5 * np.exp(-150 * x) - 0.9 * np.exp(-30 * (1 - x))
