"""A law the user has written as a function."""

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np

from mofcell.parameters.errors import InvalidInput
from mofcell.parameters.laws.law import Law
from mofcell.parameters.laws.symbols import pybamm_if_symbol


@dataclass(frozen=True)
class Product:
    """A function of the temperature times a number.

    Parameters
    ----------
    function : callable
        Takes the temperature [K] and returns the value [unit of the quantity].
    factor : float
        The number [-].

    Examples
    --------
    >>> Product(lambda T: 0.001 * T, 2.0)(300.0)
    0.6
    """

    function: Callable
    factor: float

    def __call__(self, T):
        return self.factor * self.function(T)


@dataclass(frozen=True, kw_only=True)
class Function(Law):
    """Any function of the temperature.

    Parameters
    ----------
    function : callable
        Takes the temperature [K] and returns the value [unit of the quantity]. With an
        array it is called for each element. For use in a PyBaMM model it must take a
        symbol: written with operators and functions of numpy or PyBaMM it does.
    name : str, optional
        What the law describes, for messages.
    temperature_range : (float, float), optional
        Temperatures of the data behind the law [K].

    Raises
    ------
    InvalidInput
        If ``function`` cannot be called.

    Examples
    --------
    >>> Function(function=lambda T: 0.128 + 0.001 * (T - 298.15))(298.15)
    0.128
    """

    function: Callable

    def __post_init__(self):
        super().__post_init__()
        if not callable(self.function):
            raise InvalidInput(
                f"{self._label}: function = {self.function!r} cannot be called; "
                "give a function of the temperature [K], or Constant for a number"
            )

    def _anchored(self, value, temperature):
        factor = self._factor(value, temperature)
        return replace(self, function=Product(self.function, factor))

    def _evaluate(self, T):
        if pybamm_if_symbol(T):
            return self.function(T)
        values = [self._number(kelvin) for kelvin in np.ravel(T).tolist()]
        return np.reshape(values, np.shape(T))

    def _number(self, kelvin):
        value = self.function(kelvin)
        return value.evaluate() if pybamm_if_symbol(value) else value
