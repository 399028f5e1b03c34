"""Hopping over one barrier."""

from dataclasses import dataclass

import numpy as np

from mofcell.parameters.constants import R
from mofcell.parameters.laws import checks
from mofcell.parameters.laws.law import Law


@dataclass(frozen=True, kw_only=True)
class Arrhenius(Law):
    r"""Arrhenius law.

    .. math:: s(T) = A \exp\left( -\frac{E_a}{R T} \right)

    Parameters
    ----------
    prefactor : float
        :math:`A` [unit of the quantity], above zero.
    activation_energy : float
        :math:`E_a` [J.mol-1]; 1 eV is 96485 J.mol-1. Negative for a quantity that rises
        in the cold, as the resistance of an interface.
    name : str, optional
        What the law describes, for messages.
    temperature_range : (float, float), optional
        Temperatures of the data behind the law [K].

    Raises
    ------
    InvalidInput
        If the prefactor is not positive or the activation energy not finite.

    Notes
    -----
    An activation energy belongs to the form it was fitted with: the same data give
    ``ArrheniusOverTemperature`` an energy larger by about RT, 0.026 eV at 25 degC.

    Examples
    --------
    >>> law = Arrhenius.through(value=0.128, temperature=298.15, activation_energy=7719.0)
    >>> round(law(373.15), 4)
    0.2393
    """

    prefactor: float
    activation_energy: float

    def __post_init__(self):
        super().__post_init__()
        checks.positive(self._label, "prefactor", self.prefactor)
        checks.finite(self._label, "activation_energy", self.activation_energy)

    @classmethod
    def through(cls, *, value, temperature, activation_energy, name=None, temperature_range=None):
        r"""Law with a given activation energy through one point.

        .. math:: A = s_1 \exp\left( \frac{E_a}{R T_1} \right)

        Parameters
        ----------
        value : float
            :math:`s_1` [unit of the quantity], above zero.
        temperature : float
            :math:`T_1` [K].
        activation_energy : float
            :math:`E_a` [J.mol-1].
        name, temperature_range : optional
            As for the class.

        Returns
        -------
        Arrhenius
            The law, of the class this is called on.

        Raises
        ------
        InvalidInput
            If value or temperature is not positive or the activation energy not finite.

        Examples
        --------
        >>> law = Arrhenius.through(value=2.0, temperature=300.0, activation_energy=-3e4)
        >>> round(law(300.0), 9)
        2.0
        """
        checks.positive(cls.__name__, "value", value)
        checks.positive(cls.__name__, "temperature", temperature, checks.IN_KELVIN)
        checks.finite(cls.__name__, "activation_energy", activation_energy)
        with np.errstate(over="ignore"):  # an infinite prefactor is refused below
            boltzmann = np.exp(activation_energy / (R * temperature))
        return cls(
            prefactor=float(value / cls._temperature_factor(temperature) * boltzmann),
            activation_energy=activation_energy,
            name=name,
            temperature_range=temperature_range,
        )

    @classmethod
    def between(cls, first, second, *, name=None, temperature_range=None):
        r"""Law through two points.

        .. math:: E_a = R \frac{\ln (s_2 / s_1)}{1/T_1 - 1/T_2}

        Parameters
        ----------
        first, second : (float, float)
            Temperature [K] and value [unit of the quantity].
        name, temperature_range : optional
            As for the class.

        Returns
        -------
        Arrhenius
            The law, of the class this is called on.

        Raises
        ------
        InvalidInput
            If a number is not positive or the temperatures are equal.

        Examples
        --------
        >>> law = Arrhenius.between((233.15, 0.0212), (298.15, 0.128))
        >>> round(law.activation_energy)
        15988
        """
        (T1, s1), (T2, s2) = checks.points(cls.__name__, (first, second), 2)
        reduced = (s2 / cls._temperature_factor(T2)) / (s1 / cls._temperature_factor(T1))
        return cls.through(
            value=s1,
            temperature=T1,
            activation_energy=float(R * np.log(reduced) / (1 / T1 - 1 / T2)),
            name=name,
            temperature_range=temperature_range,
        )

    @staticmethod
    def _temperature_factor(T):
        return 1.0

    def _anchored(self, value, temperature):
        return self.through(
            value=value,
            temperature=temperature,
            activation_energy=self.activation_energy,
            name=self.name,
            temperature_range=self.temperature_range,
        )

    def _evaluate(self, T):
        factor = self._temperature_factor(T)
        return self.prefactor * factor * np.exp(-self.activation_energy / (R * T))
