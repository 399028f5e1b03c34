"""Transference numbers measured at several temperatures."""

from dataclasses import dataclass, replace
from functools import cached_property

from mofcell.parameters.errors import InvalidInput
from mofcell.parameters.laws import checks
from mofcell.parameters.laws.tabulated import Tabulated


@dataclass(frozen=True, kw_only=True)
class TabulatedTransferenceNumber(Tabulated):
    r"""Interpolation of the ratio of anion to cation conductivity.

    .. math:: t_+(T) = \frac{1}{1 + r(T)}, \qquad r = \frac{1 - t_+}{t_+},

    where :math:`\ln r` is interpolated against 1/T as by ``Tabulated``.

    Parameters
    ----------
    temperatures : sequence of float
        At least two different temperatures [K], in any order.
    values : sequence of float
        Transference numbers [-], above 0 and below 1.
    name : str, optional
        What the law describes, for messages.
    temperature_range : (float, float), optional
        Temperatures of the data behind the law [K]; if not given, those of the table.

    Raises
    ------
    InvalidInput
        As for ``Tabulated``, or if a transference number is 1 or more.

    Notes
    -----
    Unlike an interpolation of :math:`t_+` itself this stays between 0 and 1 where it
    extrapolates. Two points give the ``TransferenceNumber`` through them.

    Examples
    --------
    >>> law = TabulatedTransferenceNumber(temperatures=(298.15, 333.15), values=(0.7, 0.6))
    >>> round(law(315.15), 4)
    0.6503
    """

    def __post_init__(self):
        super().__post_init__()
        for value in self.values:
            self._check_below_one(value)

    def _check_below_one(self, value):
        if value >= 1:
            raise InvalidInput(
                f"{self._label}: transference number {value!r} is not below 1; give "
                "fractions, or Constant(value=1.0) for a single-ion conductor"
            )

    @cached_property
    def _ratio(self):
        """Anion over cation conductivity."""
        odds = tuple((1 - t) / t for t in self.values)
        return Tabulated(temperatures=self.temperatures, values=odds)

    def _anchored(self, value, temperature):
        checks.positive(self._label, "value", value, "give a fraction above 0 and below 1")
        self._check_below_one(value)
        ratio = self._ratio.anchored(value=(1 - value) / value, temperature=temperature)
        return replace(self, values=tuple(1 / (1 + odds) for odds in ratio.values))

    def _evaluate(self, T):
        return 1 / (1 + self._ratio._evaluate(T))
