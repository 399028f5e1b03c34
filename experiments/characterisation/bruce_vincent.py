"""A transference number by Bruce and Vincent: as it is measured, and how well it is known."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np

from mofcell import models
from mofcell.experiments.characterisation.closed_forms import charge_transfer_resistance
from mofcell.experiments.characterisation.membrane_alone import STEADY, relaxation_time
from mofcell.experiments.characterisation.membrane_run import (
    DURATION,
    Hold,
    MembraneStructure,
    compile_membrane,
    square_metre,
)
from mofcell.experiments.characterisation.transference_readings import (
    NOTABLE,
    READINGS,
    by_formula,
    doubt_of_bounds,
    evaluated,
    lasting,
    moved_by_resistances,
    percent,
    stated_errors,
)
from mofcell.experiments.dataset import dataset
from mofcell.experiments.discharged import kelvins, positive
from mofcell.parameters import ConcentratedElectrolyte, InvalidInput, SymmetricCell
from mofcell.parameters.shown import shown
from mofcell.parameters.validity import outside_concentration, outside_range
from mofcell.parameters.values import property_at_rest

#: Times of the current that are kept, beside the start and the first reading.
KEPT = 240

#: Change of the resistance of the membrane over the last tenth of the time, over its whole
#: change, above which it is not steady; what is less than a part of the resistance is noise [-].
DRIFT, NOISE = 1e-3, 1e-6

#: A voltage that biases no t+, by less than 0.004 % (docs/bruce_vincent.md) [V].
SMALL = 1e-3

NOT_STEADY = "not steady: give it a longer duration"
FACES_CHANGE = "not steady: the faces change, let them come to rest first"

#: What to do where a measurement ends before it is steady.
REMEDIES = {
    "salt depleted": "try a smaller voltage",
    "lithium exhausted": "try a smaller voltage or thicker lithium",
}


def bruce_vincent(
    cell,
    *,
    voltage=0.01,
    temperature=298.15,
    duration=None,
    first_reading=0.0,
    voltage_error=0.001,
    current_error=0.01,
    resistance_error=0.01,
):
    r"""Hold a voltage until the current is steady, with an impedance before and after.

    .. math:: t_+ = \frac{I_s (\Delta V - I_0 R_0)}{I_0 (\Delta V - I_s R_s)}
        = \frac{\Delta V / I_0 - R_0}{\Delta V / I_s - R_s}

    R is the resistance of both interfaces, charge transfer and interphase, as the arcs of an
    impedance have it: of a small change around the state, at rest before and at the steady
    current after. With the bulk resistance :math:`R_b = \Delta V / I_0 - R_0` the relative
    changes of t+ over those of the readings are :math:`-R_0/R_b` for R0, :math:`t_+ R_s/R_b`
    for Rs, and so on: where the interfaces have most of the resistance, nothing is known of t+.

    The errors of the readings are normal and independent. The standard deviation of t+ is of
    first order in them; the interval is of 100 000 simulated measurements, since V/Is - Rs may
    come close to 0.

    Parameters
    ----------
    cell : SymmetricCell
        The cell, at rest.
    voltage : float, optional
        Voltage that is held [V].
    temperature : float, optional
        Temperature [K].
    duration : float, optional
        How long it is held [s]; 20 relaxation times of the salt if not given.
    first_reading : float, optional
        When the initial current is read [s]. At 0 it is what flows before any salt has moved.
    voltage_error : float, optional
        Standard deviation of the voltage over its value [-]; 0.1 % is assumed.
    current_error : float, optional
        That of each current [-]; 1 % is assumed.
    resistance_error : float, optional
        That of the resistance of the interfaces, before and after each [-]; 1 % is assumed.

    Returns
    -------
    xarray.Dataset
        Over ``time`` [s]: ``current_density`` [A.m-2] and ``current`` [mA]. Over ``reading``
        ("V", "I0", "Is", "R0", "Rs"): ``stated_error``, ``sensitivity``,
        ``error_contribution`` [-]. Alone: ``initial_current_density`` and
        ``steady_current_density`` [A.m-2], ``initial_resistance`` and ``steady_resistance`` of
        both interfaces, ``membrane_resistance`` and ``steady_membrane_resistance`` [Ohm.m2];
        ``transference_number`` by the formula, its ``transference_number_error``, the ends of
        its 95 % interval ``transference_number_low`` and ``transference_number_high``,
        ``share_outside`` 0 to 1, ``current_ratio`` Is/I0 and ``true_transference_number`` of
        the electrolyte [-]; ``status``, ok or why there is no t+. In the attributes,
        in words, ``verdict`` and ``doubts``: what moves t+ by more than 2 % and what to do, one a
        line (voltage, first reading, contact resistance, theory), empty where nothing does.

    Raises
    ------
    InvalidInput
        If a number is out of bounds, or the cell is not lithium on both sides.

    References
    ----------
    J. Evans, C. A. Vincent, P. G. Bruce, Polymer 28 (1987) 2324,
    doi 10.1016/0032-3861(87)90394-6; as Gu et al., Dalton Trans. 54 (2025) 13093, Eq. (3).

    Examples
    --------
    >>> import mofcell
    >>> measured = mofcell.bruce_vincent(mofcell.cell("gu2025-symmetric"))
    >>> measured.verdict
    '1 % in R0 moves t+ by 59 %, 1 % in Rs by 45 %'
    """
    _check_cell(cell)
    (voltage,), (temperature,) = positive("voltage", voltage), kelvins("temperature", temperature)
    if duration is None:
        duration = STEADY * relaxation_time(cell, temperature)
    (duration,) = positive("duration", duration)
    first_reading = _first_reading(first_reading, duration)
    errors = stated_errors(
        voltage_error=voltage_error,
        current_error=current_error,
        resistance_error=resistance_error,
    )
    polarised = _polarised(cell, voltage, temperature, duration, first_reading)
    status = polarised.status
    found = evaluated(polarised.read, errors)
    salt = polarised.along.get("salt", np.ones(1)).min()
    return dataset(
        {
            "current_density": ("time", polarised.current),
            "current": ("time", 1e3 * cell.area * polarised.current),
            "initial_current_density": ((), polarised.read["I0"]),
            "steady_current_density": ((), polarised.read["Is"]),
            "initial_resistance": ((), polarised.read["R0"]),
            "steady_resistance": ((), polarised.read["Rs"]),
            "membrane_resistance": ((), polarised.ohmic[0]),
            "steady_membrane_resistance": ((), polarised.ohmic[-1]),
            "true_transference_number": ((), _of_the_electrolyte(cell, temperature)),
            "status": ((), status),
            **found,
        },
        {"time": polarised.time, "reading": list(READINGS)},
        cell=cell,
        model=models.Symmetric,
        flags=[*outside_range(cell, temperature), *outside_concentration(cell, salt)],
        voltage_V=voltage,
        temperature_K=temperature,
        duration_s=duration,
        first_reading_s=first_reading,
        membrane=cell.electrolyte.name,
        verdict=_verdict(polarised, found),
        doubts="\n".join(filter(None, _doubts(polarised))),
    )


@dataclass(frozen=True)
class _Polarised:
    """A voltage that was held, and what is read of it."""

    cell: Any
    voltage: float
    temperature: float
    duration: float
    first_reading: float
    time: Any
    along: dict
    ended_by: str

    @property
    def current(self):
        """Current density [A.m-2]."""
        return self.along.get("current", np.full(len(self.time), np.nan))

    @property
    def reached_its_end(self):
        return self.ended_by == DURATION

    @cached_property
    def read(self):
        """Value of each reading [SI]; NaN of what ended before."""
        if not self.reached_its_end:
            return dict.fromkeys(READINGS, np.nan)
        return {
            "V": self.voltage,
            "I0": self.current[np.searchsorted(self.time, self.first_reading)],
            "Is": self.current[-1],
            "R0": self._interfaces(0, current_density=0.0),
            "Rs": self._interfaces(-1, current_density=self.current[-1]),
        }

    def _interfaces(self, at, *, current_density):
        """Resistance of both interfaces to a small change around a current [Ohm.m2]."""
        exchange = self.numbers["Lithium reference exchange-current density [A.m-2]"]
        return sum(
            self.along[f"{side} interphase"][at]
            + charge_transfer_resistance(
                exchange_current_density=self.along[f"{side} area"][at] * exchange,
                temperature=self.temperature,
                current_density=current_density,
            )
            for side in ("left", "right")
        )

    @cached_property
    def numbers(self):
        return square_metre(self.cell, self.temperature)

    @cached_property
    def ohmic(self):
        """Resistance of the membrane without its salt's own voltage [Ohm.m2]."""
        if not self.reached_its_end:
            return np.full(len(self.time), np.nan)
        return -self.along["membrane ohmic"] / self.current

    @cached_property
    def membrane(self):
        """Voltage of the membrane over the current: rises from R_b to R_b/t+ [Ohm.m2]."""
        return self.ohmic - self.along["membrane diffusion potential"] / self.current

    @property
    def status(self):
        if not self.reached_its_end:
            return self.ended_by
        if self._is_steady():
            return "ok"
        settled = self.duration >= self.settled * (1 - 1e-9)
        return FACES_CHANGE if settled and self.cell.fade else NOT_STEADY

    @property
    def settled(self):
        """When the salt is at rest under a small voltage [s]."""
        return STEADY * relaxation_time(self.cell, self.temperature)

    def _is_steady(self):
        """Whether the membrane is: resistive interfaces hide its drift from the current."""
        if self.cell.electrolyte.is_single_ion:
            return True
        if self.duration < relaxation_time(self.cell, self.temperature):
            return False
        first, last = self.membrane[0], self.membrane[-1]
        before = np.interp(0.9 * self.time[-1], self.time, self.membrane)
        return abs(last - before) <= DRIFT * abs(last - first) + NOISE * last


