"""Free numbers of a cell: which, in what range, and how they are put into it."""

import warnings
from dataclasses import dataclass
from typing import Any

from scipy.stats import loguniform

from mofcell.experiments.designs.axes import CONDITIONS, CUT_OFFS, changed, unit_of
from mofcell.experiments.designs.design import distribution
from mofcell.parameters import InvalidInput
from mofcell.parameters.laws import Arrhenius, Law
from mofcell.parameters.shown import listed, shown

#: Where the value of a law of temperature is stated [K].
REFERENCE = 298.15

#: Ending of the name of a law's activation energy, and its unit.
ENERGY, ENERGY_UNIT = ".activation_energy", "J/mol"

#: Ranges of what is usually free [SI], for one that is named without: assumed, wide enough for
#: every cell of the library.
USUAL_RANGES = {
    "cathode_utilisation": (0.5, 1.0),
    "particle_diffusion_time": (100.0, 1e6),
    "lithium_interface_resistance": (1e-4, 1.0),
    "membrane_cathode_resistance": (1e-4, 1.0),
    "contact_resistance": (1e-4, 0.1),
    "conductivity": (1e-4, 10.0),
    "transference_number": (0.05, 0.99),
    "framework_charge_density": (0.0, 4000.0),
}

#: Distributions of scipy.stats that are ranges.
EVEN = ("uniform", "loguniform", "reciprocal")

#: A range whose ends are this many times apart is even in the logarithm.
WIDE = 10.0


@dataclass(frozen=True)
class Free:
    """A number of a cell to be found, within a range.

    Parameters
    ----------
    name : str
        An axis of a design (:func:`~mofcell.experiments.designs.axes.axes_of`), or
        ".activation_energy" after one that is a law of temperature.
    unit : str
        SI unit in pint's notation.
    range : scipy.stats.rv_frozen
        How likely each value is before anything is measured; a fit moves between its
        quantiles 0 and 1.
    """

    name: str
    unit: str
    range: Any

    @property
    def is_logarithmic(self):
        """Whether the range is even in the logarithm."""
        return getattr(self.range.dist, "name", "") in ("loguniform", "reciprocal")

    @property
    def ends(self):
        """Lower and upper end [SI]."""
        low, high = self.range.support()
        return float(low), float(high)

    def value(self, share):
        """Value at a share of the range [SI].

        Parameters
        ----------
        share : float or array
            Quantile of the range [-].

        Returns
        -------
        float or array
            The value [SI].
        """
        return self.range.ppf(share)

    def share(self, value):
        """Share of the range at a value [-].

        Parameters
        ----------
        value : float or array
            Value [SI].

        Returns
        -------
        float or array
            Its quantile, 0 or 1 outside the range [-].
        """
        return self.range.cdf(value)


def free_numbers(cell, free):
    """The free numbers that a user gave.

    Parameters
    ----------
    cell : Cell
        The cell.
    free : dict or list of str
        By name: two rising numbers [SI], or ``uniform`` or ``loguniform`` of
        :mod:`scipy.stats`. Between two positive numbers ten times apart or more every value is
        as likely in the logarithm, between others in the value. Names alone take their usual
        ranges (``USUAL_RANGES``).

    Returns
    -------
    tuple of Free
        The free numbers.

    Raises
    ------
    InvalidInput
        If there is none, one is unknown, or a range is none.

    Examples
    --------
    >>> import mofcell
    >>> cell = mofcell.cell("gu2025-lfp")
    >>> (one,) = free_numbers(cell, {"particle_diffusion_time": (100.0, 1e5)})
    >>> round(float(one.value(0.5))), one.unit
    (3162, 's')
    """
    if isinstance(free, (list, tuple)):
        free = {name: _usual(cell, name) for name in free}
    if not isinstance(free, dict) or not free:
        raise InvalidInput(
            f"free is {shown(free)}; give two numbers by name, such as "
            "{'particle_diffusion_time': (100.0, 1e5)}"
        )
    return tuple(_free(cell, name, given) for name, given in free.items())


def _usual(cell, name):
    """The usual range of a number."""
    if name not in USUAL_RANGES:
        unit_of(cell, name)
        raise InvalidInput(
            f"free: {name} has no usual range; give two rising numbers in SI units, such as "
            f"{{{name!r}: (lower, upper)}}; without a range go {listed(list(USUAL_RANGES), 200)}"
        )
    return USUAL_RANGES[name]


