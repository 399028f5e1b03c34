"""What a measurement says of discharges: numbers to meet, each with its standard error."""

from abc import ABC, abstractmethod
from dataclasses import dataclass
from typing import Any, ClassVar

import numpy as np

from mofcell.experiments.dataset import resampled_voltage
from mofcell.experiments.measured.kinds import CONDUCTIVITIES, IMPEDANCE, SYMMETRIC
from mofcell.experiments.measured.on_cell import on_cell
from mofcell.parameters import InvalidInput
from mofcell.parameters.shown import shown

#: Standard error of a capacity where none is stated, over the capacity [-]: assumed, of the size
#: of what cells of one batch differ by.
CAPACITY_ERROR = 0.01

#: A capacity is known no better than one of this share of the nominal capacity [-].
SMALL = 0.3

#: Standard error of a voltage where none is stated [V]: assumed.
VOLTAGE_ERROR = 0.01

#: Points of a voltage curve that are compared, and how many independent ones they count as:
#: neighbours err together. Assumed.
CURVE_POINTS, INDEPENDENT = 40, 5

#: A curve that ends this near to the cut-off [V] ends there: its end is a capacity.
AT_THE_CUT_OFF = 0.1

#: Kinds of data that are no discharges, and what takes them.
NOT_COMPARED = {
    IMPEDANCE: "it is no discharge; `mofcell impedance CELL --measured FILE` shows it beside the "
    "model",
    SYMMETRIC: "it is no discharge; `mofcell symmetric-cell CELL` gives what the model has for it",
    CONDUCTIVITIES: "it is no discharge; `mofcell conductivity-fit FILE` fits a law to it",
}


@dataclass(frozen=True, kw_only=True, eq=False)
class Observation(ABC):
    """Measured numbers of one or more discharges.

    Parameters
    ----------
    source : str
        Where they stand.
    label : str
        What they are of, in words.
    conditions : tuple of (float, float)
        C-rate [-] and temperature [K] of each discharge they depend on, their own first.
    measured : array
        The numbers [``unit``].
    error : array
        Their standard errors [``unit``].
    is_stated : bool
        Whether the data state the errors; if not they are assumed.
    cycle : float, optional
        Number of the cycle; NaN where none is stated.
    """

    source: str
    label: str
    conditions: tuple
    measured: Any
    error: Any
    is_stated: bool
    cycle: float = np.nan
    quantity: ClassVar[str]
    unit: ClassVar[str]

    #: As how many independent numbers the measured ones count.
    independent: ClassVar[int] = 1

    @abstractmethod
    def simulated(self, cell, outcomes):
        """The same numbers of simulated discharges [``unit``], NaN where there is none."""

    def towards(self, cell, outcomes):
        """The same; where a load is not held, what tells a fit how far it is from being held."""
        return self.simulated(cell, outcomes)

    def residuals(self, cell, outcomes):
        """Simulated less measured numbers over their standard errors [-]."""
        return (self.towards(cell, outcomes) - self.measured) / self.error


class Capacity(Observation):
    """A capacity per mass of active material."""

    quantity, unit = "specific_capacity", "mA.h.g-1"

    def simulated(self, cell, outcomes):
        """The capacity delivered [mA.h.g-1]."""
        return np.array([outcomes[0].delivered / cell.cathode_loading])

    def towards(self, cell, outcomes):
        """The capacity; below zero by the share of the load that is missing [mA.h.g-1]."""
        (outcome, *_) = outcomes
        if outcome.status == "ok":
            return self.simulated(cell, outcomes)
        return -(1 - outcome.load_held) * self.measured


class RelativeCapacity(Observation):
    """A capacity in per cent of that of another discharge, the first of its table."""

    quantity, unit = "relative_capacity", "%"

    def simulated(self, cell, outcomes):
        """The capacity over the other one [%]."""
        own, first = (outcome.delivered for outcome in outcomes)
        return np.array([100 * own / first if first > 0 else np.nan])


class MeanVoltage(Observation):
    """The mean voltage of a discharge."""

    quantity, unit = "mean_voltage", "V"

    def simulated(self, cell, outcomes):
        """Energy over charge delivered [V]."""
        (outcome,) = outcomes
        charge = outcome.delivered
        return np.array([outcome.delivered_energy / charge if charge > 0 else np.nan])


@dataclass(frozen=True, kw_only=True, eq=False)
class VoltageCurve(Observation):
    r"""Voltages along a discharge.

    A voltage is known to its error e, and stands at a capacity q that is known to 1 %. For a
    simulated curve that lies :math:`\Delta V` away along the voltage and :math:`\Delta q` along
    the capacity,

    .. math:: r = \sqrt{\frac{5}{N}} \left[ \left( \frac{e}{\Delta V} \right)^2
        + \left( \frac{0.01 \, q}{\Delta q} \right)^2 \right]^{-1/2}

    with the sign of :math:`\Delta V`; the N points count as 5 independent ones.

    Parameters
    ----------
    capacity : array
        Capacities at which they were measured [mA.h.g-1].
    """

    capacity: Any
    quantity, unit = "voltage", "V"
    independent = INDEPENDENT

    def simulated(self, cell, outcomes):
        """Voltages at the measured capacities [V], NaN beyond the end of the simulation."""
        (outcome,) = outcomes
        end = outcome.delivered / cell.cathode_loading
        if outcome.status != "ok" or not end > 0:
            return np.full(len(self.capacity), np.nan)
        inside = self.capacity <= end
        voltage = resampled_voltage(outcome, np.where(inside, self.capacity / end, 1.0))
        return np.where(inside, voltage, np.nan)

    def towards(self, cell, outcomes):
        """The same; beyond the end the voltage of the cut-off, below it without the load [V]."""
        (outcome,) = outcomes
        missing = 1 - outcome.load_held if outcome.status != "ok" else 0.0
        beyond = cell.voltage_window[0] - missing
        return np.nan_to_num(self.simulated(cell, outcomes), nan=beyond)

    def residuals(self, cell, outcomes):
        """Distance along voltage and capacity together, over the standard errors [-]."""
        (outcome,) = outcomes
        away = self.towards(cell, outcomes) - self.measured
        if outcome.status == "ok":
            along = outcome.capacity / cell.cathode_loading
            # where the simulated curve passes the measured voltage
            passed = np.interp(-self.measured, np.maximum.accumulate(-outcome.voltage), along)
        else:
            passed = np.zeros(len(away))
        aside = np.abs(passed - self.capacity)
        with np.errstate(divide="ignore"):
            along_both = np.hypot(self.error / away, CAPACITY_ERROR * self.capacity / aside)
        return np.sign(away) / along_both * np.sqrt(INDEPENDENT / len(away))


