"""Axes and quantities of an exploration as figures show them."""

import re

import numpy as np
from matplotlib.ticker import FixedLocator, FuncFormatter, MaxNLocator, NullLocator

from mofcell.parameters.errors import InvalidInput
from mofcell.parameters.names import allowed
from mofcell.parameters.shown import shown
from mofcell.views.axes import heading, in_field_units
from mofcell.views.words import number, temperature

#: Values that are evenly spaced on a logarithmic scale over this ratio are shown on one.
LEAST_RATIO = 8.0

#: Ticks of each decade of a logarithmic axis: the first that are enough.
STEPS = ((1,), (1, 2, 5), (1, 1.5, 2, 3, 4, 5, 6, 8))
FEWEST_TICKS = 4

POWERS = {"-1": "", "-2": "²", "-3": "³"}

#: Statuses of a design that has its discharge, or needs none.
DELIVERS = ("ok", "energy as stated")


def varied(dataset, figure, *, most, least=1):
    """An exploration without its single axes, the others rising, and their names.

    Parameters
    ----------
    dataset : xarray.Dataset
        From :func:`mofcell.explore`.
    figure : str
        What is to be drawn, for the error.
    most, least : int
        How many axes it shows.

    Returns
    -------
    tuple
        The dataset and the names of the axes with more than one value.

    Raises
    ------
    InvalidInput
        If it is no exploration or no grid, or has more or fewer axes.
    """
    if "status" not in dataset:
        raise InvalidInput(f"{figure} has no status to show; give a dataset of mofcell.explore")
    dataset = dataset.squeeze([d for d in dataset.status.dims if dataset.sizes[d] == 1])
    names = list(dataset.status.dims)
    if names == ["design"]:
        raise InvalidInput(
            f"{figure} needs a grid, and these designs are points one by one; "
            "give mofcell.explore a dictionary of values"
        )
    if not least <= len(names) <= most:
        found = ", ".join(f"{name} ({dataset.sizes[name]})" for name in names) or "no axis"
        wanted = " or ".join(str(count) for count in range(least, most + 1))
        step = "explore more values"
        if len(names) > most:
            value = f"{dataset[names[-1]].values[0]:.6g}"
            step = f"select, as in dataset.sel({names[-1]}={value}, method='nearest')"
        raise InvalidInput(
            f"{figure} shows {wanted} axes of more than one value, and the design has "
            f"{found}; {step}"
        )
    for name in names:
        dataset = dataset.drop_duplicates(name).sortby(name)
    return dataset, names


def lines(dataset, names, along, figure, *, most):
    """The lines of a figure: one for each value of the axis that it is not drawn along.

    Parameters
    ----------
    dataset : xarray.Dataset
        From :func:`varied`.
    names : list of str
        The axes, one or two.
    along : str
        The axis of the figure.
    figure : str
        What is to be drawn, for the error.
    most : int
        How many lines can be told apart.

    Returns
    -------
    list of tuple
        The value in words, empty for a single line, and the dataset along the axis.

    Raises
    ------
    InvalidInput
        If there are more lines.
    """
    if len(names) == 1:
        return [("", dataset)]
    (other,) = {*names} - {along}
    count = dataset.sizes[other]
    if count > most:
        raise InvalidInput(
            f"{figure} shows at most {most} lines, and {other} has {count} values; select some, "
            f"as in dataset.isel({other}=slice(None, None, {-(-count // most)}))"
        )
    each = [dataset.isel({other: place}) for place in range(count)]
    return [(value(other, one[other].item()), one) for one in each]


def quantity(dataset, variable, basis=None):
    """A quantity of an exploration on one basis, and what it is called, with its unit.

    Parameters
    ----------
    dataset : xarray.Dataset
        From :func:`varied`.
    variable : str
        Name of the variable.
    basis : str, optional
        What the mass counts, where the variable depends on it.

    Returns
    -------
    tuple
        The variable over the axes, and a label.

    Raises
    ------
    InvalidInput
        If there is no such variable or basis, or no number of it.
    """
    over = {*dataset.status.dims, "basis"}
    known = [
        str(name)
        for name, found in dataset.data_vars.items()
        if found.dtype.kind == "f" and over >= {*found.dims}
    ]
    if variable not in known:
        raise InvalidInput(f"variable is {shown(variable)}{allowed(variable, known)}")
    values = dataset[variable]
    label = f"{values.attrs['long_name']} ({written(values.attrs['units'])})"
    if "basis" in values.dims:
        bases = [str(each) for each in dataset.basis.values]
        if basis not in bases:
            step = "" if basis else "; select, as in dataset.sel(basis='stack')"
            raise InvalidInput(f"basis is {shown(basis)}{allowed(basis, bases)}{step}")
        values = values.sel(basis=basis)
    if "basis" in values.coords:
        label = label.replace(" (", f", {values.basis.item()} (")
    if values.isnull().all():
        reason = dataset.attrs.get("without_mass") or "no design delivers it"
        raise InvalidInput(f"{label} has no number to show: {reason}")
    return values, label


