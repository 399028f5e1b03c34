"""What could be measured next, and the numbers that it would give."""

from dataclasses import dataclass, field
from typing import Any

import numpy as np

from mofcell.experiments.calibration.free import with_numbers
from mofcell.experiments.dataset import per_mass
from mofcell.experiments.discharged import kelvins, positive
from mofcell.experiments.measured.observations import (
    CAPACITY_ERROR,
    INDEPENDENT,
    VOLTAGE_ERROR,
)
from mofcell.experiments.outcome import Discharge
from mofcell.parameters.constants import F, R

#: Standard error of a resistance read from an impedance spectrum, over the resistance [-]:
#: assumed.
RESISTANCE_ERROR = 0.05


@dataclass(frozen=True, kw_only=True)
class CapacityAt:
    """The capacity of a discharge.

    Parameters
    ----------
    c_rate : float
        Current over the nominal 1C current [-].
    temperature : float
        Temperature [K].
    changes : dict, optional
        What is different in the cell that is measured: numbers [SI] by name of a free number,
        such as {"membrane_thickness": 600e-6}.

    Raises
    ------
    InvalidInput
        If the C-rate or the temperature is not allowed.

    Examples
    --------
    >>> str(CapacityAt(c_rate=0.1, temperature=253.15))
    'capacity at 0.1 C, -20 degC'
    """

    c_rate: float
    temperature: float = 298.15
    changes: Any = field(default_factory=dict)

    def __post_init__(self):
        positive("c_rate", self.c_rate)
        kelvins("temperature", self.temperature)

    def __str__(self):
        return f"capacity at {self._condition()}"

    def _condition(self):
        changes = ", ".join(
            f"{name.replace('_', ' ')} {value:g} (SI)" for name, value in self.changes.items()
        )
        at = f"{self.c_rate:g} C, {round(self.temperature - 273.15, 1):g} degC"
        return f"{at}, with {changes}" if changes else at

    def discharges(self, cell):
        """The discharge that it takes."""
        changed = with_numbers(cell, self.changes) if self.changes else cell
        return [Discharge(cell=changed, c_rate=self.c_rate, temperature=self.temperature)]

    def numbers(self, cell, outcomes, scale):
        """The numbers it would give: the capacity [mA.h.g-1]."""
        return np.array([per_mass(cell, outcomes[0].delivered)])

    def errors(self, typical):
        """Their standard errors, from numbers of a typical size [unit of each]."""
        return CAPACITY_ERROR * np.maximum(np.abs(typical), 1.0)


class CurveAt(CapacityAt):
    """The voltage curve of a discharge, with its capacity.

    Examples
    --------
    >>> str(CurveAt(c_rate=1.0))
    'voltage curve at 1 C, 25 degC'
    """

    def __str__(self):
        return f"voltage curve at {self._condition()}"

    def numbers(self, cell, outcomes, scale):
        """Voltages [V] at shares of the typical capacity, and the capacity [mA.h.g-1]."""
        (outcome,) = outcomes
        end = per_mass(cell, outcome.delivered)
        low = cell.voltage_window[0]
        shares = np.linspace(0.1, 0.9, INDEPENDENT)
        if outcome.status != "ok" or not end > 0:
            return np.array([*np.full(INDEPENDENT, low), end])
        capacity = per_mass(cell, outcome.capacity)
        voltages = np.interp(shares * scale, capacity, outcome.voltage, right=low)
        return np.array([*voltages, end])

    def errors(self, typical):
        """10 mV, and 1 % of the capacity."""
        return np.array([*np.full(len(typical) - 1, VOLTAGE_ERROR), *super().errors(typical[-1:])])


@dataclass(frozen=True, kw_only=True)
class ResistancesAt:
    r"""The resistances that an impedance spectrum of the full cell tells.

    .. math::
        R_m = \frac{L}{\kappa(T)}, \qquad
        R_i = R_{Li}(T) + \frac{R T}{F i_0(T)} + R_{mc}(T)

    the high-frequency intercept and the arcs of the interfaces with lithium, which no double
    layer changes.

    Parameters
    ----------
    temperature : float
        Temperature [K].

    Raises
    ------
    InvalidInput
        If the temperature is not allowed.

    Examples
    --------
    >>> str(ResistancesAt(temperature=273.15))
    'impedance at 0 degC'
    """

    temperature: float = 298.15

    def __post_init__(self):
        kelvins("temperature", self.temperature)

    def __str__(self):
        return f"impedance at {round(self.temperature - 273.15, 1):g} degC"

    def discharges(self, cell):
        """None."""
        return []

    def numbers(self, cell, outcomes, scale):
        """Resistances of the membrane and of the interfaces [Ohm.m2]."""
        T = self.temperature
        transfer = R * T / (F * cell.lithium_exchange_current_density(T))
        interfaces = cell.lithium_interface_resistance(T) + cell.membrane_cathode_resistance(T)
        return np.array([_membrane_resistance(cell, T), interfaces + transfer])

    def errors(self, typical):
        """5 % of each [Ohm.m2]."""
        return RESISTANCE_ERROR * np.abs(typical)


def _membrane_resistance(cell, T):
    """Resistance of the membrane at high frequency [Ohm.m2]."""
    electrolyte = cell.electrolyte
    if hasattr(electrolyte, "thermodynamic_factor"):  # a liquid in a porous separator
        conductivity = electrolyte.conductivity(electrolyte.salt_concentration, T)
        conductivity = float(getattr(conductivity, "evaluate", lambda: conductivity)())
        return cell.membrane_thickness / (conductivity * electrolyte.porosity**1.5)
    return cell.membrane_thickness / electrolyte.conductivity(T)


def usual_candidates(calibration):
    """What a laboratory could measure next, from what it has measured.

    Parameters
    ----------
    calibration : Calibration
        The calibration.

    Returns
    -------
    list
        A slower, a faster and a medium rate, colder ones, a voltage curve, impedance at two
        temperatures, a membrane of twice the thickness.
    """
    conditions = calibration.problem.conditions
    rates = sorted({c_rate for c_rate, _ in conditions})
    warm = max(kelvin for _, kelvin in conditions)
    middle = rates[len(rates) // 2]
    between = float(f"{(rates[-1] * rates[-2]) ** 0.5:.2g}") if rates[1:] else 2 * rates[0]
    thick = 2 * calibration.cell.membrane_thickness
    return [
        CapacityAt(c_rate=rates[0] / 2, temperature=warm),
        CapacityAt(c_rate=between, temperature=warm),
        CapacityAt(c_rate=1.5 * rates[-1], temperature=warm),
        CapacityAt(c_rate=rates[0], temperature=warm - 25),
        CapacityAt(c_rate=middle, temperature=warm - 25),
        CapacityAt(c_rate=rates[0], temperature=warm - 45),
        CurveAt(c_rate=middle, temperature=warm),
        CurveAt(c_rate=rates[0], temperature=warm - 25),
        ResistancesAt(temperature=warm),
        ResistancesAt(temperature=warm - 25),
        CapacityAt(c_rate=middle, temperature=warm, changes={"membrane_thickness": thick}),
    ]
