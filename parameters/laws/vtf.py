"""Ions that wait for their surroundings to move."""

from dataclasses import dataclass, replace

import numpy as np

from mofcell.parameters.errors import InvalidInput
from mofcell.parameters.laws import checks
from mofcell.parameters.laws.law import Law


@dataclass(frozen=True, kw_only=True)
class VTF(Law):
    r"""Vogel-Tammann-Fulcher law.

    .. math:: s(T) = A \exp\left( -\frac{B}{T - T_0} \right) \text{ for } T > T_0, \quad
        \text{else } 0

    Parameters
    ----------
    prefactor : float
        :math:`A` [unit of the quantity], above zero.
    pseudo_activation_temperature : float
        :math:`B` [K], above zero; B R is the pseudo-activation energy.
    vanishing_temperature : float
        :math:`T_0` [K], zero (an Arrhenius law) or more.
    name : str, optional
        What the law describes, for messages.
    temperature_range : (float, float), optional
        Temperatures of the data behind the law [K].

    Raises
    ------
    InvalidInput
        If :math:`A` or :math:`B` is not positive or :math:`T_0` negative.

    Notes
    -----
    The formula is singular at :math:`T_0`. Its limit from above, zero with all its
    derivatives, is returned at :math:`T_0` and below, so that a solver that tries such a
    temperature finds a number.

    References
    ----------
    H. Vogel, Phys. Z. 22 (1921) 645; G. Tammann and W. Hesse, Z. Anorg. Allg. Chem. 156
    (1926) 245, doi 10.1002/zaac.19261560121; G. S. Fulcher, J. Am. Ceram. Soc. 8 (1925)
    339, doi 10.1111/j.1151-2916.1925.tb16731.x.

    Examples
    --------
    >>> law = VTF(
    ...     prefactor=0.6466, pseudo_activation_temperature=200.1, vanishing_temperature=174.6
    ... )
    >>> round(law(298.15), 4)
    0.128
    """

    prefactor: float
    pseudo_activation_temperature: float
    vanishing_temperature: float

    def __post_init__(self):
        super().__post_init__()
        checks.positive(self._label, "prefactor", self.prefactor)
        B, T0 = self.pseudo_activation_temperature, self.vanishing_temperature
        in_kelvin = "give B in K (energy / R), or use Constant"
        checks.positive(self._label, "pseudo_activation_temperature", B, in_kelvin)
        checks.finite(self._label, "vanishing_temperature", T0, checks.IN_KELVIN)
        if T0 < 0:
            raise InvalidInput(
                f"{self._label}: vanishing_temperature = {T0!r} is below 0 K; such data do not "
                "bend as a VTF law does, use Arrhenius or Tabulated"
            )

    @classmethod
    def through(cls, first, second, third, *, name=None, temperature_range=None):
        r"""Law through three points, in closed form.

        For points in rising order of temperature, with :math:`q = \ln (s_2/s_1) / \ln
        (s_3/s_2)` and :math:`p = q (T_3 - T_2)`,

        .. math::
            T_0 = \frac{p T_1 - (T_2 - T_1) T_3}{p - (T_2 - T_1)}, \qquad
            B = \frac{\ln (s_3 / s_1)}{1/(T_1 - T_0) - 1/(T_3 - T_0)}, \qquad
            A = s_3 \exp\left( \frac{B}{T_3 - T_0} \right).

        Parameters
        ----------
        first, second, third : (float, float)
            Temperature [K] and value [unit of the quantity], in any order.
        name, temperature_range : optional
            As for the class.

        Returns
        -------
        VTF
            The law, of the class this is called on.

        Raises
        ------
        InvalidInput
            If a number is not positive, two temperatures are equal, or the points do not
            bend down in the cold as a VTF law does.

        Examples
        --------
        >>> law = VTF.through((373.15, 0.236), (298.15, 0.128), (233.15, 0.0212))
        >>> round(law.prefactor, 4), round(law.pseudo_activation_temperature, 1)
        (0.6466, 200.1)
        >>> round(law.vanishing_temperature, 1)
        174.6
        """
        points = checks.points(cls.__name__, (first, second, third), 3)
        T1, T2, T3 = (T for T, _ in points)
        ln1, ln2, ln3 = (float(np.log(s / cls._temperature_factor(T))) for T, s in points)
        p = (ln2 - ln1) * (T3 - T2) / (ln3 - ln2) if ln3 > ln2 else 0.0
        if p * T1 <= (T2 - T1) * T3:
            raise InvalidInput(
                f"{cls.__name__}: points {points} do not bend down in the cold as a VTF law does "
                "(ln s against 1/T); use Arrhenius or Tabulated"
            )
        T0 = (p * T1 - (T2 - T1) * T3) / (p - (T2 - T1))
        B = (ln3 - ln1) / (1 / (T1 - T0) - 1 / (T3 - T0))
        return cls(
            prefactor=float(np.exp(ln3 + B / (T3 - T0))),
            pseudo_activation_temperature=B,
            vanishing_temperature=T0,
            name=name,
            temperature_range=temperature_range,
        )

    @staticmethod
    def _temperature_factor(T):
        return 1.0

    def _anchored(self, value, temperature):
        return replace(self, prefactor=self.prefactor * self._factor(value, temperature))

    def _evaluate(self, T):
        B, T0 = self.pseudo_activation_temperature, self.vanishing_temperature
        # exp(-1000) is 0 in double precision, so the floor alters no value above T0.
        distance = np.maximum(T - T0, B / 1000)
        return self.prefactor * self._temperature_factor(T) * np.exp(-B / distance)
