"""A quantity that does not change with temperature."""

from dataclasses import dataclass, replace

import numpy as np

from mofcell.parameters.laws import checks
from mofcell.parameters.laws.law import Law
from mofcell.parameters.laws.symbols import pybamm_if_symbol


@dataclass(frozen=True, kw_only=True)
class Constant(Law):
    r"""One value at all temperatures.

    .. math:: s(T) = s_0

    Parameters
    ----------
    value : float
        :math:`s_0` [unit of the quantity], of any sign.
    name : str, optional
        What the law describes, for messages.
    temperature_range : (float, float), optional
        Temperatures at which the value is known to hold [K].

    Raises
    ------
    InvalidInput
        If the value is not a finite number.

    Examples
    --------
    >>> Constant(value=0.7)(298.15)
    0.7
    """

    value: float

    def __post_init__(self):
        super().__post_init__()
        checks.finite(self._label, "value", self.value)

    def _anchored(self, value, temperature):
        return replace(self, value=value)

    def _evaluate(self, T):
        if pybamm := pybamm_if_symbol(T):
            return pybamm.full_like((T,), self.value)
        return np.full_like(T, self.value)
