"""What all laws have in common: a range of temperature and how a call goes."""

import math
import warnings
from abc import ABC, abstractmethod
from dataclasses import dataclass, field

import numpy as np

from mofcell.parameters.errors import InvalidInput, ValidityWarning
from mofcell.parameters.laws import checks
from mofcell.parameters.laws.symbols import pybamm_if_symbol

# -40 + 273.15 is 233.14999999999998: a range given in degC must hold its own ends.
_ROUNDING = 1e-6  # [K]


class OutOfRangeWarning(ValidityWarning):
    """A law was asked outside the temperatures it was measured at, and extrapolated.

    Examples
    --------
    >>> issubclass(OutOfRangeWarning, UserWarning)
    True
    """


@dataclass(frozen=True, kw_only=True)
class Law(ABC):
    """A quantity as a function of temperature.

    A law is called with the temperature [K] as a float, an array or a pybamm.Symbol and
    returns the same kind, in the unit its numbers were given in. A subclass states its
    equation in ``_evaluate`` with operators and numpy functions, which PyBaMM translates
    for symbols.

    Parameters
    ----------
    name : str, optional
        What the law describes, for messages.
    temperature_range : (float, float), optional
        Lowest and highest temperature of the data behind the law [K], ends included.

    Raises
    ------
    InvalidInput
        If the range is not two temperatures in rising order.

    Notes
    -----
    Outside its range a law extrapolates, and each law object says so once, by an
    ``OutOfRangeWarning``. A symbol has no value yet, so it raises no warning: test the
    temperatures of a solution with ``covers``.

    Several laws use minimum and maximum; their symbols need these exact, as PyBaMM has
    them unless ``pybamm.settings.set_smoothing_parameters`` was called.

    Examples
    --------
    >>> from mofcell.parameters.laws import Constant, Law
    >>> isinstance(Constant(value=0.7), Law)
    True
    """

    name: str | None = None
    temperature_range: tuple[float, float] | None = None
    _warned: bool = field(default=False, init=False, repr=False, compare=False)

    def __post_init__(self):
        if self.temperature_range is not None:
            object.__setattr__(self, "temperature_range", self._ordered(self.temperature_range))

    @property
    def __name__(self):
        # PyBaMM asks a callable for its name when it writes parameter values to JSON.
        return type(self).__name__

    def __call__(self, T):
        """Value of the law.

        Parameters
        ----------
        T : float, array or pybamm.Symbol
            Temperature [K].

        Returns
        -------
        float, array or pybamm.Symbol
            Value [unit of the quantity], of the shape of ``T``.

        Raises
        ------
        InvalidInput
            If a temperature is not above 0 K.

        Examples
        --------
        >>> from mofcell.parameters.laws import Constant
        >>> Constant(value=0.7)(298.15)
        0.7
        """
        if pybamm_if_symbol(T):
            return self._evaluate(T)
        kelvin = checks.temperatures(self._label, T)
        self._warn_outside(kelvin)
        value = self._evaluate(kelvin)
        if isinstance(kelvin, float):
            return float(value)
        return np.broadcast_to(np.asarray(value, dtype=float), kelvin.shape).copy()

    def covers(self, T):
        """Whether all temperatures lie within the range of the law.

        Parameters
        ----------
        T : float or array
            Temperature [K].

        Returns
        -------
        bool
            True if every temperature lies in ``temperature_range`` (to 1e-6 K), or if
            the law states no range.

        Raises
        ------
        InvalidInput
            If a temperature is not a number above 0 K.

        Examples
        --------
        >>> from mofcell.parameters.laws import Constant
        >>> Constant(value=0.7, temperature_range=(283.15, 373.15)).covers(253.15)
        False
        """
        distance = self._distance_outside(checks.temperatures(self._label, T))
        return not (distance if isinstance(distance, float) else np.any(distance))

    def anchored(self, *, value, temperature):
        r"""The same law through another value at one temperature.

        .. math:: s'(T) = s(T) \frac{s_1}{s(T_1)}

        A transference number keeps its shape in the ratio :math:`(1 - t_+)/t_+` of anion to
        cation conductivity, which is scaled in place of :math:`t_+` and keeps it below 1.

        Parameters
        ----------
        value : float
            :math:`s_1` [unit of the quantity], such as the law can have.
        temperature : float
            :math:`T_1` [K], inside the range of the law or not.

        Returns
        -------
        Law
            With the name and the range of this one.

        Raises
        ------
        InvalidInput
            If the temperature is not positive, or the law cannot have the value there: a
            ``Constant`` takes any, a transference number one in (0, 1], and all others one
            of the sign that they have there, which is not zero.

        Examples
        --------
        >>> from mofcell.parameters.laws import Arrhenius
        >>> law = Arrhenius.between((233.15, 0.0212), (298.15, 0.128))
        >>> halved = law.anchored(value=0.064, temperature=298.15)
        >>> round(halved(233.15), 4)
        0.0106
        """
        checks.finite(self._label, "value", value)
        checks.positive(self._label, "temperature", temperature, checks.IN_KELVIN)
        return self._anchored(float(value), float(temperature))

    @abstractmethod
    def _evaluate(self, T):
        """The equation, for a valid temperature [K] of any kind."""

    def _anchored(self, value, temperature):
        """The law through a point; one that states its numbers states them scaled."""
        from mofcell.parameters.laws.function import Function, Product  # a law itself

        return Function(
            function=Product(self._evaluate, self._factor(value, temperature)),
            name=self.name,
            temperature_range=self.temperature_range,
        )

    def _factor(self, value, temperature):
        """What takes the law to a value, as a share of its own."""
        own = float(self._evaluate(temperature))
        factor = value / own if own else math.inf
        if not 0 < factor < math.inf:
            raise InvalidInput(
                f"{self._label}: value = {value:g} at {temperature:.2f} K is no positive multiple "
                f"of the law's {own:g} there; give a value of its sign that is not 0"
            )
        return factor

    @property
    def _label(self):
        kind = type(self).__name__
        return kind if self.name is None else f"{kind} {self.name!r}"

    def _ordered(self, given):
        try:
            low, high = given
        except (TypeError, ValueError):
            raise InvalidInput(
                f"{self._label}: temperature_range = {given!r} is not a pair (lowest, highest) "
                "[K]; leave it out if the source states none"
            ) from None
        for end in (low, high):
            checks.positive(self._label, "end of temperature_range", end, checks.IN_KELVIN)
        if low > high:
            raise InvalidInput(
                f"{self._label}: temperature_range = {given!r} falls; give the lowest "
                "temperature first"
            )
        return float(low), float(high)

    def _distance_outside(self, kelvin):
        """How far each temperature lies outside the range [K], zero inside."""
        if self.temperature_range is None:
            return 0.0 if isinstance(kelvin, float) else np.zeros_like(kelvin)
        low, high = self.temperature_range
        if isinstance(kelvin, float):  # the usual case, without the cost of arrays
            distance = max(low - kelvin, kelvin - high)
            return distance if distance > _ROUNDING else 0.0
        distance = np.maximum(low - kelvin, kelvin - high)
        return np.where(distance > _ROUNDING, distance, 0.0)

    def _warn_outside(self, kelvin):
        if self.temperature_range is None or self._warned or self.covers(kelvin):
            return
        farthest = np.ravel(kelvin)[np.argmax(self._distance_outside(kelvin))]
        low, high = self.temperature_range
        warnings.warn(
            f"{self._label}: T = {farthest:.2f} K ({farthest - 273.15:.2f} degC) lies outside "
            f"{low:.2f} to {high:.2f} K ({low - 273.15:.2f} to {high - 273.15:.2f} degC), where "
            "the law holds; it extrapolates (said once for this law)",
            OutOfRangeWarning,
            stacklevel=3,
        )
        object.__setattr__(self, "_warned", True)
