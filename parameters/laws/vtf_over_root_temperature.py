"""Ions that wait for their surroundings to move, in the free-volume form."""

from dataclasses import dataclass

from mofcell.parameters.laws.vtf import VTF


@dataclass(frozen=True, kw_only=True)
class VTFOverRootTemperature(VTF):
    r"""Vogel-Tammann-Fulcher law with the prefactor over the root of the temperature.

    .. math:: s(T) = \frac{A}{\sqrt{T}} \exp\left( -\frac{B}{T - T_0} \right)
        \text{ for } T > T_0, \quad \text{else } 0

    Parameters
    ----------
    prefactor : float
        :math:`A` [unit of the quantity times K0.5], above zero.
    pseudo_activation_temperature : float
        :math:`B` [K], above zero.
    vanishing_temperature : float
        :math:`T_0` [K], zero or more.
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
    Common in papers on polymer electrolytes. Its constants are not those of ``VTF`` for
    the same data. At :math:`T_0` and below the value is zero, as for ``VTF``.

    References
    ----------
    M. H. Cohen and D. Turnbull, J. Chem. Phys. 31 (1959) 1164, doi 10.1063/1.1730566.

    Examples
    --------
    >>> points = (373.15, 0.236), (298.15, 0.128), (233.15, 0.0212)
    >>> round(VTFOverRootTemperature.through(*points).pseudo_activation_temperature, 1)
    266.8
    """

    @staticmethod
    def _temperature_factor(T):
        return T**-0.5
