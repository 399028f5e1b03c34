"""Load and temperature in the name of a curve: "0.1C", "25 °C", "0.5 mA/cm2"."""

import re

from mofcell.experiments.measured.cells import number
from mofcell.experiments.measured.headers import TARGETS, plain
from mofcell.parameters import InvalidInput
from mofcell.parameters.units import to_si

_FIGURE = r"(?<![\w.,/-])([+-]?\d+(?:[.,]\d+)?)"
_RATE = re.compile(rf"{_FIGURE}\s*C(?:-?rate)?(?![\w/.*·])", re.IGNORECASE)
_SHARE = re.compile(r"(?<![\w./])(?:(\d+)\s*)?C\s?/\s?(\d+(?:[.,]\d+)?)(?!\w)")
_TEMPERATURE = re.compile(rf"{_FIGURE}\s*(?:(°\s?C|deg\.?\s?C)|(K))(?!\w)")
_CURRENT = re.compile(
    rf"{_FIGURE}\s*([mµμu]?A\s?(?:(?:/|·|\.)?\s?(?:k?g|c?m)\^?(?:-?[12])?)?)(?!\w)"
)


def conditions(label):
    """What a label says of load and temperature.

    Parameters
    ----------
    label : str
        Name of a curve.

    Returns
    -------
    dict
        ``temperature`` [K] and one of ``c_rate`` [-], ``specific_current`` [mA.g-1],
        ``current_density`` [A.m-2], ``current`` [mA]: those that it names.

    Examples
    --------
    >>> conditions("0.5C, 60 °C")
    {'temperature': 333.15, 'c_rate': 0.5}
    >>> conditions("C/5")
    {'c_rate': 0.2}
    >>> conditions("cell 3")
    {}
    """
    label = plain(label)
    found = {}
    if match := _TEMPERATURE.search(label):
        unit = "degC" if match[2] else "K"
        found["temperature"] = to_si(f"{number(match[1])} {unit}", "K")
        label = label.replace(match[0], " ")
    if match := _SHARE.search(label):
        below = number(match[2])
        return found | ({"c_rate": number(match[1] or "1") / below} if below else {})
    if match := _RATE.search(label):
        return found | {"c_rate": number(match[1])}
    if match := _CURRENT.search(label):
        for load in ("specific_current", "current_density", "current"):
            try:
                return found | {load: to_si(f"{number(match[1])} {match[2]}", TARGETS[load])}
            except InvalidInput:
                pass
    return found
