"""Axes of designs in the units of the field."""

from mofcell.views import quantities

#: Numbers that are no field of a record.
OTHERS = {"c_rate": "", "lower_cut_off": "V", "upper_cut_off": "V"}


def heading(name):
    """An axis in words, with the unit that :func:`in_field_units` gives.

    Parameters
    ----------
    name : str
        Name of the axis.

    Returns
    -------
    str
        Words and unit.

    Examples
    --------
    >>> heading("membrane_thickness"), heading("np_ratio"), heading("catholyte.conductivity")
    ('membrane thickness (µm)', 'N/P ratio', 'catholyte: conductivity (mS/cm)')
    """
    owner, _, field = name.rpartition(".")
    words = f"{owner}: {quantities.name(field)}" if owner else quantities.name(field)
    unit = "°C" if name == "temperature" else quantities.SHOWN[_unit(name)][0]
    return f"{words} ({unit})" if unit else words


def in_field_units(name, values):
    """Values of an axis in the units of its heading.

    Parameters
    ----------
    name : str
        Name of the axis.
    values : float or array
        Values [SI].

    Returns
    -------
    float or array
        Of the shape of ``values`` [unit of the heading].

    Examples
    --------
    >>> round(in_field_units("membrane_thickness", 50e-6)), in_field_units("temperature", 298.15)
    (50, 25.0)
    """
    if name == "temperature":
        return values - 273.15
    return values * quantities.SHOWN[_unit(name)][1]


def _unit(name):
    return {**quantities.FIELDS, **OTHERS}[name.rpartition(".")[2]]
