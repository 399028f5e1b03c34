"""Which cells: every combination, one by one, or samples that fill ranges."""

import math

import numpy as np
from scipy.stats import qmc, uniform

from mofcell.parameters import InvalidInput
from mofcell.parameters.shown import shown

#: Dimension of the designs that are no grid.
POINT = "design"


class Grid:
    """Every combination of the values of some axes.

    Parameters
    ----------
    axes : dict
        Values [SI] by name of the axis.

    Raises
    ------
    InvalidInput
        If there is no axis, or one holds no value or something that is not a finite number.

    Examples
    --------
    >>> Grid({"membrane_thickness": [50e-6, 100e-6], "c_rate": [0.1, 0.5, 1.0]}).shape
    (2, 3)
    """

    def __init__(self, axes):
        self.axes = _checked(axes)

    @property
    def dimensions(self):
        """Names of the dimensions of a result."""
        return tuple(self.axes)

    @property
    def shape(self):
        """Number of values along each dimension."""
        return tuple(len(values) for values in self.axes.values())

    @property
    def size(self):
        """Number of points."""
        return math.prod(self.shape)

    def coordinates(self):
        """Dimension and values of each axis, for a result."""
        return {name: (name, values) for name, values in self.axes.items()}

    def columns(self):
        """Value of each axis at every point, the last axis changing first."""
        grids = np.meshgrid(*self.axes.values(), indexing="ij")
        return {name: grid.ravel() for name, grid in zip(self.axes, grids, strict=True)}


class Paired:
    """Points one by one: the first values of all axes, the second ones, and so on.

    Parameters
    ----------
    axes : dict
        Values [SI] by name of the axis, of all axes equally many.

    Raises
    ------
    InvalidInput
        As :class:`Grid`, and if the axes hold different numbers of values.

    Examples
    --------
    >>> Paired({"membrane_thickness": [50e-6, 100e-6], "c_rate": [0.1, 0.5]}).size
    2
    """

    def __init__(self, axes):
        self.axes = _checked(axes)
        lengths = {name: len(values) for name, values in self.axes.items()}
        if len(set(lengths.values())) > 1:
            counts = ", ".join(f"{name} {count}" for name, count in lengths.items())
            raise InvalidInput(f"paired axes hold different numbers of values: {counts}")
        self.size = next(iter(lengths.values()))

    dimensions = (POINT,)

    @property
    def shape(self):
        """Number of values along each dimension."""
        return (self.size,)

    def coordinates(self):
        """Dimension and values of each axis, for a result."""
        return {name: (POINT, values) for name, values in self.axes.items()}

    def columns(self):
        """Value of each axis at every point."""
        return self.axes


class Samples(Paired):
    """Points that fill ranges evenly, drawn by a sampler of :mod:`scipy.stats.qmc`.

    Parameters
    ----------
    ranges : dict
        By name of the axis: two numbers [SI], between which every value is as likely, or a
        distribution of :mod:`scipy.stats`, such as ``loguniform(1e-5, 1)``.
    count : int
        Number of points.
    sampler : type, optional
        Class of the sampler; :class:`scipy.stats.qmc.LatinHypercube` by default.
    seed : int, optional
        What makes the points the same in every run.

    Raises
    ------
    InvalidInput
        If a range is none, or the count not above zero.

    Examples
    --------
    >>> Samples({"membrane_thickness": (30e-6, 300e-6), "c_rate": (0.1, 2.0)}, count=64).size
    64
    """

    def __init__(self, ranges, *, count, sampler=qmc.LatinHypercube, seed=0):
        if isinstance(count, bool) or not isinstance(count, int) or count < 1:
            raise InvalidInput(f"count is {shown(count)}; allowed is a whole number above 0")
        self.ranges = {name: distribution(name, given) for name, given in _named(ranges).items()}
        cube = sampler(d=len(self.ranges), rng=seed).random(count)
        axes = {
            name: given.ppf(share)
            for (name, given), share in zip(self.ranges.items(), cube.T, strict=True)
        }
        super().__init__(axes)


def distribution(name, given):
    """The distribution that a range stands for.

    Parameters
    ----------
    name : str
        Name of the axis, for the error.
    given : tuple of float or distribution
        Two numbers [SI], or a frozen distribution of :mod:`scipy.stats`.

    Returns
    -------
    scipy.stats.rv_frozen
        The distribution.

    Raises
    ------
    InvalidInput
        If it is neither, or the numbers are not finite and rising.
    """
    if hasattr(given, "ppf"):
        return given
    ends = _numbers(name, given)
    if len(ends) != 2 or not ends[0] < ends[1]:
        raise InvalidInput(
            f"{name}: {shown(given)} is no range; give two rising numbers, or a distribution such "
            "as scipy.stats.loguniform(1e-5, 1)"
        )
    return uniform(ends[0], ends[1] - ends[0])


def design(axes):
    """The design that a user gave: a dictionary of values is a grid."""
    return axes if isinstance(axes, (Grid, Paired)) else Grid(axes)


def _checked(axes):
    return {name: _numbers(name, values) for name, values in _named(axes).items()}


def _named(axes):
    if not isinstance(axes, dict) or not axes:
        raise InvalidInput(
            f"axes are {shown(axes)}; give a dictionary of values by name, such as "
            "{'membrane_thickness': [50e-6, 100e-6]}"
        )
    return axes


def _numbers(name, values):
    """Finite numbers of an axis; a text with a unit belongs on the command line."""
    given = values if isinstance(values, np.ndarray) else np.atleast_1d(np.asarray(values, object))
    if given.size == 0:
        raise InvalidInput(f"{name} is empty; give at least one number in SI units")
    if texts := [value for value in given.ravel() if isinstance(value, (str, bytes))]:
        raise InvalidInput(
            f"{name}: {shown(texts[0])} is a text; give numbers in SI units, without the unit "
            "(50e-6 for 50 um)"
        )
    try:
        numbers = given.astype(float)
    except (TypeError, ValueError):
        raise InvalidInput(f"{name}: {shown(values)} are no numbers") from None
    if numbers.ndim != 1:
        raise InvalidInput(f"{name} has {numbers.ndim} dimensions; give a plain list of numbers")
    if wrong := [value for value in numbers if not math.isfinite(value)]:
        raise InvalidInput(f"{name} holds {wrong[0]}; allowed are finite numbers")
    return numbers
