"""Hopping over one barrier, in the form the Nernst-Einstein relation gives a conductivity."""

from dataclasses import dataclass

from mofcell.parameters.laws.arrhenius import Arrhenius


@dataclass(frozen=True, kw_only=True)
class ArrheniusOverTemperature(Arrhenius):
    r"""Arrhenius law with the prefactor over the temperature.

    .. math:: s(T) = \frac{A}{T} \exp\left( -\frac{E_a}{R T} \right)

    Parameters
    ----------
    prefactor : float
        :math:`A` [unit of the quantity times K], above zero.
    activation_energy : float
        :math:`E_a` [J.mol-1] from the slope of :math:`\ln (s T)` against 1/T.
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
    The slope of :math:`\ln s` alone is :math:`-(E_a - R T)/R`, so the energy is larger
    than that of ``Arrhenius`` for the same data by about RT (0.026 eV at 25 degC). An
    energy put into the other form shifts the value at -40 degC, anchored at 25 degC, by
    the ratio of the temperatures: 28 %.

    Examples
    --------
    >>> points = (233.15, 0.0212), (298.15, 0.128)
    >>> both = [law.between(*points) for law in (ArrheniusOverTemperature, Arrhenius)]
    >>> round((both[0].activation_energy - both[1].activation_energy) / 96485.33, 4)
    0.0227
    """

    @staticmethod
    def _temperature_factor(T):
        return 1 / T
