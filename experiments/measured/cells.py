"""A cell of a table as a number: decimal commas, C-rates, times of a clock."""

import math
import re

_NUMBER = re.compile(r"[+-]?(?:\d+(?:[.,]\d*)?|[.,]\d+)(?:[eE][+-]?\d+)?\s*%?")
_RATE = re.compile(r"([+-]?(?:\d+(?:[.,]\d*)?|[.,]\d+))\s*C", re.IGNORECASE)
_SHARE = re.compile(r"(?:(\d+(?:[.,]\d*)?)\s*)?C\s*/\s*(\d+(?:[.,]\d*)?)|1\s*/\s*(\d+)\s*C", re.I)
_DEGREES = re.compile(r"(.*\d)\s*(?:(°\s?C|℃|º\s?C|deg\.?\s?C|C)|K)")
_CLOCK = re.compile(r"(?:(\d+)[-d ]+)?(\d+):(\d{1,2}):(\d{1,2}(?:[.,]\d+)?)")

#: What stands for a value that is missing.
EMPTY = {
    "",
    "nan",
    "none",
    "null",
    "n/a",
    "n.a.",
    "na",
    "#n/a",
    "-",
    "--",
    "—",
    "inf",
    "-inf",
    "1.#qnan",
}


def number(cell):
    """The number in a cell.

    Parameters
    ----------
    cell : str or float
        The cell [unit of the column]. A comma is a decimal comma.

    Returns
    -------
    float
        The number [unit of the column]; nan if the cell is empty.

    Raises
    ------
    ValueError
        If it is a text.

    Examples
    --------
    >>> number("140,1"), number("−2.5e-3")
    (140.1, -0.0025)
    """
    if isinstance(cell, bool):
        raise ValueError(cell)
    if not isinstance(cell, str):
        return float(cell) if math.isfinite(cell) else math.nan
    cell = cell.strip().replace("−", "-")
    if cell.lower() in EMPTY:
        return math.nan
    if not _NUMBER.fullmatch(cell):
        raise ValueError(cell)
    value = float(cell.rstrip("% ").replace(",", "."))
    return value if math.isfinite(value) else math.nan


def rate(cell):
    """The C-rate in a cell: "0.1C", "C/5", "1/5 C" or a number.

    Parameters
    ----------
    cell : str or float
        The cell [-].

    Returns
    -------
    float
        Current over the nominal 1C current [-]; nan if the cell is empty.

    Raises
    ------
    ValueError
        If it is no C-rate.

    Examples
    --------
    >>> rate("0,1C"), rate("C/5"), rate("2")
    (0.1, 0.2, 2.0)
    """
    if isinstance(cell, str):
        if match := _RATE.fullmatch(cell.strip()):
            return number(match[1])
        if match := _SHARE.fullmatch(cell.strip()):
            below = number(match[2] or match[3])
            return number(match[1] or "1") / below if below else math.nan
    return number(cell)


def kelvin(cell):
    """The temperature in a cell that holds its unit: "-20 °C", "298 K".

    Parameters
    ----------
    cell : str or float
        The cell [K where it holds no unit].

    Returns
    -------
    float
        Temperature [K]; nan if the cell is empty.

    Raises
    ------
    ValueError
        If it is no temperature.

    Examples
    --------
    >>> kelvin("0 °C"), kelvin("298 K")
    (273.15, 298.0)
    """
    if isinstance(cell, str) and (match := _DEGREES.fullmatch(cell.strip())):
        return number(match[1]) + (273.15 if match[2] else 0.0)
    return number(cell)


def holds_degrees(cell):
    """Whether a cell is a temperature with its unit.

    Examples
    --------
    >>> holds_degrees("-20 °C"), holds_degrees("-20")
    (True, False)
    """
    if not isinstance(cell, str) or not _DEGREES.fullmatch(cell.strip()):
        return False
    try:
        return math.isfinite(kelvin(cell))
    except ValueError:
        return False


def seconds(cell):
    """The time in a cell: "1:30:00" of a clock, "2d 01:30:00", or a number.

    Parameters
    ----------
    cell : str or float
        The cell [s, or the unit of the column].

    Returns
    -------
    float
        Time [s, or the unit of the column where it is a number]; nan if the cell is empty.

    Raises
    ------
    ValueError
        If it is no time.

    Examples
    --------
    >>> seconds("1:30:00"), seconds("5.5")
    (5400.0, 5.5)
    """
    if isinstance(cell, str) and (match := _CLOCK.fullmatch(cell.strip())):
        days, hours, minutes, rest = (number(part or "0") for part in match.groups())
        return 86400 * days + 3600 * hours + 60 * minutes + rest
    return number(cell)


def looks_like_a_number(cell):
    """Whether a cell is a number, a C-rate or a time.

    Examples
    --------
    >>> looks_like_a_number("0.1C"), looks_like_a_number("Voltage (V)"), looks_like_a_number("")
    (True, False, False)
    """
    if isinstance(cell, str) and cell.strip().lower() in EMPTY:
        return False
    for read in (rate, seconds):
        try:
            read(cell)
            return True
        except ValueError:
            pass
    return False


def is_empty(cell):
    """Whether a cell holds nothing.

    Examples
    --------
    >>> is_empty(" "), is_empty(0.0)
    (True, False)
    """
    return isinstance(cell, str) and cell.strip().lower() in EMPTY
