"""Forms of the law of temperature that are put to measured conductivities.

Each is linear in all its numbers but one at most: for a given value of that one, the others are
those of a linear regression of ln s.
"""

from abc import ABC, abstractmethod
from itertools import pairwise
from typing import Any, ClassVar

import numpy as np

from mofcell.parameters.constants import R
from mofcell.parameters.laws import (
    VTF,
    Arrhenius,
    ArrheniusOverTemperature,
    PiecewiseArrhenius,
    VTFOverRootTemperature,
)

#: SI unit of each number of a form.
UNITS = {
    "ln_prefactor": "-",
    "activation_energy": "J.mol-1",
    "ln_value_at_break": "-",
    "activation_energy_below": "J.mol-1",
    "activation_energy_above": "J.mol-1",
    "break_temperature": "K",
    "pseudo_activation_temperature": "K",
    "vanishing_temperature": "K",
}

#: How near to the coldest point the vanishing temperature may come [K]: assumed. Nearer, the law
#: follows that one point and is flat through all others.
DISTANCE = 10.0

#: Values that are tried for the number in which a form is not linear, before it is refined.
TRIED = 60


class Form(ABC):
    r"""A form of the law.

    .. math:: \ln s = -p \ln T + X(T, \theta) \beta

    with the linear numbers :math:`\beta`, and :math:`\theta` in a form that has one more.
    """

    kind: ClassVar[type[Any]]
    numbers: ClassVar[tuple[str, ...]]
    power: ClassVar[float] = 0.0

    @property
    def name(self):
        """Name of the law, as in a data file."""
        return self.kind.__name__

    def places(self, temperatures):
        """Values of the number in which the form is not linear; none where there is none."""
        return np.array([])

    @abstractmethod
    def columns(self, temperatures, place):
        """The columns of X, which multiply the linear numbers."""

    def slope(self, temperatures, linear, place):
        """Derivative of ln s to the number in which the form is not linear."""
        raise NotImplementedError

    def is_kink(self, temperatures, place):
        """Whether the misfit has no slope there, so that the number has no standard error."""
        return False

    @abstractmethod
    def law(self, numbers, temperature_range):
        """The law of some numbers."""


class OneBarrier(Form):
    r"""Arrhenius: :math:`\ln s = \ln A - E_a / (R T)`."""

    kind: ClassVar[type[Any]] = Arrhenius
    numbers = ("ln_prefactor", "activation_energy")

    def columns(self, temperatures, place):
        """The columns of ln A and of the activation energy."""
        return np.column_stack([np.ones_like(temperatures), -1 / (R * temperatures)])

    def law(self, numbers, temperature_range):
        """The law of some numbers."""
        ln_prefactor, energy = numbers
        return self.kind(
            prefactor=_exp(ln_prefactor),
            activation_energy=float(energy),
            name="conductivity",
            temperature_range=temperature_range,
        )


class OneBarrierOverTemperature(OneBarrier):
    r"""Arrhenius in the form of Nernst and Einstein: :math:`\ln s T = \ln A - E_a / (R T)`."""

    kind = ArrheniusOverTemperature
    power = 1.0


class TwoBarriers(Form):
    r"""Two Arrhenius lines that meet at a free break :math:`T_b`.

    The least misfit is looked for from point to point: it has kinks where the break passes a
    measured temperature.
    """

    kind = PiecewiseArrhenius
    numbers = (
        "ln_value_at_break",
        "activation_energy_below",
        "activation_energy_above",
        "break_temperature",
    )

    def places(self, temperatures):
        """Breaks with two temperatures on either side, the measured ones among them."""
        known = np.unique(temperatures)[1:-1]
        steps = max(2, TRIED // max(1, len(known) - 1))
        between = [np.linspace(low, high, steps, endpoint=False) for low, high in pairwise(known)]
        return np.concatenate([*between, known[-1:]])

    def columns(self, temperatures, place):
        """The columns of the value at the break and of the two energies."""
        coldness = 1 / temperatures - 1 / place
        below, above = np.maximum(coldness, 0.0), np.minimum(coldness, 0.0)
        return np.column_stack([np.ones_like(temperatures), -below / R, -above / R])

    def slope(self, temperatures, linear, place):
        """Derivative of ln s to the break."""
        _, below, above = linear
        return -np.where(temperatures < place, below, above) / (R * place**2)

    def is_kink(self, temperatures, place):
        """Whether the break is at a measured temperature."""
        return bool(np.isclose(temperatures, place, rtol=0, atol=1e-4).any())

    def law(self, numbers, temperature_range):
        """The law of some numbers."""
        ln_value, below, above, place = map(float, numbers)
        return PiecewiseArrhenius(
            value=_exp(ln_value),
            temperature=place,
            break_temperature=place,
            activation_energy_below=below,
            activation_energy_above=above,
            name="conductivity",
            temperature_range=temperature_range,
        )


class FreeVolume(Form):
    r"""VTF: :math:`\ln s = \ln A - B / (T - T_0)`."""

    kind: ClassVar[type[Any]] = VTF
    numbers = ("ln_prefactor", "pseudo_activation_temperature", "vanishing_temperature")

    def places(self, temperatures):
        """Vanishing temperatures from zero up to a distance below the coldest point."""
        return np.linspace(0.0, temperatures.min() - DISTANCE, TRIED)

    def columns(self, temperatures, place):
        """The columns of ln A and of B."""
        return np.column_stack([np.ones_like(temperatures), -1 / (temperatures - place)])

    def slope(self, temperatures, linear, place):
        """Derivative of ln s to the vanishing temperature."""
        return -linear[1] / (temperatures - place) ** 2

    def law(self, numbers, temperature_range):
        """The law of some numbers."""
        ln_prefactor, pseudo, vanishing = map(float, numbers)
        return self.kind(
            prefactor=_exp(ln_prefactor),
            pseudo_activation_temperature=pseudo,
            vanishing_temperature=vanishing,
            name="conductivity",
            temperature_range=temperature_range,
        )


class FreeVolumeOverRootTemperature(FreeVolume):
    r"""VTF with the prefactor over the root: :math:`\ln s \sqrt{T} = \ln A - B / (T - T_0)`."""

    kind = VTFOverRootTemperature
    power = 0.5


#: The forms, those with fewer numbers first. A constant is none: ions do not move without heat.
FORMS: tuple[Form, ...] = (
    OneBarrier(),
    OneBarrierOverTemperature(),
    FreeVolume(),
    FreeVolumeOverRootTemperature(),
    TwoBarriers(),
)


def _exp(logarithm):
    with np.errstate(over="ignore"):  # an infinite prefactor is refused by the law
        return float(np.exp(logarithm))