def _polarised(cell, voltage, temperature, duration, first_reading):
    at = np.unique([0.0, first_reading, *np.geomspace(1e-6 * duration, duration, KEPT)])
    held = compile_membrane(MembraneStructure.of(cell)).run(
        Hold(voltage=voltage, duration=duration), square_metre(cell, temperature), at=at
    )
    return _Polarised(
        cell, voltage, temperature, duration, first_reading, held.time, held.along, held.ended_by
    )


def _doubts(polarised):
    """What moves t+ by more than about 2 %, and what to do about each, in words."""
    if not polarised.reached_its_end:
        return
    read = polarised.read
    found = by_formula(**read)
    yield doubt_of_bounds(found)
    yield _doubt_of_voltage(polarised, found)
    at_once = by_formula(**{**read, "I0": polarised.current[0]})
    if abs(moved := found / at_once - 1) > NOTABLE:
        yield (
            f"a first reading after {polarised.first_reading:g} s moves t+ by {_signed(moved)}: "
            "read I0 at once, or take it as ΔV/(R0 + Rb) from the impedance"
        )
    contact = polarised.cell.contact_resistance
    without = by_formula(**{**read, "R0": read["R0"] + contact, "Rs": read["Rs"] + contact})
    if abs(moved := found / without - 1) > NOTABLE:
        yield (
            f"a contact resistance of {1e4 * contact:.3g} Ω cm² is taken for membrane and moves t+ "
            f"by {_signed(moved)}: add it to R0 and Rs"
        )
    yield _doubt_of_theory(polarised)


