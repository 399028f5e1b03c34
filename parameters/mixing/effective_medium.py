"""Two phases, neither of which is the matrix."""

from mofcell.parameters.mixing import checks


def effective_medium(*, first_conductivity, second_conductivity, volume_fraction):
    r"""Conductivity of a random mixture of grains of two phases.

    .. math::
        (1 - \phi) \frac{\sigma_1 - \sigma}{\sigma_1 + 2 \sigma}
        + \phi \frac{\sigma_2 - \sigma}{\sigma_2 + 2 \sigma} = 0

    Its root of zero or more is, with
    :math:`b = (2 - 3 \phi) \sigma_1 + (3 \phi - 1) \sigma_2`,
    :math:`\sigma = (b + \sqrt{b^2 + 8 \sigma_1 \sigma_2}) / 4`. Where b is negative it is
    computed from the other root, as the product of both is :math:`-\sigma_1 \sigma_2 / 2`,
    which cancels no digits.

    Parameters
    ----------
    first_conductivity, second_conductivity : float, array or pybamm.Symbol
        :math:`\sigma_1`, :math:`\sigma_2` [S.m-1], zero or more.
    volume_fraction : float, array or pybamm.Symbol
        Volume fraction of the second phase :math:`\phi` [-], from 0 to 1.

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
    The symmetric form: each grain lies in the mixture itself. Mixed with an insulator, a
    phase conducts from the volume fraction 1/3 on [2]; measured thresholds depend on size
    and shape of the grains. For binder or pores in a connected powder ``bruggeman`` is
    closer.

    References
    ----------
    [1] D. A. G. Bruggeman, Ann. Phys. 416 (1935) 636-664, doi 10.1002/andp.19354160705.
    [2] S. Kirkpatrick, Rev. Mod. Phys. 45 (1973) 574-588, doi 10.1103/RevModPhys.45.574.

    Examples
    --------
    >>> round(effective_medium(
    ...     first_conductivity=1.0, second_conductivity=0.0, volume_fraction=0.2
    ... ), 6)
    0.7
    """
    name = effective_medium.__name__
    first = checks.not_negative(name, "first_conductivity", first_conductivity)
    second = checks.not_negative(name, "second_conductivity", second_conductivity)
    phi = checks.fraction(name, "volume_fraction", volume_fraction)
    product = first * second
    b = (2 - 3 * phi) * first + (3 * phi - 1) * second
    larger = (abs(b) + (b**2 + 8 * product) ** 0.5) / 4
    divisor = larger + (larger <= 0)  # both roots are zero at the threshold of an insulator
    return (b >= 0) * larger + (b < 0) * product / (2 * divisor)
