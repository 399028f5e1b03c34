"""Share of the cation in the current, when cation and anion have barriers of their own."""

from dataclasses import dataclass, replace

import numpy as np

from mofcell.parameters.constants import R
from mofcell.parameters.errors import InvalidInput
from mofcell.parameters.laws import checks
from mofcell.parameters.laws.law import Law


@dataclass(frozen=True, kw_only=True)
class TransferenceNumber(Law):
    r"""Transference number from the activation energies of the two conductivities.

    With :math:`\sigma_+` and :math:`\sigma_-` each an Arrhenius law,
    :math:`t_+ = \sigma_+ / (\sigma_+ + \sigma_-)` is

    .. math::
        t_+(T) = \left[ 1 + \frac{1 - t_1}{t_1} \exp\left( -\frac{E_- - E_+}{R}
        \left( \frac{1}{T} - \frac{1}{T_1} \right) \right) \right]^{-1}.

    Parameters
    ----------
    value : float
        :math:`t_1` [-], above 0 and up to 1.
    temperature : float
        :math:`T_1` [K], at which ``value`` was measured.
    cation_activation_energy, anion_activation_energy : float
        :math:`E_+` and :math:`E_-` [J.mol-1].
    name : str, optional
        What the law describes, for messages.
    temperature_range : (float, float), optional
        Temperatures of the data behind the law [K].

    Raises
    ------
    InvalidInput
        If the value is not in (0, 1], the temperature not positive or an energy not finite.

    Notes
    -----
    Holds where :math:`t_+` is the ratio of two conductivities, so for dilute transport;
    the negative numbers of concentrated electrolytes need ``Constant``. It stays between
    0 and 1 at all temperatures.

    Examples
    --------
    An anion with the higher barrier leaves the current to the cation in the cold:

    >>> law = TransferenceNumber(
    ...     value=0.7,
    ...     temperature=298.15,
    ...     cation_activation_energy=10e3,
    ...     anion_activation_energy=20e3,
    ... )
    >>> round(law(233.15), 4)
    0.8778
    """

    value: float
    temperature: float
    cation_activation_energy: float
    anion_activation_energy: float

    def __post_init__(self):
        super().__post_init__()
        checks.positive(self._label, "value", self.value, "give a fraction above 0 and up to 1")
        if self.value > 1:
            raise InvalidInput(
                f"{self._label}: value = {self.value!r} is above 1; give a fraction, not per cent"
            )
        checks.positive(self._label, "temperature", self.temperature, checks.IN_KELVIN)
        for field in ("cation_activation_energy", "anion_activation_energy"):
            checks.finite(self._label, field, getattr(self, field))

    def _anchored(self, value, temperature):
        return replace(self, value=value, temperature=temperature)

    def _evaluate(self, T):
        difference = self.anion_activation_energy - self.cation_activation_energy
        coldness = 1 / T - 1 / self.temperature
        anion_over_cation = (1 - self.value) / self.value * np.exp(-difference / R * coldness)
        return 1 / (1 + anion_over_cation)
