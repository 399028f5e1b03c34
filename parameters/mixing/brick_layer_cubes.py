"""Cubic grains in a shell of another conductivity, with current along the walls."""

from mofcell.parameters.mixing import checks
from mofcell.parameters.mixing.brick_layer import brick_layer


def brick_layer_cubes(*, grain_conductivity, boundary_conductivity, thickness_ratio):
    r"""Conductivity of cubes in layers, in columns side by side.

    .. math::
        \sigma = x^2 \sigma_s + (1 - x^2) \sigma_b, \qquad x = \frac{1}{1 + r},

    with :math:`\sigma_s` the ``brick_layer`` of a column of grains, and the rest of the
    area, the walls along the current, conducting as the boundary does.

    Parameters
    ----------
    grain_conductivity, boundary_conductivity : float, array or pybamm.Symbol
        :math:`\sigma_g`, :math:`\sigma_b` [S.m-1], above zero.
    thickness_ratio : float, array or pybamm.Symbol
        Thickness of a layer over the edge of a grain, r [-], zero or more.

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
    The grains fill the volume fraction :math:`x^3`. No current passes between columns, so
    the true array of cubes conducts no less. Shorting each height instead,

    .. math:: \frac{1}{\sigma} = \frac{x}{x^2 \sigma_g + (1 - x^2) \sigma_b}
        + \frac{1 - x}{\sigma_b},

    it conducts no more (cutting never lowers a resistance, and shorting never raises it).

    References
    ----------
    As for ``brick_layer``.

    Examples
    --------
    Walls that conduct 100 times better than the grains carry most of the current:

    >>> round(brick_layer_cubes(
    ...     grain_conductivity=0.001, boundary_conductivity=0.1, thickness_ratio=0.01
    ... ), 5)
    0.00296
    """
    name = brick_layer_cubes.__name__
    grain = checks.positive(name, "grain_conductivity", grain_conductivity)
    boundary = checks.positive(name, "boundary_conductivity", boundary_conductivity)
    r = checks.not_negative(name, "thickness_ratio", thickness_ratio)
    column = brick_layer(
        grain_conductivity=grain, boundary_conductivity=boundary, thickness_ratio=r
    )
    area = (1 + r) ** -2
    return area * column + (1 - area) * boundary
