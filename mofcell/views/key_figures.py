"""The figures by which electrolytes are compared, near 25 degC."""

import warnings
from dataclasses import dataclass, replace

import numpy as np

from mofcell.parameters.constants import R
from mofcell.parameters.laws import Law
from mofcell.parameters.provenance import CLASSES

ROOM = 298.15
#: How far from 25 degC a temperature counts as it, and as a fair stand-in for it [K].
NEAR, FAIR = 3.0, 15.0


@dataclass(frozen=True)
class Figure:
    """One figure of a material, from the record that is simulated or as it is printed.

    Parameters
    ----------
    values : tuple of float
        A number, or both ends of a range [SI unit of the quantity]; empty if nothing is known.
    bound : str
        ">", "<", ">=", "<=" or "~" before the number.
    at : float or str
        Temperature [K]; "room" where only that is told, empty where none is given.
    kind : str
        Provenance class.
    alone : bool
        Whether no other figure that would do as well is printed.
    """

    values: tuple = ()
    bound: str = ""
    at: float | str = ""
    kind: str = ""
    alone: bool = True

    def __bool__(self):
        return bool(self.values)

    @property
    def number(self):
        """The number of a figure that is one and exact or about, else None."""
        return self.values[0] if len(self.values) == 1 and self.bound in ("", "~") else None


@dataclass(frozen=True)
class KeyFigures:
    """What a material is compared by; each a :class:`Figure`.

    Parameters
    ----------
    conductivity, cation_conductivity : Figure
        Ionic conductivity, and the part of it that is the cation's, :math:`t_+ \\kappa` [S.m-1].
    activation_energy : Figure
        Apparent, of the conductivity [J.mol-1].
    transference_number : Figure
        Of the cation [-].
    stability_window : Figure
        Highest potential it stands, or both ends [V].
    areal_resistance : Figure
        Of a membrane as thick as the measured one [Ohm.m2].
    """

    conductivity: Figure
    activation_energy: Figure
    transference_number: Figure
    cation_conductivity: Figure
    stability_window: Figure
    areal_resistance: Figure


def key_figures(material):
    """What a material is compared by: of the electrolyte that is simulated, else as printed.

    Parameters
    ----------
    material : Material
        The material.

    Returns
    -------
    KeyFigures
        At 25 degC, or the temperature nearest to it that is known.

    Examples
    --------
    >>> from mofcell.parameters import material
    >>> figures = key_figures(material("Li@Ni-MOF-2"))
    >>> round(figures.cation_conductivity.number, 4)
    0.0973
    """
    record = material.electrolyte
    if record is None:
        conductivity = reported(material, "ionic_conductivity")
        transference = reported(material, "transference_number")
        window = reported(material, "electrochemical_stability_window")
        thickness = reported(material, "thickness")
    else:
        T = nearest_known(record)
        conductivity = _simulated(record, "conductivity", T, at=_measured_at(material, T))
        transference = _simulated(record, "transference_number", T)
        window = _simulated(record, "stability_window", T)
        thickness = _simulated(record, "measured_thickness", T)
    return KeyFigures(
        conductivity=conductivity,
        activation_energy=_activation_energy(material),
        transference_number=transference,
        cation_conductivity=_of_both(conductivity, transference, lambda kappa, t: kappa * t),
        stability_window=window or reported(material, "electrochemical_stability_window"),
        areal_resistance=_of_both(
            thickness or reported(material, "thickness"), conductivity, lambda L, kappa: L / kappa
        ),
    )


def _simulated(record, field, temperature, at=""):
    """A number of the electrolyte that is simulated."""
    value = getattr(record, field, None)
    if value is None:
        return Figure()
    known = record.provenance.get(field)
    number = value_at(record, field, temperature) if callable(value) else value
    return Figure((number,), at=at, kind=known.kind if known else "assumed")


def _measured_at(material, temperature):
    """The temperature that stands beside a simulated conductivity.

    That of the law; of the printed value where that is held constant; none where none is
    printed and 25 degC is assumed.
    """
    known = [one for one in material.figures("ionic_conductivity") if one.form == "number"]
    if known and (not varies(material.electrolyte) or not any(_temperature(one) for one in known)):
        return _temperature(min(known, key=_rank))
    return temperature


def reported(material, quantity):
    """The printed figure of a quantity that says most: near 25 degC, exact, of most trust.

    Parameters
    ----------
    material : Material
        The material.
    quantity : str
        One of :data:`~mofcell.parameters.reported.quantities.QUANTITIES`.

    Returns
    -------
    Figure
        Without values where none is printed.
    """
    known = [one for one in material.figures(quantity) if one.form in ("number", "range")]
    if not known:
        return Figure()
    best = min(known, key=_rank)  # the first of equals
    alike = {one.values for one in known if _rank(one) == _rank(best)}
    kind = best.provenance.kind
    return Figure(best.values, best.bound, _temperature(best), kind, alone=len(alike) == 1)


