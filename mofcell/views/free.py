"""Free numbers of a calibration in the units of the field."""

import math

from mofcell.experiments.calibration.free import ENERGY
from mofcell.parameters.constants import F
from mofcell.views import axes


def heading(name):
    """A free number in words, with the unit that :func:`in_field_units` gives.

    Parameters
    ----------
    name : str
        Name of the free number.

    Returns
    -------
    str
        Words and unit.

    Examples
    --------
    >>> heading("membrane_cathode_resistance.activation_energy"), heading("cathode_utilisation")
    ('membrane|cathode resistance: activation energy (eV)', 'cathode utilisation')
    """
    if name.endswith(ENERGY):
        law = axes.heading(name.removesuffix(ENERGY)).partition(" (")[0]
        return f"{law}: activation energy (eV)"
    return axes.heading(name)


def in_field_units(name, values):
    """Values of a free number in the unit of its heading.

    Parameters
    ----------
    name : str
        Name of the free number.
    values : float or array
        Values [SI].

    Returns
    -------
    float or array
        Of the shape of ``values`` [unit of the heading].

    Examples
    --------
    >>> round(in_field_units("lithium_interface_resistance.activation_energy", 48243.0), 3)
    0.5
    """
    return values / F if name.endswith(ENERGY) else axes.in_field_units(name, values)


def digits(value, *, beside=()):
    """A value with as many digits as tell it from others: four or more.

    Parameters
    ----------
    value : float
        The value [any unit].
    beside : sequence of float, optional
        What it stands beside, such as the ends of its interval [unit of the value].

    Returns
    -------
    str
        The number with a true minus sign.

    Examples
    --------
    >>> digits(10008.2, beside=(8764.0, 11400.0)), digits(688.32, beside=(688.3, 688.34))
    ('10010', '688.32')
    """
    apart = [abs(value - other) for other in beside if 0 < abs(value - other) < math.inf]
    size = max(map(abs, (value, *(other for other in beside if math.isfinite(other)))))
    told = math.ceil(math.log10(size / min(apart))) + 1 if apart else 0
    rounded = float(f"{value:.{min(max(4, told), 7)}g}")
    form = ".0f" if 1e4 <= abs(rounded) < 1e6 else ".4g" if abs(rounded) >= 1e6 else ".7g"
    return format(rounded, form).replace("e+0", "e").replace("e-0", "e-").replace("-", "−")