def _doubt_of_voltage(polarised, found):
    if polarised.voltage <= SMALL:
        return ""
    small = _polarised(
        polarised.cell,
        SMALL,
        polarised.temperature,
        polarised.duration,
        polarised.first_reading,
    )
    moved = found / by_formula(**small.read) - 1
    if not abs(moved) > NOTABLE:
        return ""
    enough = 1e3 * polarised.voltage * np.sqrt(NOTABLE / 2 / abs(moved))  # grows with its square
    digit = 10.0 ** np.floor(np.log10(enough))
    return (
        f"a voltage of {1e3 * polarised.voltage:.3g} mV moves t+ by {_signed(moved)}: try "
        f"{digit * np.floor(enough / digit):g} mV"
    )


def _doubt_of_theory(polarised):
    """Of a steady, concentrated salt: the formula is that of an ideal one."""
    if not isinstance(polarised.cell.electrolyte, ConcentratedElectrolyte):
        return ""
    if polarised.status != "ok":
        return ""
    formula = polarised.membrane[0] / polarised.membrane[-1]
    own = _of_the_electrolyte(polarised.cell, polarised.temperature)
    if abs(formula / own - 1) <= NOTABLE:
        return ""
    return (
        f"of a concentrated salt the formula gives 1/(1 + Ne) = {formula:.2g}, not t+ = {own:.2g}: "
        "its thermodynamic factor and diffusivity have to be measured too"
    )


def _signed(moved):
    sign = "−" if moved < 0 else "+"
    return f"{sign}{percent(moved)}"


def _check_cell(cell):
    if isinstance(cell, SymmetricCell):
        return
    step = "give a SymmetricCell, such as mofcell.cell('gu2025-symmetric')"
    if hasattr(cell, "lithium_thickness"):
        step = "give mofcell.SymmetricCell.of(cell), its membrane between two of its lithium foils"
    elif hasattr(cell, "membrane_thickness"):
        step = "no lithium passes its faces; give a SymmetricCell"
    raise InvalidInput(f"cell is {shown(cell)}, not lithium on both sides: {step}")


def _first_reading(seconds, duration):
    try:
        seconds = float(seconds)
    except (TypeError, ValueError):
        seconds = np.nan
    if not 0 <= seconds < duration:
        raise InvalidInput(
            f"first_reading: {shown(seconds)} s; allowed is 0 up to the duration, {duration:.4g} s"
        )
    return seconds


def _of_the_electrolyte(cell, temperature):
    """Its transference number, at rest [-]."""
    membrane, T = cell.electrolyte, temperature
    if isinstance(membrane, ConcentratedElectrolyte):
        return property_at_rest("transference_number", membrane, T)
    return 1.0 if membrane.is_single_ion else float(membrane.transference_number(T))


def _verdict(polarised, found):
    """What the formula makes of an error, in words; first of all what is wrong."""
    if not polarised.reached_its_end:
        remedy = REMEDIES.get(polarised.ended_by)
        ended = polarised.time[-1]
        when = f"after {lasting(ended)}" if ended > 0 else "at once"
        said = f" {when}; {remedy}" if remedy else ""
        return f"no t+: {polarised.ended_by}{said}"
    said = moved_by_resistances(found)
    if polarised.status == "ok":
        return said
    if polarised.status == NOT_STEADY and polarised.duration < polarised.settled:
        said = f"{lasting(polarised.settled)} is enough at a small voltage; {said}"
    return f"{polarised.status}; {said}"
