"""What is wanted of a design: a quantity of a discharge, and bounds on others."""

import math
import re
from dataclasses import dataclass
from numbers import Real
from typing import Any

from mofcell.experiments.dataset import VOCABULARY
from mofcell.experiments.discharged import kelvins, positive
from mofcell.parameters import InvalidInput
from mofcell.parameters.names import allowed, nearest
from mofcell.parameters.shown import shown
from mofcell.parameters.units import to_si

#: Quantities of an exploration that can be wanted, the last ones on a basis.
ON_A_BASIS = ("specific_energy", "energy_density", "specific_power")
QUANTITIES = ("specific_capacity", "areal_capacity", "energy", "mean_voltage", *ON_A_BASIS)

#: Sign of what is to spare of a bound.
RELATIONS = {">=": 1, "<=": -1}

EXAMPLE = "'specific_capacity at 0.1C and -20 degC'"

_NUMBER = r"(\d+\.?\d*|\.\d+)"
_TIMES, _SHARE = re.compile(rf"{_NUMBER}C"), re.compile(rf"C\s*/\s*{_NUMBER}")
_BARE_C = re.compile(r".*[\d\s.]C")  # degrees or C-rate, nobody knows


@dataclass(frozen=True)
class Target:
    """A quantity of a discharge under stated conditions.

    Parameters
    ----------
    quantity : str
        One of ``QUANTITIES``.
    c_rate : float
        Current over the nominal 1C current [-].
    temperature : float
        Temperature [K].

    Raises
    ------
    InvalidInput
        If the quantity is unknown, or the C-rate or temperature not allowed.

    Examples
    --------
    >>> Target("specific_power", 2.0, 298.15).unit
    'W.kg-1'
    """

    quantity: str
    c_rate: float
    temperature: float

    def __post_init__(self):
        if self.quantity not in QUANTITIES:
            raise InvalidInput(
                f"{shown(self.quantity)} is no quantity of a discharge; nearest: "
                f"{', '.join(nearest(self.quantity, list(QUANTITIES)))}; give one and its "
                f"conditions, such as {EXAMPLE} (an axis is bounded by its range in 'over')"
            )
        positive("c_rate", self.c_rate)
        kelvins("temperature", self.temperature)

    @classmethod
    def read(cls, text, *, c_rate, temperature):
        """The target that a text stands for.

        Parameters
        ----------
        text : str or Target
            "QUANTITY", "QUANTITY at 1C", "QUANTITY at C/5", "QUANTITY at -20 degC" or "QUANTITY
            at 0.1C and -20 degC".
        c_rate : float
            C-rate where the text names none [-].
        temperature : float
            Temperature where the text names none [K].

        Returns
        -------
        Target
            The target.

        Raises
        ------
        InvalidInput
            If the text cannot be read.

        Examples
        --------
        >>> Target.read("specific_energy at C/5", c_rate=1.0, temperature=298.15).c_rate
        0.2
        """
        if isinstance(text, cls):
            return text
        if not isinstance(text, str):
            raise InvalidInput(f"{shown(text)} is no target; give a text such as {EXAMPLE}")
        quantity, *conditions = re.split(r"\s+at\s+", text.strip(), maxsplit=1)
        stated: dict[str, float] = {}
        for condition in re.split(r"\s+and\s+", conditions[0]) if conditions else ():
            name, value = _condition(condition, text)
            if name in stated:
                raise InvalidInput(f"{shown(text)} names two of {name}; give one of each")
            stated[name] = value
        return cls(quantity, **{"c_rate": c_rate, "temperature": temperature, **stated})

    @property
    def unit(self):
        """Unit of the quantity, as datasets write it."""
        return VOCABULARY[self.quantity][0]

    @property
    def condition(self):
        """C-rate [-] and temperature [K]."""
        return self.c_rate, self.temperature

    def __str__(self):
        return f"{self.quantity} at {in_words(*self.condition)}"

    def of(self, found, basis):
        """The quantity in the result of an exploration.

        Parameters
        ----------
        found : xarray.Dataset
            Result of :func:`~mofcell.experiments.designs.explore.explore`.
        basis : str
            What the mass or thickness counts.

        Returns
        -------
        xarray.DataArray
            The quantity of each design.
        """
        quantity = found[self.quantity]
        return quantity.sel(basis=basis) if self.quantity in ON_A_BASIS else quantity


