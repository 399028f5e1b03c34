"""A lamp on cells in series, into the cold: how long it stays lit, and what that asks for."""

from dataclasses import dataclass

import numpy as np

from mofcell import models
from mofcell.experiments.compiled import accessible_charge
from mofcell.experiments.cycling.control import GRACE, LOWER, NO_SOLUTION, Held
from mofcell.experiments.cycling.cycler import Conditions, compile_cycler
from mofcell.experiments.cycling.step import Step
from mofcell.experiments.dataset import dataset
from mofcell.experiments.discharged import kelvins, positive
from mofcell.parameters import Cell, InvalidInput, numbers_at
from mofcell.parameters.shown import shown
from mofcell.parameters.validity import outside_range

#: What a red indicator needs [V]: a low-current type has 1.9 V at 2 mA (Vishay TLLR5400, data
#: sheet 83030), others 1.8 V (Broadcom HLMP-4700). White and blue ones need some 2.8 V: assumed.
RED = 1.9

#: Currents of indicators [A]: 2 mA is that of low-current types (as above), less is dim, 20 mA
#: is what others are rated at.
CURRENTS = (0.02e-3, 0.05e-3, 0.1e-3, 0.2e-3, 0.5e-3, 1e-3, 2e-3, 5e-3)

#: Room temperature and those of Gu et al. 2025, Fig. 4 [K].
TEMPERATURES = (298.15, 253.15, 243.15, 233.15, 228.15)

#: How long the lamp stayed lit at the coldest of them, at least [s].
EIGHT_MINUTES = 480.0

#: What puts a lamp out, in words.
NEVER = "never lit"
WORDS = {LOWER: "voltage too low", NO_SOLUTION: "load not held"}


@dataclass(frozen=True, kw_only=True)
class Lamp:
    """What stands on the cells: lit while these have its voltage at its current.

    Parameters
    ----------
    voltage : float
        Voltage below which it goes out [V].
    current : float
        Current that it takes at that voltage [A].
    cells : int
        Cells in series.
    held : Held
        What the load holds whatever the voltage: its resistance, power or current, as they are
        at ``voltage`` and ``current``.
    """

    voltage: float
    current: float
    cells: int
    held: Held

    @property
    def cut_off(self):
        """Voltage of one cell at which it goes out [V]."""
        return self.voltage / self.cells

    def step(self, cell, *, duration):
        """The step of one cell of the series, for one square metre."""
        i = self.current / cell.area
        target = {
            Held.CURRENT: i,
            Held.POWER: i * self.cut_off,
            Held.CONDUCTANCE: i / self.cut_off,
        }[self.held]
        return Step.of(
            cell,
            text="Discharge through the lamp",
            held=self.held,
            target=target,
            duration=duration,
            voltage=self.cut_off,
        )


