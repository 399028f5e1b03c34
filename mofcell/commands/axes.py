"""Axes of a design as they are written on the command line, with their units."""

import re

#: What to write.
EXAMPLES = (
    "'membrane_thickness = 20, 50, 100 um', 'membrane_thickness = 20 to 300 um in 15' or "
    "'conductivity = 1e-5 to 1e-2 S/cm in 10 log'"
)
_RANGE = re.compile(r"(?P<low>.+?)\s+to\s+(?P<high>.+?)(?:\s+in\s+(?P<count>\S+))?(?P<log>\s+log)?")
_BARE = re.compile(r"[-+−]?[\d.]+(?:[eE][-+]?\d+)?")


def values(cell, text):
    """The name and the values of an axis.

    Parameters
    ----------
    cell : Cell
        The cell that the axis is of.
    text : str
        "NAME = A, B, C UNIT", "NAME = A to B UNIT in COUNT" or the same with "log" after it.

    Returns
    -------
    tuple
        Name, and numbers [SI].

    Raises
    ------
    InvalidInput
        If the name is unknown, a value has no unit or another's, or there is no count.
    """
    import numpy as np

    name, unit, written = _split(cell, text)
    if (found := _RANGE.fullmatch(written)) is None:
        return name, _read(name, [part.strip() for part in written.split(",")], unit)
    low, high = _read(name, [found["low"], found["high"]], unit)
    count = _count(name, found["count"])
    if not found["log"]:
        return name, np.linspace(low, high, count)
    _check_log(name, low, high)
    return name, np.geomspace(low, high, count)


def spread(cell, text):
    """The name and the range of an axis that is sampled or searched.

    Parameters
    ----------
    cell : Cell
        The cell that the axis is of.
    text : str
        "NAME = A to B UNIT", or the same with "log" after it.

    Returns
    -------
    tuple
        Name, and two numbers [SI] or, with "log", a distribution of :mod:`scipy.stats`.

    Raises
    ------
    InvalidInput
        As :func:`values`, and if it is no range.
    """
    from mofcell.parameters import InvalidInput

    name, unit, written = _split(cell, text)
    found = _RANGE.fullmatch(written)
    if found is None or found["count"]:
        raise InvalidInput(
            f"{name}: {written!r} is no range; write '{name} = LOW to HIGH', with the unit"
        )
    low, high = _read(name, [found["low"], found["high"]], unit)
    if not found["log"]:
        return name, (low, high)
    _check_log(name, low, high)
    from scipy.stats import loguniform

    return name, loguniform(low, high)


def design(cell, texts, *, paired, sample):
    """The design that some axes stand for.

    Parameters
    ----------
    cell : Cell
        The cell.
    texts : list of str or None
        The axes.
    paired : bool
        Whether they go together, value by value.
    sample : int or None
        How many designs to draw from their ranges.

    Returns
    -------
    Grid, Paired or Samples
        The design.

    Raises
    ------
    InvalidInput
        If there is no axis, one comes twice, or both a sample and pairs are asked for.
    """
    from mofcell.experiments.designs import LARGEST, Grid, Paired, Samples
    from mofcell.parameters import InvalidInput

    if not texts:
        raise InvalidInput("no axis is given; write --axis 'membrane_thickness = 20, 50, 100 um'")
    if paired and sample is not None:
        raise InvalidInput("--paired and --sample exclude each other: give one of them")
    read = [(values if sample is None else spread)(cell, text) for text in texts]
    names = [name for name, _ in read]
    if twice := [name for name in names if names.count(name) > 1]:
        raise InvalidInput(f"axis {twice[0]} is given twice; write all its values in one")
    if sample is not None:
        if sample > LARGEST:
            raise InvalidInput(f"--sample {sample}: allowed are {LARGEST:,} designs")
        return Samples(dict(read), count=sample)
    return (Paired if paired else Grid)(dict(read))


def _split(cell, text):
    """Name, SI unit, and what is written of its values."""
    from mofcell.experiments.designs.axes import unit_of
    from mofcell.parameters import InvalidInput

    name, given, written = text.partition("=")
    name = re.sub(r"[\s-]+", "_", name.strip())
    if not (given and written.strip()):
        raise InvalidInput(f"axis {text!r} holds no values; write {EXAMPLES}")
    return name, unit_of(cell, name), written.strip()


def _read(name, parts, unit):
    """Numbers of an axis; bare ones take the unit that follows the last."""
    from mofcell.commands.inputs import plain_c_rate
    from mofcell.parameters.units import to_si

    last = parts[-1].strip()
    number = _BARE.match(last)
    common = last[number.end() :].strip() if number else ""
    numbers = []
    for part in parts:
        if name == "c_rate":
            part = plain_c_rate(part)
        elif common and _BARE.fullmatch(part.strip()):
            part = f"{part} {common}"
        numbers.append(to_si(part, unit, field=name))
    return numbers


def _count(name, text):
    from mofcell.experiments.designs import LARGEST
    from mofcell.parameters import InvalidInput

    if text is None or not text.isdigit() or int(text) < 1:
        given = "no number of values is given" if text is None else f"{text!r} values"
        raise InvalidInput(f"{name}: {given}; write such as '{name} = 20 to 300 um in 15'")
    if int(text) > LARGEST:
        raise InvalidInput(f"{name}: {int(text):,} values; allowed are {LARGEST:,}")
    return int(text)


def _check_log(name, low, high):
    from mofcell.parameters import InvalidInput

    if not (low > 0 and high > 0):
        raise InvalidInput(f"{name}: a range with 'log' has both ends above 0; leave out 'log'")