def observations(cell, data):
    """What measured data say of a cell.

    Parameters
    ----------
    cell : Cell
        The cell.
    data : list of xarray.Dataset
        Measured data.

    Returns
    -------
    tuple of list
        The observations, and a line for each data set that is no discharge.

    Raises
    ------
    InvalidInput
        If a data set cannot be brought into the terms of the cell.
    """
    found, left_out = [], []
    for one in data:
        kind = one.attrs.get("kind")
        if kind in NOT_COMPARED:
            left_out.append(f"{one.attrs['source']}: not compared, {NOT_COMPARED[kind]}")
        elif kind not in _READ:
            raise InvalidInput(
                f"kind is {shown(kind)}; give data as read_measured returns them: "
                f"{', '.join([*_READ, *NOT_COMPARED])}"
            )
        else:
            found += _READ[kind](on_cell(one, cell), cell)
    return found, left_out


def _of_a_table(table, cell):
    """Observations of a table with a row for each discharge."""
    found: list[Observation] = []
    first = None
    least = SMALL * cell.nominal_specific_capacity / 3600
    for place in range(table.sizes["point"]):
        row = table.isel(point=place)
        condition = row.c_rate.item(), row.temperature.item()
        shared = {
            "source": table.attrs["source"],
            "label": _label(row, condition),
            "cycle": float(row.cycle) if "cycle" in row.coords else np.nan,
        }
        if "relative_capacity" in row:
            if first is None:
                first = condition  # by definition 100 %
                continue
            numbers = _numbers(row, "relative_capacity", _capacity_error(100 * SMALL))
            found.append(RelativeCapacity(conditions=(condition, first), **numbers, **shared))
        else:
            numbers = _numbers(row, "specific_capacity", _capacity_error(least))
            found.append(Capacity(conditions=(condition,), **numbers, **shared))
        if "mean_voltage" in row:
            numbers = _numbers(row, "mean_voltage", lambda voltage: VOLTAGE_ERROR)
            found.append(MeanVoltage(conditions=(condition,), **numbers, **shared))
    return [one for one in found if np.all(np.isfinite(one.measured))]


def _of_curves(curves, cell):
    """Observations of voltage curves: voltages, and the capacity where a curve ends."""
    found: list[Observation] = []
    for place in range(curves.sizes["curve"]):
        curve = curves.isel(curve=place)
        capacity, voltage = curve.specific_capacity.values, curve.voltage.values
        known = np.isfinite(capacity) & np.isfinite(voltage)
        capacity, voltage = capacity[known], voltage[known]
        condition = curve.c_rate.item(), curve.temperature.item()
        shared = {"source": curves.attrs["source"], "label": _label(curve, condition)}
        grid = np.linspace(0.02, 0.98, CURVE_POINTS) * (capacity[-1] - capacity[0]) + capacity[0]
        along = np.interp(grid, capacity, voltage)
        own = curve["voltage_error"].values[known] if "voltage_error" in curve else np.zeros(1)
        stated = bool(np.all(np.isfinite(own) & (own > 0)))
        error = np.interp(grid, capacity, own) if stated else np.full(CURVE_POINTS, VOLTAGE_ERROR)
        found.append(
            VoltageCurve(
                conditions=(condition,),
                capacity=grid,
                measured=along,
                error=error,
                is_stated=stated,
                **shared,
            )
        )
        if voltage[-1] < cell.voltage_window[0] + AT_THE_CUT_OFF:
            end = capacity[-1:]
            found.append(
                Capacity(
                    conditions=(condition,),
                    measured=end,
                    error=CAPACITY_ERROR * end,
                    is_stated=stated,
                    **shared,
                )
            )
    return found


_READ = {"rate table": _of_a_table, "cycling table": _of_a_table, "voltage curves": _of_curves}


def _label(one, condition):
    if "label" in one.coords and one.label.item():
        return str(one.label.item())
    c_rate, kelvin = condition
    cycle = f"cycle {one.cycle.item():g}, " if "cycle" in one.coords else ""
    return f"{cycle}{c_rate:.3g} C, {round(kelvin - 273.15, 1):g} degC"


def _capacity_error(least):
    """The error assumed of a capacity, no smaller than that of a small one."""
    return lambda capacity: CAPACITY_ERROR * np.maximum(capacity, least)


def _numbers(row, name, assumed):
    """Measured number and its error, stated or assumed."""
    measured = np.atleast_1d(row[name].values).astype(float)
    stated = f"{name}_error" in row and float(row[f"{name}_error"]) > 0
    error = row[f"{name}_error"].values if stated else assumed(measured)
    return {
        "measured": measured,
        "error": np.atleast_1d(error).astype(float),
        "is_stated": bool(stated),
    }
