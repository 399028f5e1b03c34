"""A law of temperature made of the laws of the parts."""

import inspect
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np

from mofcell.parameters.errors import InvalidInput
from mofcell.parameters.laws import Law, as_law


@dataclass(frozen=True, kw_only=True)
class Mixture(Law):
    r"""A mixing rule whose arguments are laws.

    .. math:: s(T) = f(a(T), b(T), \dots)

    Parameters
    ----------
    rule : callable
        :math:`f`, a function of this package such as ``brick_layer``, or any that takes
        keyword arguments and returns one number, with operators and numpy functions only.
    arguments : dict of str to float or law
        For each argument of the rule a law of temperature, a number or a function of the
        temperature, in the unit the rule states ([S.m-1] for a conductivity).
    name : str, optional
        What the law describes, for messages.
    temperature_range : (float, float), optional
        Temperatures at which the rule is known to hold [K]. The law states what this and
        the ranges of the arguments have in common.

    Raises
    ------
    InvalidInput
        If the arguments are not those of the rule, one is outside its bounds, the rule
        does not return one number, or the ranges share no temperature.

    Notes
    -----
    The arguments are checked in the middle of the range (at 25 degC if there is none), and
    wherever the law is called with a number.

    Examples
    --------
    Grain and boundary with barriers of their own:

    >>> from mofcell.parameters.laws import Arrhenius
    >>> from mofcell.parameters.mixing import brick_layer
    >>> law = Mixture(
    ...     rule=brick_layer,
    ...     arguments={
    ...         "grain_conductivity": Arrhenius(prefactor=50.0, activation_energy=2e4),
    ...         "boundary_conductivity": Arrhenius(prefactor=500.0, activation_energy=4e4),
    ...         "thickness_ratio": 0.01,
    ...     },
    ... )
    >>> round(law(298.15), 5), round(law(253.15), 5)
    (0.00378, 0.00026)
    """

    rule: Callable
    arguments: Any  # given as a dict, kept as pairs of name and law

    def __post_init__(self):
        super().__post_init__()
        object.__setattr__(self, "arguments", self._as_laws())
        object.__setattr__(self, "temperature_range", self._common_range())
        T = 298.15 if self.temperature_range is None else sum(self.temperature_range) / 2
        value = self._evaluate(T)
        if np.ndim(value) != 0:
            raise InvalidInput(
                f"{self._label}: rule gives {value!r} at {T:.2f} K, not one number; "
                "write a function that picks one"
            )

    def _as_laws(self):
        """Pairs of name and law, which stay as they are, as a frozen law must."""
        if not callable(self.rule):
            raise InvalidInput(
                f"{self._label}: rule = {self.rule!r} cannot be called; give a function such as "
                "brick_layer"
            )
        given = dict(self.arguments)
        signature = inspect.signature(self.rule)
        try:
            signature.bind(**given)
        except TypeError as error:
            raise InvalidInput(
                f"{self._label}: {error}; the rule takes {', '.join(signature.parameters)}"
            ) from None
        return tuple((name, as_law(value)) for name, value in given.items())

    def _common_range(self):
        own = {"temperature_range": self.temperature_range}
        ranges = own | {name: law.temperature_range for name, law in self.arguments}
        known = {name: one for name, one in ranges.items() if one is not None}
        if not known:
            return None
        low = max(low for low, _ in known.values())
        high = min(high for _, high in known.values())
        if low > high:
            said = ", ".join(f"{name} {a:.2f} to {b:.2f} K" for name, (a, b) in known.items())
            raise InvalidInput(
                f"{self._label}: the ranges share no temperature ({said}); give laws that are "
                "known at one temperature"
            )
        return low, high

    def _evaluate(self, T):
        return self.rule(**{name: law._evaluate(T) for name, law in self.arguments})
