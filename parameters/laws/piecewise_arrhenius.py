"""Two activation energies, with a kink between them."""

from dataclasses import dataclass, replace

import numpy as np

from mofcell.parameters.constants import R
from mofcell.parameters.laws import checks
from mofcell.parameters.laws.law import Law


@dataclass(frozen=True, kw_only=True)
class PiecewiseArrhenius(Law):
    r"""Two Arrhenius branches that meet at a break temperature.

    .. math::
        s(T) = s_b \exp\left( -\frac{E}{R} \left( \frac{1}{T} - \frac{1}{T_b} \right) \right),
        \qquad E = E_- \text{ for } T < T_b, \quad E_+ \text{ for } T \ge T_b

    with :math:`s_b` such that the law passes through one given point, on either branch.

    Parameters
    ----------
    value : float
        Value at ``temperature`` [unit of the quantity], above zero.
    temperature : float
        Temperature of the given point [K].
    break_temperature : float
        :math:`T_b` [K].
    activation_energy_below : float
        :math:`E_-` [J.mol-1].
    activation_energy_above : float
        :math:`E_+` [J.mol-1].
    name : str, optional
        What the law describes, for messages.
    temperature_range : (float, float), optional
        Temperatures of the data behind the law [K].

    Raises
    ------
    InvalidInput
        If the value or a temperature is not positive, or an energy not finite.

    Notes
    -----
    Papers often print the two energies and one value only; the measured values at the
    ends then show whether the printed energies belong to them.

    Examples
    --------
    The printed energies of Li@Ni-MOF-2 (0.08 and 0.14 eV) miss its measured 0.0212 S.m-1
    at -40 degC by half:

    >>> law = PiecewiseArrhenius(
    ...     value=0.128,
    ...     temperature=298.15,
    ...     break_temperature=283.15,
    ...     activation_energy_below=0.14 * 96485.33,
    ...     activation_energy_above=0.08 * 96485.33,
    ... )
    >>> round(law(233.15), 4)
    0.0317
    """

    value: float
    temperature: float
    break_temperature: float
    activation_energy_below: float
    activation_energy_above: float

    def __post_init__(self):
        super().__post_init__()
        checks.positive(self._label, "value", self.value)
        for field in ("temperature", "break_temperature"):
            checks.positive(self._label, field, getattr(self, field), checks.IN_KELVIN)
        for field in ("activation_energy_below", "activation_energy_above"):
            checks.finite(self._label, field, getattr(self, field))

    def _anchored(self, value, temperature):
        return replace(self, value=value, temperature=temperature)

    def _evaluate(self, T):
        return self.value * np.exp(self._exponent(T) - self._exponent(self.temperature))

    def _exponent(self, T):
        """ln of the value over that at the break."""
        coldness = 1 / T - 1 / self.break_temperature
        below = self.activation_energy_below * np.maximum(coldness, 0.0)
        above = self.activation_energy_above * np.minimum(coldness, 0.0)
        return -(below + above) / R
