"""Planes between grains, each with a resistance of its own."""

import numpy as np

from mofcell.parameters.errors import InvalidInput
from mofcell.parameters.mixing import checks

#: Share by which a membrane of one grain may seem thinner than the grain.
_ROUNDING = 1e-12


def sharp_boundaries(*, grain_conductivity, boundary_resistance, grain_size):
    r"""Conductivity of grains in series with resistive planes.

    .. math:: \frac{1}{\sigma} = \frac{1}{\sigma_g} + \frac{R_b}{d_g}

    Parameters
    ----------
    grain_conductivity : float, array or pybamm.Symbol
        :math:`\sigma_g` [S.m-1], above zero.
    boundary_resistance : float, array or pybamm.Symbol
        Resistance of one plane :math:`R_b` [Ohm.m2], zero or more.
    grain_size : float, array or pybamm.Symbol
        Distance from plane to plane :math:`d_g` [m], above zero.

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
    The limit of ``brick_layer`` for thin layers, with :math:`R_b = d_b / \sigma_b`; it
    needs no thickness, which conductivity alone cannot tell. Many grains across the
    sample: for few, see ``membrane_resistance``.

    References
    ----------
    As for ``brick_layer``.

    Examples
    --------
    >>> round(sharp_boundaries(
    ...     grain_conductivity=0.1, boundary_resistance=1e-5, grain_size=1e-6
    ... ), 6)
    0.05
    """
    name = sharp_boundaries.__name__
    grain = checks.positive(name, "grain_conductivity", grain_conductivity)
    resistance = checks.not_negative(name, "boundary_resistance", boundary_resistance)
    size = checks.positive(name, "grain_size", grain_size)
    return 1 / (1 / grain + resistance / size)


def boundary_resistance(*, effective_conductivity, grain_conductivity, grain_size):
    r"""Resistance of each plane that a measured conductivity implies.

    .. math:: R_b = d_g \left( \frac{1}{\sigma} - \frac{1}{\sigma_g} \right)

    Parameters
    ----------
    effective_conductivity : float or array
        :math:`\sigma` [S.m-1], above zero and at most that of the grain.
    grain_conductivity : float or array
        :math:`\sigma_g` [S.m-1], above zero.
    grain_size : float or array
        Distance from plane to plane :math:`d_g` [m], above zero.

    Returns
    -------
    float or array
        :math:`R_b` [Ohm.m2].

    Raises
    ------
    InvalidInput
        If an argument is outside its bounds.

    Notes
    -----
    Inverse of ``sharp_boundaries``. All that lowers the conductivity below that of the
    grain (pores, less solvent, poor contact) is counted as resistance of the planes.

    Examples
    --------
    >>> resistance = boundary_resistance(
    ...     effective_conductivity=0.05, grain_conductivity=0.1, grain_size=1e-6
    ... )
    >>> f"{resistance:.3g}"
    '1e-05'
    """
    name = boundary_resistance.__name__
    effective = checks.positive(name, "effective_conductivity", effective_conductivity)
    grain = checks.positive(name, "grain_conductivity", grain_conductivity)
    size = checks.positive(name, "grain_size", grain_size)
    if np.any(effective > grain):
        raise InvalidInput(
            f"{name}: effective_conductivity = {effective_conductivity!r} S/m is above "
            f"grain_conductivity = {grain_conductivity!r} S/m, which planes without resistance "
            "give; check the conductivity of the grain"
        )
    return size * (1 / effective - 1 / grain)


def membrane_resistance(*, grain_conductivity, boundary_resistance, grain_size, thickness):
    r"""Resistance of a membrane a few grains thick.

    .. math:: R = \frac{L}{\sigma_g} + \left( \frac{L}{d_g} - 1 \right) R_b

    Parameters
    ----------
    grain_conductivity : float or array
        :math:`\sigma_g` [S.m-1], above zero.
    boundary_resistance : float or array
        Resistance of one plane :math:`R_b` [Ohm.m2], zero or more.
    grain_size : float or array
        Distance from plane to plane :math:`d_g` [m], above zero and at most L.
    thickness : float or array
        Thickness of the membrane L [m], above zero.

    Returns
    -------
    float or array
        Resistance of unit area R [Ohm.m2].

    Raises
    ------
    InvalidInput
        If an argument is outside its bounds.

    Notes
    -----
    :math:`L / d_g` grains have one plane less between them. A membrane one grain thick has
    none; for many grains R tends to L over the conductivity of ``sharp_boundaries``.

    Examples
    --------
    >>> resistance = membrane_resistance(
    ...     grain_conductivity=0.1, boundary_resistance=1e-5, grain_size=1e-6, thickness=4e-6
    ... )
    >>> f"{resistance:.3g}"
    '7e-05'
    """
    name = membrane_resistance.__name__
    grain = checks.positive(name, "grain_conductivity", grain_conductivity)
    resistance = checks.not_negative(name, "boundary_resistance", boundary_resistance)
    size = checks.positive(name, "grain_size", grain_size)
    thick = checks.positive(name, "thickness", thickness)
    grains = thick / size
    if np.any(grains < 1 - _ROUNDING):
        raise InvalidInput(
            f"{name}: grain_size = {grain_size!r} m is above thickness = {thickness!r} m; a "
            "membrane is at least one grain thick"
        )
    return thick / grain + (grains - 1) * resistance
