"""Steps of named protocols in words."""

_UNITS = ((86400, "day"), (3600, "hour"), (60, "minute"), (1, "second"))


def charged(load, hold_until=None):
    """Steps of a charge to the upper cut-off, with or without a hold there."""
    hold = [] if hold_until is None else [f"Hold at upper cut-off until {hold_until}"]
    return [f"Charge at {load} until upper cut-off", *hold]


def discharged(load):
    """A discharge to the lower cut-off."""
    return f"Discharge at {load} until lower cut-off"


def rested(seconds):
    """A rest."""
    return f"Rest for {lasting(seconds)}"


def soaked(kelvin, seconds):
    """A rest at a temperature."""
    return f"Soak at {degrees(kelvin)} for {lasting(seconds)}"


def degrees(kelvin):
    """A temperature.

    Examples
    --------
    >>> degrees(253.15)
    '-20 degC'
    """
    return f"{round(kelvin - 273.15, 9):g} degC"


def lasting(seconds):
    """A time in the largest unit of which it is a whole number.

    Examples
    --------
    >>> lasting(3600.0), lasting(90.0)
    ('1 hour', '90 seconds')
    """
    size, unit = next((one for one in _UNITS if seconds % one[0] == 0), (1, "second"))
    count = seconds / size
    return f"{count:.10g} {unit}{'' if count == 1 else 's'}"