def _free(cell, name, given):
    if name in CONDITIONS:
        raise InvalidInput(f"free holds {name}, which the data state; leave it out")
    of_energy = isinstance(name, str) and name.endswith(ENERGY)
    field = name.removesuffix(ENERGY) if of_energy else name
    unit = unit_of(cell, field)
    if of_energy and not _takes_law(cell, field):
        raise InvalidInput(f"{name}: {field} is no law of temperature; leave {ENERGY} away")
    spread = distribution(name, given)
    low, high = map(float, spread.support())
    if spread is not given and low > 0 and high / low >= WIDE:
        spread = loguniform(low, high)
    if spread.dist.name not in EVEN:
        raise InvalidInput(
            f"{name}: {spread.dist.name} is no range; give two numbers, or scipy.stats.uniform or "
            "loguniform (what is known before belongs to the data)"
        )
    if of_energy and unit == "ohm*m**2" and high > 0:
        raise InvalidInput(
            f"{name}: {low:g} to {high:g} J/mol, with which the resistance falls in the cold; the "
            "activation energy of a resistance is negative, such as -0.6 to -0.2 eV"
        )
    found = Free(name, ENERGY_UNIT if of_energy else unit, spread)
    for share in (0.0, 1.0):
        with warnings.catch_warnings(action="ignore"):
            try:
                with_numbers(cell, {name: float(found.value(share))})
            except InvalidInput as reason:
                raise InvalidInput(f"free: {name} = {found.value(share):g}: {reason}") from None
    return found


def current(cell, name):
    """A number as the cell has it.

    Parameters
    ----------
    cell : Cell
        The cell.
    name : str
        Name of a free number.

    Returns
    -------
    float or None
        The number [SI], that of a law at 298.15 K; None where there is none.

    Examples
    --------
    >>> import mofcell
    >>> round(current(mofcell.cell("gu2025-lfp"), "lithium_interface_resistance"), 4)
    0.0688
    """
    if name.endswith(ENERGY):
        law = _held(cell, name.removesuffix(ENERGY))
        return getattr(law, "activation_energy", None)
    held = _held(cell, name)
    if isinstance(held, Law):
        with warnings.catch_warnings(action="ignore"):  # a law anchored beyond its range
            return float(held(REFERENCE))
    return None if held is None else float(held)


def with_numbers(cell, numbers):
    """A cell with other numbers; laws of temperature keep their shape.

    Parameters
    ----------
    cell : Cell
        The cell.
    numbers : dict
        By name [SI]: of a law the value at 298.15 K, ".activation_energy" after its name for
        an Arrhenius law of that energy [J.mol-1].

    Returns
    -------
    Cell
        The changed cell.

    Raises
    ------
    InvalidInput
        If the numbers do not make a cell.

    Examples
    --------
    >>> import mofcell
    >>> cell = with_numbers(mofcell.cell("gu2025-lfp"), {"lithium_interface_resistance": 0.01})
    >>> bool(cell.lithium_interface_resistance(253.15) > 0.05)
    True
    """
    values = {name: value for name, value in numbers.items() if not name.endswith(ENERGY)}
    for name, value in list(values.items()):
        held = _held(cell, name)
        if isinstance(held, Law):
            with warnings.catch_warnings(action="ignore"):
                values[name] = held.anchored(value=value, temperature=REFERENCE) if value else 0.0
    for name, energy in numbers.items():
        if name.endswith(ENERGY):
            field = name.removesuffix(ENERGY)
            values[field] = Arrhenius.through(
                value=numbers.get(field, current(cell, field)),
                temperature=REFERENCE,
                activation_energy=energy,
            )
    return changed(cell, values)


def _held(cell, name):
    """What the cell holds under a name: a number, a law or None."""
    owner, _, field = name.rpartition(".")
    if owner == "catholyte":
        return getattr(cell.filling, field)
    if owner == "cathode":
        return getattr(cell.cathode, field)
    if field in CUT_OFFS:
        return cell.voltage_window[CUT_OFFS.index(field)]
    match field:
        case "particle_diffusion_time":
            return cell.diffusion_time
        case "np_ratio":
            return cell.np
        case "lithium_thickness":
            return cell.lithium_foil_thickness
    return getattr(cell if hasattr(cell, field) else cell.electrolyte, field)


def _takes_law(cell, name):
    return isinstance(_held(cell, name), Law)