def written(unit):
    """A unit of a dataset as the field writes it.

    Examples
    --------
    >>> written("mA.h.cm-2"), written("W.h.kg-1"), written("-")
    ('mAh/cm²', 'Wh/kg', '-')
    """
    powers = [(symbol, power) for symbol, power in re.findall(r"([A-Za-z]+)(-?\d*)", unit)]
    above = "".join(symbol for symbol, power in powers if not power)
    below = "".join(f"/{symbol}{POWERS[power]}" for symbol, power in powers if power)
    return f"{above}{below}" or unit


def label(name):
    """An axis in words with its unit, "(-)" where it has none.

    Examples
    --------
    >>> label("membrane_thickness"), label("np_ratio"), label("c_rate")
    ('membrane thickness (µm)', 'N/P ratio (-)', 'C-rate')
    """
    words = heading(name)
    return words if "(" in words or name == "c_rate" else f"{words} (-)"


def value(name, at):
    """A value of an axis with its unit.

    Parameters
    ----------
    name : str
        Name of the axis.
    at : float
        The value [SI].

    Returns
    -------
    str
        Number and unit.

    Examples
    --------
    >>> value("membrane_thickness", 42.9e-6), value("c_rate", 0.1), value("temperature", 253.15)
    ('42.9 µm', '0.1 C', '−20 °C')
    """
    if name == "temperature":
        return temperature(at)
    if name == "c_rate":
        return f"{at:.3g} C"
    unit = heading(name).partition(" (")[2].removesuffix(")")
    return f"{number(in_field_units(name, at), '.4g')} {unit}".strip()


def words(name):
    """An axis in words, without its unit."""
    return heading(name).partition(" (")[0]


def is_logarithmic(values):
    """Whether values are spaced more evenly on a logarithmic scale than on a linear one.

    Parameters
    ----------
    values : array
        Rising values [any unit].

    Returns
    -------
    bool
        Never for two values, nor over less than a ratio of eight.

    Examples
    --------
    >>> is_logarithmic([0.1, 0.2, 0.5, 1, 2]), is_logarithmic([1, 2, 3, 4, 5, 6, 7, 8, 9])
    (True, False)
    """
    values = np.asarray(values, float)
    if len(values) < 3 or values[0] <= 0 or values[-1] < LEAST_RATIO * values[0]:
        return False
    even, log = np.diff(values), np.diff(np.log(values))
    return bool(np.std(log) / np.mean(log) < np.std(even) / np.mean(even))


def scale(axis, values):
    """Make an axis of matplotlib span values, logarithmic if these are spaced so.

    Parameters
    ----------
    axis : matplotlib.axis.Axis
        The axis.
    values : array
        Rising values [unit that is shown].
    """
    low, high = values[0], values[-1]
    if is_logarithmic(values):
        logarithmic(axis, low, high)
    axis.axes.set(**{f"{axis.axis_name}lim": (low, high)})


def logarithmic(axis, low, high):
    """Make an axis of matplotlib logarithmic, with numbers as people write them: 0.5, 1, 2.

    Parameters
    ----------
    axis : matplotlib.axis.Axis
        The axis.
    low, high : float
        Its ends [unit that is shown].
    """
    axis.axes.set(**{f"{axis.axis_name}scale": "log", f"{axis.axis_name}lim": (low, high)})
    decades = 10.0 ** np.arange(np.floor(np.log10(low)), np.ceil(np.log10(high)) + 1)
    ticks = [[decade * step for decade in decades for step in steps] for steps in STEPS]
    enough = [several for several in ticks if _within(several, low, high) >= FEWEST_TICKS]
    few = MaxNLocator(5).tick_values(low, high)
    axis.set_major_locator(FixedLocator([*enough, few][0]))
    axis.set_minor_locator(NullLocator())
    if low >= 1e-4 and high < 1e5:
        axis.set_major_formatter(FuncFormatter(lambda at, _: f"{at:g}"))


def _within(ticks, low, high):
    return sum(low <= tick <= high for tick in ticks)