def in_words(c_rate, temperature):
    """A C-rate [-] and a temperature [K] as targets name them: "1C and 25 degC"."""
    return f"{c_rate:g}C and {round(temperature - 273.15, 6):g} degC"


def units(targets):
    """Unit of some targets, each once, for a variable that holds all of them."""
    return ", ".join(dict.fromkeys(each.unit for each in targets))


def _condition(text, whole):
    """Name and number of a C-rate or a temperature."""
    if times := _TIMES.fullmatch(text):
        return "c_rate", float(times[1])
    if share := _SHARE.fullmatch(text):
        return "c_rate", 1 / float(share[1]) if float(share[1]) else math.inf
    if _BARE_C.fullmatch(text):
        raise InvalidInput(
            f"{shown(whole)}: {shown(text)} may be a C-rate or a temperature; write 1C or 25 degC"
        )
    try:
        return "temperature", to_si(text, "K", field="temperature")
    except InvalidInput:
        raise InvalidInput(
            f"{shown(whole)}: cannot read {shown(text)}; give a C-rate, a temperature with its "
            f"unit, or both, such as {EXAMPLE}"
        ) from None


@dataclass(frozen=True)
class Bound:
    r"""A bound b that a target is to keep to.

    Parameters
    ----------
    target : Target
        What is bounded.
    relation : str
        ">=" or "<=".
    value : float
        The bound [unit of the target].

    Raises
    ------
    InvalidInput
        If the relation is another, or the bound not a finite number.

    Examples
    --------
    >>> Bound("specific_capacity", ">=", 120.0).to_spare(132.0)
    0.1
    """

    target: Any
    relation: str
    value: float

    def __post_init__(self):
        if self.relation not in list(RELATIONS):
            raise InvalidInput(
                f"{self.target}: relation is {shown(self.relation)}"
                f"{allowed(self.relation, list(RELATIONS))}, such as ('>=', 120)"
            )
        number = isinstance(self.value, Real) and not isinstance(self.value, bool)
        if not number or not math.isfinite(self.value):
            raise InvalidInput(
                f"{self.target}: bound is {shown(self.value)}; allowed is a finite number in "
                f"{getattr(self.target, 'unit', 'its unit')}, such as ('>=', 120)"
            )

    def __str__(self):
        return f"{self.target} {self.relation} {self.value:g}"

    def to_spare(self, value):
        r"""What a value has to spare, over the bound: :math:`\pm (x - b) / |b|`.

        Parameters
        ----------
        value : float or array
            Values x [unit of the target].

        Returns
        -------
        float or array
            Share of the bound, negative where it is not met [-].
        """
        return RELATIONS[self.relation] * (value - self.value) / (abs(self.value) or 1.0)


def bounds(subject_to, **defaults):
    """The bounds that a user gave.

    Parameters
    ----------
    subject_to : dict or None
        Relation and bound by target: {"specific_capacity at 1C": (">=", 120)}.
    **defaults
        C-rate [-] and temperature [K] where a target names none.

    Returns
    -------
    tuple of Bound
        The bounds.

    Raises
    ------
    InvalidInput
        If a target or its bound cannot be read.

    Examples
    --------
    >>> (one,) = bounds({"energy": (">=", 300)}, c_rate=1.0, temperature=298.15)
    >>> str(one)
    'energy at 1C and 25 degC >= 300'
    """
    if not isinstance(subject_to or {}, dict):
        raise InvalidInput(
            f"subject_to is {shown(subject_to)}; give relation and bound by target, such as "
            "{'specific_capacity at 1C': ('>=', 120)}"
        )
    found = []
    for text, given in (subject_to or {}).items():
        target = Target.read(text, **defaults)
        if not isinstance(given, (tuple, list)) or len(given) != 2:
            raise InvalidInput(
                f"{target}: {shown(given)} is no bound; give relation and number, such as "
                "('>=', 120)"
            )
        found.append(Bound(target, *given))
    return tuple(found)
