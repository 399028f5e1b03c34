"""From what is weighed to what fills space."""

import numpy as np

from mofcell.parameters.errors import InvalidInput
from mofcell.parameters.mixing import checks

#: Density of PTFE [kg.m-3]: 2130 to 2230 by crystallinity (NETZSCH, Thermal Properties of
#: Polymers, data sheet PTFE).
PTFE_DENSITY = 2200.0


def volume_fractions(*, masses, densities):
    r"""Volume fractions of the components of a dense mixture.

    .. math:: \phi_k = \frac{w_k / \rho_k}{\sum_j w_j / \rho_j}

    Parameters
    ----------
    masses : sequence of float
        Masses or mass fractions :math:`w_k` in any one unit [-], such as (9, 1).
    densities : sequence of float
        True densities :math:`\rho_k` [kg.m-3], in the same order.

    Returns
    -------
    array
        :math:`\phi_k` [-], in the same order; they add up to 1.

    Raises
    ------
    InvalidInput
        If a mass is negative, all are zero, a density is not above zero or the sequences
        differ in length.

    Notes
    -----
    Pores count as no component. Where a pore volume fraction is known, multiply by one
    minus it. For a framework that stays full of liquid use its density with the liquid in.

    Examples
    --------
    >>> volume_fractions(masses=(9, 1), densities=(1000.0, PTFE_DENSITY)).round(4)
    array([0.9519, 0.0481])
    """
    name = volume_fractions.__name__
    w = np.atleast_1d(checks.not_negative(name, "masses", masses))
    rho = np.atleast_1d(checks.positive(name, "densities", densities))
    if w.shape != rho.shape or w.ndim != 1:
        raise InvalidInput(
            f"{name}: masses = {masses!r} and densities = {densities!r} are not two sequences of "
            "one length; give one density per mass"
        )
    if not w.any():
        raise InvalidInput(f"{name}: masses = {masses!r} are all zero; give one above it")
    volumes = w / rho
    return volumes / volumes.sum()
