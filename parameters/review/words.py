"""Numbers of findings in the units that chemists read."""

import math

from mofcell.parameters.constants import F


def celsius(T):
    """A temperature.

    Examples
    --------
    >>> celsius(233.15)
    '-40 degC'
    """
    return f"{_degrees(T)} degC"


def span(low, high):
    """A range of temperature.

    Examples
    --------
    >>> span(233.15, 298.15)
    '-40 to 25 degC'
    """
    return f"{_degrees(low)} to {celsius(high)}"


def _degrees(T):
    return f"{round(T - 273.15, 2) + 0.0:g}"


def scientific(value, digits=3):
    """A number with a power of ten where it is small or large, as papers print it.

    Examples
    --------
    >>> scientific(0.00031704), scientific(23.44), scientific(5.86e-12, 2)
    ('3.17e-4', '23.4', '5.9e-12')
    """
    if not math.isfinite(value):
        return "more than can be said"
    if value and not 1e-2 <= abs(value) < 1e4:
        mantissa, exponent = f"{value:.{digits - 1}e}".split("e")
        return f"{mantissa}e{int(exponent)}"
    return f"{value:.{digits}g}" if abs(value) < 10**digits else f"{value:.0f}"


def conductivity(value):
    """A conductivity from SI.

    Examples
    --------
    >>> conductivity(0.0317)
    '3.17e-4 S/cm'
    """
    return f"{scientific(value / 100)} S/cm"


def electronvolt(energy):
    """An activation energy from SI.

    Examples
    --------
    >>> electronvolt(17946)
    '0.186 eV'
    """
    return f"{electronvolts(energy):.3f} eV"


def electronvolts(energy):
    """Its number.

    Examples
    --------
    >>> round(electronvolts(17946), 3)
    0.186
    """
    return energy / F


def areal_resistance(value):
    """An areal resistance from SI.

    Examples
    --------
    >>> areal_resistance(0.1376563)
    '1377 ohm cm2'
    """
    return f"{scientific(1e4 * value)} ohm cm2"


def current_density(value):
    """A current density from SI.

    Examples
    --------
    >>> current_density(1.0)
    '0.1 mA/cm2'
    """
    return f"{scientific(value / 10)} mA/cm2"


def millivolts(value):
    """A voltage from SI.

    Examples
    --------
    >>> millivolts(0.0234)
    '23.4 mV'
    """
    return f"{scientific(1000 * value)} mV"


def micrometres(value):
    """A thickness from SI.

    Examples
    --------
    >>> micrometres(3e-4)
    '300 um'
    """
    return f"{scientific(1e6 * value)} um"


def specific_capacity(value):
    """A capacity per mass from SI.

    Examples
    --------
    >>> specific_capacity(612e3)
    '170 mAh/g'
    """
    return f"{scientific(value / 3600)} mAh/g"


def molar(value):
    """A concentration from SI.

    Examples
    --------
    >>> molar(1218.4)
    '1.22 mol/L'
    """
    return f"{scientific(value / 1000)} mol/L"


def deviation(ratio):
    """How far a ratio lies from one.

    Examples
    --------
    >>> deviation(1.496), deviation(1.0137), deviation(0.8), deviation(8.5)
    ('+50 %', '+1.4 %', '-20 %', '8.5 times')
    """
    if not 1 / 3 < ratio < 3:
        return f"{scientific(ratio, 2)} times"
    percent = 100 * (ratio - 1)
    return f"{percent:+.0f} %" if abs(percent) >= 9.95 else f"{percent:+.1f} %"


def percent(share):
    """A share.

    Examples
    --------
    >>> percent(0.58724), percent(0.001247), percent(0.81301)
    ('59 %', '0.12 %', '81 %')
    """
    return f"{scientific(100 * share, 2)} %"


def listed(words):
    """Words in a row; nothing where there are none.

    Examples
    --------
    >>> listed(["0.08 eV", "0.14 eV"]), listed(["a", "b", "c"])
    ('0.08 eV and 0.14 eV', 'a, b and c')
    """
    *first, last = words or [""]
    return f"{', '.join(first)} and {last}" if first else last
