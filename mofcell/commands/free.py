"""Free numbers of a calibration as they are written on the command line, with their ranges."""

import re

#: What to write.
EXAMPLES = "'lithium_interface_resistance = 10 to 3000 ohm*cm2', 'cathode_utilisation'"
_RANGE = re.compile(
    r"(?P<low>.+?)\s+to\s+(?P<high>.+?)(?:\s+(?P<spacing>log|linear))?", flags=re.IGNORECASE
)
_BARE = re.compile(r"[-+−]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?")


def free_numbers(cell, texts):
    """The free numbers that some options stand for.

    Parameters
    ----------
    cell : Cell
        The cell.
    texts : list of str or None
        The options.

    Returns
    -------
    dict
        As :func:`mofcell.calibrate` takes it.

    Raises
    ------
    InvalidInput
        If there is none, one comes twice, or as :func:`free_number`.
    """
    from mofcell.parameters import InvalidInput

    if not texts:
        raise InvalidInput(f"no number is free; write --free {EXAMPLES.partition(', ')[0]}")
    read = [free_number(cell, text) for text in texts]
    names = [name for name, _ in read]
    if twice := [name for name in names if names.count(name) > 1]:
        raise InvalidInput(f"{twice[0]} is free twice; give it once")
    return dict(read)


def free_number(cell, text):
    """The name and the range of a free number.

    Parameters
    ----------
    cell : Cell
        The cell.
    text : str
        "NAME" for its usual range, "NAME = A to B UNIT", or the same with "log" or "linear"
        after it: whether every value is as likely in the logarithm, or in the value.

    Returns
    -------
    tuple
        Name, and two numbers [SI] or, where the spacing is given, a distribution of
        :mod:`scipy.stats`.

    Raises
    ------
    InvalidInput
        If the name is unknown or has no usual range, or the range cannot be read.

    Examples
    --------
    >>> import mofcell
    >>> cell = mofcell.cell("gu2025-lfp")
    >>> free_number(cell, "particle_diffusion_time = 100 to 1e5 s")
    ('particle_diffusion_time', (100.0, 100000.0))
    >>> free_number(cell, "cathode utilisation")
    ('cathode_utilisation', (0.5, 1.0))
    """
    from mofcell.experiments.calibration.free import ENERGY, ENERGY_UNIT, USUAL_RANGES
    from mofcell.experiments.designs.axes import unit_of
    from mofcell.parameters import InvalidInput
    from mofcell.parameters.units import to_si

    name, given, written = (part.strip() for part in text.partition("="))
    name = re.sub(r"[\s-]+", "_", name)
    unit = unit_of(cell, name.removesuffix(ENERGY))
    unit = ENERGY_UNIT if name.endswith(ENERGY) else unit
    if not given and name in USUAL_RANGES:
        return name, USUAL_RANGES[name]
    if (found := _RANGE.fullmatch(written)) is None:
        lacking = f"{written!r} is no range" if given else "it has no usual range"
        raise InvalidInput(f"{name}: {lacking}; write '{name} = LOW to HIGH', with the unit")
    low, high = (to_si(end, unit, field=name) for end in _with_units(found["low"], found["high"]))
    spacing = (found["spacing"] or "").lower()
    if not low < high:
        raise InvalidInput(f"{name}: {written!r} does not rise; give the lower end first")
    if spacing == "log" and not low > 0:
        raise InvalidInput(f"{name}: a range with 'log' has both ends above 0; leave out 'log'")
    return name, _spread(low, high, spacing)


def _with_units(low, high):
    """Both ends; a bare lower one takes the unit of the upper one."""
    number = _BARE.match(high)
    common = high[number.end() :].strip() if number else ""
    return (f"{low} {common}" if common and _BARE.fullmatch(low) else low), high


def _spread(low, high, spacing):
    """The range, or the distribution that spaces it."""
    from scipy.stats import loguniform, uniform

    spread = {"log": loguniform(low, high) if low > 0 else None, "linear": uniform(low, high - low)}
    return spread.get(spacing, (low, high))
