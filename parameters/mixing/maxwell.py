"""Spheres far from each other in a matrix."""

from mofcell.parameters.mixing import checks


def maxwell(*, matrix_conductivity, inclusion_conductivity, volume_fraction):
    r"""Conductivity of a matrix with dilute spheres.

    .. math::
        \sigma = \sigma_m \frac{2 \sigma_m + \sigma_i - 2 \phi (\sigma_m - \sigma_i)}
        {2 \sigma_m + \sigma_i + \phi (\sigma_m - \sigma_i)}

    Parameters
    ----------
    matrix_conductivity, inclusion_conductivity : float, array or pybamm.Symbol
        :math:`\sigma_m`, :math:`\sigma_i` [S.m-1], zero or more.
    volume_fraction : float, array or pybamm.Symbol
        Volume fraction of the spheres :math:`\phi` [-], from 0 to 1.

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
    Derived for :math:`\phi \ll 1`. At any :math:`\phi` it is exact for spheres that each
    wear their share of the matrix as a shell and together fill all space, which makes it
    one of the bounds of ``hashin_shtrikman``. An insulating matrix gives zero, also at
    :math:`\phi = 1`, where its shells have no thickness left.

    References
    ----------
    J. C. Maxwell, A Treatise on Electricity and Magnetism, vol. 1, Clarendon Press, Oxford
    (1873), art. 314.

    Examples
    --------
    >>> round(maxwell(
    ...     matrix_conductivity=1.0, inclusion_conductivity=0.0, volume_fraction=0.1
    ... ), 4)
    0.8571
    """
    name = maxwell.__name__
    matrix = checks.not_negative(name, "matrix_conductivity", matrix_conductivity)
    inclusion = checks.not_negative(name, "inclusion_conductivity", inclusion_conductivity)
    phi = checks.fraction(name, "volume_fraction", volume_fraction)
    # each term is zero or more, so none cancels another
    above = 2 * (1 - phi) * matrix + (1 + 2 * phi) * inclusion
    below = (2 + phi) * matrix + (1 - phi) * inclusion
    return matrix * above / (below + (below <= 0))
