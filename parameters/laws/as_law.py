"""A law wherever a number may stand."""

from numbers import Real

from mofcell.parameters.errors import InvalidInput
from mofcell.parameters.laws.constant import Constant
from mofcell.parameters.laws.function import Function
from mofcell.parameters.laws.law import Law


def as_law(value):
    """Read a number, a law or a function of the temperature as a law.

    Parameters
    ----------
    value : float, Law or callable
        A number [unit of the quantity] becomes a ``Constant``, a law stays, a callable
        becomes a ``Function``.

    Returns
    -------
    Law
        Callable with a temperature [K], with ``covers`` and ``temperature_range``.

    Raises
    ------
    InvalidInput
        If the value is none of the three.

    Examples
    --------
    >>> as_law(0.7)
    Constant(name=None, temperature_range=None, value=0.7)
    """
    if isinstance(value, Law):
        return value
    if isinstance(value, Real) and not isinstance(value, bool):
        return Constant(value=float(value))
    if callable(value) and not isinstance(value, type):
        return Function(function=value)
    raise InvalidInput(
        f"{value!r} is not a number, a law or a function of temperature; give a number in SI, "
        "or for example Arrhenius.through(value=..., temperature=..., activation_energy=...)"
    )
