"""Grains and the layers between them, one after the other."""

import numpy as np

from mofcell.parameters.errors import InvalidInput
from mofcell.parameters.mixing import checks


def brick_layer(*, grain_conductivity, boundary_conductivity, thickness_ratio):
    r"""Conductivity of grains in series with layers between them.

    .. math:: \frac{1 + r}{\sigma} = \frac{1}{\sigma_g} + \frac{r}{\sigma_b},
        \qquad r = \frac{d_b}{d_g}

    Parameters
    ----------
    grain_conductivity, boundary_conductivity : float, array or pybamm.Symbol
        :math:`\sigma_g`, :math:`\sigma_b` [S.m-1], above zero.
    thickness_ratio : float, array or pybamm.Symbol
        Thickness of a layer over that of a grain, r [-], zero or more.

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
    All current crosses every layer. That holds for layers that are thin and conduct worse
    than the grain; ``brick_layer_cubes`` adds the current along them, and real grains let
    it detour around the worst [2]. The sum is often written with 1 in place of
    :math:`1 + r`; this keeps the thickness of the layers, so that equal phases give their
    common conductivity.

    References
    ----------
    [1] J.-H. Hwang, D. S. McLachlan and T. O. Mason, J. Electroceram. 3 (1999) 7-16,
    doi 10.1023/A:1009998114205.
    [2] J. Fleig and J. Maier, J. Eur. Ceram. Soc. 19 (1999) 693-696.

    Examples
    --------
    >>> round(brick_layer(
    ...     grain_conductivity=0.1, boundary_conductivity=0.001, thickness_ratio=0.01
    ... ), 4)
    0.0505
    """
    name = brick_layer.__name__
    grain = checks.positive(name, "grain_conductivity", grain_conductivity)
    boundary = checks.positive(name, "boundary_conductivity", boundary_conductivity)
    r = checks.not_negative(name, "thickness_ratio", thickness_ratio)
    return (1 + r) / (1 / grain + r / boundary)


def boundary_conductivity(*, effective_conductivity, grain_conductivity, thickness_ratio):
    r"""Conductivity of the layers that a measured conductivity implies.

    .. math:: \sigma_b = \frac{r}{(1 + r) / \sigma - 1 / \sigma_g}

    Parameters
    ----------
    effective_conductivity : float or array
        :math:`\sigma` [S.m-1], above zero and below :math:`(1 + r) \sigma_g`.
    grain_conductivity : float or array
        :math:`\sigma_g` [S.m-1], above zero.
    thickness_ratio : float or array
        Thickness of a layer over that of a grain, r [-], above zero.

    Returns
    -------
    float or array
        :math:`\sigma_b` [S.m-1].

    Raises
    ------
    InvalidInput
        If an argument is outside its bounds; above the upper one even layers without any
        resistance do not conduct enough.

    Notes
    -----
    Inverse of ``brick_layer``. Only :math:`r / \sigma_b` is measured: a ratio ten times
    too large gives a conductivity ten times too large.

    Examples
    --------
    >>> round(boundary_conductivity(
    ...     effective_conductivity=0.0505, grain_conductivity=0.1, thickness_ratio=0.01
    ... ), 6)
    0.001
    """
    name = boundary_conductivity.__name__
    effective = checks.positive(name, "effective_conductivity", effective_conductivity)
    grain = checks.positive(name, "grain_conductivity", grain_conductivity)
    r = checks.positive(name, "thickness_ratio", thickness_ratio)
    excess = (1 + r) / effective - 1 / grain
    if np.any(excess <= 0):
        raise InvalidInput(
            f"{name}: effective_conductivity = {effective_conductivity!r} S/m is not below "
            f"(1 + thickness_ratio) grain_conductivity = {(1 + r) * grain!r} S/m, which layers "
            "without resistance give; check the conductivity of the grain"
        )
    return r / excess