def lamp(
    cell,
    *,
    cells=2,
    voltage=RED,
    currents=CURRENTS,
    temperatures=TEMPERATURES,
    held=Held.CONDUCTANCE,
    duration=EIGHT_MINUTES,
    model=models.DFN,
    progress=None,
):
    r"""Light a lamp with charged cells in series.

    All cells are alike, so that each has its share of the voltage and no model of the pack is
    needed. The lamp is lit while they have its ``voltage`` V. A load that takes at least the
    lamp's current I until then, as a resistor does, bounds the resistance of a cell whose lamp
    stays lit for a time t:

    .. math:: R \leq \frac{A}{I} \left( U(q) - \frac{V}{n} \right), \qquad q = I t

    with the equilibrium potential U after a charge q and the area A of each of n cells. All that
    takes voltage, particle diffusion among it, counts as resistance. The bound of the lithium
    interface alone is what all else in the model leaves of it at a constant current I. Where
    the power is held, less flows while the voltage is higher, and a cell may have up to
    :math:`U^2 / (4 (U - V/n) V/n)` of its bound.

    Parameters
    ----------
    cell : Cell
        The cell, charged, at rest at each temperature. Its area matters.
    cells : int, optional
        Cells in series.
    voltage : float, optional
        Voltage below which the lamp goes out [V]; 1.9 is that of a red indicator, white and
        blue ones need some 2.8 (assumed).
    currents : iterable of float, optional
        Currents of the lamp at that voltage [A].
    temperatures : iterable of float, optional
        Temperatures [K]; those of the demonstration of Gu et al. 2025 by default.
    held : Held, optional
        What the load holds: ``Held.CONDUCTANCE`` (a resistor), ``Held.POWER`` or
        ``Held.CURRENT`` (a driver).
    duration : float, optional
        How long the lamp has to stay lit [s].
    model : type, optional
        Full model, :class:`mofcell.models.DFN` or :class:`mofcell.models.SPMe`.
    progress : callable, optional
        Called with the number of discharges done since the last call.

    Returns
    -------
    xarray.Dataset
        Over ``temperature`` and ``lamp_current``: ``lit_time`` [s]; ``ended_by``, what put the
        lamp out; ``largest_interface_resistance`` [Ohm.m2] with which it stays lit for
        ``duration``. Over ``lamp_current``: ``largest_resistance`` [Ohm.m2] likewise; no number
        where no cell can. Over ``temperature``: ``lithium_interface_resistance`` of the cell
        [Ohm.m2].

    Raises
    ------
    InvalidInput
        If a number is out of bounds, cell or model are none, or the lamp needs more than the
        cells have at rest.

    Examples
    --------
    >>> import mofcell
    >>> lit = mofcell.lamp(mofcell.cell("gu2025-lfp"), currents=[5e-4], temperatures=[298.15])
    >>> (lit.lit_time > 480).item()
    True
    """
    if not isinstance(cell, Cell):
        raise InvalidInput(f"cell is {shown(cell)}; give a Cell, as mofcell.cell(name) returns")
    if not (isinstance(model, type) and issubclass(model, models.MetalCell)):
        raise InvalidInput(f"model is {shown(model)}; give mofcell.models.DFN or .SPMe")
    if not (isinstance(cells, int) and cells >= 1):
        raise InvalidInput(f"cells is {shown(cells)}; give how many stand in series, 1 or more")
    if held not in (Held.CONDUCTANCE, Held.POWER, Held.CURRENT):
        raise InvalidInput(f"held is {held!r}; give Held.CONDUCTANCE, Held.POWER or Held.CURRENT")
    currents, temperatures = positive("currents", currents), kelvins("temperatures", temperatures)
    (voltage,), (duration,) = positive("voltage", voltage), positive("duration", duration)
    at_rest = cells * float(cell.cathode.open_circuit_potential(cell.initial_stoichiometry))
    if voltage >= at_rest:
        raise InvalidInput(
            f"voltage: {voltage:g} V is more than {cells} cells have at rest, {at_rest:.3g} V; "
            "give a lower voltage, or more cells"
        )
    progress = progress or (lambda done: None)
    lamps = [Lamp(voltage=voltage, current=each, cells=cells, held=held) for each in currents]
    lit = [[_lit(cell, one, T, model, progress) for one in lamps] for T in temperatures]
    interface = [
        [_largest_interface(cell, one, T, duration, model, progress) for one in lamps]
        for T in temperatures
    ]
    over = ("temperature", "lamp_current")
    largest = [_largest(cell, one, duration) for one in lamps]
    return dataset(
        {
            "lit_time": (over, [[time for time, _ in row] for row in lit]),
            "ended_by": (over, [[reason for _, reason in row] for row in lit]),
            "largest_resistance": ("lamp_current", largest),
            "largest_interface_resistance": (over, interface),
            "lithium_interface_resistance": (
                "temperature",
                [
                    numbers_at(cell, T)["Lithium interphase resistance [Ohm.m2]"]
                    for T in temperatures
                ],
            ),
        },
        {"temperature": temperatures, "lamp_current": currents},
        cell=cell,
        model=model,
        flags=[flag for T in temperatures for flag in outside_range(cell, T)],
        cells_in_series=cells,
        lamp_voltage_V=voltage,
        held=held.value,
        required_time_s=duration,
        area_m2=cell.area,
    )


def _lit(cell, lamp, temperature, model, progress):
    """How long the lamp stays lit [s], and what puts it out."""
    # the least current flows at the end, or at the start where the power is held
    least = lamp.current / cell.area
    if lamp.held is Held.POWER:
        least *= lamp.cut_off / _potential(cell, 0.0)
    ran = _discharge(cell, lamp, temperature, model, duration=1.1 * accessible_charge(cell) / least)
    progress(1)
    if ran.time[-1] <= GRACE:
        return 0.0, NEVER
    return float(ran.time[-1]), WORDS.get(ran.ended_by, ran.ended_by)


def _largest_interface(cell, lamp, temperature, duration, model, progress):
    """Largest resistance of the lithium interface with which it stays lit [Ohm.m2]."""
    # a film in series changes nothing of what goes on under a constant current
    without = cell.replace(lithium_interface_resistance=0.0)
    steady = Lamp(voltage=lamp.voltage, current=lamp.current, cells=lamp.cells, held=Held.CURRENT)
    ran = _discharge(without, steady, temperature, model, duration=duration)
    progress(1)
    if ran.ended_by != "duration":
        return np.nan
    # the lowest voltage may come early: a full charge leaves the cathode a low exchange current
    return (ran.along["voltage"].min() - lamp.cut_off) / ran.last("current")


def _discharge(cell, lamp, temperature, model, *, duration):
    conditions = Conditions(cell, model, starts_charged=True)
    cycler = compile_cycler(conditions.structure)
    step = lamp.step(cell, duration=duration)
    return cycler.run(step, conditions.numbers(temperature), temperature, conditions.beginning)


def _largest(cell, lamp, duration):
    """Largest resistance of a cell with which it stays lit, whatever it is of [Ohm.m2]."""
    i = lamp.current / cell.area
    left = _potential(cell, i * duration) - lamp.cut_off
    return left / i if left > 0 else np.nan


def _potential(cell, charge):
    """Equilibrium potential after a charge was taken [V]; no number where there is less."""
    stoichiometry = cell.initial_stoichiometry + charge / accessible_charge(cell)
    if stoichiometry > cell.cathode.stoichiometry_range[1]:
        return np.nan
    return float(cell.cathode.open_circuit_potential(stoichiometry))
