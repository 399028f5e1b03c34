"""Insulating inclusions of all sizes: pores, binder."""

import numpy as np

from mofcell.parameters.errors import InvalidInput
from mofcell.parameters.mixing import checks


def bruggeman(*, matrix_conductivity, volume_fraction):
    r"""Conductivity of a matrix with insulating spheres, added from small to large.

    .. math:: \sigma = \sigma_m (1 - \phi)^{3/2}

    Parameters
    ----------
    matrix_conductivity : float, array or pybamm.Symbol
        :math:`\sigma_m` [S.m-1], zero or more.
    volume_fraction : float, array or pybamm.Symbol
        Volume fraction of the insulator :math:`\phi` [-], from 0 to 1.

    Returns
    -------
    float, array or pybamm.Symbol
        Effective conductivity [S.m-1].

    Raises
    ------
    InvalidInput
        If an argument is outside its bounds.

    Notes
    -----
    The differential form: each portion of spheres meets the mixture of all before it, so
    the matrix stays connected at any :math:`\phi`. Flakes and films across the current
    block more than spheres do, fibres along it less.

    References
    ----------
    D. A. G. Bruggeman, Ann. Phys. 416 (1935) 636-664, doi 10.1002/andp.19354160705.

    Examples
    --------
    >>> round(bruggeman(matrix_conductivity=1.0, volume_fraction=0.19), 3)
    0.729
    """
    name = bruggeman.__name__
    matrix = checks.not_negative(name, "matrix_conductivity", matrix_conductivity)
    phi = checks.fraction(name, "volume_fraction", volume_fraction)
    return matrix * (1 - phi) ** 1.5


def insulating_fraction(*, effective_conductivity, matrix_conductivity):
    r"""Volume fraction of insulating spheres that a measured conductivity implies.

    .. math:: \phi = 1 - \left( \frac{\sigma}{\sigma_m} \right)^{2/3}

    Parameters
    ----------
    effective_conductivity : float or array
        :math:`\sigma` [S.m-1], zero or more and at most that of the matrix.
    matrix_conductivity : float or array
        :math:`\sigma_m` [S.m-1], above zero.

    Returns
    -------
    float or array
        :math:`\phi` [-].

    Raises
    ------
    InvalidInput
        If an argument is outside its bounds.

    Notes
    -----
    Inverse of ``bruggeman``.

    Examples
    --------
    >>> round(insulating_fraction(effective_conductivity=0.729, matrix_conductivity=1.0), 3)
    0.19
    """
    name = insulating_fraction.__name__
    effective = checks.not_negative(name, "effective_conductivity", effective_conductivity)
    matrix = checks.positive(name, "matrix_conductivity", matrix_conductivity)
    if np.any(effective > matrix):
        raise InvalidInput(
            f"{name}: effective_conductivity = {effective_conductivity!r} S/m is above "
            f"matrix_conductivity = {matrix_conductivity!r} S/m; insulating inclusions only lower "
            "it"
        )
    return 1 - (effective / matrix) ** (2 / 3)
