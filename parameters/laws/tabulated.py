"""Measured values, with nothing assumed between them but a smooth course."""

from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from mofcell.parameters.errors import InvalidInput
from mofcell.parameters.laws import checks
from mofcell.parameters.laws.law import Law
from mofcell.parameters.laws.symbols import pybamm_if_symbol


@dataclass(frozen=True, kw_only=True)
class Tabulated(Law):
    r"""Shape-preserving interpolation of :math:`\ln s` against 1/T.

    Between the points a monotone cubic (PCHIP) with a continuous slope, which makes no
    extremum that the data do not have; outside them its tangent at the end point, so an
    Arrhenius law with the activation energy found at that end.

    Parameters
    ----------
    temperatures : sequence of float
        At least two different temperatures [K], in any order.
    values : sequence of float
        Values at the temperatures [unit of the quantity], above zero.
    name : str, optional
        What the law describes, for messages.
    temperature_range : (float, float), optional
        Temperatures of the data behind the law [K]; if not given, those of the table.

    Raises
    ------
    InvalidInput
        If there are fewer than two points, the two sequences differ in length, two
        temperatures are equal or a number is not positive.

    Notes
    -----
    Two points give the Arrhenius law through them.

    References
    ----------
    F. N. Fritsch and J. Butland, SIAM J. Sci. Stat. Comput. 5 (1984) 300-304,
    doi 10.1137/0905021 (the slopes at the points, as ``scipy`` computes them).

    Examples
    --------
    >>> law = Tabulated(temperatures=(233.15, 298.15, 373.15), values=(0.0212, 0.128, 0.236))
    >>> round(law(253.15), 4)
    0.0467
    """

    temperatures: tuple[float, ...]
    values: tuple[float, ...]

    def __post_init__(self):
        temperatures, values = (self._as_tuple(field) for field in ("temperatures", "values"))
        if len(temperatures) != len(values) or len(values) < 2:
            raise InvalidInput(
                f"{self._label}: {len(temperatures)} temperatures and {len(values)} values are not "
                "two or more pairs; give one value per temperature, or use Constant for one"
            )
        checks.points(self._label, zip(temperatures, values, strict=True), len(values))
        if self.temperature_range is None:
            ends = (min(temperatures), max(temperatures))
            object.__setattr__(self, "temperature_range", ends)
        super().__post_init__()

    def _as_tuple(self, field):
        """A sequence as a tuple of numbers, so that the law stays frozen."""
        given = getattr(self, field)
        try:
            frozen = tuple(np.asarray(given, dtype=float).ravel().tolist())
        except (TypeError, ValueError):
            raise InvalidInput(
                f"{self._label}: {field} = {given!r} is not a sequence of numbers; {checks.IN_SI}"
            ) from None
        object.__setattr__(self, field, frozen)
        return frozen

    @cached_property
    def _knots(self):
        """1/T in rising order and ln s."""
        pairs = sorted(zip(self.temperatures, self.values, strict=True), reverse=True)
        T, s = np.array(pairs).T
        return 1 / T, np.log(s)

    @cached_property
    def _pchip(self):
        from scipy.interpolate import PchipInterpolator

        return PchipInterpolator(*self._knots)

    @cached_property
    def _ends(self):
        """1/T at the warm and the cold end, each with the slope of ln s there."""
        coldness = self._knots[0][[0, -1]]
        return np.column_stack([coldness, self._pchip.derivative()(coldness)]).tolist()

    def _anchored(self, value, temperature):
        factor = self._factor(value, temperature)
        return replace(self, values=tuple(factor * own for own in self.values))

    def _evaluate(self, T):
        coldness = 1 / T
        (warm, slope_warm), (cold, slope_cold) = self._ends
        inside = self._interpolate(np.minimum(np.maximum(coldness, warm), cold))
        beyond_warm = slope_warm * np.minimum(coldness - warm, 0.0)
        beyond_cold = slope_cold * np.maximum(coldness - cold, 0.0)
        return np.exp(beyond_warm + inside + beyond_cold)

    def _interpolate(self, coldness):
        if pybamm := pybamm_if_symbol(coldness):
            return pybamm.Interpolant(*self._knots, coldness, interpolator="pchip")
        return self._pchip(coldness)