def value_at(record, field, temperature):
    """A property of an electrolyte at rest, without a warning where it extrapolates.

    Parameters
    ----------
    record : Electrolyte or ConcentratedElectrolyte
        The electrolyte.
    field : str
        The property, a law of temperature or of concentration and temperature.
    temperature : float or array
        Temperature [K].

    Returns
    -------
    float or array
        Value [SI unit of the property], of the shape of ``temperature``.
    """
    value = getattr(record, field)
    if isinstance(value, Law):
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return replace(value)(temperature)  # a copy: a law warns once, and nobody was told
    if held := record.temperature_range:  # beyond it, the simulation holds it at the end
        temperature = np.clip(temperature, *held)
    number = value(record.salt_concentration, temperature)
    number = number.evaluate() if hasattr(number, "evaluate") else number
    return float(number) if np.ndim(temperature) == 0 else np.asarray(number, dtype=float).ravel()


def known_range(record):
    """Temperatures at which the conductivity of an electrolyte is known.

    Parameters
    ----------
    record : Electrolyte or ConcentratedElectrolyte
        The electrolyte.

    Returns
    -------
    tuple of float or None
        Lowest and highest [K]; None if no range is stated.
    """
    owner = record.conductivity if isinstance(record.conductivity, Law) else record
    return owner.temperature_range


def nearest_known(record):
    """The temperature nearest to 25 degC at which the conductivity is known [K]."""
    low, high = known_range(record) or (ROOM, ROOM)
    return min(max(ROOM, low), high)


def apparent_activation_energy(record, temperature):
    r"""Slope of the conductivity in an Arrhenius plot, whatever its law.

    .. math:: E = -R \frac{\mathrm{d} \ln \kappa}{\mathrm{d} (1/T)}

    Parameters
    ----------
    record : Electrolyte or ConcentratedElectrolyte
        The electrolyte.
    temperature : float
        Temperature [K].

    Returns
    -------
    float
        Activation energy at this temperature [J.mol-1].

    Notes
    -----
    By a central difference over 0.06 K. A VTF law has no single one: its apparent energy,
    :math:`R B T^2 / (T - T_0)^2`, rises in the cold.

    Examples
    --------
    >>> from mofcell.parameters import electrolyte
    >>> round(apparent_activation_energy(electrolyte("Li@Ni-MOF-2"), 298.15) / 96485.33, 3)
    0.1
    """
    coldness = np.array([1 - 1e-4, 1 + 1e-4]) / temperature
    warm, cold = np.log(value_at(record, "conductivity", 1 / coldness))
    return float(R * (warm - cold) / (coldness[1] - coldness[0]))


def varies(record):
    """Whether the conductivity of an electrolyte changes with temperature."""
    T = nearest_known(record)
    here, there = value_at(record, "conductivity", np.array([T, T + 1.0]))
    return not np.isclose(here, there, rtol=1e-9)


def _activation_energy(material):
    record = material.electrolyte
    if record is None or not varies(record):
        return reported(material, "activation_energy")
    T = nearest_known(record)
    known = record.provenance.get("conductivity")
    kind = "assumed" if known is None or not _slope_is_printed(material) else known.kind
    return Figure((apparent_activation_energy(record, T),), at=T, kind=kind)


def _slope_is_printed(material):
    """Whether the temperature dependence is among the printed figures, if there are any."""
    conductivities = material.figures("ionic_conductivity")
    return (
        not conductivities
        or bool(material.figures("activation_energy"))
        or len({one.temperature for one in conductivities}) > 1
    )


def _of_both(one, other, combine):
    """A figure from two that are exact; assumed if one of them is."""
    if one.number is None or other.number is None:
        return Figure()
    return Figure(
        (combine(one.number, other.number),),
        bound=one.bound or other.bound,
        kind="assumed" if "assumed" in (one.kind, other.kind) else "derived",
        alone=one.alone and other.alone,
    )


def _rank(figure):
    """Orders printed figures: near 25 degC, exact, of most trust first."""
    at = _temperature(figure)
    if isinstance(at, str):
        place, distance = {"room": 0, "": 2}[at], 0.0
    else:
        distance = abs(at - ROOM)
        place = 0 if distance <= NEAR else 1 if distance <= FAIR else 3
    distance = distance if place else 0.0
    return place, distance, figure.number is None, CLASSES.index(figure.provenance.kind)


def _temperature(figure):
    """The temperature of a printed figure [K], "room", or empty."""
    if len(figure.temperature) == 1:
        return figure.temperature[0]
    return "room" if "room temperature" in figure.temperature_note else ""
