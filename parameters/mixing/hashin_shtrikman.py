"""What a mixture of two phases can have at all."""

import numpy as np

from mofcell.parameters.errors import InvalidInput
from mofcell.parameters.mixing import checks
from mofcell.parameters.mixing.maxwell import maxwell

#: Share of a bound that rounding may be off.
_ROUNDING = 1e-12


def hashin_shtrikman(*, first_conductivity, second_conductivity, volume_fraction):
    r"""Lowest and highest conductivity of an isotropic mixture of two phases.

    .. math::
        \sigma_1 + \frac{\phi}{1 / (\sigma_2 - \sigma_1) + (1 - \phi) / (3 \sigma_1)}
        \quad \text{and} \quad
        \sigma_2 + \frac{1 - \phi}{1 / (\sigma_1 - \sigma_2) + \phi / (3 \sigma_2)},

    which are ``maxwell`` with one and with the other phase as the matrix.

    Parameters
    ----------
    first_conductivity, second_conductivity : float or array
        :math:`\sigma_1`, :math:`\sigma_2` [S.m-1], zero or more.
    volume_fraction : float or array
        Volume fraction of the second phase :math:`\phi` [-], from 0 to 1.

    Returns
    -------
    (float, float) or (array, array)
        Lower and upper bound [S.m-1].

    Raises
    ------
    InvalidInput
        If an argument is outside its bounds.

    Notes
    -----
    The narrowest bounds that volume fractions alone allow. Both are reached, by coated
    spheres. They say nothing of a resistance between the phases, which can take a mixture
    below the lower bound.

    References
    ----------
    Z. Hashin and S. Shtrikman, J. Appl. Phys. 33 (1962) 3125-3131, doi 10.1063/1.1728579.

    Examples
    --------
    >>> lower, upper = hashin_shtrikman(
    ...     first_conductivity=1.0, second_conductivity=0.1, volume_fraction=0.5
    ... )
    >>> round(float(lower), 4), round(float(upper), 4)
    (0.28, 0.4706)
    """
    name = hashin_shtrikman.__name__
    first = checks.not_negative(name, "first_conductivity", first_conductivity)
    second = checks.not_negative(name, "second_conductivity", second_conductivity)
    phi = checks.fraction(name, "volume_fraction", volume_fraction)
    bounds = (
        maxwell(matrix_conductivity=first, inclusion_conductivity=second, volume_fraction=phi),
        maxwell(matrix_conductivity=second, inclusion_conductivity=first, volume_fraction=1 - phi),
    )
    return np.minimum(*bounds), np.maximum(*bounds)


def check_bounds(
    *, effective_conductivity, first_conductivity, second_conductivity, volume_fraction
):
    """Refuse a conductivity that no isotropic mixture of the two phases can have.

    Parameters
    ----------
    effective_conductivity : float or array
        What is claimed or measured [S.m-1].
    first_conductivity, second_conductivity : float or array
        Conductivities of the phases [S.m-1], zero or more.
    volume_fraction : float or array
        Volume fraction of the second phase [-], from 0 to 1.

    Returns
    -------
    float or array
        The effective conductivity [S.m-1].

    Raises
    ------
    InvalidInput
        If it lies outside the bounds of ``hashin_shtrikman``, or an argument outside its own.

    Examples
    --------
    >>> check_bounds(
    ...     effective_conductivity=0.4,
    ...     first_conductivity=1.0,
    ...     second_conductivity=0.1,
    ...     volume_fraction=0.5,
    ... )
    0.4
    """
    effective = checks.not_negative(
        check_bounds.__name__, "effective_conductivity", effective_conductivity
    )
    bounds = hashin_shtrikman(
        first_conductivity=first_conductivity,
        second_conductivity=second_conductivity,
        volume_fraction=volume_fraction,
    )
    claims, lower, upper = np.broadcast_arrays(effective, *bounds)
    outside = (claims < lower * (1 - _ROUNDING)) | (claims > upper * (1 + _ROUNDING))
    if np.any(outside):
        claim, low, high = (values[outside].flat[0] for values in (claims, lower, upper))
        raise InvalidInput(
            f"check_bounds: effective_conductivity = {claim:g} S/m is outside {low:g} to {high:g} "
            "S/m, the bounds of Hashin and Shtrikman for an isotropic mixture; check the phases "
            "and the volume fraction, or a resistance between the phases"
        )
    return effective
